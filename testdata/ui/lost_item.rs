use bindgen_rt::prelude::*;

#[pyfunction]
fn outer() -> i64 {
    #[pyfunction]
    fn inner() -> i64 {
        1
    }
    inner()
}

bindgen_rt::bindings!();
