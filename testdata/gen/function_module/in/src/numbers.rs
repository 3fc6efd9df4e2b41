use pyo3::prelude::*;

#[pyfunction]
fn twice(value: i64) -> i64 {
    value * 2
}

/// Numbers, in a pymodule of their own.
#[pymodule]
pub fn numbers(_py: Python<'_>, m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add_function(wrap_pyfunction!(twice, m)?)
}
