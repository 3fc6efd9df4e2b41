//! Characters to bytes.

use crate::alphabet::{value, FOREIGN, PAD, SHIFTED};
use std::fmt;

/// What padding means that is not where it should be. Releases of Python differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rules {
    /// Where it is complete, it ends the data. After a whole group it means nothing,
    /// in strict mode, too.
    Python311,
    /// The same, but strict mode refuses it after a whole group.
    Python313,
    /// It is passed over: data may follow.
    Latest,
}

/// Why something is not base64. The words are those of Python's own.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    LeadingPadding,
    ExcessPadding,
    DiscontinuousPadding,
    ExcessData,
    Foreign,
    /// With the number of characters of the alphabet.
    Length(usize),
    Padding,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Fault::LeadingPadding => "Leading padding not allowed",
            Fault::ExcessPadding => "Excess padding not allowed",
            Fault::DiscontinuousPadding => "Discontinuous padding not allowed",
            Fault::ExcessData => "Excess data after padding",
            Fault::Foreign => "Only base64 data is allowed",
            Fault::Length(count) => {
                return write!(
                    f,
                    "Invalid base64-encoded string: number of data characters ({count}) \
                     cannot be 1 more than a multiple of 4"
                )
            }
            Fault::Padding => "Incorrect padding",
        })
    }
}

/// Data that seems to be in the canonical form: only its characters are not looked
/// at yet.
pub(crate) struct Clean<'a> {
    /// Whole groups of four characters without padding.
    groups: &'a [u8],
    /// The characters of the last group, if that has padding.
    rest: &'a [u8],
}

impl<'a> Clean<'a> {
    /// The data, if its length and its padding are right. A newline at the end is
    /// passed over, unless that is not allowed.
    pub(crate) fn of(data: &'a [u8], strict: bool) -> Option<Self> {
        let data = match data {
            [data @ .., b'\n'] if !strict => data,
            _ => data,
        };
        if data.len() % 4 != 0 {
            return None;
        }
        let pads = match data {
            [.., PAD, PAD] => 2,
            [.., PAD] => 1,
            _ => {
                return Some(Clean {
                    groups: data,
                    rest: &[],
                })
            }
        };
        let (groups, rest) = data.split_at(data.len() - 4);
        let rest = &rest[..4 - pads];
        Some(Clean { groups, rest })
    }

    /// How many bytes it becomes.
    pub(crate) fn len(&self) -> usize {
        self.groups.len() / 4 * 3 + self.rest.len().saturating_sub(1)
    }

    /// Writes the bytes, for which `place` has room. Returns whether all that was
    /// read is of the alphabet; what was written means nothing otherwise.
    pub(crate) fn decode(&self, place: &mut [u8]) -> bool {
        let (start, end) = place.split_at_mut(self.groups.len() / 4 * 3);
        if decode_groups(self.groups, start) != self.groups.len() {
            return false;
        }
        let mut bits = 0;
        for (index, &byte) in self.rest.iter().enumerate() {
            bits |= SHIFTED[index][usize::from(byte)];
        }
        end.copy_from_slice(&bits.to_be_bytes()[1..][..end.len()]);
        bits < FOREIGN
    }
}

/// Decodes groups of four characters into three bytes each, up to one with a
/// character that is not of the alphabet, to the end of either, or to what is no
/// whole group. Returns how many characters were read.
fn decode_groups(data: &[u8], place: &mut [u8]) -> usize {
    let mut read = 0;
    for (eight, place) in data.chunks_exact(8).zip(place.chunks_exact_mut(6)) {
        let (first, second) = (group(&eight[..4]), group(&eight[4..]));
        if first | second >= FOREIGN {
            break;
        }
        let bits = u64::from(first) << 40 | u64::from(second) << 16;
        place.copy_from_slice(&bits.to_be_bytes()[..6]);
        read += 8;
    }
    let rest = data[read..].chunks_exact(4);
    for (four, place) in rest.zip(place[read / 4 * 3..].chunks_exact_mut(3)) {
        let bits = group(four);
        if bits >= FOREIGN {
            break;
        }
        place.copy_from_slice(&bits.to_be_bytes()[1..]);
        read += 4;
    }
    read
}

/// The 24 bits of four characters; at least `FOREIGN` if one is not of the alphabet.
#[inline]
fn group(four: &[u8]) -> u32 {
    SHIFTED[0][usize::from(four[0])]
        | SHIFTED[1][usize::from(four[1])]
        | SHIFTED[2][usize::from(four[2])]
        | SHIFTED[3][usize::from(four[3])]
}

/// Decodes whatever it is, by Python's rules.
pub(crate) fn decode(data: &[u8], strict: bool, rules: Rules) -> Result<Vec<u8>, Fault> {
    if strict && data.first() == Some(&PAD) {
        return Err(Fault::LeadingPadding);
    }
    let mut decoder = Decoder {
        out: Vec::with_capacity(data.len() / 4 * 3 + 3),
        ..Decoder::default()
    };
    let mut at = 0;
    while at < data.len() {
        if decoder.held == 0 && !(strict && decoder.padded) {
            at += decoder.groups(&data[at..]);
        }
        let Some(&byte) = data.get(at) else { break };
        at += 1;
        if byte == PAD {
            if decoder.pad(strict, rules)? {
                if strict && at < data.len() {
                    return Err(Fault::ExcessData);
                }
                return Ok(decoder.out);
            }
        } else if let Some(value) = value(byte) {
            decoder.take(value, strict, rules)?;
        } else if strict {
            return Err(Fault::Foreign);
        }
    }
    decoder.finish(rules)
}

