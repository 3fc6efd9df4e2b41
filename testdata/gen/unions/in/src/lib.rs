//! Enums with data that are one of several types.
use pyo3::prelude::*;

pyo3::bindings!();

/// What a setting may hold.
#[derive(FromPyObject, IntoPyObject, Clone, Debug, PartialEq)]
pub enum Value {
    /// A switch.
    Flag(bool),
    Int(i64),
    Text(String),
    Range(i64, i64),
    /// A point, by its coordinates.
    Point {
        x: f64,
        #[pyo3(default = 0.5)]
        y: f64,
    },
    #[pyo3(transparent, annotation = "list[str]")]
    List {
        items: Vec<String>,
    },
}

/// Numbers only: it owns nothing.
#[derive(FromPyObject, IntoPyObject, Clone, Copy)]
pub enum Number {
    Whole(i32),
    Real(f64),
}

/// Borrows what is passed.
#[derive(FromPyObject)]
pub enum Key<'a> {
    Name(&'a str),
    #[pyo3(from_item_all)]
    Pair {
        #[pyo3(item("k"))]
        key: &'a str,
        index: usize,
    },
    Other(Option<Vec<Number>>),
}

/// Only ever given.
#[derive(IntoPyObject)]
pub enum Found {
    Nothing(Option<bool>),
    One(Node),
    Many { nodes: Vec<Node>, total: usize },
}

/// A node.
#[pyclass(frozen, get_all)]
#[derive(Clone)]
pub struct Node {
    name: String,
}

#[pyfunction]
fn echo(value: Value) -> Value {
    value
}

#[pyfunction]
fn show(value: &Value) -> String {
    format!("{value:?}")
}

/// All of them, flat.
#[pyfunction]
fn flat(values: Vec<Value>) -> Vec<Value> {
    let mut all = Vec::new();
    for value in values {
        match value {
            Value::List { items } => all.extend(items.into_iter().map(Value::Text)),
            other => all.push(other),
        }
    }
    all
}

#[pyfunction]
#[pyo3(signature = (value=None))]
fn maybe(value: Option<Value>) -> Option<Value> {
    value
}

#[pyfunction]
fn double(number: Number) -> Number {
    match number {
        Number::Whole(whole) => Number::Whole(whole * 2),
        Number::Real(real) => Number::Real(real * 2.0),
    }
}

#[pyfunction]
fn spell(key: Key<'_>) -> String {
    match key {
        Key::Name(name) => name.to_owned(),
        Key::Pair { key, index } => format!("{key}[{index}]"),
        Key::Other(Some(list)) => format!("{} numbers", list.len()),
        Key::Other(None) => "nothing".to_owned(),
    }
}

#[pyfunction]
fn find(count: usize) -> Found {
    let node = |index: usize| Node {
        name: format!("node {index}"),
    };
    match count {
        0 => Found::Nothing(None),
        1 => Found::One(node(0)),
        _ => Found::Many {
            nodes: (0..count).map(node).collect(),
            total: count,
        },
    }
}

/// Two values, or none: its annotations need several lines.
#[pyfunction]
#[pyo3(signature = (value=None))]
fn twice(value: Option<Value>) -> Option<Twice> {
    value.map(|value| match value {
        Value::Flag(_) => Twice::Pair(value.clone(), value),
        value => Twice::Both(Both {
            first: value,
            second: None,
        }),
    })
}

/// Two values.
#[derive(FromPyObject, IntoPyObject, Clone)]
pub enum Twice {
    Pair(Value, Value),
    Both(Both),
}

/// Two values that have names.
#[derive(FromPyObject, IntoPyObject, Clone)]
#[pyo3(dataclass)]
pub struct Both {
    first: Value,
    #[pyo3(default)]
    second: Option<(Value, Value)>,
}

#[pymethods]
impl Node {
    /// A value of each class.
    #[classattr]
    fn usual_value() -> Twice {
        Twice::Pair(Value::Int(1), Value::Flag(true))
    }
}
