//! Structs that cross as what they hold.
use pyo3::prelude::*;

pyo3::bindings!();

/// A length.
#[derive(FromPyObject, IntoPyObject, Clone, Copy)]
pub struct Meters(f64);

/// A byte of a checksum, and not of bytes.
#[derive(FromPyObject, IntoPyObject, Clone, Copy)]
pub struct Digit(u8);

/// Borrowed text.
#[derive(FromPyObject, IntoPyObject)]
pub struct Name<'a>(&'a str);

/// A size, as a tuple.
#[derive(FromPyObject, IntoPyObject, Clone)]
pub struct Size(Meters, Meters, String);

/// What is inside alone.
#[derive(FromPyObject, IntoPyObject)]
#[pyo3(transparent)]
pub struct Tags {
    list: Vec<String>,
}

/// In a record.
#[derive(FromPyObject, IntoPyObject)]
#[pyo3(dataclass)]
pub struct Room {
    size: Size,
    #[pyo3(default)]
    height: Option<Meters>,
}

#[pyfunction]
fn twice(length: Meters) -> Meters {
    Meters(length.0 * 2.0)
}

#[pyfunction]
fn checksum(digits: Vec<Digit>) -> Vec<Digit> {
    digits.iter().rev().copied().collect()
}

#[pyfunction]
fn hello<'a>(name: Name<'a>) -> Name<'a> {
    Name(name.0.trim())
}

#[pyfunction]
fn area(size: &Size) -> f64 {
    size.0 .0 * size.1 .0
}

#[pyfunction]
fn turned(size: Size) -> Size {
    Size(size.1, size.0, size.2)
}

#[pyfunction]
#[pyo3(signature = (tags=None))]
fn tags(tags: Option<Tags>) -> Option<Tags> {
    tags.map(|mut tags| {
        tags.list.sort();
        tags
    })
}

#[pyfunction]
fn room(room: Room) -> Room {
    room
}
