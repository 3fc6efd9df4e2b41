use bindgen_rt::prelude::*;

#[pyclass]
#[derive(Clone)]
enum Level {
    Low = compute(),
    High = 2,
}

fn compute() -> isize {
    1
}

bindgen_rt::bindings!();
