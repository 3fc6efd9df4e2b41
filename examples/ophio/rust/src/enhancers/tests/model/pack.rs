//! Rules of the model as a config structure.

use super::{Action, Matcher, Rule, KEYS};

impl Matcher {
    fn pack(&self) -> String {
        let not = if self.negated { "!" } else { "" };
        let letter = KEYS[self.key].0;
        let pattern = match (letter, self.pattern) {
            ('F', "native") => "N",
            ('F', "javascript,other") => "JO",
            ('F', "all") => "a",
            ('F', _) => "?",
            (_, pattern) => pattern,
        };
        format!("{not}{letter}{pattern}")
    }
}

/// The rules as a config structure.
pub(in super::super) fn pack(rules: &[Rule]) -> Vec<u8> {
    let mut out = vec![0x93, 2, 0x90, 0x90 + rules.len() as u8];
    for rule in rules {
        let caller = rule
            .caller
            .iter()
            .map(|caller| format!("[{}]|", caller.pack()));
        let callee = rule
            .callee
            .iter()
            .map(|callee| format!("|[{}]", callee.pack()));
        let matchers: Vec<String> = rule.frame.iter().map(Matcher::pack).collect();
        let matchers: Vec<String> = caller.chain(matchers).chain(callee).collect();
        out.extend([0x92, 0x90 + matchers.len() as u8]);
        for matcher in &matchers {
            pack_text(matcher, &mut out);
        }
        out.push(0x90 + rule.actions.len() as u8);
        for action in &rule.actions {
            match action {
                Action::Flag(range, set, flag) => {
                    let range = ["", "^", "v"].iter().position(|known| known == range);
                    let kind = range.unwrap() as u8 + if *set { 0 } else { 3 };
                    out.extend([0xcd, kind, u8::from(*flag == "app")]);
                }
                Action::Variable(name, value) => {
                    out.push(0x92);
                    pack_text(name, &mut out);
                    match *name {
                        "category" => pack_text(value, &mut out),
                        "invert-stacktrace" => out.push(0xc2 + u8::from(*value == "1")),
                        _ => out.push(value.parse().unwrap()),
                    }
                }
            }
        }
    }
    out
}

fn pack_text(text: &str, out: &mut Vec<u8>) {
    out.extend([0xd9, text.len() as u8]);
    out.extend(text.as_bytes());
}
