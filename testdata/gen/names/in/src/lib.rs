//! Names that some language reserves, and names that are given.

use pyo3::prelude::*;

/// `class` and `default` are words of C++ and C.
#[pyfunction]
fn switch(default: i64, r#struct: i64, out: i64, register: i64) -> i64 {
    default + r#struct + out + register
}

/// Renamed for Python.
#[pyfunction]
#[pyo3(name = "renamed")]
fn original(x: i64, x_len: i64) -> i64 {
    x + x_len
}

#[pyclass(name = "Given")]
#[derive(Clone)]
pub struct Inner {
    value: i64,
}

#[pymethods]
impl Inner {
    #[new]
    fn construct(value: i64) -> Self {
        Inner { value }
    }

    #[pyo3(name = "double")]
    fn twice(&self) -> i64 {
        self.value * 2
    }

    #[getter(value)]
    fn read_value(&self) -> i64 {
        self.value
    }
}

/// Text of `data` and `len`, parameters that share their names with parts of structs.
#[pyfunction]
fn data(data: &str, len: usize, data_len: usize) -> usize {
    data.len() + len + data_len
}

/// A class in the same types on the way in and on the way out.
#[pyfunction]
fn turned(mut rows: Vec<Option<(Inner, bool)>>) -> Vec<Option<(Inner, bool)>> {
    rows.reverse();
    rows
}

/// Parameters that C has other plans with.
#[pyfunction]
#[allow(non_snake_case)]
fn hidden(names_error: i64, names_string: i64, INT64_MAX: i64) -> String {
    (names_error + names_string + INT64_MAX).to_string()
}

pyo3::bindings!();
