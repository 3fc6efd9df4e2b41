/*! Documentation in every form.

A `* /` without the blank would end a comment of C, a """ a docstring of Python.
*/

use pyo3::prelude::*;

/// One line.
#[pyfunction]
fn line() {}

/**
 * A block,
 *
 * with stars.
 */
#[pyfunction]
fn block() {}

#[doc = "An attribute, with a \"quote\" and a \\ backslash."]
#[pyfunction]
fn attribute() {}

/// Ends with a quote "here"
#[pyfunction]
fn quote() {}

/// Two paragraphs.
///
///     indented code */ /* with what ends comments """ and docstrings
///
/// - a list: é, 名前, \N{BULLET}, %s, {x}
#[pyfunction]
fn long() {}

#[pyfunction]
fn none() {}

pyo3::bindings!();

#[pyclass]
pub struct Bare;

#[pyclass]
pub struct Made;

#[pymethods]
impl Made {
    #[new]
    fn new(_number: i64) -> Self {
        Made
    }
}
