//! Exceptions that other Python modules have.
use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;
use pyo3::{create_exception, import_exception};

import_exception!(binascii, Error, PyValueError);
import_exception!(xml.parsers.expat, ExpatError);
import_exception!(io, UnsupportedOperation, PyOSError);
import_exception!(no_such_module, Missing);
import_exception!(binascii, NoSuchError);
import_exception!(json, loads);

create_exception!(imported_exceptions, BadPadding, Error, "Padding is wrong.", { at: usize });

/// The same class once more, in another module of the crate.
pub mod again {
    pyo3::import_exception!(binascii, Error, pyo3::exceptions::PyValueError);
}

/// Raises by name.
#[pyfunction]
fn fail(what: &str) -> PyResult<()> {
    Err(match what {
        "imported" => Error::new_err("Incorrect padding"),
        "again" => again::Error::new_err("once more"),
        "deep" => ExpatError::new_err(("no element found", 3)),
        "several bases" => UnsupportedOperation::new_err("not readable"),
        "derived" => BadPadding::new_err_with("derived", BadPaddingFields { at: 7 }),
        "no module" => Missing::new_err("no module"),
        "no attribute" => NoSuchError::new_err("no attribute"),
        "no class" => loads::new_err("no class"),
        _ => return Ok(()),
    })
}

/// Raises one that is caused by another one.
#[pyfunction]
fn chain(py: Python<'_>) -> PyResult<()> {
    let error = PyValueError::new_err("outer");
    error.set_cause(py, Some(Error::new_err("inner")));
    Err(error)
}

pyo3::bindings!();
