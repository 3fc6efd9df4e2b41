//! Unions: what is tried, one variant after the other.

use super::object::RAISED;
use super::raise::take_raised;
use crate::exceptions::{PyAttributeError, PyKeyError, PyOverflowError, PyTypeError, PyValueError};
use crate::facade::class::{Class, Exception};
use crate::{PyErr, PyResult};
use std::fmt::Write;

/// The errors that say that an object does not fit. Any other is raised: it tells
/// of more.
const MISFITS: [&Class; 5] = [
    PyTypeError::CLASS,
    PyValueError::CLASS,
    PyOverflowError::CLASS,
    PyAttributeError::CLASS,
    PyKeyError::CLASS,
];

/// The variants that an object did not fit, and why.
#[derive(Debug, Default)]
pub struct Tried(String);

impl Tried {
    /// Notes why an object does not fit a variant.
    #[cold]
    pub fn add(&mut self, variant: &str, label: &str, error: PyErr) -> PyResult<()> {
        let (class, error) = misfit(error)?;
        let message = error.message();
        // Writing into a String never fails.
        write!(
            self.0,
            "\n- variant {variant} ({label}): {class}: {message}"
        )
        .ok();
        Ok(())
    }

    /// The error of an object that fits none.
    #[cold]
    pub fn none(self, name: &str, labels: &str) -> PyErr {
        PyTypeError::new_err(format!(
            "failed to extract enum {name} ('{labels}'){}",
            self.0
        ))
    }
}

/// The class of an error that says that an object does not fit, and the error
/// itself, which is no longer raised.
fn misfit(error: PyErr) -> PyResult<(&'static str, PyErr)> {
    for class in MISFITS {
        if error.class().kind != RAISED {
            if error.class().is_subclass(class) {
                return Ok((class.name, error));
            }
        } else if let Some(taken) = take_raised(class) {
            return Ok((class.name, taken));
        }
    }
    Err(error)
}
