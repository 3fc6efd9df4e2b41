//! Words, as of a registry.

mod error;
mod kind;
mod tally;
mod text;

pub use self::error::{BoxError, ParseError, Result};
pub use self::kind::*;
pub use self::tally::{add, tally, times, total, try_tally, Tally};
pub use self::text::*;

/// Counts the words of a text.
pub const fn count(text: &str) -> usize {
    text.len()
}

#[cfg(not(feature = "loud"))]
pub const GREETING: &str = "hello";

/// What it says to begin with.
#[cfg(feature = "loud")]
pub const GREETING: &str = "HELLO";
