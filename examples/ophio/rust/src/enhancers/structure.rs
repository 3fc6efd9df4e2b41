//! Rules as a config structure: MessagePack that other tools write.

// The structure is [version, [name of a base, ..], [rule, ..]], and a rule is
// [[matcher, ..], [action, ..]]. A matcher is a text: the letter of its key and
// the pattern, after a `!` if it is negated; that of the caller stands in `[..]|`,
// that of the callee in `|[..]`. An action is [variable, value], or a number:
// the flag in the low byte and the kind of the action in the others.

use super::action::{Action, Flag, Reach};
use super::cache::RuleCache;
use super::families::Families;
use super::grammar::{cut, variable};
use super::matcher::{Key, Matcher};
use super::msgpack::{unexpected, Reader, Token};
use super::rule::{Matchers, Rule};
use std::sync::Arc;

/// The versions that can be read. They differ in what writers do, not in form.
const VERSIONS: [u64; 2] = [2, 3];

const FLAGS: [Flag; 2] = [Flag::Group, Flag::App];

const KINDS: [(bool, Reach); 6] = [
    (true, Reach::Here),
    (true, Reach::Up),
    (true, Reach::Down),
    (false, Reach::Here),
    (false, Reach::Up),
    (false, Reach::Down),
];

/// Reads the rules of a config structure. The names of its bases are not looked
/// at: who asks for the rules puts those of the bases before them.
pub(super) fn read(input: &[u8], cache: &mut RuleCache) -> Result<Vec<Arc<Rule>>, String> {
    let reader = &mut Reader::new(input);
    parts(reader, "a version, bases and rules", 3)?;
    let start = reader.position();
    match reader.token()? {
        Token::Unsigned(version) if VERSIONS.contains(&version) => {}
        Token::Unsigned(version) => {
            return Err(format!(
                "byte {start}: version {version} is not known, only 2 and 3 are"
            ))
        }
        other => return Err(unexpected(start, "a version", other)),
    }
    for _ in 0..reader.array("names of bases")? {
        reader.string("the name of a base")?;
    }
    let mut rules = Vec::new();
    for number in 1..=reader.array("rules")? {
        let rule = read_rule(reader, cache).map_err(|wrong| format!("rule {number}: {wrong}"))?;
        rules.push(Arc::new(rule));
    }
    match reader.is_at_end() {
        true => Ok(rules),
        false => Err(format!(
            "byte {}: something follows the rules",
            reader.position()
        )),
    }
}

/// Reads the start of an array of so many parts.
fn parts(reader: &mut Reader<'_>, what: &str, count: usize) -> Result<(), String> {
    let start = reader.position();
    match reader.token()? {
        Token::Array(found) if found == count => Ok(()),
        other => Err(unexpected(start, &format!("an array of {what}"), other)),
    }
}

fn read_rule(reader: &mut Reader<'_>, cache: &mut RuleCache) -> Result<Rule, String> {
    parts(reader, "matchers and actions", 2)?;
    let matchers = read_matchers(reader, cache)
        .map_err(|wrong| format!("failed to parse matchers: {wrong}"))?;
    let actions =
        read_actions(reader).map_err(|wrong| format!("failed to parse actions: {wrong}"))?;
    Ok(Rule::new(matchers, actions))
}

fn read_matchers(reader: &mut Reader<'_>, cache: &mut RuleCache) -> Result<Matchers, String> {
    let mut matchers = Matchers::default();
    let array = reader.position();
    for _ in 0..reader.array("matchers")? {
        let start = reader.position();
        let text = reader.string("a matcher")?;
        let wrong = |wrong: String| format!("byte {start}: {wrong} in `{}`", cut(text));
        let inner = |open, close| text.strip_prefix(open)?.strip_suffix(close);
        let (place, text) = if let Some(caller) = inner("[", "]|") {
            (Some(&mut matchers.caller), caller)
        } else if let Some(callee) = inner("|[", "]") {
            (Some(&mut matchers.callee), callee)
        } else {
            (None, text)
        };
        let matcher = matcher(text, cache).map_err(wrong)?;
        match place {
            None => matchers.frame.push(matcher),
            Some(place) => {
                if place.replace(matcher).is_some() {
                    return Err(wrong("a second caller or callee".to_owned()));
                }
            }
        }
    }
    match matchers.frame.is_empty() {
        true => Err(format!("byte {array}: expected a matcher of the frame")),
        false => Ok(matchers),
    }
}

fn matcher(text: &str, cache: &mut RuleCache) -> Result<Matcher, String> {
    let (negated, text) = match text.strip_prefix('!') {
        Some(text) => (true, text),
        None => (false, text),
    };
    let mut rest = text.chars();
    let Some(letter) = rest.next() else {
        return Err("no matcher".to_owned());
    };
    let Some(key) = Key::from_letter(letter) else {
        return Err(format!("unknown matcher `{letter}`"));
    };
    let argument = rest.as_str();
    match key {
        Key::Family => Matcher::new(negated, key, &Families::names_of(argument), cache),
        _ => Matcher::new(negated, key, argument, cache),
    }
}

fn read_actions(reader: &mut Reader<'_>) -> Result<Vec<Action>, String> {
    let mut actions = Vec::new();
    let array = reader.position();
    for _ in 0..reader.array("actions")? {
        let start = reader.position();
        actions.push(match reader.token()? {
            Token::Unsigned(number) => {
                flag(number).ok_or_else(|| format!("byte {start}: unknown flag action {number}"))?
            }
            Token::Array(2) => read_variable(reader)?,
            other => return Err(unexpected(start, "an action", other)),
        });
    }
    match actions.is_empty() {
        true => Err(format!("byte {array}: expected an action")),
        false => Ok(actions),
    }
}

fn flag(number: u64) -> Option<Action> {
    let number = usize::try_from(number).ok()?;
    let &flag = FLAGS.get(number & 0xff)?;
    let &(set, reach) = KINDS.get(number >> 8)?;
    Some(Action::Flag { flag, set, reach })
}

fn read_variable(reader: &mut Reader<'_>) -> Result<Action, String> {
    let start = reader.position();
    let name = reader.string("the name of a variable")?;
    let at = reader.position();
    let value = match (name, reader.token()?) {
        ("max-frames" | "min-frames", Token::Unsigned(count)) => count.to_string(),
        ("invert-stacktrace", Token::Bool(invert)) => invert.to_string(),
        ("category", Token::Text(name)) => name.to_owned(),
        ("max-frames" | "min-frames", other) => return Err(unexpected(at, "a number", other)),
        ("invert-stacktrace", other) => return Err(unexpected(at, "a truth value", other)),
        ("category", other) => return Err(unexpected(at, "a name", other)),
        _ => String::new(),
    };
    variable(name, &value).map_err(|wrong| format!("byte {start}: {wrong}"))
}
