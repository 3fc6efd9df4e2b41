use std::collections::HashMap;

use bindgen_rt::prelude::*;
use bindgen_rt::Either;

#[pyfunction]
#[pyo3(signature = (*args))]
fn bytes(args: Vec<u8>) {}

#[pyfunction]
#[pyo3(signature = (*args))]
fn one(args: i64) {}

#[pyfunction]
#[pyo3(signature = (**kwargs))]
fn numbered(kwargs: HashMap<i64, i64>) {}

#[pyfunction]
#[pyo3(signature = (**kwargs))]
fn slice(kwargs: &[i64]) {}

#[pyfunction]
#[pyo3(signature = (**kwargs, x))]
fn order(kwargs: HashMap<String, i64>, x: i64) {}

#[pyfunction]
#[pyo3(signature = (*, x, *args))]
fn stars(x: i64, args: Vec<i64>) {}

#[pyfunction]
#[pyo3(signature = (*args = vec![], **kwargs = None))]
fn defaults(args: Vec<i64>, kwargs: Option<HashMap<String, i64>>) {}

#[pyfunction]
fn either(x: Either<i64>, y: Either<i64, ()>) {}

#[pyfunction]
#[pyo3(signature = (x=1))]
fn default(x: Either<i64, String>) {}

bindgen_rt::bindings!();
