use bindgen_rt::prelude::*;

#[path = "../src"]
mod directory;

bindgen_rt::bindings!();
