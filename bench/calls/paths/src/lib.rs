//! What leaks.py calls: the shared source, and every other form of an argument.
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::collections::BTreeMap;

#[path = "../../shared.rs"]
mod shared;

/// Takes anything with a buffer of 64-bit integers.
#[pyfunction]
fn sum(values: &[i64]) -> i64 {
    values.iter().fold(0, |sum, value| sum.wrapping_add(*value))
}

/// Takes what Python has many forms of.
#[pyfunction]
#[pyo3(signature = (first, *args, last="", **kwargs))]
fn spread(
    first: i64,
    args: Vec<String>,
    last: &str,
    kwargs: Option<BTreeMap<String, f64>>,
) -> usize {
    let _ = first;
    args.len() + last.len() + kwargs.map_or(0, |kwargs| kwargs.len())
}

/// Borrows texts and pairs.
#[pyfunction]
fn nested(words: Vec<&str>, pairs: Vec<(i64, Option<&str>)>) -> Vec<(usize, String)> {
    let words = words.iter().map(|word| (word.len(), word.to_string()));
    let pairs = pairs
        .iter()
        .filter_map(|(number, text)| Some((*number as usize, text.as_ref()?.to_string())));
    words.chain(pairs).collect()
}

/// Takes objects of a class.
#[pyfunction]
fn farthest(points: Vec<&shared::Point>) -> f64 {
    points.iter().map(|point| point.norm()).fold(0.0, f64::max)
}

/// Gives bytes that are written in place.
#[pyfunction]
fn filled(py: Python<'_>, len: usize, fail: bool) -> PyResult<Bound<'_, PyBytes>> {
    PyBytes::new_with(py, len, |place| match fail {
        true => Err(PyValueError::new_err("not filled")),
        false => {
            place.fill(7);
            Ok(())
        }
    })
}

/// Panics after its arguments were taken.
#[pyfunction]
fn panics(text: String, data: &[u8], values: &[i64]) {
    panic!("{text} {} {}", data.len(), values.len());
}

#[pymodule]
mod paths {
    #[pymodule_export]
    use super::shared::{
        add, fail, flip, join, kw, length, mul, noop, ramp, total, upper, Counter, Point,
    };
    #[pymodule_export]
    use super::{farthest, filled, nested, panics, spread, sum};
}
