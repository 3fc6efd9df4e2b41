//! One source, built twice: on bindgen-rt (bench/plain) and on PyO3 (bench/pyo3).
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// Adds two integers.
#[pyfunction]
fn add(a: i64, b: i64) -> i64 {
    a.wrapping_add(b)
}

/// Joins words.
#[pyfunction]
#[pyo3(signature = (words, sep=" "))]
fn join(words: Vec<String>, sep: &str) -> String {
    words.join(sep)
}

/// Parses a port number.
#[pyfunction]
fn port(text: &str) -> PyResult<u16> {
    text.parse().map_err(|_| PyValueError::new_err(format!("not a port: {text}")))
}

/// Counts.
#[pyclass]
struct Counter {
    value: i64,
}

#[pymethods]
impl Counter {
    #[new]
    #[pyo3(signature = (value=0))]
    fn new(value: i64) -> Self {
        Counter { value }
    }

    /// Adds to the value and gives it back.
    fn bump(&mut self, by: i64) -> i64 {
        self.value += by;
        self.value
    }

    #[getter]
    fn value(&self) -> i64 {
        self.value
    }
}

/// What the benchmark builds.
#[pymodule]
mod plain {
    #[pymodule_export]
    use super::{add, join, port, Counter};
}
