use bindgen_rt::prelude::*;

include!(concat!(env!("OUT_DIR"), "/generated.rs"));

bindgen_rt::bindings!();
