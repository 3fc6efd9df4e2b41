use pyo3::prelude::*;

#[pyfunction]
fn one() -> i64 {
    1
}

pyo3::bindings!();
