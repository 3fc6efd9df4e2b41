//! An argument that is text or bytes.

use std::str::Utf8Error;

/// A `str` or a bytes-like object of the caller, borrowed for the call.
///
/// Of a buffer whose elements are not bytes, as an array of integers, it is the
/// memory, as it is in functions of Python's own that take text or bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StrOrBytes<'a> {
    /// Text.
    Str(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
}

impl<'a> StrOrBytes<'a> {
    /// The bytes, or the UTF-8 of the text.
    #[inline]
    pub fn as_bytes(self) -> &'a [u8] {
        match self {
            StrOrBytes::Str(text) => text.as_bytes(),
            StrOrBytes::Bytes(bytes) => bytes,
        }
    }

    /// The text, or the bytes as UTF-8.
    #[inline]
    pub fn to_str(self) -> Result<&'a str, Utf8Error> {
        match self {
            StrOrBytes::Str(text) => Ok(text),
            StrOrBytes::Bytes(bytes) => std::str::from_utf8(bytes),
        }
    }

    /// Whether it is text.
    #[inline]
    pub fn is_str(self) -> bool {
        matches!(self, StrOrBytes::Str(_))
    }
}

impl<'a> From<&'a str> for StrOrBytes<'a> {
    #[inline]
    fn from(text: &'a str) -> Self {
        StrOrBytes::Str(text)
    }
}

impl<'a> From<&'a [u8]> for StrOrBytes<'a> {
    #[inline]
    fn from(bytes: &'a [u8]) -> Self {
        StrOrBytes::Bytes(bytes)
    }
}

impl AsRef<[u8]> for StrOrBytes<'_> {
    #[inline]
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_as_either() {
        let (text, bytes) = (StrOrBytes::from("aé"), StrOrBytes::from(&b"a\xff"[..]));
        assert!(text.is_str() && !bytes.is_str());
        assert_eq!(text.as_bytes(), "aé".as_bytes());
        assert_eq!(text.to_str(), Ok("aé"));
        assert_eq!(bytes.as_bytes(), b"a\xff");
        assert!(bytes.to_str().is_err());
        assert_ne!(StrOrBytes::Str("a"), StrOrBytes::Bytes(b"a"));
    }
}
