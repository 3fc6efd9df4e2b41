//! What `use pyo3::prelude::*` brings into scope.

pub use super::types::{
    PyAny, PyAnyMethods, PyBytesMethods, PyModule, PyModuleMethods, PySliceMethods,
};
pub use super::{
    Bound, Py, PyClassInitializer, PyErr, PyObject, PyRef, PyRefMut, PyResult, Python,
};
pub use crate::wrap_pyfunction;
pub use bindgen_macros::{
    pyclass, pyfunction, pymethods, pymodule, FromPyObject, IntoPyObject, IntoPyObjectRef,
};
