//! Rules as text.

use super::action::{Action, Flag, Reach};
use super::cache::RuleCache;
use super::matcher::{boolean, Key, Matcher};
use super::rule::{Matchers, Rule};
use std::sync::Arc;

/// Reads the rules in a text, one a line.
pub(super) fn parse(input: &str, cache: &mut RuleCache) -> Result<Vec<Arc<Rule>>, String> {
    let mut rules = Vec::new();
    for (number, line) in input.lines().enumerate() {
        let line = line.trim_matches(is_space);
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(rule) = cache.rule(line) {
            rules.push(rule);
            continue;
        }
        let rule =
            parse_rule(line, cache).map_err(|wrong| format!("line {}: {wrong}", number + 1))?;
        let rule = Arc::new(rule);
        cache.keep_rule(line, &rule);
        rules.push(rule);
    }
    Ok(rules)
}

fn parse_rule(line: &str, cache: &mut RuleCache) -> Result<Rule, String> {
    let mut text = Text { rest: line };
    let matchers = text
        .matchers(cache)
        .map_err(|wrong| format!("failed to parse matchers: {wrong}"))?;
    let actions = text
        .actions()
        .map_err(|wrong| format!("failed to parse actions: {wrong}"))?;
    Ok(Rule::new(matchers, actions))
}

fn is_space(c: char) -> bool {
    c.is_ascii_whitespace()
}

/// What is left of a rule.
#[derive(Clone, Copy)]
struct Text<'a> {
    rest: &'a str,
}

impl<'a> Text<'a> {
    fn matchers(&mut self, cache: &mut RuleCache) -> Result<Matchers, String> {
        let mut matchers = Matchers::default();
        if self.eat('[') {
            matchers.caller = Some(self.neighbour(cache)?);
            self.expect('|')?;
        }
        while self.is_at_matcher() {
            matchers.frame.push(self.matcher(cache)?);
        }
        if matchers.frame.is_empty() {
            return Err(self.wrong("expected a matcher"));
        }
        if self.eat('|') {
            self.expect('[')?;
            matchers.callee = Some(self.neighbour(cache)?);
        }
        Ok(matchers)
    }

    /// The rest of a matcher in brackets.
    fn neighbour(&mut self, cache: &mut RuleCache) -> Result<Matcher, String> {
        self.skip_space();
        let matcher = self.matcher(cache)?;
        if !self.eat(']') {
            return Err(self.wrong("expected ` ]`, with a space before it"));
        }
        Ok(matcher)
    }

    /// Whether a matcher is next, or what can only be one that is misspelt:
    /// anything but the end, the callee and an action.
    fn is_at_matcher(&mut self) -> bool {
        self.skip_space();
        let mut ahead = *self;
        match ahead.rest.chars().next() {
            None | Some('#' | '|' | '+' | '-' | '^') => false,
            Some('v') if ahead.rest.starts_with("v+") || ahead.rest.starts_with("v-") => false,
            _ => ahead.word().is_none() || !ahead.eat('='),
        }
    }

    fn matcher(&mut self, cache: &mut RuleCache) -> Result<Matcher, String> {
        let start = *self;
        let negated = self.take('!');
        let Some(name) = self.word() else {
            return Err(self.wrong("expected the name of a matcher"));
        };
        let Some(key) = Key::from_name(name) else {
            return Err(start.wrong(&format!("unknown matcher `{}`", cut(name))));
        };
        if !self.take(':') {
            return Err(self.wrong(&format!("expected `:` after `{name}`")));
        }
        let argument = self.argument()?;
        Matcher::new(negated, key, argument, cache).map_err(|wrong| start.wrong(&wrong))
    }

