use bindgen_rt::prelude::*;

#[pyfunction]
fn one() -> i64 {
    1
}

bindgen_rt::binding!();
