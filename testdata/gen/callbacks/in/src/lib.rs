//! Functions that the caller passes: borrowed for the call, or kept.

use pyo3::create_exception;
use pyo3::exceptions::{PyException, PyKeyError, PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use std::sync::{Arc, Mutex};
use std::thread;

mod values;

pyo3::bindings!();

create_exception!(callbacks, Refused, PyValueError, "A callback said no.", { code: i64 });

/// A direction.
#[pyclass(eq)]
#[derive(Clone, Copy, PartialEq)]
pub enum Turn {
    Left = 1,
    Right = 2,
}

/// A place.
#[derive(Clone, FromPyObject, IntoPyObject)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// A named place.
#[derive(Clone, FromPyObject, IntoPyObject)]
pub struct Place {
    pub name: String,
    pub at: Point,
    pub tags: Option<Vec<String>>,
}

/// The items for which the function is true.
#[pyfunction]
fn filter(items: Vec<String>, f: &dyn Fn(&str) -> PyResult<bool>) -> PyResult<Vec<String>> {
    let mut kept = Vec::new();
    for item in items {
        if f(&item)? {
            kept.push(item);
        }
    }
    Ok(kept)
}

/// Calls the function with each number; what it gives is not looked at.
#[pyfunction]
fn each(count: u32, f: &mut dyn FnMut(u32) -> PyResult<()>) -> PyResult<u32> {
    for number in 0..count {
        f(number)?;
    }
    Ok(count)
}

/// Adds up.
#[pyfunction]
fn fold(numbers: Vec<i64>, start: i64, f: impl Fn(i64, i64) -> PyResult<i64>) -> PyResult<i64> {
    numbers.into_iter().try_fold(start, f)
}

/// Calls the function once.
#[pyfunction]
fn once(f: impl FnOnce() -> PyResult<String>) -> PyResult<String> {
    f()
}

/// Whether the function was there, and what it gave.
#[pyfunction]
#[pyo3(signature = (value, f=None))]
fn maybe(value: i64, f: Option<&dyn Fn(i64) -> PyResult<i64>>) -> PyResult<Option<i64>> {
    f.map(|f| f(value)).transpose()
}

/// The same of the other forms.
#[pyfunction]
#[pyo3(signature = (value, a=None, b=None, c=None))]
fn maybe_more(
    value: i64,
    a: Option<&mut dyn FnMut(i64) -> PyResult<i64>>,
    b: Option<Box<dyn Fn(i64) -> PyResult<i64> + Send + Sync>>,
    c: Option<Arc<dyn Fn(i64) -> PyResult<i64> + Send + Sync>>,
) -> PyResult<i64> {
    let mut value = value;
    if let Some(a) = a {
        value = a(value)?;
    }
    if let Some(b) = b {
        value = b(value)?;
    }
    if let Some(c) = c {
        value = c(value)?;
    }
    Ok(value)
}

/// Passes one value of each kind.
#[pyfunction]
#[allow(clippy::type_complexity)]
fn kinds(
    f: &dyn Fn(bool, i8, u64, f32, char, u128, Turn, &[u8], String) -> PyResult<Vec<u8>>,
) -> PyResult<Vec<u8>> {
    f(true, -7, u64::MAX, 0.5, 'ß', 1 << 100, Turn::Right, b"\0b", "ü".to_owned())
}

/// Passes what contains other values, and gives back what comes.
#[pyfunction]
#[allow(clippy::type_complexity)]
fn nested(
    f: &dyn Fn(
        Option<&str>,
        Option<i32>,
        &[f64],
        Vec<String>,
        (i64, &str),
        Option<(bool,)>,
        Vec<Option<Turn>>,
        Option<Option<i64>>,
    ) -> PyResult<Option<(String, Vec<Turn>)>>,
) -> PyResult<Option<(String, Vec<Turn>)>> {
    f(
        Some("a"),
        None,
        &[1.5, 2.5],
        vec!["b".to_owned(), String::new()],
        (3, "c"),
        Some((true,)),
        vec![Some(Turn::Left), None],
        Some(None),
    )
}

/// Moves places.
#[pyfunction]
fn relocate(places: Vec<Place>, f: &dyn Fn(Place, Point) -> PyResult<Place>) -> PyResult<Vec<Place>> {
    let by = Point { x: 1.0, y: -1.0 };
    places.into_iter().map(|place| f(place, by.clone())).collect()
}

/// A character, a number of 128 bits, an option of text: what callbacks give.
#[pyfunction]
fn gives(
    a: &dyn Fn() -> PyResult<char>,
    b: &dyn Fn() -> PyResult<i128>,
    c: &dyn Fn() -> PyResult<Option<String>>,
    d: &dyn Fn() -> PyResult<Turn>,
) -> PyResult<(char, i128, Option<String>, Turn)> {
    Ok((a()?, b()?, c()?, d()?))
}

/// What Rust sees of the error of a callback.
#[pyfunction]
fn inspect(py: Python<'_>, f: &dyn Fn() -> PyResult<()>) -> (bool, bool, bool, String) {
    match f() {
        Ok(()) => (false, false, false, String::new()),
        Err(error) => (
            error.is_instance_of::<PyValueError>(py),
            error.is_instance_of::<PyException>(py),
            error.is_instance_of::<Refused>(py),
            error.to_string(),
        ),
    }
}

/// Gives the error of the callback back, as it is or within another one.
#[pyfunction]
fn again(py: Python<'_>, how: &str, f: &dyn Fn() -> PyResult<()>) -> PyResult<()> {
    let Err(error) = f() else { return Ok(()) };
    match how {
        "same" => Err(error),
        "copy" => Err(error.clone_ref(py)),
        "cause" => {
            let outer = PyRuntimeError::new_err("outer");
            outer.set_cause(py, Some(error));
            Err(outer)
        }
        "caused" => {
            error.set_cause(py, Some(PyKeyError::new_err("inner")));
            Err(error)
        }
        "panic" => panic!("{error}"),
        _ => Ok(()),
    }
}

/// Calls the function by a thread of Rust's.
#[pyfunction]
fn by_thread(
    py: Python<'_>,
    count: i64,
    f: &(dyn Fn(i64) -> PyResult<i64> + Sync),
) -> PyResult<Vec<i64>> {
    py.detach(|| {
        thread::scope(|scope| {
            let threads: Vec<_> = (0..count).map(|n| scope.spawn(move || f(n))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        })
    })
}

/// Calls the function by this thread while other threads may run Python.
#[pyfunction]
fn detached(py: Python<'_>, f: impl Fn(i64) -> PyResult<i64> + Send) -> PyResult<i64> {
    py.detach(move || f(1))
}

type Handler = Arc<dyn Fn(&str) -> PyResult<i64> + Send + Sync>;

/// Keeps functions.
#[pyclass]
pub struct Bus {
    handlers: Mutex<Vec<Handler>>,
    last: Option<Box<dyn FnMut(i64) -> PyResult<()> + Send + Sync>>,
}

#[pymethods]
impl Bus {
    #[new]
    #[pyo3(signature = (handler=None))]
    fn new(handler: Option<Handler>) -> Self {
        Bus {
            handlers: Mutex::new(handler.into_iter().collect()),
            last: None,
        }
    }

    /// Adds a function.
    fn add(&self, handler: Handler) -> usize {
        let mut handlers = self.handlers.lock().unwrap();
        handlers.push(handler);
        handlers.len()
    }

    /// Calls all of them.
    fn fire(&self, event: &str) -> PyResult<i64> {
        let handlers = self.handlers.lock().unwrap().clone();
        handlers.iter().map(|handler| handler(event)).sum()
    }

    /// Calls all of them by a thread, some time.
    fn fire_later(&self, event: String, rounds: u64) {
        let handlers = self.handlers.lock().unwrap().clone();
        thread::spawn(move || {
            for _ in 0..rounds {
                for handler in &handlers {
                    let _ = handler(&event);
                }
            }
        });
    }

    /// Forgets all of them.
    fn clear(&self) {
        self.handlers.lock().unwrap().clear();
    }

    /// A function that is called with the result of `count`.
    #[setter]
    fn set_last(&mut self, f: Option<Box<dyn FnMut(i64) -> PyResult<()> + Send + Sync>>) {
        self.last = f;
    }

    /// Calls the function with the object borrowed.
    fn count(&mut self, f: &dyn Fn() -> PyResult<i64>) -> PyResult<i64> {
        let count = f()?;
        if let Some(last) = &mut self.last {
            last(count)?;
        }
        Ok(count)
    }
}
