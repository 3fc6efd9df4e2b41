//! What echo.c, beside this, has written by hand against docs/abi.md.
//! Only bindgen reads this file: the bodies do not matter.
use pyo3::prelude::*;
use pyo3::StrOrBytes;

pyo3::bindings!();

/// A level.
#[pyclass(eq, eq_int)]
#[derive(Clone, Copy, PartialEq)]
#[repr(u8)]
pub enum Level {
    /// Nearly nothing.
    Low = 1,
    High = 200,
}

/// A point, from attributes.
#[derive(FromPyObject, IntoPyObject)]
pub struct Point {
    x: f64,
    /// How high.
    label: Option<String>,
}

/// An entry, from items.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub struct Entry {
    #[pyo3(item("amount"))]
    count: u8,
    name: String,
}

/// A box that holds a number.
///
/// It says "I am a box".
#[pyclass]
pub struct Crate {
    /// The number.
    #[pyo3(get, set)]
    number: i64,
}

#[pymethods]
impl Crate {
    #[new]
    #[pyo3(signature = (number=7))]
    fn new(number: i64) -> Self {
        todo!()
    }

    /// Adds.
    fn add(&mut self, other: &Crate) -> i64 {
        todo!()
    }

    /// Makes one of a name that wrappers use, too.
    #[staticmethod]
    fn list(out: i64, cls: i64) -> Vec<Crate> {
        todo!()
    }
}

/// Cannot be made from Python.
#[pyclass(frozen)]
pub struct Sealed {}

/// Sums up numbers of every width.
///
///     an indented line with a \ and """quotes"""
#[pyfunction]
#[pyo3(signature = (a, b, c, d, /, e=-5, f=6, *, g=7, h=8, i=9, j=10, k=0.5, l=1e300, m=true))]
fn numbers(
    a: i8,
    b: u8,
    c: i16,
    d: u16,
    e: i32,
    f: u32,
    g: i64,
    h: u64,
    i: isize,
    j: usize,
    k: f32,
    l: f64,
    m: bool,
) -> f64 {
    todo!()
}

#[pyfunction]
fn text(value: &str) -> String {
    todo!()
}

#[pyfunction]
fn bytes(value: &[u8]) -> Vec<u8> {
    todo!()
}

#[pyfunction]
fn owned(value: Vec<u8>) -> usize {
    todo!()
}

#[pyfunction]
fn either(value: StrOrBytes) -> bool {
    todo!()
}

#[pyfunction]
#[pyo3(signature = (text=None, number=None, list=None, pair=None, either=None))]
fn given(
    text: Option<&str>,
    number: Option<f64>,
    list: Option<Vec<i32>>,
    pair: Option<(bool, i64)>,
    either: Option<StrOrBytes>,
) -> u32 {
    todo!()
}

#[pyfunction]
fn twice(value: Option<Option<i64>>) -> Option<Option<i64>> {
    todo!()
}

#[pyfunction]
fn join(rows: Vec<Option<(String, i64)>>, sep: Option<&str>) -> PyResult<Vec<String>> {
    todo!()
}

#[pyfunction]
fn nested(value: Vec<Vec<Vec<u8>>>) -> Vec<Vec<Vec<u8>>> {
    todo!()
}

#[pyfunction]
#[pyo3(signature = (level=Level::High))]
fn level(level: Level) -> Vec<Level> {
    todo!()
}

#[pyfunction]
fn point(point: Point) -> Point {
    todo!()
}

#[pyfunction]
fn entries(entries: Vec<Entry>) -> usize {
    todo!()
}

#[pyfunction]
fn total(crates: Vec<&Crate>, one: Option<&Crate>) -> i64 {
    todo!()
}

#[pyfunction]
fn maybe(number: i64) -> Option<Crate> {
    todo!()
}

#[pyfunction]
fn sealed() -> Sealed {
    todo!()
}

/// Fails with an error of a kind.
#[pyfunction]
fn fail(kind: i32, message: &str) -> PyResult<()> {
    todo!()
}

/// How much is allocated and not released.
#[pyfunction]
fn live() -> i64 {
    todo!()
}

pub mod inner {
    //! A module.
    use pyo3::prelude::*;

    /// Takes what wrappers need for themselves.
    #[pyfunction]
    fn len(len: &str, lib: bool, self_: i64) -> (i64, String) {
        todo!()
    }
}
