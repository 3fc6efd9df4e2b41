// From the text of a pattern to its program.

use super::matcher::{Glob, Op};
use super::options::Options;

/// An open `{`.
pub(super) struct Group {
    /// The `Split` at the start of the current branch.
    pub(super) split: usize,
    /// The `Jump`s at the ends of the branches so far.
    pub(super) jumps: Vec<usize>,
    /// Whether the group begins a path component.
    pub(super) at_start: bool,
    /// Whether each branch so far ends where a path component begins.
    pub(super) at_end: bool,
}

/// Turns a pattern into a [`Glob`].
pub(super) struct Compiler<'a> {
    pub(super) pat: std::iter::Peekable<std::str::Chars<'a>>,
    pub(super) glob: Glob,
    pub(super) groups: Vec<Group>,
    /// Whether the next character begins a path component.
    pub(super) at_start: bool,
}

impl<'a> Compiler<'a> {
    pub(super) fn new(pat: &'a str, options: Options) -> Self {
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

    pub(super) fn compile(mut self) -> Option<Glob> {
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
    pub(super) fn next(&mut self) -> Option<char> {
        match self.pat.next() {
            Some('\\') if self.glob.options.path_normalize => Some('/'),
            c => c,
        }
    }

    pub(super) fn next_is(&mut self, wanted: char) -> bool {
        let normalize = self.glob.options.path_normalize;
        self.pat
            .peek()
            .is_some_and(|&c| c == wanted || (normalize && c == '\\' && wanted == '/'))
    }

    pub(super) fn push(&mut self, op: Op) {
        self.glob.ops.push(op);
    }

    pub(super) fn literal(&mut self, c: char) {
        self.at_start = c == '/';
        self.push(Op::Literal(self.glob.options.case.lower(c)));
    }

    pub(super) fn star(&mut self, at_start: bool) {
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

    pub(super) fn class(&mut self) -> Option<()> {
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
    pub(super) fn open(&mut self, at_start: bool) {
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
    pub(super) fn branch(&mut self, at_end: bool) -> Option<()> {
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
    pub(super) fn close(&mut self, at_end: bool) -> Option<()> {
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
