use std::fmt;

#[pyo3::pyfunction]
fn one() -> i64 {
    1
}

pyo3::bindings!();
