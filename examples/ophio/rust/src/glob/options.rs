// How a pattern is to be matched.

/// How letters are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Case {
    /// As they are.
    #[default]
    Sensitive,
    /// `A` to `Z` equal `a` to `z`.
    Ascii,
    /// Any letter equals its lower case form.
    Unicode,
}

impl Case {
    /// The form of a character that is compared. It is always one character:
    /// `İ`, the only one with a longer lower case form, stays as it is.
    #[inline(always)]
    pub(crate) fn lower(self, c: char) -> char {
        match self {
            Case::Sensitive => c,
            Case::Ascii => c.to_ascii_lowercase(),
            Case::Unicode if c.is_ascii() => c.to_ascii_lowercase(),
            Case::Unicode => single(c.to_lowercase()).unwrap_or(c),
        }
    }

    /// Like [`Case::lower`], to upper case.
    pub(super) fn upper(self, c: char) -> char {
        match self {
            Case::Sensitive => c,
            Case::Ascii => c.to_ascii_uppercase(),
            Case::Unicode => single(c.to_uppercase()).unwrap_or(c),
        }
    }
}

fn single(mut chars: impl Iterator<Item = char>) -> Option<char> {
    let first = chars.next();
    first.filter(|_| chars.next().is_none())
}

/// The switches of [`is_glob_match`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Options {
    pub(crate) double_star: bool,
    pub(crate) case: Case,
    pub(crate) path_normalize: bool,
    pub(crate) allow_newline: bool,
}
