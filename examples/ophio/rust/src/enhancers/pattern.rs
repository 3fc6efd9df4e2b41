//! The patterns of matchers.

// Most patterns are a name with stars at one end or at both. These are compared
// as bytes. Any other is a glob, which is asked only where the value begins as it
// does and holds the longest part of it that is plain text.

use super::literal::{contains, longest_part, Pairs, WILD};
use crate::glob::{Case, Glob, Options};
use std::sync::OnceLock;

/// How a pattern is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Syntax {
    /// Of paths and packages: case and kind of slashes do not matter, and only
    /// `**` crosses slashes.
    Path,
    /// Of names: compared as they are, and `*` matches anything.
    Name,
}

/// A compiled pattern.
#[derive(Debug)]
pub(super) struct Pattern {
    text: String,
    syntax: Syntax,
    shape: Shape,
    /// The pairs of bytes that all matching values hold.
    pairs: Pairs,
    /// The pattern as a glob, made when it is first asked for; `None` where it
    /// is not well formed.
    glob: OnceLock<Option<Glob>>,
}

/// What a pattern looks like. A value with a newline fits none but `Exact`,
/// since wildcards do not match newlines.
#[derive(Debug, PartialEq)]
enum Shape {
    /// `name`
    Exact(Box<[u8]>),
    /// `name*`
    Prefix(Box<[u8]>),
    /// `*name`
    Suffix(Box<[u8]>),
    /// `*name*`
    Contains(Box<[u8]>),
    /// `**/name`
    Tail(Box<[u8]>),
    /// `**/name**`: the name with a slash before it.
    Inner(Box<[u8]>),
    /// Anything else that begins like this and holds this.
    Glob { start: Box<[u8]>, part: Box<[u8]> },
}

impl Shape {
    /// What all matching values hold.
    fn part(&self) -> &[u8] {
        match self {
            Shape::Exact(part)
            | Shape::Prefix(part)
            | Shape::Suffix(part)
            | Shape::Contains(part)
            | Shape::Tail(part)
            | Shape::Glob { part, .. } => part,
            // The slash before it may be missing.
            Shape::Inner(part) => &part[1..],
        }
    }
}

/// What stands before and after the name in a pattern.
#[derive(PartialEq)]
enum Edge {
    Nothing,
    Anything,
    Directories,
}

impl Pattern {
    pub(super) fn new(syntax: Syntax, pattern: &str) -> Self {
        let text: String = match syntax {
            Syntax::Path => pattern.chars().map(fold).collect(),
            Syntax::Name => pattern.to_owned(),
        };
        let shape = simple(syntax, &text).unwrap_or_else(|| {
            let start = text.find(WILD).unwrap_or(0);
            Shape::Glob {
                start: bytes(&text[..start]),
                part: bytes(longest_part(&text)),
            }
        });
        Pattern {
            pairs: Pairs::of(shape.part()),
            text,
            syntax,
            shape,
            glob: OnceLock::new(),
        }
    }

    /// Whether all of a value matches. Where the syntax is that of paths, the
    /// value must be [folded](fold).
    pub(super) fn matches(&self, value: &[u8], has_newline: bool) -> bool {
        match &self.shape {
            Shape::Exact(name) => *value == **name,
            _ if has_newline => self.glob_matches(value),
            Shape::Prefix(name) => value.starts_with(name),
            Shape::Suffix(name) => value.ends_with(name),
            Shape::Contains(name) => contains(value, name),
            Shape::Tail(name) => value
                .strip_suffix(&**name)
                .is_some_and(|before| matches!(before.last(), None | Some(b'/'))),
            Shape::Inner(name) => value.starts_with(&name[1..]) || contains(value, name),
            Shape::Glob { part, .. } => contains(value, part) && self.glob_matches(value),
        }
    }

    /// Whether a value with these pairs of bytes can match.
    pub(super) fn may_match(&self, pairs: Pairs) -> bool {
        pairs.hold(self.pairs)
    }

    /// What all matching values begin with.
    pub(super) fn start(&self) -> &[u8] {
        match &self.shape {
            Shape::Exact(text) | Shape::Prefix(text) | Shape::Glob { start: text, .. } => text,
            Shape::Suffix(_) | Shape::Contains(_) | Shape::Tail(_) | Shape::Inner(_) => b"",
        }
    }

    /// A pattern that is not well formed matches itself.
    fn glob_matches(&self, value: &[u8]) -> bool {
        let options = match self.syntax {
            Syntax::Path => Options {
                double_star: true,
                case: Case::Unicode,
                path_normalize: true,
                allow_newline: false,
            },
            Syntax::Name => Options::default(),
        };
        match self.glob.get_or_init(|| Glob::new(&self.text, options)) {
            Some(glob) => glob.is_match(value),
            None => value == self.text.as_bytes(),
        }
    }
}

