//! Glob patterns, for paths and other text.

// A pattern becomes a small program, a list of `Op`s. Compiling is one pass over
// the pattern and so cheap that compiled patterns are not kept. Matching tries
// the obvious way first, which goes back to the last star when it is stuck. Where
// that may be slow or wrong, all possible states are followed at once, so the
// cost never exceeds the length of the program times the length of the value,
// whatever the pattern.

mod compiler;
mod matcher;
mod options;
#[cfg(test)]
mod tests;

pub(crate) use matcher::{first_char, Glob};
pub(crate) use options::{Case, Options};

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::StrOrBytes;

/// Test whether a value matches a glob pattern as a whole.
///
/// The pattern knows:
///
/// * `*`: any run of characters, also an empty one
/// * `**`: the same, crossing separators even with `double_star`; `**/` as a
///   whole path component also stands for no directory at all, so `a/**/b`
///   matches `a/b`
/// * `?`: one character
/// * `[abc]`, `[a-z]`, `[!a-z]`: one character (not) in a set; `^` negates like
///   `!`, and a `]` that comes first is part of the set
/// * `{a,b}`: one of several patterns, which may be nested
/// * a backslash: the next character as it is
///
/// A pattern that is not well formed (an unclosed `[` or `{`, a lone `}`, a
/// reversed range, a backslash at the end) matches nothing. An empty pattern
/// matches the empty value only. `/` is the only separator.
///
/// A value may hold any bytes: a byte that is not part of valid UTF-8 counts as
/// one character, which only wildcards can match.
///
/// Args:
///     value: The text or bytes to look at.
///     pat: The pattern, as text or as UTF-8 bytes.
///     double_star: Let only `**` cross separators. Without it `*`, `?` and
///         sets match a separator like any other character.
///     case_insensitive: Ignore case: by the rules of Unicode if both value and
///         pattern are text, of ASCII letters only if one of them is bytes.
///     path_normalize: Take every backslash in value and pattern for a slash.
///         A pattern can then not escape anything.
///     allow_newline: Let wildcards and sets match a newline. Without it only a
///         newline in the pattern does.
///
/// Returns:
///     True if all of the value matches.
///
/// Raises:
///     ValueError: The pattern is given as bytes that are not UTF-8.
#[pyfunction]
#[pyo3(signature = (value, pat, double_star=false, case_insensitive=false, path_normalize=false, allow_newline=false))]
pub fn is_glob_match(
    value: StrOrBytes<'_>,
    pat: StrOrBytes<'_>,
    double_star: bool,
    case_insensitive: bool,
    path_normalize: bool,
    allow_newline: bool,
) -> PyResult<bool> {
    let text = matches!((&value, &pat), (StrOrBytes::Str(_), StrOrBytes::Str(_)));
    let options = Options {
        double_star,
        case: match (case_insensitive, text) {
            (false, _) => Case::Sensitive,
            (true, true) => Case::Unicode,
            (true, false) => Case::Ascii,
        },
        path_normalize,
        allow_newline,
    };
    let glob = Glob::new(as_text(pat, "pat")?, options);
    Ok(glob.is_some_and(|glob| glob.is_match(as_bytes(value))))
}

/// The bytes of an argument.
pub(crate) fn as_bytes(arg: StrOrBytes<'_>) -> &[u8] {
    match arg {
        StrOrBytes::Str(text) => text.as_bytes(),
        StrOrBytes::Bytes(bytes) => bytes,
    }
}

/// The text of an argument, which must be UTF-8 if it is given as bytes.
pub(crate) fn as_text<'a>(arg: StrOrBytes<'a>, name: &str) -> PyResult<&'a str> {
    std::str::from_utf8(as_bytes(arg))
        .map_err(|err| PyValueError::new_err(format!("{name} is not valid UTF-8: {err}")))
}
