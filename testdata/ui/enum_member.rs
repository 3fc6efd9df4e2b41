use bindgen_rt::prelude::*;
use bindgen_rt::pyclass::CompareOp;

bindgen_rt::bindings!();

#[pyclass]
#[derive(Clone, Copy, PartialEq)]
pub enum Color {
    Red,
    Green,
}

#[pymethods]
impl Color {
    #[new]
    fn new(text: &str) -> Self {
        Color::Red
    }

    #[setter]
    fn set_shade(&self, shade: u8) {}

    #[deleter]
    fn delete_shade(&self) {}

    #[getter]
    fn name(&self) -> String {
        String::new()
    }

    fn value(&self) -> u8 {
        0
    }

    fn _missing_(&self) {}

    #[allow(non_snake_case)]
    fn Red(&self) {}

    fn change(&mut self) {}

    fn borrowed(slf: PyRef<'_, Self>) {}

    fn bound(slf: &Bound<'_, Self>) {}

    fn typed(self: &Self) {}

    fn kept(&'static self) {}

    fn without(text: &str) {}

    #[classattr]
    fn __slots__() -> u8 {
        0
    }

    fn twice(&self) {}

    #[pyo3(name = "twice")]
    fn again(&self) {}

    fn takes(&self, other: &mut Self, kept: Py<Self>) {}

    fn __new__(&self) {}

    fn __init__(&self) {}

    fn __set_name__(&self, name: &str) {}

    fn __eq__(&self, other: &Self) -> bool {
        true
    }

    fn __hash__(&self) -> u64 {
        0
    }

    fn __getattr__(&self, name: &str) -> u8 {
        0
    }

    fn __iadd__(&self, other: u8) {}

    fn __next__(&self) -> Option<u8> {
        None
    }

    fn __copy__(&self) -> Self {
        *self
    }

    fn __reduce__(&self) -> u8 {
        0
    }

    fn __lenn__(&self) -> usize {
        0
    }

    fn __len__(&self) -> u8 {
        0
    }

    fn __richcmp__(&self, other: u8, op: CompareOp) -> bool {
        true
    }
}

#[pyclass(eq, eq_int)]
#[derive(Clone, Copy, PartialEq)]
pub enum Number {
    One = 1,
}

#[pyclass(ord, str = "{x}")]
#[derive(PartialEq, PartialOrd)]
pub enum Shown {
    One,
}

#[pyclass(ord)]
#[derive(PartialEq, PartialOrd)]
pub enum Twice {
    One,
}

#[pymethods]
impl Twice {
    fn __le__(&self, other: &Self) -> bool {
        true
    }
}

#[pymethods]
impl Number {
    fn __index__(&self) -> u8 {
        1
    }

    fn __lt__(&self, other: Number) -> bool {
        false
    }

    fn __richcmp__(&self, other: &Number, op: CompareOp) -> bool {
        true
    }
}
