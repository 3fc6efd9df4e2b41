//! Rules and events of the model, made by chance.

use super::{Action, Event, Frame, Matcher, Rule, KEYS};
use crate::chance::Chance;

pub(super) const NAMES: &[&str] = &[
    "a",
    "ab",
    "a*",
    "*b",
    "*a*",
    "a*b",
    "?",
    "[ab]*",
    "{a,ba}",
    "**/a",
    "*{{b}}*",
    "<unknown>",
    "",
    "*",
    "[a",
    "a b",
    "*ba.?",
    "[!a]*",
    "\u{e9}?",
    "**/a**",
];
pub(super) const PATHS: &[&str] = &[
    "**/a",
    "**/a/**",
    "/a/**",
    "a",
    "A/b",
    "/a",
    "*",
    "**",
    "**.b",
    "*.b",
    "/*/b",
    "{a,/b}",
    "a?b",
    "\\a\\b",
    "**/B**",
    "**/a/*.b",
    "",
    "**/",
    "[a",
    "/A\u{d6}*",
];
const VALUES: [&[u8]; 16] = [
    b"a",
    b"ab",
    b"b",
    b"ba",
    b"a b",
    b"/a",
    b"/a/b",
    b"a/b",
    b"A/B",
    b"x\\a\\c.b",
    b"a\nb",
    b"",
    b"[a",
    b"<unknown>",
    b"\xff/a",
    "/a\u{f6}".as_bytes(),
];
const CATEGORIES: [&str; 3] = ["x", "y", "z"];

impl Matcher {
    fn by_chance(chance: &mut Chance) -> Self {
        let key = chance.below(KEYS.len());
        Matcher {
            negated: chance.once_in(5),
            key,
            long: chance.below(2),
            pattern: chance.pick(KEYS[key].2),
        }
    }
}

impl Rule {
    pub(in super::super) fn by_chance(chance: &mut Chance) -> Self {
        Rule {
            caller: chance.once_in(5).then(|| Matcher::by_chance(chance)),
            frame: chance.list(3, Matcher::by_chance),
            callee: chance.once_in(5).then(|| Matcher::by_chance(chance)),
            actions: chance.list(4, |chance| match chance.below(3) {
                0 => Action::Variable("category", chance.pick(&CATEGORIES)),
                1 if chance.once_in(2) => {
                    let name = chance.pick(&["max-frames", "min-frames"]);
                    Action::Variable(name, chance.pick(&["0", "1", "2", "40"]))
                }
                1 => Action::Variable("invert-stacktrace", chance.pick(&["1", "0"])),
                _ => Action::Flag(
                    chance.pick(&["", "^", "v"]),
                    chance.once_in(2),
                    chance.pick(&["app", "group"]),
                ),
            }),
        }
    }
}

impl Frame {
    fn by_chance(chance: &mut Chance) -> Self {
        let families: [&[u8]; 4] = [b"native", b"javascript", b"other", b"new"];
        let mut text = || (!chance.once_in(4)).then(|| chance.pick(&VALUES));
        Frame {
            texts: [text(), text(), text(), text()],
            category: chance.once_in(2).then(|| chance.pick(&CATEGORIES)),
            family: (!chance.once_in(4)).then(|| chance.pick(&families)),
            in_app: chance.pick(&[None, Some(true), Some(false)]),
        }
    }
}

impl Event {
    pub(in super::super) fn by_chance(chance: &mut Chance) -> Self {
        let most = chance.pick(&[3, 3, 10, 70, 140]);
        let frames = chance.list(most, Frame::by_chance);
        let mut text = || chance.once_in(2).then(|| chance.pick(&VALUES).to_vec());
        Event {
            exception: [text(), text(), text()],
            contributes: frames
                .iter()
                .map(|_| chance.pick(&[None, Some(true), Some(false)]))
                .collect(),
            frames,
        }
    }
}
