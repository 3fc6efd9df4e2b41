//! Ways to fail, and a count of the values that are alive.
use std::sync::atomic::{AtomicI64, Ordering};

use pyo3::exceptions::{PyKeyError, PyOSError, PyRuntimeError, PyValueError};
use pyo3::prelude::*;

pyo3::create_exception!(suite, SuiteError, PyValueError, "Of this crate.");
pyo3::create_exception!(suite, MoreSuiteError, SuiteError);

static LIVE: AtomicI64 = AtomicI64::new(0);

/// Counted while it is alive: every class holds one.
pub struct Live;

impl Live {
    pub fn new() -> Live {
        LIVE.fetch_add(1, Ordering::Relaxed);
        Live
    }
}

impl Clone for Live {
    fn clone(&self) -> Live {
        Live::new()
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        LIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

/// How many values of the crate's classes there are.
#[pyfunction]
pub fn live() -> i64 {
    LIVE.load(Ordering::Relaxed)
}

/// Leaks memory: the leak suite shows by it that it sees one.
#[pyfunction]
pub fn forget(size: usize) {
    std::mem::forget(vec![1u8; size]);
}

/// Leaks a value of a class.
#[pyfunction]
pub fn forget_value() {
    std::mem::forget(Live::new());
}

#[pyfunction]
pub fn raise_error(kind: &str) -> PyResult<i64> {
    Err(match kind {
        "value" => PyValueError::new_err("a value"),
        "key" => PyKeyError::new_err("a key"),
        "os" => PyOSError::new_err("the system"),
        "own" => SuiteError::new_err("an own one"),
        "more" => MoreSuiteError::new_err("a derived one"),
        "parse" => "x".parse::<i64>().unwrap_err().into(),
        "io" => std::io::Error::from_raw_os_error(2).into(),
        kind => PyRuntimeError::new_err(kind.to_owned()),
    })
}

/// Fails where the number is odd, with a long message.
#[pyfunction]
pub fn raise_more(number: u32) -> PyResult<String> {
    if number % 2 == 1 {
        return Err(MoreSuiteError::new_err("long ".repeat(1000)));
    }
    Ok("even".to_owned())
}

#[pyfunction]
pub fn panic_with(message: String) -> i64 {
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
pub fn panic_in_drop() {
    std::panic::panic_any(Bomb)
}

/// Panics when it goes.
#[pyclass(frozen)]
pub struct PanicOnDrop;

#[pymethods]
impl PanicOnDrop {
    #[new]
    fn new() -> Self {
        PanicOnDrop
    }
}

impl Drop for PanicOnDrop {
    fn drop(&mut self) {
        panic!("dropped");
    }
}

/// Panics in everything that Python calls.
#[pyclass]
pub struct Burning {
    _live: Live,
}

#[pymethods]
impl Burning {
    #[new]
    #[pyo3(signature = (fail=false))]
    fn new(fail: bool) -> Self {
        let live = Live::new();
        assert!(!fail, "new");
        Burning { _live: live }
    }

    fn method(&mut self) -> i64 {
        panic!("method")
    }

    #[getter]
    fn attribute(&self) -> i64 {
        panic!("getter")
    }

    #[setter]
    fn set_attribute(&mut self, _value: i64) {
        panic!("setter")
    }

    #[deleter]
    fn delete_attribute(&mut self) {
        panic!("deleter")
    }

    #[staticmethod]
    fn fixed() {
        panic!("static")
    }

    fn __repr__(&self) -> String {
        panic!("repr")
    }

    fn __str__(&self) -> String {
        panic!("str")
    }

    fn __hash__(&self) -> u64 {
        panic!("hash")
    }

    fn __eq__(&self, _other: i64) -> bool {
        panic!("eq")
    }

    fn __bool__(&self) -> bool {
        panic!("bool")
    }

    fn __len__(&self) -> usize {
        panic!("len")
    }

    fn __contains__(&self, _item: i64) -> bool {
        panic!("contains")
    }

    fn __getitem__(&self, _index: i64) -> i64 {
        panic!("getitem")
    }

    fn __setitem__(&mut self, _index: i64, _value: i64) {
        panic!("setitem")
    }

    fn __delitem__(&mut self, _index: i64) {
        panic!("delitem")
    }

    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        drop(slf);
        panic!("iter")
    }

    fn __next__(&mut self) -> Option<i64> {
        panic!("next")
    }

    fn __call__(&self) -> i64 {
        panic!("call")
    }

    fn __add__(&self, _other: i64) -> i64 {
        panic!("add")
    }

    fn __radd__(&self, _other: i64) -> i64 {
        panic!("radd")
    }

    fn __iadd__(&mut self, _other: i64) {
        panic!("iadd")
    }

    fn __neg__(&self) -> i64 {
        panic!("neg")
    }

    fn __index__(&self) -> i64 {
        panic!("index")
    }

    fn __float__(&self) -> f64 {
        panic!("float")
    }

    fn __enter__(slf: PyRefMut<'_, Self>) -> PyRefMut<'_, Self> {
        drop(slf);
        panic!("enter")
    }

    fn __copy__(&self) -> Self {
        panic!("copy")
    }
}
