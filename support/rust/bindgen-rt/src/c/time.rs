//! Dates, times and spans. All types of them cross by the structs of this file, to C
//! and to Python, so that both check the same.

use super::from::FromC;
use super::into::IntoC;
use super::layout::Bool;
use super::lend::LendC;
use super::release::Release;
use super::CallC;
use crate::exceptions::{PyOverflowError, PyValueError};
use crate::kept::Kept;
use crate::PyResult;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// `date`: of the Gregorian calendar, before it too.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateC {
    pub(crate) year: i32,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

/// `time`: of a day. In a leap second the nanoseconds go on to 2,000,000,000.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeC {
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    pub(crate) second: u8,
    pub(crate) nanosecond: u32,
}

/// `datetime`: the local date and time, and how many seconds they are ahead of UTC
/// where that is known.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct DateTimeC {
    pub(crate) year: i32,
    pub(crate) month: u8,
    pub(crate) day: u8,
    pub(crate) hour: u8,
    pub(crate) minute: u8,
    pub(crate) second: u8,
    pub(crate) nanosecond: u32,
    pub(crate) has_offset: Bool,
    pub(crate) offset: i32,
}

/// `timedelta`: a span of time. The nanoseconds are added to the seconds, of which
/// there may be fewer than none.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeDeltaC {
    pub(crate) seconds: i64,
    pub(crate) nanoseconds: u32,
}

macro_rules! plain {
    ($($T:ty)*) => {$(
        // SAFETY: it is numbers, which own nothing.
        unsafe impl Release for $T {
            #[inline]
            unsafe fn release(self) {}
        }
    )*};
}

plain!(DateC TimeC DateTimeC TimeDeltaC);

impl DateTimeC {
    pub(crate) fn new(date: DateC, time: TimeC, offset: Option<i32>) -> Self {
        DateTimeC {
            year: date.year,
            month: date.month,
            day: date.day,
            hour: time.hour,
            minute: time.minute,
            second: time.second,
            nanosecond: time.nanosecond,
            has_offset: offset.is_some().into(),
            offset: offset.unwrap_or_default(),
        }
    }

    pub(crate) fn date(self) -> DateC {
        DateC {
            year: self.year,
            month: self.month,
            day: self.day,
        }
    }

    pub(crate) fn time(self) -> TimeC {
        TimeC {
            hour: self.hour,
            minute: self.minute,
            second: self.second,
            nanosecond: self.nanosecond,
        }
    }

    /// The offset, if there is one.
    pub(crate) fn offset(self) -> PyResult<Option<i32>> {
        let there = self.has_offset.get().map_err(super::from::no_bool)?;
        Ok(there.then_some(self.offset))
    }
}

/// A type that is one of the structs here.
pub trait Timed: Sized {
    /// The struct.
    type C: Release + Copy;

    /// Checks and takes a value.
    fn take(c: Self::C) -> PyResult<Self>;

    /// Hands the value over.
    fn give(self) -> Self::C;
}

macro_rules! timed {
    ($($T:ty)*) => {$(
        impl<'a> FromC<'a> for $T {
            type C = <$T as Timed>::C;

            #[inline]
            unsafe fn from_c(_call: &'a CallC, c: Self::C) -> PyResult<Self> {
                Timed::take(c)
            }
        }

        impl IntoC for $T {
            type C = <$T as Timed>::C;

            #[inline]
            fn into_c(self) -> Self::C {
                self.give()
            }
        }

        impl LendC for $T {
            type In = <$T as Timed>::C;

            #[inline]
            fn lend(self, _kept: &Kept) -> Self::In {
                self.give()
            }
        }
    )*};
}

timed!(Duration SystemTime);

#[cfg(feature = "chrono")]
timed! {
    chrono::NaiveDate chrono::NaiveTime chrono::NaiveDateTime chrono::TimeDelta
    chrono::DateTime<chrono::Utc> chrono::DateTime<chrono::FixedOffset>
}

const SECOND: u32 = 1_000_000_000;
const DAY: i64 = 24 * 60 * 60;

impl Timed for Duration {
    type C = TimeDeltaC;

    fn take(c: TimeDeltaC) -> PyResult<Self> {
        if c.nanoseconds >= SECOND {
            return Err(PyValueError::new_err("a second has 1000000000 nanoseconds"));
        }
        match u64::try_from(c.seconds) {
            Ok(seconds) => Ok(Duration::new(seconds, c.nanoseconds)),
            Err(_) => Err(PyValueError::new_err(
                "a negative span of time cannot be converted to a Duration",
            )),
        }
    }

    /// More seconds than an i64 has, which are 292 thousand million years, are as
    /// many as it has.
    fn give(self) -> TimeDeltaC {
        TimeDeltaC {
            seconds: i64::try_from(self.as_secs()).unwrap_or(i64::MAX),
            nanoseconds: self.subsec_nanos(),
        }
    }
}

impl Timed for SystemTime {
    type C = DateTimeC;

    fn take(c: DateTimeC) -> PyResult<Self> {
        let Some(offset) = c.offset()? else {
            return Err(PyValueError::new_err("a time with an offset is wanted"));
        };
        let days = days(c.date()).ok_or_else(no_date)?;
        let fits = c.hour < 24 && c.minute < 60 && c.second < 60 && c.nanosecond < SECOND;
        if !fits {
            return Err(no_time());
        }
        if i64::from(offset).abs() >= DAY {
            return Err(no_offset());
        }
        let of_day = (i64::from(c.hour) * 60 + i64::from(c.minute)) * 60 + i64::from(c.second);
        let seconds = days * DAY + of_day - i64::from(offset);
        let rest = Duration::from_nanos(c.nanosecond.into());
        let whole = Duration::from_secs(seconds.unsigned_abs());
        let from = match seconds {
            0.. => UNIX_EPOCH.checked_add(whole),
            _ => UNIX_EPOCH.checked_sub(whole),
        };
        from.and_then(|from| from.checked_add(rest))
            .ok_or_else(|| PyOverflowError::new_err("a time that the system has no room for"))
    }

