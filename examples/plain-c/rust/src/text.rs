//! Sets as text: `0-3,8`, with both ends, as Linux writes lists of processors.

use std::fmt;
use std::str::FromStr;

use crate::{Interval, IntervalSet};

/// The text is no set.
#[derive(Debug, PartialEq, Eq)]
pub struct NoSet;

impl FromStr for IntervalSet {
    type Err = NoSet;

    fn from_str(text: &str) -> Result<Self, NoSet> {
        let mut set = IntervalSet::default();
        if text.trim().is_empty() {
            return Ok(set);
        }
        for part in text.split(',') {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let start = number(first)?;
            let end = number(last)?.checked_add(1).ok_or(NoSet)?;
            if end <= start {
                return Err(NoSet);
            }
            set.insert(Interval { start, end });
        }
        Ok(set)
    }
}

fn number(text: &str) -> Result<u64, NoSet> {
    let text = text.trim();
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NoSet); // parse takes a sign, too
    }
    text.parse().map_err(|_| NoSet)
}

impl fmt::Display for IntervalSet {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for (at, i) in self.intervals().iter().enumerate() {
            if at > 0 {
                f.write_str(",")?;
            }
            match i.end - 1 {
                last if last == i.start => write!(f, "{last}")?,
                last => write!(f, "{}-{last}", i.start)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back() {
        let largest = "18446744073709551613-18446744073709551614";
        assert!(largest.len() < crate::INTERVALS_TEXT_MAX);
        for text in ["", "0", "0-3,8", "7,9,11-12", largest] {
            assert_eq!(text.parse::<IntervalSet>().unwrap().to_string(), text);
        }
        let set: IntervalSet = " 8 , 2-3,1,0 - 1".parse().unwrap();
        assert_eq!(set.to_string(), "0-3,8");
    }

    #[test]
    fn what_is_no_set_is_refused() {
        for text in [
            ",",
            "1,",
            "a",
            "-1",
            "+1",
            "1-",
            "3-1",
            "1-2-3",
            "18446744073709551615",
            "99999999999999999999",
        ] {
            assert_eq!(text.parse::<IntervalSet>(), Err(NoSet), "{text}");
        }
    }
}
