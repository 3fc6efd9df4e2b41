use bindgen_rt::prelude::*;

mod outer {
    mod inner {
        use bindgen_rt::prelude::*;

        #[pyfunction]
        fn hidden() -> i64 {
            1
        }
    }
}

bindgen_rt::bindings!();
