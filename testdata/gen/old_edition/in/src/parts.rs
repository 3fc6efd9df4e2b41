use pyo3::prelude::*;

#[pyfunction]
pub(crate) fn double(async_: i64) -> i64 {
    async_ * 2
}

#[pyclass]
#[derive(Debug)]
pub(crate) struct Pair {
    #[pyo3(get)]
    left: i64,
    right: i64,
}

#[pymethods]
impl Pair {
    #[new]
    fn new(left: i64, right: i64) -> Self {
        Pair { left, right }
    }

    fn swap(&mut self) {
        std::mem::swap(&mut self.left, &mut self.right);
    }
}
