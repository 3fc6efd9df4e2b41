//! Results, error kinds and panics.
use pyo3::exceptions::{
    PyFileNotFoundError, PyKeyError, PyOverflowError, PyValueError, PyZeroDivisionError,
};
use pyo3::prelude::*;

pyo3::bindings!();

pyo3::create_exception!(errors, StrangeError, PyValueError, "What is strange.");
pyo3::create_exception!(errors, StrangerError, StrangeError);

/// An error of the crate's own.
#[derive(Debug)]
pub struct Missing(String);

impl From<Missing> for PyErr {
    fn from(error: Missing) -> PyErr {
        PyKeyError::new_err(error.0)
    }
}

type Outcome<T> = Result<T, Missing>;

#[pyfunction]
#[pyo3(name = "fail")]
fn raise(kind: &str, message: String) -> PyResult<()> {
    Err(match kind {
        "value" => PyValueError::new_err(message),
        "overflow" => PyOverflowError::new_err(message),
        "zero" => PyZeroDivisionError::new_err(message),
        "file" => PyFileNotFoundError::new_err(message),
        _ => return Ok(()),
    })
}

#[pyfunction]
fn look_up(key: &str) -> Outcome<i64> {
    match key {
        "one" => Ok(1),
        _ => Err(Missing(key.to_owned())),
    }
}

#[pyfunction]
fn parse(text: &str) -> Result<i64, std::num::ParseIntError> {
    text.parse()
}

#[pyfunction]
fn read(path: &str) -> std::io::Result<Vec<u8>> {
    std::fs::read(path)
}

#[pyfunction]
fn panic_with(message: String) -> i64 {
    std::panic::panic_any(message)
}

struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("payload dropped");
    }
}

/// Panics with a payload whose drop panics.
#[pyfunction]
fn panic_badly() {
    std::panic::panic_any(Bomb)
}

/// Panics when it is dropped.
#[pyclass]
pub struct Fragile;

#[pymethods]
impl Fragile {
    #[new]
    fn new() -> Self {
        Fragile
    }
}

impl Drop for Fragile {
    fn drop(&mut self) {
        panic!("dropped");
    }
}

/// Raises an exception that is declared here.
#[pyfunction]
fn estrange(more: bool) -> PyResult<()> {
    Err(match more {
        true => StrangerError::new_err("stranger"),
        false => StrangeError::new_err("strange"),
    })
}
