//! The object types that a `#[pymodule]` function names. bindgen reads such a
//! function and nothing runs it, so these have no content.

pub use super::module::{PyAnyMethods, PyModuleMethods};

/// Any object.
#[derive(Debug)]
pub struct PyAny(());

/// A module.
#[derive(Debug)]
pub struct PyModule(());

/// A function of a module.
#[derive(Debug)]
pub struct PyCFunction(());
