//! The runtime converts types of other crates where it is asked to.
use other::prelude::DateTime;
use other::{Local, Utc};
use pyo3::prelude::*;
use uuid::Uuid;

pyo3::bindings!();

type Id = Uuid;

#[pyfunction]
fn id(of: Id) -> Option<Uuid> {
    None
}

#[pyfunction]
fn value() -> serde_json::Value {
    serde_json::Value::Null
}

#[pyfunction]
fn times(utc: DateTime<Utc>, local: DateTime<Local>) {}

#[pyfunction]
#[pyo3(signature = (set, **named))]
fn ordered(set: indexmap::IndexSet<i64>, named: indexmap::map::IndexMap<String, i64>) {}
