//! The base64 functions of Python's `binascii`.
//!
//! `base64_rs` puts them in the place of the C functions, where it can; see there.

mod alphabet;
mod decode;
mod encode;

use decode::{Fault, Rules};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::import_exception;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use pyo3::StrOrBytes;

import_exception!(binascii, Error, PyValueError);

/// Base64-code line of data.
///
/// Args:
///     data: Bytes, or what is like them.
///     newline: Whether a newline follows.
///
/// Returns:
///     The line, as ASCII.
#[pyfunction]
#[pyo3(signature = (data, /, *, newline=true))]
fn b2a_base64<'py>(
    py: Python<'py>,
    data: StrOrBytes<'_>,
    newline: bool,
) -> PyResult<Bound<'py, PyBytes>> {
    let StrOrBytes::Bytes(data) = data else {
        return Err(PyTypeError::new_err(
            "a bytes-like object is required, not 'str'",
        ));
    };
    let len = encode::len(data.len()).and_then(|len| len.checked_add(newline.into()));
    let len = len.ok_or_else(|| Error::new_err("Too much data for base64 line"))?;
    PyBytes::new_with(py, len, |place| {
        encode::encode(data, place);
        if newline {
            place[len - 1] = b'\n';
        }
        Ok(())
    })
}

/// Decode a line of base64 data.
///
/// What is no character of the alphabet is passed over, and so is padding that
/// more data follows.
///
/// Args:
///     data: Bytes, what is like them, or text that is ASCII.
///     strict_mode: Refuse what is not in the canonical form.
///
/// Returns:
///     The data.
///
/// Raises:
///     binascii.Error: The data or its padding is not right.
///     ValueError: The text is not ASCII.
#[pyfunction]
#[pyo3(signature = (data, /, *, strict_mode=false))]
fn a2b_base64<'py>(
    py: Python<'py>,
    data: StrOrBytes<'_>,
    strict_mode: bool,
) -> PyResult<Bound<'py, PyBytes>> {
    decoded(py, data, strict_mode, Rules::Latest)
}

/// Decode a line of base64 data as Python 3.13 does in its first releases.
///
/// It differs from `a2b_base64` in padding that data follows: without `strict_mode`
/// it ends the data.
///
/// Args:
///     data: Bytes, what is like them, or text that is ASCII.
///     strict_mode: Refuse what is not in the canonical form.
///
/// Returns:
///     The data.
///
/// Raises:
///     binascii.Error: The data or its padding is not right.
///     ValueError: The text is not ASCII.
#[pyfunction]
#[pyo3(signature = (data, /, *, strict_mode=false))]
fn a2b_base64_3_13<'py>(
    py: Python<'py>,
    data: StrOrBytes<'_>,
    strict_mode: bool,
) -> PyResult<Bound<'py, PyBytes>> {
    decoded(py, data, strict_mode, Rules::Python313)
}

/// Decode a line of base64 data as Python 3.11 does.
///
/// It differs from `a2b_base64` in padding that data follows: without `strict_mode`
/// it ends the data. And `strict_mode` lets padding pass that nothing asks for.
///
/// Args:
///     data: Bytes, what is like them, or text that is ASCII.
///     strict_mode: Refuse what is not in the canonical form.
///
/// Returns:
///     The data.
///
/// Raises:
///     binascii.Error: The data or its padding is not right.
///     ValueError: The text is not ASCII.
#[pyfunction]
#[pyo3(signature = (data, /, *, strict_mode=false))]
fn a2b_base64_3_11<'py>(
    py: Python<'py>,
    data: StrOrBytes<'_>,
    strict_mode: bool,
) -> PyResult<Bound<'py, PyBytes>> {
    decoded(py, data, strict_mode, Rules::Python311)
}

fn decoded<'py>(
    py: Python<'py>,
    data: StrOrBytes<'_>,
    strict: bool,
    rules: Rules,
) -> PyResult<Bound<'py, PyBytes>> {
    if data.is_str() && !data.as_bytes().is_ascii() {
        return Err(PyValueError::new_err(
            "string argument should contain only ASCII characters",
        ));
    }
    let data = data.as_bytes();
    // Nearly all that is decoded is clean: then its length is known, and the result
    // is written in its place.
    if let Some(clean) = decode::Clean::of(data, strict) {
        let mut complete = false;
        let result = PyBytes::new_with(py, clean.len(), |place| {
            complete = clean.decode(place);
            Ok(())
        })?;
        if complete {
            return Ok(result);
        }
    }
    match decode::decode(data, strict, rules) {
        Ok(decoded) => Ok(PyBytes::new(py, &decoded)),
        Err(fault) => Err(raised(fault)),
    }
}

#[cold]
fn raised(fault: Fault) -> PyErr {
    Error::new_err(fault.to_string())
}

pyo3::bindings!();
