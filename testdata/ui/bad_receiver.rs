use bindgen_rt::prelude::*;

#[pyclass]
struct Counter {
    count: i64,
}

#[pymethods]
impl Counter {
    #[new]
    fn new() -> Self {
        Counter { count: 0 }
    }

    fn consume(self) -> i64 {
        self.count
    }

    fn boxed(self: Box<Self>) -> i64 {
        self.count
    }
}

bindgen_rt::bindings!();
