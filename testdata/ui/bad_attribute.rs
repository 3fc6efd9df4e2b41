use bindgen_rt::prelude::*;

#[pyfunction]
#[pyo3(name = one)]
fn first() -> i64 {
    1
}

#[pyfunction]
#[pyo3(nmae = "two")]
fn second() -> i64 {
    2
}

bindgen_rt::bindings!();
