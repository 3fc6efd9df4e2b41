use bindgen_rt::prelude::*;

procedural::exported! {
    #[pyfunction]
    fn one() -> i64 {
        1
    }
}

fn inner() {
    exported!(
        #[pyfunction]
        fn two() {}
    );
}

bindgen_rt::bindings!();
