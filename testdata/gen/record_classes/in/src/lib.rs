//! Records that are classes in Python: dataclasses and typed dicts.
use pyo3::prelude::*;

pyo3::bindings!();

/// How sure a tool is.
#[pyclass(eq)]
#[derive(Clone, Copy, PartialEq)]
pub enum Level {
    Low,
    High,
}

/// A place in a source file.
#[derive(FromPyObject, IntoPyObject, Clone)]
#[pyo3(dataclass)]
pub struct Place {
    /// The name of the file.
    file: String,
    line: u32,
    #[pyo3(default)]
    column: Option<u32>,
}

/// What a tool has to say.
///
/// It may be about several places.
#[derive(FromPyObject, IntoPyObject, Clone)]
#[pyo3(dataclass, rename_all = "camelCase")]
pub struct Finding {
    /// What is wrong.
    text: String,
    main_place: Place,
    #[pyo3(default)]
    others: Vec<Place>,
    #[pyo3(attribute("seen"), default = 1)]
    count: i64,
    #[pyo3(default = b"raw")]
    raw: Vec<u8>,
    #[pyo3(default = 0.5)]
    weight: f64,
}

/// Only ever given.
#[derive(IntoPyObject)]
#[pyo3(dataclass)]
pub struct Summary {
    findings: Vec<Finding>,
    level: Level,
    sizes: (usize, usize),
}

/// Only ever taken.
#[derive(FromPyObject)]
#[pyo3(dataclass)]
pub struct Limits<'a> {
    name: &'a str,
    #[pyo3(default = 10)]
    most: usize,
}

/// A frame of a stack trace, as a dict.
#[derive(FromPyObject, IntoPyObject, Clone)]
#[pyo3(typed_dict)]
pub struct Frame {
    /// The name of the function.
    function: String,
    #[pyo3(default)]
    category: Option<Vec<u8>>,
    #[pyo3(default)]
    in_app: Option<bool>,
    #[pyo3(item("type"), default = "frame")]
    kind: String,
}

/// Keys of which none has to be there.
#[derive(FromPyObject)]
#[pyo3(typed_dict)]
pub struct Options<'a> {
    /// The family, which is not copied.
    #[pyo3(default)]
    family: Option<&'a [u8]>,
    #[pyo3(default)]
    depth: u8,
    #[pyo3(default = Level::High)]
    level: Level,
    #[pyo3(default)]
    names: Vec<String>,
}

/// Attributes of which some may be missing.
#[derive(FromPyObject)]
pub struct Node {
    name: String,
    #[pyo3(default = true)]
    is_leaf: bool,
}

/// Items of which some may be missing.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub struct Entry {
    key: String,
    #[pyo3(default = "-")]
    value: String,
}

/// Wide numbers, which are 0 unless they are given.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub struct Totals {
    #[pyo3(default)]
    signed: i128,
    #[pyo3(default)]
    unsigned: u128,
}

#[pyfunction]
fn total(totals: Totals) -> i128 {
    totals.signed + totals.unsigned as i128
}

#[pyfunction]
fn place(file: String, line: u32) -> Place {
    Place {
        file,
        line,
        column: None,
    }
}

/// Moves a place by some lines.
#[pyfunction]
fn moved(place: Place, by: u32) -> Place {
    Place {
        line: place.line + by,
        ..place
    }
}

#[pyfunction]
fn echo(finding: Finding) -> Finding {
    finding
}

#[pyfunction]
fn summary(findings: Vec<Finding>) -> Summary {
    let sizes = (
        findings.len(),
        findings.iter().map(|f| f.others.len()).sum(),
    );
    Summary {
        findings,
        level: Level::High,
        sizes,
    }
}

#[pyfunction]
#[pyo3(signature = (limits=None))]
fn most(limits: Option<Limits<'_>>) -> Option<(String, usize)> {
    limits.map(|limits| (limits.name.to_owned(), limits.most))
}

#[pyfunction]
fn mark(frame: Frame) -> Frame {
    Frame {
        in_app: Some(true),
        ..frame
    }
}

/// How many frames have a category.
#[pyfunction]
fn with_category(frames: Vec<Frame>) -> usize {
    frames
        .iter()
        .filter(|frame| frame.category.is_some())
        .count()
}

#[pyfunction]
fn describe(options: Options<'_>) -> String {
    let family = options.family.map(String::from_utf8_lossy);
    let level = match options.level {
        Level::Low => "low",
        Level::High => "high",
    };
    format!("{family:?} {} {level} {:?}", options.depth, options.names)
}

#[pyfunction]
fn leaf(node: Node) -> Option<String> {
    node.is_leaf.then_some(node.name)
}

#[pyfunction]
fn entry(entry: Entry) -> String {
    format!("{}={}", entry.key, entry.value)
}

/// A namespace with a dataclass of the same name.
pub mod inner {
    use pyo3::prelude::*;

    /// Another place.
    #[derive(FromPyObject, IntoPyObject)]
    #[pyo3(dataclass)]
    pub struct Place {
        x: f64,
        outer: super::Place,
    }

    #[pyfunction]
    pub fn place(outer: super::Place) -> Place {
        Place { x: 0.5, outer }
    }
}
