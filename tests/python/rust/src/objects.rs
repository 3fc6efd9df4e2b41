//! Classes: shared and exclusive borrows, protocols, bases.
use std::time::Duration;

use pyo3::exceptions::{PyIndexError, PyValueError};
use pyo3::prelude::*;

use super::failures::Live;

/// Counts: takes `&mut self`.
#[pyclass(subclass, from_py_object)]
#[derive(Clone)]
pub struct Counter {
    value: i64,
    #[pyo3(get, set)]
    label: String,
    _live: Live,
}

impl Counter {
    pub fn value(&self) -> i64 {
        self.value
    }

    pub fn add(&mut self, by: i64) {
        self.value += by;
    }
}

#[pymethods]
impl Counter {
    #[new]
    #[pyo3(signature = (value=0, label="counter"))]
    fn new(value: i64, label: &str) -> PyResult<Self> {
        let live = Live::new();
        if value < 0 {
            return Err(PyValueError::new_err("negative"));
        }
        Ok(Counter {
            value,
            label: label.to_owned(),
            _live: live,
        })
    }

    #[getter(value)]
    fn read(&self) -> i64 {
        self.value
    }

    #[setter(value)]
    fn write(&mut self, value: i64) -> PyResult<()> {
        if value < 0 {
            return Err(PyValueError::new_err("negative"));
        }
        self.value = value;
        Ok(())
    }

    #[deleter(value)]
    fn reset(&mut self) -> PyResult<()> {
        if self.value == 0 {
            return Err(PyValueError::new_err("reset already"));
        }
        self.value = 0;
        Ok(())
    }

    #[pyo3(signature = (by=1))]
    fn bump(&mut self, by: i64) -> i64 {
        self.value += by;
        self.value
    }

    fn extend(&mut self, values: Vec<i64>) -> i64 {
        self.value += values.iter().sum::<i64>();
        self.value
    }

    fn rename(&mut self, label: String) {
        self.label = label;
    }

    fn absorb(&mut self, other: &Counter) {
        self.value += other.value;
    }

    fn drain(&mut self, other: &mut Counter) {
        self.value += std::mem::take(&mut other.value);
    }

    fn copied(&self) -> Counter {
        self.clone()
    }

    /// The object itself.
    fn me(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn bumped(mut slf: PyRefMut<'_, Self>) -> PyRefMut<'_, Self> {
        slf.value += 1;
        slf
    }

    /// Exclusively taken while other threads run Python.
    fn hold(&mut self, py: Python<'_>, milliseconds: u64) -> i64 {
        py.detach(|| std::thread::sleep(Duration::from_millis(milliseconds)));
        self.value
    }

    /// Shared while other threads run Python.
    fn watch(&self, py: Python<'_>, milliseconds: u64) -> i64 {
        py.detach(|| std::thread::sleep(Duration::from_millis(milliseconds)));
        self.value
    }

    fn explode(&mut self) {
        self.value += 1;
        panic!("boom")
    }

    #[classmethod]
    fn from_text(_cls: &Bound<'_, pyo3::types::PyType>, text: &str) -> PyResult<Self> {
        Counter::new(text.parse()?, text)
    }

    #[staticmethod]
    fn larger(a: Counter, b: Counter) -> Counter {
        if a.value >= b.value {
            a
        } else {
            b
        }
    }

    #[classattr]
    const LIMIT: i64 = i64::MAX;

    fn __iadd__(&mut self, other: &Counter) {
        self.value += other.value;
    }

    fn __add__(&self, other: i64) -> PyResult<Counter> {
        Counter::new(self.value + other, &self.label)
    }

    fn __eq__(&self, other: &Counter) -> bool {
        self.value == other.value
    }

    fn __lt__(&self, other: i64) -> PyResult<bool> {
        if other == 13 {
            return Err(PyValueError::new_err("unlucky"));
        }
        Ok(self.value < other)
    }

    fn __hash__(&self) -> i64 {
        self.value
    }

    fn __repr__(&self) -> String {
        format!("Counter({}, {:?})", self.value, self.label)
    }

    fn __call__(&mut self, values: Vec<i64>) -> i64 {
        self.extend(values)
    }

    fn __enter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    #[pyo3(signature = (*_args))]
    fn __exit__(&mut self, _args: &Bound<'_, pyo3::types::PyTuple>) -> bool {
        self.value = 0;
        false
    }
}

/// The sum of the values that counters hold.
#[pyfunction]
pub fn absorb_all(target: &mut Counter, others: Vec<PyRef<'_, Counter>>) -> i64 {
    target.value += others.iter().map(|other| other.value).sum::<i64>();
    target.value
}

/// Gives the same object back.
#[pyfunction]
pub fn keep(counter: Py<Counter>) -> Py<Counter> {
    counter
}

/// Several objects, and none, in one result.
#[pyfunction]
pub fn pair_of(value: i64) -> PyResult<(Counter, Option<Counter>, Vec<Counter>)> {
    Ok((
        Counter::new(value, "a")?,
        (value > 0).then(|| Counter::new(value, "b")).transpose()?,
        vec![Counter::new(value, "c")?],
    ))
}

/// Only looked at.
#[pyclass(frozen, eq, hash)]
#[derive(PartialEq, Hash)]
pub struct Frozen {
    #[pyo3(get)]
    number: u32,
}

#[pymethods]
impl Frozen {
    #[new]
    fn new(number: u32) -> Self {
        Frozen { number }
    }
}

/// Items, slices by number only, iteration.
#[pyclass]
pub struct Basket {
    items: Vec<String>,
    _live: Live,
}

impl Basket {
    fn place(&self, index: isize) -> PyResult<usize> {
        let place = if index < 0 {
            index + self.items.len() as isize
        } else {
            index
        };
        match usize::try_from(place) {
            Ok(place) if place < self.items.len() => Ok(place),
            _ => Err(PyIndexError::new_err("no such item")),
        }
    }
}

#[pymethods]
impl Basket {
    #[new]
    #[pyo3(signature = (*items))]
    fn new(items: Vec<String>) -> Self {
        Basket {
            items,
            _live: Live::new(),
        }
    }

    fn push(&mut self, item: String) {
        self.items.push(item);
    }

    fn clear(&mut self) {
        self.items.clear();
    }

    fn __len__(&self) -> usize {
        self.items.len()
    }

    fn __contains__(&self, item: &str) -> bool {
        self.items.iter().any(|each| each == item)
    }

    fn __getitem__(&self, index: isize) -> PyResult<String> {
        Ok(self.items[self.place(index)?].clone())
    }

    fn __setitem__(&mut self, index: isize, item: String) -> PyResult<()> {
        let place = self.place(index)?;
        self.items[place] = item;
        Ok(())
    }

    fn __delitem__(&mut self, index: isize) -> PyResult<()> {
        let place = self.place(index)?;
        self.items.remove(place);
        Ok(())
    }

    fn __iter__(slf: PyRef<'_, Self>) -> BasketIterator {
        BasketIterator {
            basket: slf.into(),
            next: 0,
        }
    }
}

/// Goes along a basket, which it keeps.
#[pyclass]
pub struct BasketIterator {
    basket: Py<Basket>,
    next: usize,
}

#[pymethods]
impl BasketIterator {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&mut self, py: Python<'_>) -> Option<String> {
        let found = self.basket.borrow(py).items.get(self.next).cloned();
        self.next += 1;
        found
    }
}

/// A base whose state Rust and Python may extend.
#[pyclass(subclass)]
pub struct Host {
    guests: Vec<String>,
    _live: Live,
}

#[pymethods]
impl Host {
    #[new]
    fn new() -> Self {
        Host {
            guests: Vec::new(),
            _live: Live::new(),
        }
    }

