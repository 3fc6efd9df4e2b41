//! An enum with data.
use pyo3::prelude::*;

#[pyclass(frozen, from_py_object)]
#[derive(Clone)]
pub enum Shape {
    Circle { radius: f64 },
    Named { name: String, points: Vec<i64> },
    Pair(i64, String),
}

#[pymethods]
impl Shape {
    fn doubled(&self) -> Shape {
        match self {
            Shape::Circle { radius } => Shape::Circle {
                radius: radius * 2.0,
            },
            other => other.clone(),
        }
    }
}

#[pyfunction]
pub fn area(shape: &Shape) -> f64 {
    match shape {
        Shape::Circle { radius } => radius * radius,
        _ => 0.0,
    }
}

#[pyfunction]
pub fn all_shapes() -> Vec<Shape> {
    vec![
        Shape::Circle { radius: 1.0 },
        Shape::Named {
            name: "n".to_owned(),
            points: vec![1, 2],
        },
        Shape::Pair(1, "p".to_owned()),
    ]
}
