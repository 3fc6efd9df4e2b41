//! Rules as the documentation has them, one frame after another.

mod by_chance;
mod pack;

use super::super::event;
use super::Effects;
use crate::glob::{Case, Glob, Options};
use by_chance::{NAMES, PATHS};
pub(super) use pack::pack;
use std::fmt;

/// Each key: its letter in a config structure, its names, and patterns of it.
const KEYS: [(char, [&str; 2], &[&str]); 10] = [
    ('p', ["path", "stack.abs_path"], PATHS),
    ('P', ["package", "stack.package"], PATHS),
    ('f', ["function", "stack.function"], NAMES),
    ('m', ["module", "stack.module"], NAMES),
    ('c', ["category", "category"], &["x", "y", "*", "?", "x*"]),
    ('t', ["type", "error.type"], NAMES),
    ('v', ["value", "error.value"], NAMES),
    ('M', ["mechanism", "error.mechanism"], NAMES),
    (
        'F',
        ["family", "family"],
        &["native", "javascript,other", "all", "new"],
    ),
    (
        'a',
        ["app", "app"],
        &["yes", "no", "1", "0", "TRUE", "false"],
    ),
];

#[derive(Debug)]
struct Matcher {
    negated: bool,
    key: usize,
    long: usize,
    pattern: &'static str,
}

#[derive(Debug)]
enum Action {
    /// The range, whether it sets the flag, and the flag.
    Flag(&'static str, bool, &'static str),
    Variable(&'static str, &'static str),
}

#[derive(Debug)]
pub(super) struct Rule {
    caller: Option<Matcher>,
    frame: Vec<Matcher>,
    callee: Option<Matcher>,
    actions: Vec<Action>,
}

#[derive(Clone, Debug)]
pub(super) struct Frame {
    category: Option<&'static str>,
    family: Option<&'static [u8]>,
    /// By the index of the key.
    texts: [Option<&'static [u8]>; 4],
    in_app: Option<bool>,
}

#[derive(Debug)]
pub(super) struct Event {
    pub(super) frames: Vec<Frame>,
    pub(super) exception: [Option<Vec<u8>>; 3],
    pub(super) contributes: Vec<Option<bool>>,
}

impl Matcher {
    fn matches(&self, frame: &Frame, event: &Event) -> bool {
        let families = || self.pattern.split(',');
        let found = match KEYS[self.key].0 {
            'F' => families().any(|family| {
                family == "all"
                    || (family != "new" && family.as_bytes() == frame.family.unwrap_or(b"other"))
            }),
            'a' => {
                let wanted = matches!(self.pattern, "yes" | "1" | "TRUE");
                frame.in_app.unwrap_or(false) == wanted
            }
            'c' => name(self.pattern, frame.category.map(str::as_bytes)),
            'p' | 'P' => path(self.pattern, frame.texts[self.key]),
            'f' | 'm' => name(self.pattern, frame.texts[self.key]),
            _ => {
                let text = event.exception[self.key - 5].as_deref();
                name(self.pattern, Some(text.unwrap_or(b"<unknown>")))
            }
        };
        found != self.negated
    }
}

fn name(pattern: &str, text: Option<&[u8]>) -> bool {
    let Some(text) = text else { return false };
    match Glob::new(pattern, Options::default()) {
        Some(glob) => glob.is_match(text),
        None => text == pattern.as_bytes(),
    }
}

fn path(pattern: &str, text: Option<&[u8]>) -> bool {
    let Some(text) = text else { return false };
    let options = Options {
        double_star: true,
        case: Case::Unicode,
        path_normalize: true,
        allow_newline: false,
    };
    let relative = !matches!(text.first(), Some(b'/' | b'\\'));
    let rooted = [b"/", text].concat();
    match Glob::new(pattern, options) {
        Some(glob) => glob.is_match(text) || (relative && glob.is_match(&rooted)),
        None => text == pattern.as_bytes(),
    }
}

impl Rule {
    fn matches(&self, index: usize, event: &Event) -> bool {
        let is = |matcher: &Option<Matcher>, index: Option<usize>| match matcher {
            Some(matcher) => index
                .and_then(|index| event.frames.get(index))
                .is_some_and(|frame| matcher.matches(frame, event)),
            None => true,
        };
        let frame = &event.frames[index];
        is(&self.caller, index.checked_sub(1))
            && self
                .frame
                .iter()
                .all(|matcher| matcher.matches(frame, event))
            && is(&self.callee, Some(index + 1))
    }
}

impl fmt::Display for Matcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let not = if self.negated { "!" } else { "" };
        let name = KEYS[self.key].1[self.long];
        match self.pattern {
            "" | "a b" => write!(f, "{not}{name}:\"{}\"", self.pattern),
            _ => write!(f, "{not}{name}:{}", self.pattern),
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(caller) = &self.caller {
            write!(f, "[ {caller} ] | ")?;
        }
        for matcher in &self.frame {
            write!(f, "{matcher} ")?;
        }
        if let Some(callee) = &self.callee {
            write!(f, "| [ {callee} ] ")?;
        }
        for action in &self.actions {
            match action {
                Action::Flag(range, true, flag) => write!(f, "{range}+{flag} ")?,
                Action::Flag(range, false, flag) => write!(f, "{range}-{flag} ")?,
                Action::Variable(name, value) => write!(f, "{name}={value} ")?,
            }
        }
        Ok(())
    }
}

