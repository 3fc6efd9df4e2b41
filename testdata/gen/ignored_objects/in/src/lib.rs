//! Python objects that a function takes and does not look at.
use pyo3::prelude::*;
use pyo3::types::{PyAny, PyDict, PyTuple, PyType};

/// One of each spelling.
#[pyfunction]
#[pyo3(signature = (value, _a, _b, _c=None, *, _d=None))]
fn ignore(
    value: i64,
    _a: &Bound<'_, PyAny>,
    _b: Bound<'_, PyAny>,
    _c: Option<Py<PyAny>>,
    _d: Option<&Bound<'_, PyDict>>,
) -> i64 {
    value
}

/// Whatever comes.
#[pyfunction]
#[pyo3(signature = (*_args, **_kwargs))]
fn anything(_args: &Bound<'_, PyTuple>, _kwargs: Option<&Bound<'_, PyDict>>) -> &'static str {
    "anything"
}

#[pyfunction]
#[pyo3(signature = (value, *_args, last=0, **_kwargs))]
fn between(
    value: i64,
    _args: &Bound<'_, PyTuple>,
    last: i64,
    _kwargs: Option<&Bound<'_, PyDict>>,
) -> i64 {
    value + last
}

#[pyclass(frozen)]
pub struct Stub {
    #[pyo3(get)]
    value: i64,
}

#[pymethods]
impl Stub {
    #[new]
    #[pyo3(signature = (value, *_args, **_kwargs))]
    fn new(
        value: i64,
        _args: &Bound<'_, PyTuple>,
        _kwargs: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        Ok(Stub { value })
    }

    fn method(&self, _other: Py<PyAny>) -> i64 {
        self.value
    }

    #[staticmethod]
    fn of(value: i64, _kind: &Bound<'_, PyType>) -> Stub {
        Stub { value }
    }

    #[classmethod]
    fn made(_cls: &Bound<'_, PyType>, _value: &Bound<'_, PyAny>) -> Stub {
        Stub { value: -1 }
    }

    fn __contains__(&self, _item: &Bound<'_, PyAny>) -> bool {
        true
    }

    #[pyo3(signature = (*_args, **_kwargs))]
    fn __call__(&self, _args: &Bound<'_, PyTuple>, _kwargs: Option<&Bound<'_, PyDict>>) -> i64 {
        self.value
    }
}

#[pymodule]
mod ignored_objects {
    #[pymodule_export]
    use super::{anything, between, ignore, Stub};
}
