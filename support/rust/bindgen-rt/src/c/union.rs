//! Unions.

use crate::exceptions::PyValueError;
use crate::PyErr;

/// The error of a tag that no variant has.
#[cold]
pub fn unknown_tag(name: &str, tag: i32) -> PyErr {
    PyValueError::new_err(format!("{tag} is the tag of no variant of {name}"))
}
