//! Any number of arguments, by place and by name.
use std::collections::{BTreeMap, HashMap};

use pyo3::prelude::*;

#[pyfunction]
#[pyo3(signature = (*args))]
fn total(args: Vec<i64>) -> i64 {
    args.iter().sum()
}

#[pyfunction]
#[pyo3(signature = (**kwargs))]
fn names(kwargs: Option<BTreeMap<String, i64>>) -> Option<Vec<(String, i64)>> {
    kwargs.map(|kwargs| kwargs.into_iter().collect())
}

/// Everything that a signature may hold.
#[pyfunction]
#[pyo3(signature = (first, /, second=2, *args, flag=false, need, **kwargs))]
fn everything(
    first: i64,
    second: i64,
    args: Vec<String>,
    flag: bool,
    need: &str,
    kwargs: Option<HashMap<String, Option<f64>>>,
) -> String {
    let mut kwargs: Vec<_> = kwargs.unwrap_or_default().into_iter().collect();
    kwargs.sort_by(|a, b| a.0.cmp(&b.0));
    format!("{first} {second} {args:?} {flag} {need} {kwargs:?}")
}

#[pyclass]
pub struct Sink {
    seen: Vec<String>,
}

#[pymethods]
impl Sink {
    #[new]
    #[pyo3(signature = (*seen))]
    fn new(seen: Vec<String>) -> Self {
        Sink { seen }
    }

    #[pyo3(signature = (*more, prefix=""))]
    fn push(&mut self, more: Vec<String>, prefix: &str) -> usize {
        self.seen
            .extend(more.into_iter().map(|each| format!("{prefix}{each}")));
        self.seen.len()
    }

    #[getter]
    fn seen(&self) -> Vec<String> {
        self.seen.clone()
    }

    #[staticmethod]
    #[pyo3(signature = (*pairs, **named))]
    fn count(pairs: Vec<(i64, String)>, named: Option<HashMap<String, Vec<u8>>>) -> (usize, usize) {
        (pairs.len(), named.map_or(0, |named| named.len()))
    }

    #[pyo3(signature = (*args, **kwargs))]
    fn __call__(&self, args: Vec<f64>, kwargs: Option<HashMap<String, f64>>) -> f64 {
        args.iter().sum::<f64>() + kwargs.unwrap_or_default().values().sum::<f64>()
    }
}

/// Adds the values of objects of a class.
#[pyfunction]
#[pyo3(signature = (*sinks))]
fn pool(sinks: Vec<PyRef<'_, Sink>>) -> usize {
    sinks.iter().map(|sink| sink.seen.len()).sum()
}

#[pymodule]
mod variadic {
    #[pymodule_export]
    use super::{everything, names, pool, total, Sink};
}
