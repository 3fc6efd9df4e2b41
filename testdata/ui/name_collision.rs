use bindgen_rt::prelude::*;

#[pyfunction]
fn first() -> i64 {
    1
}

#[pyfunction]
#[pyo3(name = "first")]
fn second() -> i64 {
    2
}

bindgen_rt::bindings!();
