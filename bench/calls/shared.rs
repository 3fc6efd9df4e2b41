//! What is called: one source, built on bindgen-rt (`bindgen/`) and on PyO3 (`pyo3/`).
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

#[pyfunction]
pub fn noop() {}

#[pyfunction]
pub fn add(a: i64, b: i64) -> i64 {
    a.wrapping_add(b)
}

#[pyfunction]
#[pyo3(signature = (a, b=2))]
pub fn kw(a: i64, b: i64) -> i64 {
    a.wrapping_sub(b)
}

#[pyfunction]
pub fn mul(a: f64, b: f64) -> f64 {
    a * b
}

#[pyfunction]
pub fn length(text: &str) -> usize {
    text.len()
}

#[pyfunction]
pub fn upper(text: &str) -> String {
    text.to_ascii_uppercase()
}

#[pyfunction]
pub fn flip(data: &[u8]) -> Vec<u8> {
    data.iter().map(|byte| !byte).collect()
}

#[pyfunction]
pub fn total(values: Vec<i64>) -> i64 {
    values.iter().fold(0, |sum, value| sum.wrapping_add(*value))
}

#[pyfunction]
pub fn ramp(count: usize) -> Vec<f64> {
    (0..count).map(|index| index as f64).collect()
}

#[pyfunction]
pub fn join(words: Vec<String>) -> String {
    words.concat()
}

#[pyfunction]
pub fn fail() -> PyResult<()> {
    Err(PyValueError::new_err("no"))
}

#[pyclass]
pub struct Point {
    x: f64,
    y: f64,
}

#[pymethods]
impl Point {
    #[new]
    pub fn new(x: f64, y: f64) -> Self {
        Point { x, y }
    }

    #[getter]
    pub fn x(&self) -> f64 {
        self.x
    }

    pub fn norm(&self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }
}

#[pyclass]
pub struct Counter {
    value: i64,
}

#[pymethods]
impl Counter {
    #[new]
    pub fn new(value: i64) -> Self {
        Counter { value }
    }

    pub fn bump(&mut self, by: i64) -> i64 {
        self.value = self.value.wrapping_add(by);
        self.value
    }
}
