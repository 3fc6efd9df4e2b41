use bindgen_rt::prelude::*;

#[pyclass(ord, hash)]
struct Ordered {
    #[pyo3(get, set)]
    x: i64,
}

#[pyclass(eq = true)]
struct Valued;

#[pyclass(eq, hash)]
#[derive(PartialEq, Hash)]
struct Changing {
    #[pyo3(get, set)]
    x: i64,
}

#[pyclass(eq)]
#[derive(PartialEq)]
struct Twice;

#[pymethods]
impl Twice {
    fn __eq__(&self, other: &Twice) -> bool {
        true
    }
}

#[pyclass(str = "{x} and {y}")]
struct Text {
    x: i64,
}

#[pyclass(str = "{x:>width$}")]
struct Wide {
    x: i64,
}

#[pyclass(str = "{x")]
struct Open {
    x: i64,
}

#[pyclass(mapping, sequence)]
struct Both;

#[pyclass(generic)]
struct Generic;

#[pymethods]
impl Generic {
    #[classmethod]
    fn __class_getitem__(cls: &Bound<'_, bindgen_rt::types::PyType>) {}
}

bindgen_rt::bindings!();
