use bindgen_rt::prelude::*;

#[pyfunction]
struct NotAFunction;

#[pyclass]
fn not_a_class() {}

bindgen_rt::bindings!();
