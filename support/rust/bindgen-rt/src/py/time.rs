//! Dates, times and spans: the classes of Python's `datetime`. The limited API has
//! nothing for them, so that they are read by attributes and made by calls. Python
//! has microseconds: what is finer is cut off.

use super::call::CallPy;
use super::from::FromPy;
use super::imported::{attribute, number, Class};
use super::into::{call as call_object, tuple, IntoPy};
use super::object::{done, Owned, Ref};
use super::raise::builtin;
use super::table::api;
use super::text::mismatch;
use crate::c::{DateC, DateTimeC, TimeC, TimeDeltaC, Timed};
use crate::exceptions::{PyOverflowError, PyTypeError, PyUserWarning, PyValueError};
use crate::facade::class::Exception;
use crate::{PyErr, PyResult};
use std::time::{Duration, SystemTime};

macro_rules! timed {
    ($($T:ty, $wanted:literal, $read:expr, $write:expr;)*) => {$(
        impl<'a> FromPy<'a> for $T {
            fn wanted() -> String {
                $wanted.to_owned()
            }

            #[inline]
            fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
                $read(call, object).and_then(Timed::take)
            }
        }

        impl IntoPy for $T {
            #[inline]
            fn into_py(self, call: &CallPy) -> PyResult<Owned> {
                $write(call, self.give())
            }
        }
    )*};
}

timed! {
    Duration, "timedelta", delta, new_delta;
    SystemTime, "datetime", |call, object| moment(call, object, offset_then), new_moment;
}

#[cfg(feature = "chrono")]
timed! {
    chrono::NaiveDate, "date", day, new_day;
    chrono::NaiveTime, "time", clock, new_clock;
    chrono::NaiveDateTime, "datetime", |call, object| moment(call, object, no_offset), new_moment;
    chrono::DateTime<chrono::Utc>, "datetime",
        |call, object| moment(call, object, offset_of_utc), new_moment;
    chrono::DateTime<chrono::FixedOffset>, "datetime",
        |call, object| moment(call, object, fixed_offset), new_moment;
    chrono::TimeDelta, "timedelta", delta, new_delta;
}

/// Refuses an object of another class.
#[inline]
fn check(call: &CallPy, object: Ref<'_>, class: Class, wanted: &str) -> PyResult<()> {
    match class.is_of(call, object)? {
        true => Ok(()),
        false => Err(mismatch(object, wanted)),
    }
}

/// The nanoseconds of an object that has microseconds. A subclass may say anything.
#[inline]
fn nanoseconds(call: &CallPy, object: Ref<'_>, name: &std::ffi::CStr) -> PyResult<u32> {
    match number::<u32>(call, object, name)? {
        micros @ 0..=999_999 => Ok(micros * 1000),
        _ => Err(PyValueError::new_err("a second has 1000000 microseconds")),
    }
}

#[inline]
fn delta(call: &CallPy, object: Ref<'_>) -> PyResult<TimeDeltaC> {
    check(call, object, Class::TimeDelta, "timedelta")?;
    let days: i32 = number(call, object, c"days")?;
    let seconds: i32 = number(call, object, c"seconds")?;
    Ok(TimeDeltaC {
        seconds: i64::from(days) * 86_400 + i64::from(seconds),
        nanoseconds: nanoseconds(call, object, c"microseconds")?,
    })
}

/// A span that is shorter than nothing loses what is finer than microseconds in the
/// direction of nothing, too.
#[inline]
fn new_delta(call: &CallPy, c: TimeDeltaC) -> PyResult<Owned> {
    let up = if c.seconds < 0 { 999 } else { 0 };
    let days = c.seconds.div_euclid(86_400);
    if days.unsigned_abs() > MOST_DAYS {
        return Err(too_long(days));
    }
    let args = [
        days.into_py(call)?,
        c.seconds.rem_euclid(86_400).into_py(call)?,
        ((c.nanoseconds + up) / 1000).into_py(call)?,
    ];
    Class::TimeDelta.make(call, tuple(args)?)
}

/// What a `timedelta` has room for, in both directions.
const MOST_DAYS: u64 = 999_999_999;

#[cold]
fn too_long(days: i64) -> PyErr {
    PyOverflowError::new_err(format!(
        "a span of {days} days is too long for a timedelta: it has at most {MOST_DAYS}"
    ))
}

/// The date of a `date`, and of a `datetime`, which is one.
#[cfg(feature = "chrono")]
#[inline]
fn day(call: &CallPy, object: Ref<'_>) -> PyResult<DateC> {
    check(call, object, Class::Date, "date")?;
    date_of(call, object)
}

#[inline]
fn date_of(call: &CallPy, object: Ref<'_>) -> PyResult<DateC> {
    Ok(DateC {
        year: number(call, object, c"year")?,
        month: number(call, object, c"month")?,
        day: number(call, object, c"day")?,
    })
}

#[cfg(feature = "chrono")]
#[inline]
fn clock(call: &CallPy, object: Ref<'_>) -> PyResult<TimeC> {
    check(call, object, Class::Time, "time")?;
    let time = time_of(call, object)?;
    match attribute(object, c"tzinfo")?.as_ref().is_none() {
        true => Ok(time),
        false => Err(PyTypeError::new_err("expected a time without tzinfo")),
    }
}

#[inline]
fn time_of(call: &CallPy, object: Ref<'_>) -> PyResult<TimeC> {
    Ok(TimeC {
        hour: number(call, object, c"hour")?,
        minute: number(call, object, c"minute")?,
        second: number(call, object, c"second")?,
        nanosecond: nanoseconds(call, object, c"microsecond")?,
    })
}