impl Frame {
    pub(super) fn as_given(&self) -> event::Frame<'_> {
        event::Frame {
            category: self.category,
            family: self.family,
            function: self.texts[2],
            module: self.texts[3],
            package: self.texts[1],
            path: self.texts[0],
            in_app: self.in_app,
            orig_in_app: None,
        }
    }
}

/// What the rules do, by doing it.
pub(super) fn effects(rules: &[Rule], event: &Event) -> Effects {
    let count = event.frames.len();
    let found = |rule: &Rule, event: &Event| -> Vec<usize> {
        (0..count).filter(|&at| rule.matches(at, event)).collect()
    };
    let reached = |range: &str, at: usize| match range {
        "^" => at + 1..count,
        "v" => 0..at,
        _ => at..at + 1,
    };

    let mut now = Event {
        frames: event.frames.clone(),
        exception: event.exception.clone(),
        contributes: event.contributes.clone(),
    };
    for rule in rules {
        for at in found(rule, &now) {
            for action in &rule.actions {
                match action {
                    Action::Flag(range, set, "app") => {
                        let frames = &mut now.frames[reached(range, at)];
                        frames
                            .iter_mut()
                            .for_each(|frame| frame.in_app = Some(*set));
                    }
                    Action::Variable("category", name) => now.frames[at].category = Some(name),
                    _ => {}
                }
            }
        }
    }

    let mut contributes = event.contributes.clone();
    let (mut max, mut min, mut invert) = (0, 0, false);
    for rule in rules {
        for at in found(rule, event) {
            for action in &rule.actions {
                match action {
                    Action::Flag(range, set, "group") => {
                        contributes[reached(range, at)].fill(Some(*set));
                    }
                    Action::Variable("max-frames", count) => max = count.parse().unwrap(),
                    Action::Variable("min-frames", count) => min = count.parse().unwrap(),
                    Action::Variable("invert-stacktrace", value) => invert = *value == "1",
                    _ => {}
                }
            }
        }
    }
    let mut counted = 0;
    for contributes in contributes.iter_mut().rev().filter(|c| **c == Some(true)) {
        if max > 0 && counted == max {
            *contributes = Some(false);
        } else {
            counted += 1;
        }
    }
    let too_few = counted > 0 && counted < min;
    Effects {
        frames: now
            .frames
            .iter()
            .map(|frame| (frame.category.map(str::to_owned), frame.in_app))
            .collect(),
        contributes,
        result: (counted > 0 && !too_few, too_few, invert),
    }
}
