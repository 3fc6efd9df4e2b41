//! Words of another version.

/// Says it in capitals, as often as it is asked to.
pub fn shout(text: &str, times: u8) -> String {
    text.to_uppercase().repeat(times.into())
}

/// Counts the words of a text.
#[cfg(feature = "count")]
pub fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

#[cfg(feature = "loud")]
pub fn whisper() {}

pub mod limits {
    /// How far.
    pub const SHIFT: u32 = super::BASE as u32 + 1;
}

const BASE: i8 = 3;
