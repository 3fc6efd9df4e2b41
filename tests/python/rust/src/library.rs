//! Values that are classes of Python's own library.
use chrono::{DateTime, FixedOffset, NaiveDate};
use pyo3::prelude::*;
use rust_decimal::Decimal;
use serde_json::Value;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use uuid::Uuid;

#[pyfunction]
pub fn path_of(path: &Path) -> PathBuf {
    path.to_owned()
}

#[pyfunction]
pub fn paths_of(paths: Vec<PathBuf>) -> Vec<PathBuf> {
    paths
}

#[pyfunction]
pub fn os_text_of(text: OsString) -> OsString {
    text
}

#[pyfunction]
pub fn span_of(span: Duration) -> Duration {
    span
}

#[pyfunction]
pub fn moment_of(at: SystemTime) -> SystemTime {
    at
}

#[pyfunction]
pub fn day_of(day: NaiveDate) -> NaiveDate {
    day
}

#[pyfunction]
pub fn zoned_of(at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    at
}

#[pyfunction]
pub fn uuid_of(id: Uuid) -> Uuid {
    id
}

#[pyfunction]
pub fn uuids_of(ids: Vec<Uuid>) -> Vec<Uuid> {
    ids
}

#[pyfunction]
pub fn json_of(value: Value) -> Value {
    value
}

/// What Rust refuses for its value only is for the next variant.
#[derive(FromPyObject, IntoPyObject)]
pub enum Amount {
    Number(Decimal),
    Span(Duration),
    Path(PathBuf),
    Json(Value),
}

#[pyfunction]
pub fn amount_of(amount: Amount) -> Amount {
    amount
}

/// Something with operators.
#[pyclass(frozen)]
pub struct Account {}

#[pymethods]
impl Account {
    #[new]
    fn new() -> Self {
        Account {}
    }

    fn __add__(&self, number: Decimal) -> Decimal {
        number
    }

    fn __sub__(&self, span: Duration) -> Duration {
        span
    }
}

#[pyfunction]
pub fn decimal_of(number: Decimal) -> Decimal {
    number
}
