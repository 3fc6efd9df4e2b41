use bindgen_rt::prelude::*;
use bindgen_rt::pyclass::CompareOp;
use bindgen_rt::types::PySlice;

#[pyclass]
struct Set {
    items: Vec<i64>,
}

#[pymethods]
impl Set {
    fn __reduce__(&self) -> (i64, i64) {
        (0, 0)
    }

    fn __await__(&self) {}

    fn __lenght__(&self) -> usize {
        self.items.len()
    }

    fn __mine__(&self) {}

    fn __len__(&self) -> u64 {
        0
    }

    fn __next__(&mut self) -> i64 {
        0
    }

    fn __iadd__(&mut self, other: i64) -> i64 {
        other
    }

    fn __repr__(&self) {}

    fn __add__(&self) -> i64 {
        0
    }

    fn __pow__(&self, other: i64) -> i64 {
        other
    }

    fn __rpow__(&self, other: i64, modulo: i64) -> i64 {
        other % modulo
    }

    fn __setitem__(&mut self, key: usize) {}

    #[pyo3(signature = (key))]
    fn __getitem__(&self, key: usize) -> i64 {
        0
    }

    fn __getattr__(&self, name: i64) -> i64 {
        name
    }

    fn __richcmp__(&self, other: &Set, op: CompareOp) -> bool {
        true
    }

    fn __lt__(&self, other: &Set) -> bool {
        true
    }

    fn __sub__(&self, op: CompareOp) -> bool {
        true
    }

    fn slice(&self, slice: Bound<'_, PySlice>) -> i64 {
        0
    }
}

bindgen_rt::bindings!();
