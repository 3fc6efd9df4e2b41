//! Sets of whole numbers, kept as intervals: the bytes of a file that have arrived, the
//! identifiers that are taken, the processors that a thread may run on.
//!
//! This crate is for C. What stands here and in [`api`] is in the header.

mod api;
mod guard;
mod set;
mod text;

use std::ffi::c_void;

pub use set::IntervalSet;

/// The end of the largest interval: a set holds numbers below this one.
pub const INTERVALS_END: u64 = u64::MAX;

/// The digits of the largest number.
pub const INTERVALS_DIGITS: usize = 20;

/// The most characters that one interval takes as text, with the comma behind it.
pub const INTERVALS_TEXT_MAX: usize = 2 * (INTERVALS_DIGITS + 1);

/// The version of the library that is loaded.
#[unsafe(no_mangle)]
pub static INTERVALS_VERSION: IntervalsVersion = IntervalsVersion {
    major: 1,
    minor: 2,
    patch: 0,
};

/// A version, as semver has it.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IntervalsVersion {
    pub major: u16,
    pub minor: u16,
    pub patch: u16,
}

/// The numbers from `start` to just before `end`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Interval {
    pub start: u64,
    /// The number after the last one; never below `start`.
    pub end: u64,
}

impl Interval {
    /// No number at all.
    pub const EMPTY: Interval = Interval { start: 0, end: 0 };
    /// Every number that a set can hold.
    pub const ALL: Interval = Interval {
        start: 0,
        end: INTERVALS_END,
    };

    fn is_empty(self) -> bool {
        self.start >= self.end
    }

    fn is_valid(self) -> bool {
        self.start <= self.end
    }
}

/// What became of a call.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntervalStatus {
    /// All is well.
    Ok,
    /// A pointer that has to point to something is null.
    NullPointer,
    /// An interval ends before it starts.
    BadInterval,
    /// The visitor asked to stop.
    Stopped,
    /// A fault of this library. The set is still a set, with any content.
    Panicked,
}

/// One change of a set.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub enum IntervalEdit {
    /// Puts all numbers of an interval into the set.
    Insert(Interval),
    /// Takes all numbers of an interval out of the set.
    Remove(Interval),
    /// Widens every interval of the set at both ends.
    Grow(u64),
    /// Takes all numbers out of the set.
    Clear,
}

/// A value, if there is one.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found<T> {
    pub found: bool,
    /// Zeros where nothing was found.
    pub value: T,
}

impl<T: Default> From<Option<T>> for Found<T> {
    fn from(value: Option<T>) -> Self {
        Found {
            found: value.is_some(),
            value: value.unwrap_or_default(),
        }
    }
}

/// Is called with each interval, and with the context that its user gave; `false` stops.
/// It must not change the set that it visits.
pub type IntervalVisitor =
    Option<unsafe extern "C" fn(interval: Interval, context: *mut c_void) -> bool>;
