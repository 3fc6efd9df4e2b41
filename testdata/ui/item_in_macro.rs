use bindgen_rt::prelude::*;

macro_rules! exported {
    ($name:ident) => {
        #[pyfunction]
        fn $name() -> i64 {
            1
        }
    };
}

exported!(one);

bindgen_rt::bindings!();
