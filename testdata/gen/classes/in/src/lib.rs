//! Classes: state, borrows, properties, and each other.
use pyo3::exceptions::{PyIndexError, PyValueError};
use pyo3::prelude::*;

pyo3::bindings!();

/// Counts.
#[pyclass]
#[derive(Clone)]
pub struct Counter {
    value: i64,
    /// What it counts.
    #[pyo3(get, set)]
    label: String,
}

#[pymethods]
impl Counter {
    /// Starts at `value`.
    #[new]
    #[pyo3(signature = (value=0, *, label="things"))]
    fn new(value: i64, label: &str) -> PyResult<Self> {
        if value < 0 {
            return Err(PyValueError::new_err("value must not be negative"));
        }
        Ok(Counter {
            value,
            label: label.to_owned(),
        })
    }

    /// Adds `by` and gives the new value.
    #[pyo3(signature = (by=1))]
    fn bump(&mut self, by: i64) -> i64 {
        self.value += by;
        self.value
    }

    /// The value.
    #[getter]
    fn value(&self) -> i64 {
        self.value
    }

    #[setter]
    fn set_value(&mut self, value: i64) -> PyResult<()> {
        if value < 0 {
            return Err(PyValueError::new_err("value must not be negative"));
        }
        self.value = value;
        Ok(())
    }

    /// Adds the value of another counter.
    fn absorb(&mut self, other: &Counter) {
        self.value += other.value;
    }

    /// Moves the value of another counter here.
    fn drain(&mut self, other: &mut Counter) {
        self.value += std::mem::take(&mut other.value);
    }

    /// A copy.
    fn copied(&self) -> Self {
        self.clone()
    }

    /// The larger of two counters.
    #[staticmethod]
    fn larger(a: Counter, b: Counter) -> Counter {
        if a.value >= b.value {
            a
        } else {
            b
        }
    }

    /// Panics while it holds the exclusive borrow.
    fn explode(&mut self) {
        panic!("boom {}", self.value);
    }
}

/// Cannot be made from Python.
#[pyclass(frozen)]
pub struct Ticket {
    /// Its number.
    #[pyo3(get)]
    number: u32,
}

#[pymethods]
impl Ticket {
    /// The next one.
    fn next(&self) -> PyResult<Ticket> {
        self.number
            .checked_add(1)
            .map(|number| Ticket { number })
            .ok_or_else(|| PyIndexError::new_err("no more tickets"))
    }
}

/// Gives a ticket.
#[pyfunction]
fn ticket(number: u32) -> Ticket {
    Ticket { number }
}

/// Several at once.
#[pyfunction]
fn tickets(count: u32) -> Vec<Ticket> {
    (0..count).map(|number| Ticket { number }).collect()
}

/// One, or none.
#[pyfunction]
fn maybe_ticket(number: Option<u32>) -> Option<Ticket> {
    number.map(|number| Ticket { number })
}

/// The number of an optional ticket.
#[pyfunction]
#[pyo3(signature = (ticket=None))]
fn number_of(ticket: Option<&Ticket>) -> Option<u32> {
    ticket.map(|ticket| ticket.number)
}

/// Adds up counters.
#[pyfunction]
fn total(counters: Vec<Counter>) -> i64 {
    counters.iter().map(|counter| counter.value).sum()
}
