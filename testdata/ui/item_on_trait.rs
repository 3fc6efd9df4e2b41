use bindgen_rt::prelude::*;

#[pyclass]
trait NotAClass {}

bindgen_rt::bindings!();
