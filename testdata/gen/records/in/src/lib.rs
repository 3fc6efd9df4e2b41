//! Records: read from attributes or items, given as a dict.
use pyo3::prelude::*;

pyo3::bindings!();

/// A point that Python gives as an object with attributes.
#[derive(FromPyObject)]
pub struct Point {
    x: f64,
    y: f64,
}

/// A record in a record.
#[derive(FromPyObject)]
pub struct Line {
    start: Point,
    end: Point,
}

/// A frame of a stack trace, both ways.
#[derive(FromPyObject, IntoPyObject, Clone)]
#[pyo3(from_item_all)]
pub struct Frame {
    /// The function's name.
    function: String,
    path: Option<String>,
    /// Lines around it.
    context: Vec<String>,
    in_app: bool,
}

/// Numbers only: it owns nothing.
#[derive(IntoPyObject)]
pub struct Extent {
    width: f64,
    height: f64,
}

#[pyfunction]
fn extent(points: Vec<Point>) -> Extent {
    let width = points.iter().map(|p| p.x).fold(0.0, f64::max);
    let height = points.iter().map(|p| p.y).fold(0.0, f64::max);
    Extent { width, height }
}

#[pyfunction]
fn mark(frame: Frame) -> Frame {
    Frame {
        in_app: frame.path.is_some(),
        ..frame
    }
}

#[pyfunction]
fn mark_all(frames: Vec<Frame>) -> Vec<Option<Frame>> {
    frames
        .into_iter()
        .map(|frame| (!frame.function.is_empty()).then(|| mark(frame)))
        .collect()
}

#[pyfunction]
fn length(line: Line) -> f64 {
    (line.end.x - line.start.x).hypot(line.end.y - line.start.y)
}

#[pyfunction]
fn norm(point: Point) -> f64 {
    point.x.hypot(point.y)
}

#[pyfunction]
#[pyo3(signature = (point=None))]
fn is_origin(point: Option<Point>) -> bool {
    point.is_none_or(|point| point.x == 0.0 && point.y == 0.0)
}

/// Borrows what is passed.
#[derive(FromPyObject, IntoPyObject)]
pub struct Entry<'a> {
    key: &'a str,
    words: Vec<&'a str>,
}

/// Two of them, which need not live equally long.
#[derive(FromPyObject)]
pub struct Entries<'a, 'b> {
    first: Entry<'a>,
    second: Entry<'b>,
}

#[pyfunction]
fn longer<'a>(entries: Entries<'a, 'a>) -> Entry<'a> {
    match entries.first.words.len() >= entries.second.words.len() {
        true => entries.first,
        false => entries.second,
    }
}
