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

    fn typed(self: PyRef<'_, Self>) -> i64 {
        self.count
    }

    fn reference(slf: &PyRef<'_, Self>) -> i64 {
        slf.count
    }

    fn kept(slf: Bound<'static, Self>) {}

    #[classmethod]
    fn make(count: i64) -> Self {
        Counter { count }
    }

    #[staticmethod]
    fn __len__() -> usize {
        0
    }

    fn __class_getitem__(&self) {}
}

#[pyclass(frozen)]
struct Fixed;

#[pymethods]
impl Fixed {
    fn change(&mut self) {}

    fn __enter__(slf: PyRefMut<'_, Self>) -> PyRefMut<'_, Self> {
        slf
    }
}

bindgen_rt::bindings!();
