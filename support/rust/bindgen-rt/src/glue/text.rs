//! Texts that are put together at compile time.

/// The last name in the path of a type, without what is in angle brackets.
pub fn last_name(path: &str) -> &str {
    let path = path.split('<').next().unwrap_or(path);
    path.rsplit("::").next().unwrap_or(path).trim()
}

/// Where the part of a qualified name begins that follows its last dot.
const fn short_start(name: &str) -> usize {
    let bytes = name.as_bytes();
    let mut at = bytes.len();
    while at > 0 && bytes[at - 1] != b'.' {
        at -= 1;
    }
    at
}

/// The part of a qualified name after its last dot. It ends in NUL.
#[inline]
pub const fn short_name(name: &'static str) -> &'static str {
    let (_, short) = name.as_bytes().split_at(short_start(name));
    text(short)
}

/// The same without NUL.
#[inline]
pub const fn short_text(name: &'static str) -> &'static str {
    let short = short_name(name).as_bytes();
    let (short, _) = short.split_at(short.len() - 1);
    text(short)
}

#[inline]
const fn text(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => panic!("a name was cut in a character"),
    }
}

/// The length of a docstring: see [`docstring`].
pub const fn doc_len(name: &str, signature: &str, lines: &[&str]) -> usize {
    let mut len = 1;
    if !signature.is_empty() {
        len += name.len() - short_start(name) - 1 + signature.len() + SEPARATOR.len();
    }
    let mut index = 0;
    while index < lines.len() {
        len += line(lines[index]).len() + (index > 0) as usize;
        index += 1;
    }
    len
}

/// What is between the signature and the text in the docstrings of CPython.
const SEPARATOR: &str = "\n--\n\n";

/// A docstring with its signature, as CPython wants it: `name(a, b)`, a
/// separator, the text, NUL. The lines are those of a doc comment, each with
/// the space that it begins with.
pub const fn docstring<const N: usize>(name: &str, signature: &str, lines: &[&str]) -> [u8; N] {
    let mut out = Text {
        bytes: [0; N],
        len: 0,
    };
    if !signature.is_empty() {
        let (_, short) = name.as_bytes().split_at(short_start(name));
        let (short, _) = short.split_at(short.len() - 1);
        out = out.with(short).with(signature.as_bytes());
        out = out.with(SEPARATOR.as_bytes());
    }
    let mut index = 0;
    while index < lines.len() {
        if index > 0 {
            out = out.with(b"\n");
        }
        out = out.with(line(lines[index]));
        index += 1;
    }
    out.bytes
}

/// A line of a doc comment without the space it begins with.
const fn line(text: &str) -> &[u8] {
    match text.as_bytes() {
        [b' ', rest @ ..] => rest,
        all => all,
    }
}

struct Text<const N: usize> {
    bytes: [u8; N],
    len: usize,
}

impl<const N: usize> Text<N> {
    const fn with(mut self, more: &[u8]) -> Self {
        let mut index = 0;
        while index < more.len() {
            self.bytes[self.len] = more[index];
            self.len += 1;
            index += 1;
        }
        self
    }
}

/// A text that ends in NUL.
pub const fn c_text(text: &'static str) -> &'static std::ffi::CStr {
    match std::ffi::CStr::from_bytes_with_nul(text.as_bytes()) {
        Ok(text) => text,
        Err(_) => panic!("a NUL at the end, and none before"),
    }
}

/// Whether glue for a version of the runtime, `major.minor`, works with this one.
pub const fn same_version(wanted: &str) -> bool {
    let (wanted, have) = (wanted.as_bytes(), env!("CARGO_PKG_VERSION").as_bytes());
    let mut index = 0;
    while index < wanted.len() {
        if index >= have.len() || wanted[index] != have[index] {
            return false;
        }
        index += 1;
    }
    index < have.len() && have[index] == b'.'
}

/// Fails to compile with another version of the runtime.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_require_version {
    ($version:literal) => {
        const _: () = assert!(
            $crate::glue::same_version($version),
            "this glue is for another version of bindgen-rt: run `bindgen gen`"
        );
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn docstrings_have_signatures() {
        const NAME: &str = "K.f\0";
        const LINES: &[&str] = &[" Does it.", "", "     a: This."];
        const DOC: [u8; doc_len(NAME, "($self, a)", LINES)] = docstring(NAME, "($self, a)", LINES);
        assert_eq!(&DOC, b"f($self, a)\n--\n\nDoes it.\n\n    a: This.\0");
        assert_eq!(doc_len("f\0", "", &[]), 1);
        assert_eq!(docstring::<1>("f\0", "", &[]), *b"\0");
        assert_eq!((short_name(NAME), short_text(NAME)), ("f\0", "f"));
    }

    #[test]
    fn versions_are_compared_by_their_first_numbers() {
        assert!(same_version("0.1"));
        assert!(!same_version("0.2"));
        assert!(!same_version("0.10"));
    }

    #[test]
    fn types_have_a_last_name() {
        for path in [
            "Point",
            "crate::geo::Point",
            "super::Point<'_>",
            "Point<'a, geo::Unit>",
        ] {
            assert_eq!(last_name(path), "Point");
        }
    }
}
