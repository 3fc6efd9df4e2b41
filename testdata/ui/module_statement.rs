use bindgen_rt::prelude::*;

#[pyfunction]
fn one() -> i64 {
    1
}

#[pymodule]
fn case(m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add_function(wrap_pyfunction!(one, m)?)?;
    if cfg!(debug_assertions) {
        m.add("DEBUG", true)?;
    }
    register(m)?;
    Ok(())
}
