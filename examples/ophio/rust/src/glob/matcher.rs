// Matching a value against a compiled pattern.

use super::compiler::Compiler;
use super::options::{Case, Options};

/// One step of a compiled pattern. A state is the index of the step to do next;
/// the index after the last step is the accepting state.
#[derive(Clone, Copy, Debug)]
pub(super) enum Op {
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
#[derive(Debug)]
pub(crate) struct Glob {
    pub(super) ops: Vec<Op>,
    pub(super) ranges: Vec<(char, char)>,
    /// Whether there are any `Split`s and `Jump`s.
    pub(super) branches: bool,
    pub(super) options: Options,
}

impl Glob {
    /// Compiles a pattern, or gives `None` if it is not well formed.
    pub(crate) fn new(pat: &str, options: Options) -> Option<Self> {
        Compiler::new(pat, options).compile()
    }

    /// Whether all of the value matches.
    pub(crate) fn is_match(&self, value: &[u8]) -> bool {
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
    pub(super) fn match_greedy(&self, value: &[u8]) -> Option<bool> {
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
    pub(super) fn grow(
        &self,
        (index, mut pos): (usize, usize),
        value: &[u8],
    ) -> Option<(usize, usize)> {
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
    pub(super) fn match_states(&self, value: &[u8]) -> bool {
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
    pub(super) fn enter(&self, states: &mut States, state: usize) {
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
    pub(super) fn take(&self, op: &Op, value: &[u8], pos: usize) -> Option<usize> {
        let (c, len) = self.read(value, pos)?;
        self.takes(op, c).then_some(pos + len)
    }

    /// The character at a position and its length, like [`first_char`].
    #[inline(always)]
    pub(super) fn read(&self, value: &[u8], pos: usize) -> Option<(Option<char>, usize)> {
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
    pub(super) fn takes(&self, op: &Op, c: Option<char>) -> bool {
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

    pub(super) fn in_ranges(&self, start: usize, end: usize, c: Option<char>) -> bool {
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

/// A set of states that is quick to clear and to walk through.
pub(super) struct States {
    pub(super) list: Vec<usize>,
    pub(super) member: Vec<bool>,
}

impl States {
    pub(super) fn new(len: usize) -> Self {
        States {
            list: Vec::with_capacity(len),
            member: vec![false; len],
        }
    }

    pub(super) fn insert(&mut self, state: usize) {
        if !std::mem::replace(&mut self.member[state], true) {
            self.list.push(state);
        }
    }

    pub(super) fn clear(&mut self) {
        for state in self.list.drain(..) {
            self.member[state] = false;
        }
    }
}
