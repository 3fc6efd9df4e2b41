use bindgen_rt::prelude::*;

#[cfg(has_simd)]
#[pyfunction]
fn one() -> i64 {
    1
}

bindgen_rt::bindings!();