    fn invite(&mut self, name: String) -> usize {
        self.guests.push(name);
        self.guests.len()
    }

    #[getter]
    fn guests(&self) -> Vec<String> {
        self.guests.clone()
    }
}

/// Has a state of its own beside its base's.
#[pyclass(extends = Host, subclass)]
pub struct Guest {
    #[pyo3(get, set)]
    name: String,
    _live: Live,
}

#[pymethods]
impl Guest {
    #[new]
    fn new(name: String) -> PyResult<PyClassInitializer<Self>> {
        let guest = Guest {
            name,
            _live: Live::new(),
        };
        let host = Host::new();
        if guest.name.is_empty() {
            return Err(PyValueError::new_err("nobody"));
        }
        Ok(PyClassInitializer::from(host).add_subclass(guest))
    }

    fn invite_self(mut slf: PyRefMut<'_, Self>) -> usize {
        let name = slf.name.clone();
        let host: &mut Host = slf.as_mut();
        host.invite(name)
    }
}

/// The number of the guests of one.
#[pyfunction]
pub fn guest_of(host: &Host) -> usize {
    host.guests.len()
}

/// Opens and closes.
#[pyclass]
pub struct Gate {
    #[pyo3(get)]
    open: bool,
    _live: Live,
}

#[pymethods]
impl Gate {
    #[new]
    fn new() -> Self {
        Gate {
            open: true,
            _live: Live::new(),
        }
    }

    fn close(&mut self) {
        self.open = false;
    }

    fn read(&self) -> PyResult<Vec<u8>> {
        match self.open {
            true => Ok(vec![0; 100]),
            false => Err(PyValueError::new_err("closed")),
        }
    }
}

/// Pickled and copied.
#[pyclass(module = "suite")]
pub struct Key {
    #[pyo3(get)]
    data: Vec<u8>,
    _live: Live,
}

#[pymethods]
impl Key {
    #[new]
    fn new(data: Vec<u8>) -> Self {
        Key {
            data,
            _live: Live::new(),
        }
    }

    fn __getnewargs__(&self) -> (Vec<u8>,) {
        (self.data.clone(),)
    }

    fn __copy__(&self) -> Key {
        Key::new(self.data.clone())
    }
}

/// Takes attributes and weak references.
#[pyclass(dict, weakref, subclass)]
pub struct Open {
    _live: Live,
}

#[pymethods]
impl Open {
    #[new]
    fn new() -> Self {
        Open { _live: Live::new() }
    }
}

/// Takes both because of what it extends.
#[pyclass(extends = Open)]
pub struct Heir {
    _live: Live,
}

#[pymethods]
impl Heir {
    #[new]
    fn new() -> (Self, Open) {
        let _live = Live::new();
        (Heir { _live }, Open::new())
    }

    /// Itself, as it is kept.
    fn itself(slf: Py<Self>) -> Py<Self> {
        slf
    }
}
