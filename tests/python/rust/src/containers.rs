//! Values of several parts, and arguments of any number.
use std::collections::HashMap;

use pyo3::prelude::*;
use pyo3::Either;

use super::objects::Counter;

#[pyfunction]
pub fn integers(values: Vec<i64>) -> Vec<i64> {
    values
}

#[pyfunction]
pub fn largest(values: &[i64]) -> Option<i64> {
    values.iter().copied().max()
}

#[pyfunction]
pub fn reals(values: &[f64]) -> Vec<f64> {
    values.to_vec()
}

#[pyfunction]
pub fn ratios(values: Vec<f32>) -> Vec<f32> {
    values
}

#[pyfunction]
pub fn truths(values: Vec<bool>) -> Vec<bool> {
    values
}

#[pyfunction]
pub fn words(values: Vec<String>) -> Vec<String> {
    values
}

#[pyfunction]
pub fn borrowed_words(values: Vec<&str>) -> usize {
    values.iter().map(|value| value.len()).sum()
}

#[pyfunction]
pub fn pairs(values: Vec<(i64, String)>) -> Vec<(i64, String)> {
    values
}

#[pyfunction]
pub fn triples(value: (i8, Option<String>, Vec<u8>)) -> (i8, Option<String>, Vec<u8>) {
    value
}

#[pyfunction]
pub fn nested(values: Vec<Vec<Option<u16>>>) -> Vec<Vec<Option<u16>>> {
    values
}

#[pyfunction]
#[pyo3(signature = (value=None))]
pub fn option(value: Option<i64>) -> Option<i64> {
    value
}

#[pyfunction]
pub fn either(value: Either<i64, Vec<String>>) -> Either<Vec<String>, i64> {
    match value {
        Either::Left(number) => Either::Right(number),
        Either::Right(words) => Either::Left(words),
    }
}

/// Read from attributes.
#[derive(FromPyObject, IntoPyObject)]
pub struct Extent {
    name: String,
    sizes: Vec<u32>,
    weight: Option<f64>,
}

#[pyfunction]
pub fn extents(values: Vec<Extent>) -> Vec<Extent> {
    values
}

#[pyfunction]
#[pyo3(signature = (*args))]
pub fn variadic(args: Vec<i64>) -> Vec<i64> {
    args
}

#[pyfunction]
#[pyo3(signature = (**kwargs))]
pub fn keywords(kwargs: Option<HashMap<String, i64>>) -> usize {
    kwargs.map_or(0, |kwargs| kwargs.len())
}

/// One of each kind of parameter.
#[pyfunction]
#[pyo3(signature = (first, /, text, data=b"", *args, counter=None, **kwargs))]
pub fn everything(
    first: u8,
    text: &str,
    data: &[u8],
    args: Vec<String>,
    counter: Option<&Counter>,
    kwargs: Option<HashMap<String, Vec<i64>>>,
) -> (u8, usize, usize, usize, Option<i64>, usize) {
    (
        first,
        text.len(),
        data.len(),
        args.len(),
        counter.map(Counter::value),
        kwargs.map_or(0, |kwargs| kwargs.len()),
    )
}
