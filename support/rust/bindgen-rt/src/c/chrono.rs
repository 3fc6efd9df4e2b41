//! The types of the crate `chrono`, for crates that ask for the feature.

use super::time::{no_date, no_offset, no_time, DateC, DateTimeC, TimeC, TimeDeltaC, Timed};
use crate::exceptions::{PyOverflowError, PyValueError};
use crate::PyResult;
use chrono::{
    DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone,
    Timelike, Utc,
};

impl Timed for NaiveDate {
    type C = DateC;

    fn take(c: DateC) -> PyResult<Self> {
        NaiveDate::from_ymd_opt(c.year, c.month.into(), c.day.into()).ok_or_else(no_date)
    }

    fn give(self) -> DateC {
        DateC {
            year: self.year(),
            month: self.month() as u8,
            day: self.day() as u8,
        }
    }
}

impl Timed for NaiveTime {
    type C = TimeC;

    fn take(c: TimeC) -> PyResult<Self> {
        let (hour, minute, second) = (c.hour.into(), c.minute.into(), c.second.into());
        NaiveTime::from_hms_nano_opt(hour, minute, second, c.nanosecond).ok_or_else(no_time)
    }

    fn give(self) -> TimeC {
        TimeC {
            hour: self.hour() as u8,
            minute: self.minute() as u8,
            second: self.second() as u8,
            nanosecond: self.nanosecond(),
        }
    }
}

/// The local date and time.
fn local(c: DateTimeC) -> PyResult<NaiveDateTime> {
    Ok(NaiveDate::take(c.date())?.and_time(NaiveTime::take(c.time())?))
}

fn give(local: NaiveDateTime, offset: Option<i32>) -> DateTimeC {
    DateTimeC::new(local.date().give(), local.time().give(), offset)
}

impl Timed for NaiveDateTime {
    type C = DateTimeC;

    fn take(c: DateTimeC) -> PyResult<Self> {
        match c.offset()? {
            None => local(c),
            Some(_) => Err(PyValueError::new_err("a time without an offset is wanted")),
        }
    }

    fn give(self) -> DateTimeC {
        give(self, None)
    }
}

impl Timed for DateTime<Utc> {
    type C = DateTimeC;

    fn take(c: DateTimeC) -> PyResult<Self> {
        match c.offset()? {
            Some(0) => Ok(local(c)?.and_utc()),
            _ => Err(PyValueError::new_err(
                "a time with an offset of 0 is wanted",
            )),
        }
    }

    fn give(self) -> DateTimeC {
        give(self.naive_utc(), Some(0))
    }
}

impl Timed for DateTime<FixedOffset> {
    type C = DateTimeC;

    fn take(c: DateTimeC) -> PyResult<Self> {
        let Some(offset) = c.offset()? else {
            return Err(PyValueError::new_err("a time with an offset is wanted"));
        };
        let zone = FixedOffset::east_opt(offset).ok_or_else(no_offset)?;
        zone.from_local_datetime(&local(c)?)
            .single()
            .ok_or_else(no_date)
    }

    fn give(self) -> DateTimeC {
        give(self.naive_local(), Some(self.offset().local_minus_utc()))
    }
}

impl Timed for TimeDelta {
    type C = TimeDeltaC;

    fn take(c: TimeDeltaC) -> PyResult<Self> {
        if c.nanoseconds >= 1_000_000_000 {
            return Err(PyValueError::new_err("a second has 1000000000 nanoseconds"));
        }
        TimeDelta::new(c.seconds, c.nanoseconds)
            .ok_or_else(|| PyOverflowError::new_err("a span of time that is too long"))
    }

    fn give(self) -> TimeDeltaC {
        // Both are negative where one is.
        let (seconds, nanoseconds) = (self.num_seconds(), self.subsec_nanos());
        match u32::try_from(nanoseconds) {
            Ok(nanoseconds) => TimeDeltaC {
                seconds,
                nanoseconds,
            },
            Err(_) => TimeDeltaC {
                seconds: seconds - 1,
                nanoseconds: (nanoseconds + 1_000_000_000) as u32,
            },
        }
    }
}
