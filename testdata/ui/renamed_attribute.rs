use bindgen_rt::prelude::*;
use bindgen_rt::pyfunction as exported;

#[exported]
fn lost() -> i64 {
    1
}

#[pyfunction]
fn kept() -> i64 {
    2
}

bindgen_rt::bindings!();
