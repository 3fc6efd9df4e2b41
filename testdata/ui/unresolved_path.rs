use bindgen_rt::prelude::*;

#[pymodule]
fn case(m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add_function(wrap_pyfunction!(inner::gone, m)?)?;
    Ok(())
}

mod inner {}
