use bindgen_rt::prelude::*;

#[pyclass]
struct Unit {
    x: i64,
}

#[pymethods]
impl Unit {
    const PRIVATE: i64 = 1;

    #[classattr]
    const __hash__: i64 = 1;

    #[classattr]
    #[pyo3(get)]
    const GET: i64 = 1;

    #[classattr]
    fn one(x: i64) -> i64 {
        x
    }

    #[classattr]
    fn nothing() {}

    #[classattr]
    #[pyo3(signature = ())]
    fn signed() -> i64 {
        1
    }

    #[deleter]
    fn x(&mut self) {}

    #[getter]
    fn __dict__(&self) -> i64 {
        1
    }

    #[getter]
    fn y(&self) -> i64 {
        1
    }

    #[deleter]
    fn delete_y(&mut self) -> i64 {
        1
    }

    #[getter]
    #[classattr]
    fn both() -> i64 {
        1
    }
}

bindgen_rt::bindings!();