    /// The argument of a matcher: what stands between quotes, else all up to
    /// the next space.
    fn argument(&mut self) -> Result<&'a str, String> {
        let start = *self;
        if self.take('"') {
            let Some((argument, rest)) = self.rest.split_once('"') else {
                return Err(start.wrong("no quote ends the pattern"));
            };
            self.rest = rest;
            return Ok(argument);
        }
        let end = self.rest.find(is_space).unwrap_or(self.rest.len());
        if end == 0 {
            return Err(start.wrong("expected a pattern"));
        }
        Ok(self.split(end))
    }

    fn actions(&mut self) -> Result<Vec<Action>, String> {
        let mut actions = Vec::new();
        loop {
            self.skip_space();
            if self.rest.is_empty() || self.rest.starts_with('#') {
                break;
            }
            actions.push(self.action()?);
        }
        match actions.is_empty() {
            true => Err(self.wrong("expected an action")),
            false => Ok(actions),
        }
    }

    fn action(&mut self) -> Result<Action, String> {
        let start = *self;
        let reach = match self.rest.as_bytes() {
            [b'^', ..] => Reach::Up,
            [b'v', b'+' | b'-', ..] => Reach::Down,
            _ => Reach::Here,
        };
        if reach != Reach::Here {
            self.split(1);
        }
        let set = self.take('+');
        if set || self.take('-') {
            let Some(name) = self.word() else {
                return Err(self.wrong("expected the name of a flag"));
            };
            let Some(flag) = Flag::from_name(name) else {
                return Err(start.wrong(&format!(
                    "unknown flag `{}`, expected `app` or `group`",
                    cut(name)
                )));
            };
            return Ok(Action::Flag { flag, set, reach });
        }
        if reach != Reach::Here {
            return Err(self.wrong("expected `+` or `-`"));
        }
        let Some(name) = self.word() else {
            return Err(self.wrong("expected an action"));
        };
        if !self.eat('=') {
            return Err(start.wrong(&format!("expected an action, not `{}`", cut(name))));
        }
        self.skip_space();
        let value = self.word().unwrap_or_default();
        variable(name, value).map_err(|wrong| start.wrong(&wrong))
    }

    /// Letters, digits and the other characters of names.
    fn word(&mut self) -> Option<&'a str> {
        let is_in_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
        let end = self
            .rest
            .find(|c| !is_in_word(c))
            .unwrap_or(self.rest.len());
        (end > 0).then(|| self.split(end))
    }

    fn split(&mut self, at: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(at);
        self.rest = rest;
        taken
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start_matches(is_space);
    }

    /// Takes a character if it is next.
    fn take(&mut self, wanted: char) -> bool {
        let rest = self.rest.strip_prefix(wanted);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Takes a character if it is next, also after spaces.
    fn eat(&mut self, wanted: char) -> bool {
        self.skip_space();
        self.take(wanted)
    }

    fn expect(&mut self, wanted: char) -> Result<(), String> {
        match self.eat(wanted) {
            true => Ok(()),
            false => Err(self.wrong(&format!("expected `{wanted}`"))),
        }
    }

    /// What is wrong, and the rest of the rule where it is.
    fn wrong(&self, what: &str) -> String {
        match self.rest {
            "" => format!("{what} at the end of the rule"),
            rest => format!("{what} at `{}`", cut(rest)),
        }
    }
}

/// An action that sets a variable.
pub(super) fn variable(name: &str, value: &str) -> Result<Action, String> {
    let count = || {
        let is_number = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
        match value.parse() {
            Ok(count) if is_number => Ok(count),
            _ if is_number => Err(format!("`{}` is too large for `{name}`", cut(value))),
            _ => Err(format!("`{name}` takes a number, not `{}`", cut(value))),
        }
    };
    match name {
        "max-frames" => count().map(Action::MaxFrames),
        "min-frames" => count().map(Action::MinFrames),
        "invert-stacktrace" => match boolean(value) {
            Some(invert) => Ok(Action::InvertStacktrace(invert)),
            None => Err(format!(
                "`{name}` takes `yes` or `no`, not `{}`",
                cut(value)
            )),
        },
        "category" if value.is_empty() => Err("`category` takes a name".to_owned()),
        "category" => Ok(Action::Category(value.into())),
        _ => Err(format!("unknown variable `{}`", cut(name))),
    }
}

/// The beginning of a text that may be long.
pub(super) fn cut(text: &str) -> String {
    const SHOWN: usize = 100;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
