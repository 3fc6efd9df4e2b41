//! Results that are written into the bytes object that Python gets.
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

/// A copy.
#[pyfunction]
fn copied<'py>(py: Python<'py>, data: &[u8]) -> Bound<'py, PyBytes> {
    PyBytes::new(py, data)
}

/// Written in place.
#[pyfunction]
fn repeated<'py>(py: Python<'py>, byte: u8, count: usize) -> PyResult<Bound<'py, PyBytes>> {
    PyBytes::new_with(py, count, |place| {
        if byte == 0 {
            return Err(PyValueError::new_err("no zeros"));
        }
        place.fill(byte);
        Ok(())
    })
}

/// Zeros where nothing is written.
#[pyfunction]
fn zeros(py: Python<'_>, count: usize) -> PyResult<Bound<'_, PyBytes>> {
    PyBytes::new_with(py, count, |_| Ok(()))
}

/// Nothing for nothing.
#[pyfunction]
fn maybe<'py>(py: Python<'py>, data: &[u8]) -> Option<Bound<'py, PyBytes>> {
    (!data.is_empty()).then(|| PyBytes::new(py, data))
}

/// Panics while it writes.
#[pyfunction]
fn explode(py: Python<'_>, count: usize) -> PyResult<Bound<'_, PyBytes>> {
    PyBytes::new_with(py, count, |place| {
        place.fill(1);
        panic!("while writing");
    })
}

/// What is kept.
#[pyclass]
struct Store {
    data: Vec<u8>,
}

#[pymethods]
impl Store {
    #[new]
    fn new(data: Vec<u8>) -> Self {
        Store { data }
    }

    /// All of it, backwards.
    fn reversed<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        PyBytes::new_with(py, self.data.len(), |place| {
            for (to, from) in place.iter_mut().zip(self.data.iter().rev()) {
                *to = *from;
            }
            Ok(())
        })
    }

    fn __bytes__<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.data)
    }

    #[getter]
    fn data<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.data)
    }
}

#[pymodule]
mod blobs {
    #[pymodule_export]
    use super::{copied, explode, maybe, repeated, zeros, Store};
}