    /// In UTC. A year that has no place in an i32 is the last that has.
    fn give(self) -> DateTimeC {
        let (seconds, nanosecond) = match self.duration_since(UNIX_EPOCH) {
            Ok(after) => (i128::from(after.as_secs()), after.subsec_nanos()),
            Err(error) => match (error.duration().as_secs(), error.duration().subsec_nanos()) {
                (seconds, 0) => (-i128::from(seconds), 0),
                (seconds, nanos) => (-i128::from(seconds) - 1, SECOND - nanos),
            },
        };
        let of_day = seconds.rem_euclid(DAY.into()) as u32;
        let time = TimeC {
            hour: (of_day / 3600) as u8,
            minute: (of_day / 60 % 60) as u8,
            second: (of_day % 60) as u8,
            nanosecond,
        };
        DateTimeC::new(date(seconds.div_euclid(DAY.into())), time, Some(0))
    }
}

pub(crate) fn no_date() -> crate::PyErr {
    PyValueError::new_err("invalid or out-of-range date")
}

pub(crate) fn no_time() -> crate::PyErr {
    PyValueError::new_err("invalid or out-of-range time")
}

pub(crate) fn no_offset() -> crate::PyErr {
    PyValueError::new_err("fixed offset out of bounds")
}

/// In four centuries.
const CYCLE: i64 = 146_097;

/// The days before a month, of a year that begins with March: then the day that
/// comes every four years is the last one of a year.
fn before(month: i64) -> i64 {
    (153 * month + 2) / 5
}

/// The days from the first of January 1970 to a date. None where there is no such
/// date.
fn days(date: DateC) -> Option<i64> {
    let leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
    let last = match date.month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => return None,
    };
    if !(1..=last).contains(&date.day) {
        return None;
    }
    let month = (i64::from(date.month) + 9) % 12;
    let year = i64::from(date.year) - i64::from(date.month <= 2);
    let (cycle, year) = (year.div_euclid(400), year.rem_euclid(400));
    let of_cycle = year * 365 + year / 4 - year / 100 + before(month) + i64::from(date.day) - 1;
    Some(cycle * CYCLE + of_cycle - 719_468)
}

/// The date that is so many days after the first of January 1970.
fn date(days: i128) -> DateC {
    let days = days + 719_468;
    let cycle = days.div_euclid(CYCLE.into());
    let day = days.rem_euclid(CYCLE.into()) as i64;
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let whole = cycle * 400 + i128::from(year) + i128::from(month >= 10);
    DateC {
        year: i32::try_from(whole).unwrap_or(if whole < 0 { i32::MIN } else { i32::MAX }),
        month: ((month + 2) % 12 + 1) as u8,
        day: (day - before(month) + 1) as u8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_days() {
        let at = |year, month, day| days(DateC { year, month, day });
        assert_eq!(at(1970, 1, 1), Some(0));
        assert_eq!(at(2000, 3, 1), Some(11_017));
        assert_eq!(at(1969, 12, 31), Some(-1));
        assert_eq!(at(1, 1, 1), Some(-719_162));
        assert_eq!(at(9999, 12, 31), Some(2_932_896));
        assert_eq!((at(2023, 2, 29), at(1900, 2, 29)), (None, None));
        assert!(at(2024, 2, 29).is_some() && at(2000, 2, 29).is_some());
        assert_eq!((at(2023, 13, 1), at(2023, 0, 1)), (None, None));
        assert_eq!((at(2023, 4, 31), at(2023, 1, 0)), (None, None));
        for day in (-800_000..3_000_000).step_by(97) {
            assert_eq!(days(date(day.into())), Some(day));
        }
        assert_eq!(days(date(-719_469)), Some(-719_469));
        assert_eq!(date(i128::from(i64::MAX)).year, i32::MAX);
    }

    #[test]
    fn splits_times_before_the_epoch() {
        let at = UNIX_EPOCH - Duration::from_nanos(1);
        let c = at.give();
        assert_eq!(c.date(), date(-1));
        let last = TimeC {
            hour: 23,
            minute: 59,
            second: 59,
            nanosecond: 999_999_999,
        };
        assert_eq!(c.time(), last);
        assert_eq!(SystemTime::take(c).ok(), Some(at));
    }

    #[test]
    fn refuses_what_is_no_time() {
        let noon = (UNIX_EPOCH + Duration::from_secs(43_200)).give();
        let refused = |c| SystemTime::take(c).is_err();
        assert!(!refused(noon));
        assert!(refused(DateTimeC { hour: 24, ..noon }));
        assert!(refused(DateTimeC { second: 60, ..noon }));
        assert!(refused(DateTimeC {
            offset: 86_400,
            ..noon
        }));
        assert!(refused(DateTimeC {
            offset: i32::MIN,
            ..noon
        }));
        assert!(refused(DateTimeC { day: 32, ..noon }));
        assert!(refused(DateTimeC {
            nanosecond: SECOND,
            ..noon
        }));
        assert!(refused(DateTimeC {
            has_offset: false.into(),
            ..noon
        }));
        let span = TimeDeltaC {
            seconds: -1,
            nanoseconds: 0,
        };
        assert!(Duration::take(span).is_err());
        let span = TimeDeltaC {
            seconds: 1,
            nanoseconds: SECOND,
        };
        assert!(Duration::take(span).is_err());
    }
}
