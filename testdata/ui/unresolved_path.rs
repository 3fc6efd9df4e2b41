use bindgen_rt::prelude::*;

#[pymodule]
fn case(m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add_function(wrap_pyfunction!(inner::gone, m)?)?;
    m.add_wrapped(wrap_pymodule!(declared))?;
    Ok(())
}

mod inner {}

#[pymodule]
mod declared {
    #[pymodule_export]
    use super::{Missing, inner::gone};
}
