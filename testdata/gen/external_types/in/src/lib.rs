//! Types of other crates, and times of the standard library.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use decimals::prelude::*;
use pyo3::prelude::*;
use serde_json::Value;

mod ids {
    pub use uuid::Uuid as Id;
}

use ids::Id;

pyo3::bindings!();

/// The same UUID.
#[pyfunction]
fn same_id(id: Id) -> Id {
    id
}

/// The text of a UUID, or of none.
#[pyfunction]
#[pyo3(signature = (id = None))]
fn id_text(id: Option<uuid::Uuid>) -> String {
    id.map_or_else(String::new, |id| id.to_string())
}

/// UUIDs in the order of their bits.
#[pyfunction]
fn sorted_ids(mut ids: Vec<Id>) -> Vec<Id> {
    ids.sort();
    ids
}

/// The same value.
#[pyfunction]
fn same_json(value: Value) -> Value {
    value
}

/// What kind of value it is.
#[pyfunction]
fn json_kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "bool",
        Value::Number(number) if number.is_i64() => "i64",
        Value::Number(number) if number.is_u64() => "u64",
        Value::Number(_) => "f64",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// A value that is so many lists deep.
#[pyfunction]
fn deep_json(depth: usize) -> Value {
    (0..depth).fold(Value::Null, |inner, _| Value::Array(vec![inner]))
}

/// All values, by their place.
#[pyfunction]
fn join_json(values: Vec<Option<Value>>) -> Vec<(usize, Value)> {
    let values = values.into_iter().flatten();
    values.enumerate().collect()
}

/// The same number.
#[pyfunction]
fn same_decimal(number: Decimal) -> Decimal {
    number
}

/// The sum, if there is room for it.
#[pyfunction]
fn add_decimals(numbers: Vec<Decimal>) -> Option<Decimal> {
    let zero = Some(Decimal::ZERO);
    numbers
        .into_iter()
        .fold(zero, |sum, number| sum?.checked_add(number))
}

/// The same span.
#[pyfunction]
fn same_duration(span: Duration) -> Duration {
    span
}

/// A span of so many seconds and nanoseconds.
#[pyfunction]
fn duration(seconds: u64, nanos: u32) -> Duration {
    Duration::new(seconds, nanos)
}

/// The same time, in UTC.
#[pyfunction]
fn same_system_time(at: SystemTime) -> SystemTime {
    at
}

/// A time so many nanoseconds before or after 1970.
#[pyfunction]
fn system_time(nanos: i64) -> SystemTime {
    let span = Duration::from_nanos(nanos.unsigned_abs());
    match nanos < 0 {
        true => SystemTime::UNIX_EPOCH - span,
        false => SystemTime::UNIX_EPOCH + span,
    }
}

/// The same date.
#[pyfunction]
fn same_date(date: NaiveDate) -> NaiveDate {
    date
}

/// A date of any year.
#[pyfunction]
fn new_year(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 1, 1)
}

/// The same time.
#[pyfunction]
fn same_time(time: NaiveTime) -> NaiveTime {
    time
}

/// A leap second.
#[pyfunction]
fn leap_second() -> Option<NaiveTime> {
    NaiveTime::from_hms_nano_opt(23, 59, 59, 1_500_000_999)
}

/// The same time without a zone.
#[pyfunction]
fn same_naive(at: NaiveDateTime) -> NaiveDateTime {
    at
}

/// The same time in UTC.
#[pyfunction]
fn same_utc(at: DateTime<Utc>) -> DateTime<Utc> {
    at
}

/// The same time at an offset.
#[pyfunction]
fn same_fixed(at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    at
}

/// That time in UTC.
#[pyfunction]
fn to_utc(at: DateTime<FixedOffset>) -> DateTime<Utc> {
    at.with_timezone(&Utc)
}

/// The same span, also of less than nothing.
#[pyfunction]
fn same_delta(span: TimeDelta) -> chrono::Duration {
    span
}

/// A span of so many nanoseconds.
#[pyfunction]
fn span(nanos: i64) -> TimeDelta {
    TimeDelta::nanoseconds(nanos)
}

/// A payment.
#[derive(FromPyObject, IntoPyObject, Clone)]
struct Payment {
    id: Id,
    amount: Decimal,
    at: DateTime<Utc>,
    details: Option<Value>,
}

/// The payments after a time, and how long after.
#[pyfunction]
fn after(payments: Vec<Payment>, at: &DateTime<Utc>) -> Vec<(Payment, TimeDelta)> {
    let late = |payment: Payment| {
        let span = payment.at - at;
        (span > TimeDelta::zero()).then_some((payment, span))
    };
    payments.into_iter().filter_map(late).collect()
}

/// A stamp.
#[pyclass]
#[derive(Clone)]
struct Stamp {
    #[pyo3(get, set)]
    id: Id,
    #[pyo3(get, set)]
    at: Option<NaiveDateTime>,
    #[pyo3(get)]
    data: Value,
}

#[pymethods]
impl Stamp {
    #[new]
    #[pyo3(signature = (id, data, at = None))]
    fn new(id: Id, data: Value, at: Option<NaiveDateTime>) -> Self {
        Stamp { id, at, data }
    }

    /// The date of the stamp.
    #[getter]
    fn date(&self) -> Option<NaiveDate> {
        self.at.map(|at| at.date())
    }

    /// The time of the stamp.
    fn time(&self) -> Option<NaiveTime> {
        self.at.map(|at| at.time())
    }

    fn __getitem__(&self, key: pyo3::Either<Id, NaiveDate>) -> bool {
        match key {
            pyo3::Either::Left(id) => id == self.id,
            pyo3::Either::Right(date) => self.at.is_some_and(|at| at.date() == date),
        }
    }
}

/// The same prices.
#[pyfunction]
fn same_prices(prices: BTreeMap<Decimal, i64>) -> BTreeMap<Decimal, i64> {
    prices
}

/// Who has what since when; what nobody has is `None`'s.
#[pyfunction]
fn same_owners(
    owners: BTreeMap<Option<Id>, BTreeMap<(NaiveDate, u8), Decimal>>,
) -> BTreeMap<Option<Id>, BTreeMap<(NaiveDate, u8), Decimal>> {
    owners
}
