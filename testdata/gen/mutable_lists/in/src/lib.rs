//! Lists of objects that a function borrows all at once.
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

pyo3::bindings!();

/// A number that grows.
#[pyclass]
pub struct Counter {
    #[pyo3(get, set)]
    value: i64,
}

#[pymethods]
impl Counter {
    #[new]
    #[pyo3(signature = (value=0))]
    fn new(value: i64) -> Self {
        Counter { value }
    }

    /// Takes what the others have.
    fn drain(&mut self, others: Vec<PyRefMut<'_, Counter>>) -> i64 {
        for mut other in others {
            self.value += std::mem::take(&mut other.value);
        }
        self.value
    }

    /// The largest of all.
    #[staticmethod]
    fn largest(counters: Vec<PyRef<'_, Counter>>) -> Option<i64> {
        counters.iter().map(|counter| counter.value).max()
    }
}

/// Adds to each.
#[pyfunction]
fn add(mut counters: Vec<PyRefMut<'_, Counter>>, amount: i64) {
    for counter in &mut counters {
        counter.value += amount;
    }
}

/// Adds to each, by plain references.
#[pyfunction]
fn add_plain(counters: Vec<&mut Counter>, amount: i64) {
    for counter in counters {
        counter.value += amount;
    }
}

/// Adds to each, if there is a list.
#[pyfunction]
#[pyo3(signature = (counters=None))]
fn count(counters: Option<Vec<PyRefMut<'_, Counter>>>) -> Option<usize> {
    let mut counters = counters?;
    for counter in &mut counters {
        counter.value += 1;
    }
    Some(counters.len())
}

/// Adds to each that is passed by place.
#[pyfunction]
#[pyo3(signature = (*counters))]
fn count_all(counters: Vec<PyRefMut<'_, Counter>>) -> usize {
    let count = counters.len();
    for mut counter in counters {
        counter.value += 1;
    }
    count
}

/// Adds the first list to the second.
#[pyfunction]
fn pour(source: Vec<PyRef<'_, Counter>>, mut to: Vec<PyRefMut<'_, Counter>>) {
    for (source, to) in source.iter().zip(&mut to) {
        to.value += source.value;
    }
}

/// Fails while all are borrowed.
#[pyfunction]
fn fail(mut counters: Vec<PyRefMut<'_, Counter>>) -> PyResult<()> {
    for counter in &mut counters {
        counter.value = -1;
    }
    Err(PyValueError::new_err("failed"))
}

/// Panics while all are borrowed.
#[pyfunction]
fn panic(counters: Vec<PyRefMut<'_, Counter>>) {
    panic!("with {} borrowed", counters.len());
}
