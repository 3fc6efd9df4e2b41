//! The other values that callbacks take and give.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use pyo3::prelude::*;
use rust_decimal::Decimal;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use uuid::Uuid;

/// A length.
#[derive(FromPyObject, IntoPyObject, Clone)]
pub struct Meters(f64);

/// A size, as a tuple.
#[derive(FromPyObject, IntoPyObject, Clone)]
pub struct Size(Meters, Meters, String);

/// A word of a text.
#[derive(FromPyObject, IntoPyObject)]
pub struct Word<'a>(&'a str);

/// What is owned or borrowed.
#[pyfunction]
#[allow(clippy::type_complexity)]
fn cows(
    text: &str,
    f: &dyn Fn(Cow<'_, str>, Cow<'_, [u8]>, Cow<'_, [i64]>, Option<Cow<'_, str>>) -> PyResult<String>,
) -> PyResult<String> {
    let owned = f(
        Cow::Owned(text.to_uppercase()),
        Cow::Owned(vec![1, 2]),
        Cow::Owned(vec![3]),
        None,
    )?;
    f(
        Cow::Borrowed(text),
        Cow::Borrowed(text.as_bytes()),
        Cow::Borrowed(&[4, 5]),
        Some(Cow::Borrowed(&owned)),
    )
}

/// A map and what it becomes.
#[pyfunction]
#[allow(clippy::type_complexity)]
fn map(
    map: HashMap<String, Vec<i64>>,
    f: &dyn Fn(HashMap<String, Vec<i64>>) -> PyResult<BTreeMap<i64, String>>,
) -> PyResult<BTreeMap<i64, String>> {
    f(map)
}

/// A map that is borrowed, a set and arrays.
#[pyfunction]
#[allow(clippy::type_complexity)]
fn collections(
    f: &dyn Fn(
        &BTreeMap<String, i64>,
        BTreeSet<u8>,
        &[i64; 3],
        [u8; 2],
        Option<[String; 2]>,
    ) -> PyResult<(HashSet<i64>, [i64; 2], [u8; 2])>,
) -> PyResult<(HashSet<i64>, [i64; 2], [u8; 2])> {
    f(
        &BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), 2)]),
        BTreeSet::from([3, 1]),
        &[7, 8, 9],
        *b"xy",
        Some(["c".to_owned(), "d".to_owned()]),
    )
}

/// A function that may be missing.
#[pyfunction]
#[pyo3(signature = (f = None))]
#[allow(clippy::type_complexity)]
fn maybe_map(
    f: Option<&dyn Fn(BTreeMap<i64, i64>, &HashSet<i64>) -> PyResult<BTreeMap<i64, i64>>>,
) -> PyResult<Option<BTreeMap<i64, i64>>> {
    f.map(|f| f(BTreeMap::from([(1, 2)]), &HashSet::from([3])))
        .transpose()
}

/// Paths, and texts of the system.
#[pyfunction]
#[allow(clippy::type_complexity)]
fn paths(
    path: &Path,
    f: &dyn Fn(&Path, PathBuf, &OsStr, OsString, Cow<'_, Path>, Option<&Path>) -> PyResult<PathBuf>,
) -> PyResult<PathBuf> {
    f(
        path,
        path.join("b"),
        path.as_os_str(),
        "c".into(),
        Cow::Borrowed(path),
        Some(path),
    )
}

/// What comes from a callback for each path.
#[pyfunction]
fn os_texts(
    paths: Vec<PathBuf>,
    f: impl Fn(Vec<PathBuf>) -> PyResult<Vec<OsString>>,
) -> PyResult<Vec<OsString>> {
    f(paths)
}

/// Values of other crates.
#[pyfunction]
#[allow(clippy::type_complexity)]
fn values(
    id: Uuid,
    number: Decimal,
    value: Value,
    f: &dyn Fn(Uuid, Decimal, Value, Vec<Uuid>, Option<Decimal>) -> PyResult<(Uuid, Decimal, Value)>,
) -> PyResult<(Uuid, Decimal, Value)> {
    f(id, number, value, vec![id, Uuid::nil()], Some(number))
}

/// The UUID of a callback that is kept, alone and in an option.
#[pyfunction]
fn id_of(
    id: Uuid,
    f: Box<dyn Fn(Uuid) -> PyResult<Option<Uuid>> + Send + Sync>,
) -> PyResult<Option<Uuid>> {
    f(id)
}

/// Dates and times.
#[pyfunction]
#[allow(clippy::type_complexity)]
fn times(
    at: DateTime<FixedOffset>,
    f: &dyn Fn(
        NaiveDate,
        NaiveTime,
        NaiveDateTime,
        DateTime<Utc>,
        DateTime<FixedOffset>,
        TimeDelta,
        Duration,
        SystemTime,
    ) -> PyResult<DateTime<FixedOffset>>,
) -> PyResult<DateTime<FixedOffset>> {
    f(
        at.date_naive(),
        at.time(),
        at.naive_local(),
        at.to_utc(),
        at,
        TimeDelta::seconds(-1),
        Duration::from_millis(1500),
        SystemTime::UNIX_EPOCH,
    )
}

/// A span that a callback gives.
#[pyfunction]
fn span(f: impl Fn() -> PyResult<Duration>) -> PyResult<Duration> {
    f()
}

/// Structs that are what they hold.
#[pyfunction]
#[allow(clippy::type_complexity)]
fn wrapped(
    f: &dyn Fn(Meters, Size, Vec<Meters>, Option<Size>, Word<'_>) -> PyResult<Size>,
) -> PyResult<Size> {
    let size = Size(Meters(1.0), Meters(2.0), "ü".to_owned());
    f(
        Meters(0.5),
        size.clone(),
        vec![Meters(3.0)],
        Some(size),
        Word("w"),
    )
}
