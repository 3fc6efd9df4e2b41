use bindgen_rt::prelude::*;

mod gone;

bindgen_rt::bindings!();