#[inline]
fn moment(
    call: &CallPy,
    object: Ref<'_>,
    offset: impl FnOnce(&CallPy, Ref<'_>) -> PyResult<Option<i32>>,
) -> PyResult<DateTimeC> {
    check(call, object, Class::DateTime, "datetime")?;
    let (date, time) = (date_of(call, object)?, time_of(call, object)?);
    Ok(DateTimeC::new(date, time, offset(call, object)?))
}

/// Refuses a `datetime` that knows its zone.
#[cfg(feature = "chrono")]
#[inline]
fn no_offset(_call: &CallPy, object: Ref<'_>) -> PyResult<Option<i32>> {
    match attribute(object, c"tzinfo")?.as_ref().is_none() {
        true => Ok(None),
        false => Err(PyTypeError::new_err("expected a datetime without tzinfo")),
    }
}

#[cold]
#[inline]
fn without_tzinfo() -> PyErr {
    PyTypeError::new_err("expected a datetime with non-None tzinfo")
}

/// Refuses a `datetime` in another zone than UTC.
#[cfg(feature = "chrono")]
#[inline]
fn offset_of_utc(call: &CallPy, object: Ref<'_>) -> PyResult<Option<i32>> {
    const EQUAL: std::ffi::c_int = 2;
    let zone = attribute(object, c"tzinfo")?;
    if zone.as_ref().is_none() {
        return Err(without_tzinfo());
    }
    let utc = utc(call)?;
    // SAFETY: both are alive.
    let equal = unsafe { api().PyObject_RichCompareBool(zone.as_ptr(), utc.as_ptr(), EQUAL) };
    done(equal)?;
    match equal {
        0 => Err(PyValueError::new_err("expected datetime.timezone.utc")),
        _ => Ok(Some(0)),
    }
}

/// The offset of a zone that has the same at any time.
#[cfg(feature = "chrono")]
#[inline]
fn fixed_offset(call: &CallPy, object: Ref<'_>) -> PyResult<Option<i32>> {
    let zone = attribute(object, c"tzinfo")?;
    if zone.as_ref().is_none() {
        return Err(without_tzinfo());
    }
    let method = attribute(zone.as_ref(), c"utcoffset")?;
    let found = call_object(&method, tuple([().into_py(call)?])?, None)?;
    if found.as_ref().is_none() {
        return Err(PyTypeError::new_err(format!(
            "'{}' object is not a fixed offset timezone",
            zone.as_ref().kind_name()
        )));
    }
    seconds(call, found.as_ref()).map(Some)
}

/// The offset that there is at a time.
#[inline]
fn offset_then(call: &CallPy, object: Ref<'_>) -> PyResult<Option<i32>> {
    let method = attribute(object, c"utcoffset")?;
    let found = call_object(&method, tuple([])?, None)?;
    match found.as_ref().is_none() {
        true => Err(without_tzinfo()),
        false => seconds(call, found.as_ref()).map(Some),
    }
}

/// An offset, of which Rust has seconds.
#[inline]
fn seconds(call: &CallPy, object: Ref<'_>) -> PyResult<i32> {
    let span = delta(call, object)?;
    match (span.nanoseconds, i32::try_from(span.seconds)) {
        (0, Ok(seconds)) => Ok(seconds),
        (0, Err(_)) => Err(crate::c::no_offset()),
        _ => Err(PyValueError::new_err(
            "an offset of whole seconds is wanted",
        )),
    }
}

#[cfg(feature = "chrono")]
#[inline]
fn new_day(call: &CallPy, c: DateC) -> PyResult<Owned> {
    Class::Date.make(call, tuple(date_args(call, c)?)?)
}

#[inline]
fn date_args(call: &CallPy, c: DateC) -> PyResult<[Owned; 3]> {
    Ok([
        c.year.into_py(call)?,
        c.month.into_py(call)?,
        c.day.into_py(call)?,
    ])
}

#[cfg(feature = "chrono")]
#[inline]
fn new_clock(call: &CallPy, c: TimeC) -> PyResult<Owned> {
    Class::Time.make(call, tuple(time_args(call, c)?)?)
}

/// Python has no leap seconds: it is the second before.
#[inline]
fn time_args(call: &CallPy, c: TimeC) -> PyResult<[Owned; 4]> {
    if c.nanosecond >= 1_000_000_000 {
        leap()?;
    }
    Ok([
        c.hour.into_py(call)?,
        c.minute.into_py(call)?,
        c.second.into_py(call)?,
        (c.nanosecond % 1_000_000_000 / 1000).into_py(call)?,
    ])
}

#[cold]
fn leap() -> PyResult<()> {
    let text = c"ignored leap-second, `datetime` does not support leap-seconds";
    // SAFETY: the class is one, and alive for ever.
    done(unsafe { api().PyErr_WarnEx(builtin(PyUserWarning::CLASS), text.as_ptr(), 1) })
}

#[inline]
fn new_moment(call: &CallPy, c: DateTimeC) -> PyResult<Owned> {
    let [year, month, day] = date_args(call, c.date())?;
    let [hour, minute, second, micros] = time_args(call, c.time())?;
    let zone = match c.offset()? {
        None => ().into_py(call)?,
        Some(0) => utc(call)?,
        Some(seconds) => {
            let ahead = TimeDeltaC {
                seconds: seconds.into(),
                nanoseconds: 0,
            };
            Class::TimeZone.make(call, tuple([new_delta(call, ahead)?])?)?
        }
    };
    let args = [year, month, day, hour, minute, second, micros, zone];
    Class::DateTime.make(call, tuple(args)?)
}

/// `datetime.timezone.utc`.
#[inline]
fn utc(call: &CallPy) -> PyResult<Owned> {
    attribute(call.imported(Class::TimeZone)?.as_ref(), c"utc")
}