/// A character of a path as it is compared.
pub(super) fn fold(c: char) -> char {
    match c {
        '\\' => '/',
        c => Case::Unicode.lower(c),
    }
}

/// The shape of a pattern that is a name and stars.
fn simple(syntax: Syntax, text: &str) -> Option<Shape> {
    let (before, name) = match (text.len() - text.trim_start_matches('*').len(), syntax) {
        (0, _) => (Edge::Nothing, text),
        (1, Syntax::Path) => return None,
        (2, _) if text[2..].starts_with('/') => (Edge::Directories, &text[3..]),
        (stars, _) => (Edge::Anything, &text[stars..]),
    };
    if name.is_empty() {
        return (before == Edge::Anything).then(|| Shape::Prefix(bytes("")));
    }
    let trimmed = name.trim_end_matches('*');
    let after = match (name.len() - trimmed.len(), syntax) {
        (0, _) => Edge::Nothing,
        (1, Syntax::Path) => return None,
        _ => Edge::Anything,
    };
    if trimmed.is_empty() || trimmed.contains(WILD) {
        return None;
    }
    Some(match (before, after) {
        (Edge::Nothing, Edge::Nothing) => Shape::Exact(bytes(trimmed)),
        (Edge::Nothing, _) => Shape::Prefix(bytes(trimmed)),
        (Edge::Anything, Edge::Nothing) => Shape::Suffix(bytes(trimmed)),
        (Edge::Anything, _) => Shape::Contains(bytes(trimmed)),
        (Edge::Directories, Edge::Nothing) => Shape::Tail(bytes(trimmed)),
        (Edge::Directories, _) => Shape::Inner(bytes(&format!("/{trimmed}"))),
    })
}

fn bytes(text: &str) -> Box<[u8]> {
    text.as_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::{Pairs, Pattern, Shape, Syntax};

    const NAMES: [&str; 14] = [
        "*", "**", "a*", "*a", "*a*", "a/**", "**/a", "**/a/**", "**a", "**/a*", "a", "", "**/",
        "***/a",
    ];
    const VALUES: [&str; 16] = [
        "", "a", "/a", "a/", "/a/", "b/a", "a/b", "b/a/b", "ba", "ab", "bab", "b/ab", "ba/b",
        "a\nb", "b\n/a", "A",
    ];

    #[test]
    fn shapes_agree_with_globs() {
        for syntax in [Syntax::Path, Syntax::Name] {
            for pattern in NAMES {
                let pattern = Pattern::new(syntax, pattern);
                for value in VALUES {
                    if pattern.matches(value.as_bytes(), value.contains('\n')) {
                        assert!(pattern.may_match(Pairs::of(value.as_bytes())));
                        assert!(value.as_bytes().starts_with(pattern.start()));
                    }
                    // Paths are folded before they are compared.
                    if (syntax, value) == (Syntax::Path, "A") {
                        continue;
                    }
                    assert_eq!(
                        pattern.matches(value.as_bytes(), value.contains('\n')),
                        pattern.glob_matches(value.as_bytes()),
                        "{pattern:?} {value:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn most_are_simple() {
        let shape = |syntax, pattern| Pattern::new(syntax, pattern).shape;
        let is_glob = |shape| matches!(shape, Shape::Glob { .. });
        for pattern in ["std::*", "*.cold", "**/lib.so", "/usr/lib/**", "malloc"] {
            assert!(!is_glob(shape(Syntax::Name, pattern)), "{pattern}");
        }
        for pattern in ["**/Foo/**", "C:\\Windows\\**", "**.js", "<unknown>"] {
            assert!(!is_glob(shape(Syntax::Path, pattern)), "{pattern}");
        }
        assert!(is_glob(shape(Syntax::Path, "*.js")));
        assert!(is_glob(shape(Syntax::Name, "{a,b}")));
    }

    #[test]
    fn ends_of_globs() {
        let pattern = Pattern::new(Syntax::Name, "{x/,}**/b");
        assert!(pattern.matches(b"b", false));
        assert!(pattern.matches(b"x/b", false));
        assert!(!pattern.matches(b"x/c", false));
        let pattern = Pattern::new(Syntax::Path, "Lib/*.SO.?");
        assert!(pattern.matches(b"lib/c.so.6", false));
        assert!(!pattern.matches(b"lib/x/c.so.6", false));
        assert_eq!(pattern.start(), b"lib/");
    }

    #[test]
    fn malformed() {
        for text in ["[a", "{a", "a}", "a\\"] {
            let pattern = Pattern::new(Syntax::Name, text);
            assert!(pattern.matches(text.as_bytes(), false), "{text}");
            assert!(!pattern.matches(b"a", false), "{text}");
        }
    }
}
