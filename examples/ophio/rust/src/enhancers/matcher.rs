//! Matchers: what a rule asks of a frame or of the exception.

use super::cache::RuleCache;
use super::event::{Event, Field};
use super::families::Families;
use super::frame_set::FrameSet;
use super::pattern::{Pattern, Syntax};
use std::fmt;
use std::sync::Arc;

/// Longer patterns are refused, since what a glob costs grows with its length.
const LONGEST_PATTERN: usize = 4096;

/// One condition.
#[derive(Debug)]
pub(super) struct Matcher {
    negated: bool,
    key: Key,
    argument: Box<str>,
    test: Test,
}

#[derive(Debug)]
enum Test {
    Family(Families),
    App(bool),
    Field(Field, Arc<Pattern>),
    /// The index among the texts of the exception.
    Exception(usize, Arc<Pattern>),
}

/// What a matcher is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Key {
    Path,
    Function,
    Module,
    Family,
    Package,
    App,
    Type,
    Value,
    Mechanism,
    Category,
}

/// Each key, its letter in a config structure, its name, and a longer name.
const KEYS: [(Key, char, &str, &str); 10] = [
    (Key::Path, 'p', "path", "stack.abs_path"),
    (Key::Function, 'f', "function", "stack.function"),
    (Key::Module, 'm', "module", "stack.module"),
    (Key::Family, 'F', "family", "family"),
    (Key::Package, 'P', "package", "stack.package"),
    (Key::App, 'a', "app", "app"),
    (Key::Type, 't', "type", "error.type"),
    (Key::Value, 'v', "value", "error.value"),
    (Key::Mechanism, 'M', "mechanism", "error.mechanism"),
    (Key::Category, 'c', "category", "category"),
];

impl Key {
    pub(super) fn from_name(name: &str) -> Option<Self> {
        let known = KEYS.iter().find(|key| key.2 == name || key.3 == name)?;
        Some(known.0)
    }

    pub(super) fn from_letter(letter: char) -> Option<Self> {
        let known = KEYS.iter().find(|key| key.1 == letter)?;
        Some(known.0)
    }

    fn name(self) -> &'static str {
        KEYS[self as usize].2
    }
}

impl Matcher {
    /// A matcher, or what is wrong with its argument.
    pub(super) fn new(
        negated: bool,
        key: Key,
        argument: &str,
        cache: &mut RuleCache,
    ) -> Result<Self, String> {
        if argument.len() > LONGEST_PATTERN {
            return Err(format!(
                "the pattern has {} bytes, more than {LONGEST_PATTERN}",
                argument.len()
            ));
        }
        let mut field = |field, syntax| Test::Field(field, cache.pattern(syntax, argument));
        let test = match key {
            Key::Family => Test::Family(Families::from_names(argument)),
            Key::App => match boolean(argument) {
                Some(app) => Test::App(app),
                None => return Err(format!("expected `yes` or `no`, not `{argument}`")),
            },
            Key::Path => field(Field::Path, Syntax::Path),
            Key::Package => field(Field::Package, Syntax::Path),
            Key::Function => field(Field::Function, Syntax::Name),
            Key::Module => field(Field::Module, Syntax::Name),
            Key::Category => field(Field::Category, Syntax::Name),
            Key::Type => Test::Exception(0, cache.pattern(Syntax::Name, argument)),
            Key::Value => Test::Exception(1, cache.pattern(Syntax::Name, argument)),
            Key::Mechanism => Test::Exception(2, cache.pattern(Syntax::Name, argument)),
        };
        Ok(Matcher {
            negated,
            key,
            argument: argument.into(),
            test,
        })
    }

    /// What it costs to ask it, next to others.
    pub(super) fn cost(&self) -> u8 {
        match &self.test {
            Test::App(_) | Test::Family(_) => 0,
            Test::Exception(..) => 1,
            Test::Field(Field::Category, _) => 2,
            Test::Field(_, pattern) => 3 + u8::from(pattern.start().is_empty()),
        }
    }

    /// Adds the frames that match to those that were found. Frames that are not
    /// among the wanted ones may be left out or put in.
    pub(super) fn find(&self, event: &Event<'_>, wanted: &FrameSet, found: &mut FrameSet) {
        match &self.test {
            Test::Family(families) => event.find_families(*families, found),
            Test::App(true) => found.add(&event.in_app),
            // A frame that is not known to be in the app is not.
            Test::App(false) => {
                found.fill();
                found.drop(&event.in_app);
            }
            Test::Field(field, pattern) => event.values(*field).find(pattern, wanted, found),
            Test::Exception(index, pattern) => {
                let text = event.exception[*index];
                if pattern.matches(text, text.contains(&b'\n')) {
                    found.fill();
                }
            }
        }
    }

    /// Whether it asks for what does not match.
    pub(super) fn is_negated(&self) -> bool {
        self.negated
    }
}

impl fmt::Display for Matcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let not = if self.negated { "!" } else { "" };
        let quote = match self.argument.is_empty() || self.argument.contains(char::is_whitespace) {
            true => "\"",
            false => "",
        };
        let (key, argument) = (self.key.name(), &self.argument);
        write!(f, "{not}{key}:{quote}{argument}{quote}")
    }
}

/// A truth value as rules spell it.
pub(super) fn boolean(text: &str) -> Option<bool> {
    let is_one_of = |words: [&str; 3]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    if is_one_of(["yes", "true", "1"]) {
        Some(true)
    } else {
        is_one_of(["no", "false", "0"]).then_some(false)
    }
}
