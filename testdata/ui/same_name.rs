use bindgen_rt::prelude::*;

#[pyfunction]
fn first() -> i64 {
    1
}

#[pyfunction]
fn first() -> i64 {
    2
}

bindgen_rt::bindings!();
