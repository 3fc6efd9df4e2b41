//! Reading MessagePack, as much of it as config structures need.

// A number of elements is never taken for a size to reserve: each element takes
// at least one byte of the input, so what is built stays in proportion to it.

use super::grammar::cut;

/// A value, or the start of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// An array of so many values, which follow.
    Array(usize),
    Text(&'a str),
    Unsigned(u64),
    Bool(bool),
    /// Something else.
    Other(&'static str),
}

/// Reads one token after another.
pub(super) struct Reader<'a> {
    input: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(input: &'a [u8]) -> Self {
        Reader { input, at: 0 }
    }

    /// Where the next token begins.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at == self.input.len()
    }

    pub(super) fn token(&mut self) -> Result<Token<'a>, String> {
        let start = self.at;
        let byte = self.take(1, start)?[0];
        Ok(match byte {
            0x00..=0x7f => Token::Unsigned(byte.into()),
            0x80..=0x8f | 0xde | 0xdf => Token::Other("a map"),
            0x90..=0x9f => Token::Array(usize::from(byte & 0x0f)),
            0xa0..=0xbf => self.text(u64::from(byte & 0x1f), start)?,
            0xc0 => Token::Other("nil"),
            0xc1 => return Err(format!("byte {start}: 0xc1 begins nothing in MessagePack")),
            0xc2 | 0xc3 => Token::Bool(byte == 0xc3),
            0xc4..=0xc6 => Token::Other("binary data"),
            0xc7..=0xc9 | 0xd4..=0xd8 => Token::Other("an extension"),
            0xca | 0xcb => Token::Other("a float"),
            0xcc..=0xcf => Token::Unsigned(self.number(1 << (byte - 0xcc), start)?),
            0xd0..=0xd3 => self.signed(1 << (byte - 0xd0), start)?,
            0xd9..=0xdb => {
                let len = self.number(1 << (byte - 0xd9), start)?;
                self.text(len, start)?
            }
            0xdc | 0xdd => {
                let count = self.number(2 << (byte - 0xdc), start)?;
                Token::Array(usize::try_from(count).unwrap_or(usize::MAX))
            }
            0xe0..=0xff => Token::Other("a negative number"),
        })
    }

    /// The elements of an array that has so many, or at least one or any number.
    pub(super) fn array(&mut self, what: &str) -> Result<usize, String> {
        let start = self.at;
        match self.token()? {
            Token::Array(count) => Ok(count),
            other => Err(unexpected(start, &format!("an array of {what}"), other)),
        }
    }

    pub(super) fn string(&mut self, what: &str) -> Result<&'a str, String> {
        let start = self.at;
        match self.token()? {
            Token::Text(text) => Ok(text),
            other => Err(unexpected(start, what, other)),
        }
    }

    fn text(&mut self, len: u64, start: usize) -> Result<Token<'a>, String> {
        let len = usize::try_from(len).unwrap_or(usize::MAX);
        let text = self.take(len, start)?;
        match std::str::from_utf8(text) {
            Ok(text) => Ok(Token::Text(text)),
            Err(_) => Err(format!("byte {start}: a text that is not UTF-8")),
        }
    }

    /// A big-endian number of so many bytes.
    fn number(&mut self, len: usize, start: usize) -> Result<u64, String> {
        let bytes = self.take(len, start)?;
        Ok(bytes
            .iter()
            .fold(0, |number, &byte| number << 8 | u64::from(byte)))
    }

    /// A signed number of so many bytes, which may be positive all the same.
    fn signed(&mut self, len: usize, start: usize) -> Result<Token<'a>, String> {
        let number = self.number(len, start)?;
        Ok(match number >> (8 * len - 1) {
            0 => Token::Unsigned(number),
            _ => Token::Other("a negative number"),
        })
    }

    fn take(&mut self, len: usize, start: usize) -> Result<&'a [u8], String> {
        let rest = &self.input[self.at..];
        match rest.get(..len) {
            Some(taken) => {
                self.at += len;
                Ok(taken)
            }
            None => Err(format!("byte {start}: the input ends too early")),
        }
    }
}

/// Says what was found in place of something else.
pub(super) fn unexpected(at: usize, wanted: &str, found: Token<'_>) -> String {
    let found = match found {
        Token::Array(count) => format!("an array of {count}"),
        Token::Text(text) => format!("the text `{}`", cut(text)),
        Token::Unsigned(number) => format!("the number {number}"),
        Token::Bool(value) => format!("`{value}`"),
        Token::Other(what) => what.to_owned(),
    };
    format!("byte {at}: expected {wanted}, not {found}")
}
