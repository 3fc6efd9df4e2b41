//! The classes that zoo.c, beside this, has written by hand against
//! docs/abi.md. Only bindgen reads this file: the bodies do not matter.
use pyo3::prelude::*;
use pyo3::pyclass::CompareOp;
use pyo3::types::{PyAny, PySlice, PyType};
use pyo3::Either;
use std::collections::HashMap;

pyo3::bindings!();

/// A number.
#[pyclass(weakref, generic)]
pub struct Number {
    value: i64,
}

#[pymethods]
impl Number {
    /// The greatest.
    #[classattr]
    const LIMIT: i64 = 99;

    #[classattr]
    fn origin() -> Number {
        todo!()
    }

    #[new]
    fn new(value: i64) -> Self {
        todo!()
    }

    /// Makes one.
    #[classmethod]
    fn make(cls: &Bound<'_, PyType>, value: i64) -> Number {
        todo!()
    }

    #[getter]
    fn value(&self) -> i64 {
        todo!()
    }

    #[setter]
    fn set_value(&mut self, value: i64) {
        todo!()
    }

    #[deleter]
    fn delete_value(&mut self) {
        todo!()
    }

    fn __add__(&self, other: i64) -> Number {
        todo!()
    }

    fn __radd__(&self, other: i64) -> i64 {
        todo!()
    }

    fn __iadd__(&mut self, other: i64) {
        todo!()
    }

    fn __pow__(&self, other: i64, modulo: Option<i64>) -> i64 {
        todo!()
    }

    fn __richcmp__(&self, other: &Number, op: CompareOp) -> bool {
        todo!()
    }

    fn __hash__(&self) -> u64 {
        todo!()
    }

    fn __pos__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        todo!()
    }

    fn __getnewargs__(&self) -> (i64,) {
        todo!()
    }

    fn __enter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        todo!()
    }

    fn __exit__(
        &self,
        _kind: &Bound<'_, PyAny>,
        _error: &Bound<'_, PyAny>,
        _trace: &Bound<'_, PyAny>,
    ) -> bool {
        todo!()
    }
}

/// Numbers below a count.
#[pyclass]
pub struct Row {
    count: i64,
}

#[pymethods]
impl Row {
    #[new]
    fn new(count: i64) -> Self {
        todo!()
    }

    fn __len__(&self) -> usize {
        todo!()
    }

    fn __getitem__(&self, index: Either<isize, Bound<'_, PySlice>>) -> Either<i64, Vec<i64>> {
        todo!()
    }

    fn __eq__(&self, other: &Row) -> bool {
        todo!()
    }

    fn steps(&self) -> Steps {
        todo!()
    }
}

#[pyclass]
pub struct Steps {}

#[pymethods]
impl Steps {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        todo!()
    }

    fn __next__(&mut self) -> Option<String> {
        todo!()
    }
}

/// The base.
#[pyclass(subclass)]
pub struct Base {}

#[pymethods]
impl Base {
    #[new]
    fn new() -> Self {
        todo!()
    }

    fn name(&self) -> String {
        todo!()
    }

    fn me(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        todo!()
    }

    fn __getattr__(&self, name: &str) -> PyResult<i64> {
        todo!()
    }

    fn __setattr__(&mut self, name: &str, value: i64) -> PyResult<()> {
        todo!()
    }
}

#[pyclass(extends = Base, dict)]
pub struct Derived {}

#[pymethods]
impl Derived {
    #[new]
    fn new() -> (Self, Base) {
        todo!()
    }

    fn own(&self, scale: i64) -> i64 {
        todo!()
    }
}

/// A shape.
#[pyclass]
pub enum Shape {
    /// Round.
    Circle {
        radius: f64,
    },
    Pair(i64, String),
    Nothing {},
}

#[pymethods]
impl Shape {
    fn twice(&self) -> Shape {
        todo!()
    }
}

#[pyfunction]
#[pyo3(signature = (first, *args, **kwargs))]
fn count(first: i64, args: Vec<i64>, kwargs: Option<HashMap<String, i64>>) -> (i64, i64, i64) {
    todo!()
}

#[pyfunction]
#[pyo3(signature = (*_args, **_kwargs))]
fn anything(_args: &Bound<'_, PyAny>, _kwargs: Option<&Bound<'_, PyAny>>) -> bool {
    todo!()
}

#[pyfunction]
fn name_of(base: &Base) -> String {
    todo!()
}

#[pyfunction]
fn same(shape: Py<Number>) -> Py<Number> {
    todo!()
}

/// How many objects there are.
#[pyfunction]
fn live() -> i64 {
    todo!()
}
