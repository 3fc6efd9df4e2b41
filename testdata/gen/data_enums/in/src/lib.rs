//! Enums with data: a class for each variant.
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// A shape.
#[pyclass(frozen, from_py_object, eq)]
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Round.
    Circle {
        radius: f64,
    },
    Rectangle {
        width: f64,
        height: f64,
    },
    /// Points, one after the other.
    Path(Vec<(i64, i64)>, bool),
    Named {
        name: String,
        alias: Option<String>,
    },
    Nothing {},
}

#[pymethods]
impl Shape {
    /// What it covers.
    fn area(&self) -> f64 {
        match self {
            Shape::Circle { radius } => 3.0 * radius * radius,
            Shape::Rectangle { width, height } => width * height,
            Shape::Path(..) | Shape::Named { .. } | Shape::Nothing {} => 0.0,
        }
    }

    /// Of one variant or the other.
    #[staticmethod]
    fn make(kind: &str) -> PyResult<Shape> {
        match kind {
            "circle" => Ok(Shape::Circle { radius: 1.0 }),
            "path" => Ok(Shape::Path(vec![(1, 2)], true)),
            "nothing" => Ok(Shape::Nothing {}),
            _ => Err(PyValueError::new_err(format!("no shape: {kind}"))),
        }
    }

    #[getter]
    fn kind(&self) -> &'static str {
        match self {
            Shape::Circle { .. } => "circle",
            Shape::Rectangle { .. } => "rectangle",
            Shape::Path(..) => "path",
            Shape::Named { .. } => "named",
            Shape::Nothing {} => "nothing",
        }
    }

    fn __repr__(&self) -> String {
        format!("{self:?}")
    }

    #[classattr]
    const COUNT: usize = 5;
}

/// Twice as large.
#[pyfunction]
fn scale(shape: &Shape, by: f64) -> Shape {
    match shape {
        Shape::Circle { radius } => Shape::Circle {
            radius: radius * by,
        },
        Shape::Rectangle { width, height } => Shape::Rectangle {
            width: width * by,
            height: height * by,
        },
        other => other.clone(),
    }
}

#[pyfunction]
fn areas(shapes: Vec<Shape>) -> Vec<f64> {
    shapes.iter().map(Shape::area).collect()
}

#[pyfunction]
fn all() -> Vec<Shape> {
    vec![
        Shape::Circle { radius: 2.0 },
        Shape::Rectangle {
            width: 1.0,
            height: 2.0,
        },
        Shape::Path(Vec::new(), false),
        Shape::Named {
            name: "n".to_owned(),
            alias: None,
        },
        Shape::Nothing {},
    ]
}

#[pyfunction]
#[pyo3(signature = (shape=None))]
fn kind_of(shape: Option<&Shape>) -> Option<String> {
    shape.map(|shape| shape.kind().to_owned())
}

/// Defaults, other names, and another enum inside.
#[pyclass(name = "Expr", from_py_object)]
#[derive(Clone)]
pub enum Expression {
    #[pyo3(constructor = (value, unit="m".to_string()))]
    Value { value: i64, unit: String },
    #[pyo3(name = "Wrapped")]
    Shaped { shape: Shape },
    #[pyo3(constructor = (_0, _1=7))]
    Pair(i64, i64),
}

#[pymethods]
impl Expression {
    fn total(&self) -> i64 {
        match self {
            Expression::Value { value, unit } => value + unit.len() as i64,
            Expression::Shaped { shape } => shape.area() as i64,
            Expression::Pair(a, b) => a + b,
        }
    }
}

/// Variants with names that generated code may use itself.
#[pyclass(from_py_object)]
#[derive(Clone)]
pub enum Names {
    C { value: i64 },
    Base(i64),
    Item {},
    Output { base: f64, item: String },
}

#[pymodule]
mod data_enums {
    #[pymodule_export]
    use super::{all, areas, kind_of, scale, Expression, Names, Shape};
}
