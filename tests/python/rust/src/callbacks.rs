//! Functions that the caller passes: called, kept, and given up.
use std::sync::{Arc, Mutex};
use std::thread;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use super::failures::Live;
use super::objects::Counter;

/// The items for which the function is true.
#[pyfunction]
pub fn sieve(items: Vec<String>, f: &dyn Fn(&str) -> PyResult<bool>) -> PyResult<Vec<String>> {
    let mut kept = Vec::new();
    for item in items {
        if f(&item)? {
            kept.push(item);
        }
    }
    Ok(kept)
}

/// Calls the function by this thread, by this thread while others run Python, or by a
/// thread of Rust's.
#[pyfunction]
pub fn apply(
    py: Python<'_>,
    how: &str,
    number: i64,
    f: &(dyn Fn(i64) -> PyResult<i64> + Sync),
) -> PyResult<i64> {
    match how {
        "here" => f(number),
        "detached" => py.detach(|| f(number)),
        _ => py.detach(|| {
            thread::scope(|scope| {
                let thread = scope.spawn(|| f(number));
                thread.join().expect("callbacks do not panic")
            })
        }),
    }
}

/// What the function raises is the cause of what this does.
#[pyfunction]
pub fn because(py: Python<'_>, f: impl Fn() -> PyResult<()>) -> PyResult<()> {
    f().map_err(|error| {
        let outer = PyRuntimeError::new_err("because");
        outer.set_cause(py, Some(error));
        outer
    })
}

/// Calls the function with each byte of what is borrowed.
#[pyfunction]
pub fn each_byte(data: &[u8], f: &mut dyn FnMut(u8) -> PyResult<()>) -> PyResult<usize> {
    for &byte in data {
        f(byte)?;
    }
    Ok(data.len())
}

/// Calls the function while it has all counters of a list for itself.
#[pyfunction]
pub fn bump_all(
    mut counters: Vec<PyRefMut<'_, Counter>>,
    f: impl FnOnce() -> PyResult<i64>,
) -> PyResult<usize> {
    let by = f()?;
    for counter in &mut counters {
        counter.add(by);
    }
    Ok(counters.len())
}

type Handler = Arc<dyn Fn(&str) -> PyResult<i64> + Send + Sync>;

/// Keeps functions.
#[pyclass(weakref)]
pub struct Post {
    handlers: Mutex<Vec<Handler>>,
    _live: Live,
}

impl Post {
    fn all(&self) -> Vec<Handler> {
        self.handlers.lock().expect("nothing panics here").clone()
    }

    fn take(&self) -> Vec<Handler> {
        std::mem::take(&mut self.handlers.lock().expect("nothing panics here"))
    }
}

#[pymethods]
impl Post {
    #[new]
    #[pyo3(signature = (handler=None))]
    fn new(handler: Option<Handler>) -> Self {
        Post {
            handlers: Mutex::new(handler.into_iter().collect()),
            _live: Live::new(),
        }
    }

    fn add(&self, handler: Handler) -> usize {
        let mut handlers = self.handlers.lock().expect("nothing panics here");
        handlers.push(handler);
        handlers.len()
    }

    fn fire(&self, event: &str) -> PyResult<i64> {
        self.all().iter().map(|handler| handler(event)).sum()
    }

    /// Calls the function with this object taken.
    fn alone(&mut self, f: &dyn Fn() -> PyResult<i64>) -> PyResult<i64> {
        f()
    }

    /// Calls all of them by a thread that nobody waits for.
    fn fire_on(&self, event: String, rounds: u64) {
        let handlers = self.all();
        thread::spawn(move || {
            for _ in 0..rounds {
                for handler in &handlers {
                    let _ = handler(&event);
                }
            }
        });
    }

    fn clear(&self) {
        drop(self.take());
    }

    /// Gives all of them up by a thread that nobody waits for.
    fn let_go(&self) {
        let handlers = self.take();
        thread::spawn(move || drop(handlers));
    }
}
