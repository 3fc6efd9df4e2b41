//! What `use pyo3::prelude::*` brings into scope.

pub use super::types::{PyAny, PyAnyMethods, PyModule, PyModuleMethods};
pub use super::{Bound, Py, PyErr, PyResult, Python};
pub use crate::wrap_pyfunction;
pub use bindgen_macros::{
    pyclass, pyfunction, pymethods, pymodule, FromPyObject, IntoPyObject, IntoPyObjectRef,
};
