// What is for Python reaches C by way of glue, which another command writes.
use bindgen_rt::prelude::*;

#[pyfunction]
fn double(value: i64) -> i64 {
    value * 2
}

bindgen_rt::bindings!();