/// What is decoded so far.
#[derive(Default)]
struct Decoder {
    out: Vec<u8>,
    /// How many characters of the next group are read, and their bits.
    held: u8,
    bits: u32,
    /// How many pads follow them.
    pads: u8,
    /// Whether there was a pad at all.
    padded: bool,
}

impl Decoder {
    /// Decodes groups without anything else in them. Returns how many characters
    /// were read.
    fn groups(&mut self, data: &[u8]) -> usize {
        // A few at a time: room is made for all of them, however soon they end.
        let data = &data[..data.len().min(64)];
        let before = self.out.len();
        self.out.resize(before + data.len() / 4 * 3, 0);
        let read = decode_groups(data, &mut self.out[before..]);
        self.out.truncate(before + read / 4 * 3);
        read
    }

    /// Takes a pad. Returns whether it ends the data.
    fn pad(&mut self, strict: bool, rules: Rules) -> Result<bool, Fault> {
        self.padded = true;
        if self.held >= 2 {
            self.pads = (self.pads + 1).min(4); // more are all the same
        }
        let complete = self.held >= 2 && self.held + self.pads >= 4;
        if strict && self.held == 0 && rules >= Rules::Python313 {
            return Err(Fault::ExcessPadding);
        }
        if strict && rules == Rules::Latest {
            return match self.held {
                1 => Err(self.one_more()),
                held if held + self.pads > 4 => Err(Fault::ExcessPadding),
                _ => Ok(false),
            };
        }
        Ok(complete && rules < Rules::Latest)
    }

    /// A group has one character alone.
    fn one_more(&self) -> Fault {
        Fault::Length(self.out.len() / 3 * 4 + 1)
    }

    /// Takes a character of the alphabet.
    fn take(&mut self, value: u8, strict: bool, rules: Rules) -> Result<(), Fault> {
        if strict && self.padded {
            return Err(match rules == Rules::Latest && self.held + self.pads >= 4 {
                true => Fault::ExcessData,
                false => Fault::DiscontinuousPadding,
            });
        }
        self.pads = 0;
        self.bits = self.bits << 6 | u32::from(value);
        match self.held {
            0 => {}
            1 => self.out.push((self.bits >> 4) as u8),
            2 => self.out.push((self.bits >> 2) as u8),
            _ => self.out.push(self.bits as u8),
        }
        self.held = (self.held + 1) % 4;
        Ok(())
    }

    fn finish(self, rules: Rules) -> Result<Vec<u8>, Fault> {
        match self.held {
            0 => Ok(self.out),
            1 => Err(self.one_more()),
            held if rules == Rules::Latest && held + self.pads >= 4 => Ok(self.out),
            _ => Err(Fault::Padding),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lenient(data: &[u8]) -> Result<Vec<u8>, Fault> {
        decode(data, false, Rules::Latest)
    }

    /// What Python sees: the clean way where there is one.
    fn both(data: &[u8], strict: bool) -> Result<Vec<u8>, Fault> {
        let slow = decode(data, strict, Rules::Latest);
        if let Some(clean) = Clean::of(data, strict) {
            let mut place = vec![0; clean.len()];
            if clean.decode(&mut place) {
                assert_eq!(slow.as_ref(), Ok(&place), "{data:?}");
            }
        }
        slow
    }

    #[test]
    fn vectors_of_the_rfc() {
        let texts = [
            "", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy",
        ];
        for (len, text) in texts.iter().enumerate() {
            for strict in [true, false] {
                assert_eq!(both(text.as_bytes(), strict), Ok(b"foobar"[..len].to_vec()));
            }
            assert_eq!(
                both(format!("{text}\n").as_bytes(), false).unwrap().len(),
                len
            );
        }
    }

    #[test]
    fn what_is_foreign_is_passed_over() {
        assert_eq!(lenient(b" Z\xffg\0=:= "), Ok(b"f".to_vec()));
        assert_eq!(decode(b"Zg=:=", true, Rules::Latest), Err(Fault::Foreign));
        assert_eq!(both(b"Zm9\x80", false), Err(Fault::Padding));
        let lines = "QUJD\r\n".repeat(1_000);
        assert_eq!(lenient(lines.as_bytes()), Ok(b"ABC".repeat(1_000)));
    }

    #[test]
    fn padding_in_the_middle() {
        assert_eq!(lenient(b"abc=d"), Ok(b"i\xb7\x1d".to_vec()));
        let stopped = decode(b"abc=d", false, Rules::Python313);
        assert_eq!(stopped, Ok(b"i\xb7".to_vec()));
        for rules in [Rules::Latest, Rules::Python313] {
            assert_eq!(decode(b"abc=d", true, rules), Err(Fault::ExcessData));
            assert_eq!(decode(b"=", true, rules), Err(Fault::LeadingPadding));
            assert_eq!(
                decode(b"ab=cdefg", true, rules),
                Err(Fault::DiscontinuousPadding)
            );
        }
        // Pads that end nothing are followed by whole groups.
        let late = decode(b"abcd=efgh", true, Rules::Python311);
        assert_eq!(late, Err(Fault::DiscontinuousPadding));
        let many = format!("abc{}", "=".repeat(1_000));
        assert_eq!(lenient(many.as_bytes()), Ok(b"i\xb7".to_vec()));
    }

    #[test]
    fn one_character_alone() {
        assert_eq!(lenient(b"a"), Err(Fault::Length(1)));
        assert_eq!(lenient(b"abcde==="), Err(Fault::Length(5)));
        let text = Fault::Length(5).to_string();
        assert!(text.contains("(5)"), "{text}");
    }
}
