//! Glob patterns, for paths and other text.

// A pattern becomes a small program, a list of `Op`s. Compiling is one pass over
// the pattern and so cheap that compiled patterns are not kept. Matching tries
// the obvious way first, which goes back to the last star when it is stuck. Where
// that may be slow or wrong, all possible states are followed at once, so the
// cost never exceeds the length of the program times the length of the value,
// whatever the pattern.

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

/// How letters are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Case {
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
    fn lower(self, c: char) -> char {
        match self {
            Case::Sensitive => c,
            Case::Ascii => c.to_ascii_lowercase(),
            Case::Unicode if c.is_ascii() => c.to_ascii_lowercase(),
            Case::Unicode => single(c.to_lowercase()).unwrap_or(c),
        }
    }

    /// Like [`Case::lower`], to upper case.
    fn upper(self, c: char) -> char {
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
struct Options {
    double_star: bool,
    case: Case,
    path_normalize: bool,
    allow_newline: bool,
}

/// One step of a compiled pattern. A state is the index of the step to do next;
/// the index after the last step is the accepting state.
#[derive(Clone, Copy, Debug)]
enum Op {
    /// This character.
    Literal(char),
    /// `?`: one character.
    Any,
    /// One character in (or not in) a stretch of [`Glob::ranges`].
    Class {
        negated: bool,
        start: usize,
        end: usize,
    },
    /// `*`: any number of characters.
    Star,
    /// `**`: any number of characters, separators included.
    DoubleStar,
    /// `**/`: nothing, or any number of characters and then a separator.
    Directories,
    /// Go on both at the next step and at this one, without a character.
    Split(usize),
    /// Go on at this step, without a character.
    Jump(usize),
}

/// A compiled pattern.
struct Glob {
    ops: Vec<Op>,
    ranges: Vec<(char, char)>,
    /// Whether there are any `Split`s and `Jump`s.
    branches: bool,
    options: Options,
}

impl Glob {
    /// Compiles a pattern, or gives `None` if it is not well formed.
    fn new(pat: &str, options: Options) -> Option<Self> {
        Compiler::new(pat, options).compile()
    }

    /// Whether all of the value matches.
    fn is_match(&self, value: &[u8]) -> bool {
        self.match_greedy(value)
            .unwrap_or_else(|| self.match_states(value))
    }

    /// Walks along the pattern and the value side by side. When stuck, the last
    /// star takes one more character, and when it cannot, the last double star.
    /// No star before these has to be tried again: whatever it could skip, the
    /// later one can skip as well.
    ///
    /// That is only so without branches. With them, or if it takes too many
    /// steps, the answer is `None`.
    fn match_greedy(&self, value: &[u8]) -> Option<bool> {
        if self.branches {
            return None;
        }
        let (mut op, mut pos) = (0, 0);
        // The index of the step and the end of what it has taken so far.
        let mut star = None;
        let mut double_star = None;
        for _ in 0..16 * (self.ops.len() + value.len() + 1) {
            match self.ops.get(op) {
                Some(Op::Star) => {
                    star = Some((op, pos));
                    op += 1;
                    continue;
                }
                Some(Op::DoubleStar | Op::Directories) => {
                    double_star = Some((op, pos));
                    star = None;
                    op += 1;
                    continue;
                }
                Some(one) => {
                    if let Some(end) = self.take(one, value, pos) {
                        op += 1;
                        pos = end;
                        continue;
                    }
                }
                None if pos == value.len() => return Some(true),
                None => {}
            }
            star = star.and_then(|star| self.grow(star, value));
            if star.is_none() {
                double_star = double_star.and_then(|star| self.grow(star, value));
            }
            match star.or(double_star) {
                Some((index, end)) => (op, pos) = (index + 1, end),
                None => return Some(false),
            }
        }
        None
    }

    /// Lets a star take more, but no more than it takes for the step after it
    /// to have a chance.
    fn grow(&self, (index, mut pos): (usize, usize), value: &[u8]) -> Option<(usize, usize)> {
        let (op, after) = (&self.ops[index], self.ops.get(index + 1));
        let mut here = self.read(value, pos);
        loop {
            let (c, len) = here.filter(|&(c, _)| self.takes(op, c))?;
            pos += len;
            here = self.read(value, pos);
            let done = match after {
                _ if matches!(op, Op::Directories) && c != Some('/') => false,
                Some(Op::Star | Op::DoubleStar | Op::Directories) => true,
                Some(after) => here.is_some_and(|(c, _)| self.takes(after, c)),
                None => here.is_none(),
            };
            if done {
                return Some((index, pos));
            }
        }
    }

    /// Follows all states that can be reached, one character after another.
    fn match_states(&self, value: &[u8]) -> bool {
        let mut now = States::new(self.ops.len() + 1);
        let mut next = States::new(self.ops.len() + 1);
        let mut pos = 0;
        self.enter(&mut now, 0);
        while let Some((c, len)) = self.read(value, pos) {
            for &state in &now.list {
                let Some(op) = self.ops.get(state) else {
                    continue;
                };
                if !self.takes(op, c) {
                    continue;
                }
                match op {
                    Op::Star | Op::DoubleStar => self.enter(&mut next, state),
                    Op::Directories => {
                        // Only a separator leads on. `enter` is not needed for
                        // the state itself: it is entered after a separator.
                        next.insert(state);
                        if c == Some('/') {
                            self.enter(&mut next, state + 1);
                        }
                    }
                    _ => self.enter(&mut next, state + 1),
                }
            }
            if next.list.is_empty() {
                return false;
            }
            std::mem::swap(&mut now, &mut next);
            next.clear();
            pos += len;
        }
        now.member[self.ops.len()]
    }

    /// Adds a state and all that can be reached from it without a character.
    fn enter(&self, states: &mut States, state: usize) {
        let mut at = states.list.len();
        states.insert(state);
        while let Some(&state) = states.list.get(at) {
            at += 1;
            match self.ops.get(state) {
                Some(Op::Star | Op::DoubleStar | Op::Directories) => states.insert(state + 1),
                Some(&Op::Jump(to)) => states.insert(to),
                Some(&Op::Split(to)) => {
                    states.insert(state + 1);
                    states.insert(to);
                }
                _ => {}
            }
        }
    }

    /// The end of the character at a position, if the step may take it.
    #[inline(always)]
    fn take(&self, op: &Op, value: &[u8], pos: usize) -> Option<usize> {
        let (c, len) = self.read(value, pos)?;
        self.takes(op, c).then_some(pos + len)
    }

    /// The character at a position and its length, like [`first_char`].
    #[inline(always)]
    fn read(&self, value: &[u8], pos: usize) -> Option<(Option<char>, usize)> {
        let first = *value.get(pos)?;
        if first == b'\\' && self.options.path_normalize {
            return Some((Some('/'), 1));
        }
        if first.is_ascii() {
            return Some((Some(char::from(first)), 1));
        }
        Some(first_char(&value[pos..]))
    }

    /// Whether a step may take a character.
    #[inline(always)]
    fn takes(&self, op: &Op, c: Option<char>) -> bool {
        let options = &self.options;
        let crosses = || c != Some('\n') || options.allow_newline;
        let any = || crosses() && (c != Some('/') || !options.double_star);
        match *op {
            Op::Literal(literal) => c.is_some_and(|c| options.case.lower(c) == literal),
            Op::Any | Op::Star => any(),
            Op::Class {
                negated,
                start,
                end,
            } => any() && self.in_ranges(start, end, c) != negated,
            Op::DoubleStar | Op::Directories => crosses(),
            Op::Split(_) | Op::Jump(_) => false,
        }
    }

    fn in_ranges(&self, start: usize, end: usize, c: Option<char>) -> bool {
        let Some(c) = c else { return false };
        let holds = |c: char| {
            self.ranges[start..end]
                .iter()
                .any(|&(low, high)| low <= c && c <= high)
        };
        let case = self.options.case;
        holds(c) || (case != Case::Sensitive && (holds(case.lower(c)) || holds(case.upper(c))))
    }
}

/// The first character of some bytes and its length. A byte that is not part of
/// valid UTF-8 is `None`.
#[cold]
pub(crate) fn first_char(bytes: &[u8]) -> (Option<char>, usize) {
    let bytes = &bytes[..bytes.len().min(4)];
    let valid =
        std::str::from_utf8(bytes).or_else(|err| std::str::from_utf8(&bytes[..err.valid_up_to()]));
    let c = valid.ok().and_then(|text| text.chars().next());
    (c, c.map_or(1, char::len_utf8))
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

/// A set of states that is quick to clear and to walk through.
struct States {
    list: Vec<usize>,
    member: Vec<bool>,
}

impl States {
    fn new(len: usize) -> Self {
        States {
            list: Vec::with_capacity(len),
            member: vec![false; len],
        }
    }

    fn insert(&mut self, state: usize) {
        if !std::mem::replace(&mut self.member[state], true) {
            self.list.push(state);
        }
    }

    fn clear(&mut self) {
        for state in self.list.drain(..) {
            self.member[state] = false;
        }
    }
}

/// An open `{`.
struct Group {
    /// The `Split` at the start of the current branch.
    split: usize,
    /// The `Jump`s at the ends of the branches so far.
    jumps: Vec<usize>,
    /// Whether the group begins a path component.
    at_start: bool,
    /// Whether each branch so far ends where a path component begins.
    at_end: bool,
}

/// Turns a pattern into a [`Glob`].
struct Compiler<'a> {
    pat: std::iter::Peekable<std::str::Chars<'a>>,
    glob: Glob,
    groups: Vec<Group>,
    /// Whether the next character begins a path component.
    at_start: bool,
}

impl<'a> Compiler<'a> {
    fn new(pat: &'a str, options: Options) -> Self {
        Compiler {
            pat: pat.chars().peekable(),
            glob: Glob {
                ops: Vec::with_capacity(pat.len()),
                ranges: Vec::new(),
                branches: false,
                options,
            },
            groups: Vec::new(),
            at_start: true,
        }
    }

    fn compile(mut self) -> Option<Glob> {
        while let Some(c) = self.next() {
            let at_start = std::mem::replace(&mut self.at_start, false);
            match c {
                '?' => self.push(Op::Any),
                '*' => self.star(at_start),
                '[' => self.class()?,
                '{' => self.open(at_start),
                ',' if !self.groups.is_empty() => self.branch(at_start)?,
                '}' => self.close(at_start)?,
                '\\' => {
                    let c = self.next()?;
                    self.literal(c);
                }
                c => self.literal(c),
            }
        }
        self.groups.is_empty().then_some(self.glob)
    }

    /// The next character of the pattern; with `path_normalize` there are no
    /// backslashes, so none is ever seen as an escape.
    fn next(&mut self) -> Option<char> {
        match self.pat.next() {
            Some('\\') if self.glob.options.path_normalize => Some('/'),
            c => c,
        }
    }

    fn next_is(&mut self, wanted: char) -> bool {
        let normalize = self.glob.options.path_normalize;
        self.pat
            .peek()
            .is_some_and(|&c| c == wanted || (normalize && c == '\\' && wanted == '/'))
    }

    fn push(&mut self, op: Op) {
        self.glob.ops.push(op);
    }

    fn literal(&mut self, c: char) {
        self.at_start = c == '/';
        self.push(Op::Literal(self.glob.options.case.lower(c)));
    }

    fn star(&mut self, at_start: bool) {
        let mut stars = 1;
        while self.next_is('*') {
            self.next();
            stars += 1;
        }
        if stars == 1 {
            self.push(Op::Star);
        } else if stars == 2 && at_start && self.next_is('/') {
            self.next();
            self.push(Op::Directories);
            self.at_start = true;
        } else {
            self.push(Op::DoubleStar);
        }
    }

    fn class(&mut self) -> Option<()> {
        let negated = self.next_is('!') || self.next_is('^');
        if negated {
            self.next();
        }
        let start = self.glob.ranges.len();
        loop {
            let low = match self.next()? {
                ']' if self.glob.ranges.len() > start => break,
                '\\' => self.next()?,
                c => c,
            };
            let mut high = low;
            if self.next_is('-') {
                self.next();
                if self.next_is(']') {
                    // A dash before the end stands for itself.
                    self.glob.ranges.extend([(low, low), ('-', '-')]);
                    continue;
                }
                high = match self.next()? {
                    '\\' => self.next()?,
                    c => c,
                };
            }
            if low > high {
                return None;
            }
            self.glob.ranges.push((low, high));
        }
        let end = self.glob.ranges.len();
        self.push(Op::Class {
            negated,
            start,
            end,
        });
        Some(())
    }

    /// `{`: a branch starts with a `Split` to the next branch and ends with a
    /// `Jump` past the group; both are filled in when their goal is known.
    fn open(&mut self, at_start: bool) {
        self.groups.push(Group {
            split: self.glob.ops.len(),
            jumps: Vec::new(),
            at_start,
            at_end: true,
        });
        self.push(Op::Split(usize::MAX));
        self.glob.branches = true;
        self.at_start = at_start;
    }

    /// `,`: the end of a branch and the start of the next one.
    fn branch(&mut self, at_end: bool) -> Option<()> {
        let group = self.groups.last_mut()?;
        let ops = &mut self.glob.ops;
        group.at_end &= at_end;
        group.jumps.push(ops.len());
        ops.push(Op::Jump(usize::MAX));
        ops[group.split] = Op::Split(ops.len());
        group.split = ops.len();
        ops.push(Op::Split(usize::MAX));
        self.at_start = group.at_start;
        Some(())
    }

    /// `}`: the last branch needs no `Split`, it goes on after the group.
    fn close(&mut self, at_end: bool) -> Option<()> {
        let group = self.groups.pop()?;
        let ops = &mut self.glob.ops;
        let after = ops.len();
        ops[group.split] = Op::Jump(group.split + 1);
        for jump in group.jumps {
            ops[jump] = Op::Jump(after);
        }
        self.at_start = group.at_end && at_end;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Options = Options {
        double_star: false,
        case: Case::Sensitive,
        path_normalize: false,
        allow_newline: false,
    };
    const PATH: Options = Options {
        double_star: true,
        ..PLAIN
    };
    const UNICODE: Options = Options {
        case: Case::Unicode,
        ..PLAIN
    };
    const ASCII: Options = Options {
        case: Case::Ascii,
        ..PLAIN
    };
    const NORMAL: Options = Options {
        path_normalize: true,
        ..PATH
    };
    const NEWLINE: Options = Options {
        allow_newline: true,
        ..PATH
    };

    /// Both ways of matching; they have to agree.
    fn matches(value: &[u8], pat: &str, options: Options) -> bool {
        let Some(glob) = Glob::new(pat, options) else {
            return false;
        };
        let states = glob.match_states(value);
        if let Some(greedy) = glob.match_greedy(value) {
            assert_eq!(greedy, states, "{value:?} {pat:?} {options:?}");
        }
        assert_eq!(glob.is_match(value), states);
        states
    }

    #[track_caller]
    fn check(options: Options, cases: &[(&str, &str, bool)]) {
        for &(value, pat, expected) in cases {
            assert_eq!(
                matches(value.as_bytes(), pat, options),
                expected,
                "{value:?} {pat:?}"
            );
        }
    }

    #[test]
    fn wildcards() {
        check(
            PLAIN,
            &[
                ("", "", true),
                ("a", "", false),
                ("", "*", true),
                ("", "**", true),
                ("", "?", false),
                ("hello.py", "*.py", true),
                ("hello.pyc", "*.py", false),
                ("foo/hello.py", "*.py", true),
                ("foo/hello.py", "foo?hello.py", true),
                ("foo/hello.py", "foo[/]hello.py", true),
                ("abcbcd", "a*bcd", true),
                ("abcbc", "a*bcd", false),
                ("é", "?", true),
                ("é", "??", false),
                ("né", "n[à-ü]", true),
                ("a\0b", "a?b", true),
                ("a*b", r"a\*b", true),
                ("axb", r"a\*b", false),
                (r"a\b", r"a\\b", true),
                (r"a\b", r"a[\\]b", true),
            ],
        );
    }

    #[test]
    fn double_star() {
        check(
            PATH,
            &[
                ("foo/hello.py", "*.py", false),
                ("foo/hello.py", "*/*.py", true),
                ("foo/hello.py", "foo?hello.py", false),
                ("foo/hello.py", "foo[/]hello.py", false),
                ("foo/hello.py", "foo[!x]hello.py", false),
                ("a/b", "**/b", true),
                ("b", "**/b", true),
                ("ab", "**/b", false),
                ("a/b", "a/**/b", true),
                ("a/x/y/b", "a/**/b", true),
                ("a/xb", "a/**/b", false),
                ("a", "a/**", false),
                ("a/", "a/**", true),
                ("a/b/c", "a/**", true),
                ("a/b/c", "a**c", true),
                ("a/b/c", "a*c", false),
                ("a/b/c", "a***c", true),
                ("/b", "**/b", true),
                ("a/b/", "**/", true),
                ("x/a.b/c", "**/?.?/*", true),
                ("a/b/c/d", "**/**/d", true),
            ],
        );
        // `**/` may be empty without the option as well.
        check(PLAIN, &[("b", "**/b", true), ("a/b", "a/**/b", true)]);
    }

    #[test]
    fn classes() {
        check(
            PLAIN,
            &[
                ("b", "[a-c]", true),
                ("d", "[a-c]", false),
                ("d", "[!a-c]", true),
                ("d", "[^a-c]", true),
                ("b", "[^a-c]", false),
                ("!", "[a!]", true),
                ("]", "[]]", true),
                ("a", "[!]]", true),
                ("]", "[!]]", false),
                ("-", "[a-]", true),
                ("a", "[a-]", true),
                ("-", "[-a]", true),
                ("*", "[*]", true),
                ("]", r"[\]]", true),
                ("-", r"[a\-c]", true),
                ("b", r"[a\-c]", false),
                ("b", "[b-b]", true),
                ("{", "[{]", true),
                ("b", "[c-a]", false),
                ("a", "[a", false),
                ("[", "[", false),
                ("[]", "[]", false),
                ("[!]", "[!]", false),
                ("a-", "[a-", false),
            ],
        );
    }

    #[test]
    fn branches() {
        check(
            PATH,
            &[
                ("a", "{a,b}", true),
                ("b", "{a,b}", true),
                ("c", "{a,b}", false),
                ("ab", "{a,b}", false),
                ("ab", "{,a}b", true),
                ("b", "{,a}b", true),
                ("", "{}", true),
                ("a", "{a}", true),
                ("a,b", "a,b", true),
                ("x.tsx", "*.{j,t}s{,x}", true),
                ("acd", "a{b,c{d,e}}", true),
                ("ace", "a{b,c{d,e}}", true),
                ("ab", "a{b,c{d,e}}", true),
                ("ac", "a{b,c{d,e}}", false),
                ("b/c", "{**/,x}c", true),
                ("c", "{**/,x}c", true),
                ("q/c", "{a/,q/}**/c", true),
                ("a/c", "{a,b}/**/c", true),
                ("a/c", "{a/,b/}**/c", true),
                ("ac", "{a,b/}**/c", false),
                (",", r"{\,,b}", true),
                ("}", r"{\},b}", true),
                ("a", "{a", false),
                ("a", "{a,b", false),
                ("a}", "a}", false),
                ("a", "{{a}", false),
            ],
        );
    }

    #[test]
    fn case() {
        check(PLAIN, &[("A", "a", false)]);
        check(
            UNICODE,
            &[
                ("HELLO.PY", "hello.*", true),
                ("hello.py", "HELLO.*", true),
                ("ÄPFEL", "äpfel", true),
                ("ΟΔΟΣ", "*σ", true),
                ("\u{212a}", "k", true),
                ("İ", "i\u{307}", false),
                ("İx", "?X", true),
                ("b", "[A-C]", true),
                ("B", "[a-c]", true),
                ("B", "[!a-c]", false),
                ("a", "[A-_]", true),
                ("Ä", "[ä]", true),
                ("ä", "[Ä]", true),
            ],
        );
        check(
            ASCII,
            &[("Abc", "aBC", true), ("Ä", "ä", false), ("Ä", "Ä", true)],
        );
    }

    #[test]
    fn backslashes_as_slashes() {
        check(
            NORMAL,
            &[
                (r"foo\bar\x.py", "foo/**/*.py", true),
                (r"foo/bar\x.py", r"foo\bar/x.py", true),
                (r"foo\bar", "foo?bar", false),
                (r"foo\*", r"foo\*", true),
                (r"x\y", r"**\y", true),
                ("y", r"**\y", true),
            ],
        );
        check(PATH, &[(r"foo\bar", "foo/bar", false)]);
    }

    #[test]
    fn newlines() {
        check(
            PLAIN,
            &[
                ("a\nb", "a*b", false),
                ("a\nb", "a**b", false),
                ("a\nb", "a?b", false),
                ("a\nb", "a[\n]b", false),
                ("a\nb", "a[!x]b", false),
                ("a\nb", "*\n*", true),
                ("a\n/b", "**/b", false),
                ("a\rb", "a*b", true),
            ],
        );
        check(
            NEWLINE,
            &[
                ("a\nb", "a*b", true),
                ("a\nb", "a?b", true),
                ("a\nb", "a[\n]b", true),
                ("a\nb", "a[!x]b", true),
                ("a\n/b", "**/b", true),
            ],
        );
    }

    #[test]
    fn any_bytes() {
        assert!(matches(b"a\xffb", "a?b", PLAIN));
        assert!(matches(b"a\xe2\x82b", "a??b", PLAIN));
        assert!(!matches(b"a\xe2\x82b", "a?b", PLAIN));
        assert!(matches(b"\xff\xfe", "*", PLAIN));
        assert!(matches(b"\xff", "[!a]", PLAIN));
        assert!(!matches(b"\xff", "[\0-\u{10ffff}]", PLAIN));
        assert!(!matches(b"\xc3", "\u{c3}", PLAIN));
        assert!(matches(b"\xc3\xa9", "\u{e9}", PLAIN));
    }

    #[test]
    fn lone_backslash_is_refused() {
        for pat in ["\\", "a\\", "[\\", "[a-\\"] {
            assert!(Glob::new(pat, PLAIN).is_none(), "{pat:?}");
        }
    }

    /// All words of up to `len` letters.
    fn words(letters: &str, len: usize) -> Vec<String> {
        let mut all = vec![String::new()];
        let mut from = 0;
        for _ in 0..len {
            let to = all.len();
            for i in from..to {
                all.extend(
                    letters
                        .chars()
                        .map(|c| format!("{}{c}", all[i]))
                        .collect::<Vec<_>>(),
                );
            }
            from = to;
        }
        all
    }

    /// What the documentation says, word by word and slow.
    fn reference(value: &[char], pat: &[char], options: Options, at_start: bool) -> bool {
        let crosses = |c: char| options.allow_newline || c != '\n';
        let any = |c: char| crosses(c) && !(options.double_star && c == '/');
        let ends = |tail: &[char], takes: &dyn Fn(char) -> bool, start: bool| {
            (0..=value.len())
                .take_while(|&i| i == 0 || takes(value[i - 1]))
                .any(|i| reference(&value[i..], tail, options, start))
        };
        match pat {
            [] => value.is_empty(),
            ['*', '*', '/', tail @ ..] if at_start => {
                reference(value, tail, options, true)
                    || (1..=value.len())
                        .take_while(|&i| crosses(value[i - 1]))
                        .any(|i| value[i - 1] == '/' && reference(&value[i..], tail, options, true))
            }
            ['*', '*', tail @ ..] => {
                let stars = tail.iter().take_while(|&&c| c == '*').count();
                ends(&tail[stars..], &crosses, false)
            }
            ['*', tail @ ..] => ends(tail, &any, false),
            ['?', tail @ ..] => {
                value.first().is_some_and(|&c| any(c))
                    && reference(&value[1..], tail, options, false)
            }
            [c, tail @ ..] => {
                value.first() == Some(c) && reference(&value[1..], tail, options, *c == '/')
            }
        }
    }

    #[test]
    fn every_short_pattern() {
        let values = words("ab/\n", 3);
        for pat in words("a/*?\n", 5) {
            for options in [PLAIN, PATH, NEWLINE] {
                for value in &values {
                    let chars: Vec<char> = value.chars().collect();
                    let pattern: Vec<char> = pat.chars().collect();
                    assert_eq!(
                        matches(value.as_bytes(), &pat, options),
                        reference(&chars, &pattern, options, true),
                        "{value:?} {pat:?} {options:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn random_patterns() {
        let mut seed = 1u64;
        let mut word = |letters: &[u8], len: u64| -> String {
            let mut random = |n: u64| {
                seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1);
                (seed >> 33) % n
            };
            (0..random(len + 1))
                .map(|_| char::from(letters[random(letters.len() as u64) as usize]))
                .collect()
        };
        let mut matched = 0;
        for _ in 0..50_000 {
            let pat = word(b"aab//**?\n", 12);
            let value = word(b"aaab/\n", 16);
            let options = if value.len() % 2 == 0 { PATH } else { PLAIN };
            let expected = reference(
                &value.chars().collect::<Vec<_>>(),
                &pat.chars().collect::<Vec<_>>(),
                options,
                true,
            );
            assert_eq!(
                matches(value.as_bytes(), &pat, options),
                expected,
                "{value:?} {pat:?}"
            );
            matched += usize::from(expected);
        }
        assert!(matched > 100, "{matched}");
    }

    #[test]
    fn no_pattern_takes_long() {
        let value = "a".repeat(3_000);
        for pat in [
            "*a*a*a*a*a*a*a*a*b",
            "**a*a*b",
            "**/*a**a*b",
            "{a,a,a}{,a}{,a}{,a}*{a*,*a}*b",
        ] {
            assert!(!matches(value.as_bytes(), pat, PATH), "{pat}");
        }
        // Nothing recurses.
        let n = 50_000;
        let nested = "{".repeat(n) + "a" + &"}".repeat(n);
        assert!(matches(b"a", &nested, PATH));
        let many = format!("{{{}b}}", "a,".repeat(n));
        assert!(matches(b"b", &many, PATH));
    }
}
