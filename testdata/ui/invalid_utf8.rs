use bindgen_rt::prelude::*;

#[pyfunction]
fn greet() -> &'static str {
    "café"
}

bindgen_rt::bindings!();
