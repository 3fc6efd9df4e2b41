//! Rules against a model of them, and damaged rules.

// The model does what the documentation says, one frame after another, and is as
// slow as that is. Both are given rules and frames made by chance. `cargo test`
// does some rounds of each test; with FUZZTIME, as `60s`, each runs so long:
//
//     FUZZTIME=60s cargo test --release enhancers::tests -- --nocapture

mod model;

use super::cache::RuleCache;
use super::component::Contribution;
use super::event::{Exception, Frame};
use super::grammar;
use super::rules::Rules;
use super::structure;
use crate::chance::{rounds, Chance};

/// All that rules do to an event.
#[derive(Debug, PartialEq)]
struct Effects {
    frames: Vec<(Option<String>, Option<bool>)>,
    contributes: Vec<Option<bool>>,
    result: (bool, bool, bool),
}

fn effects(rules: &Rules, event: &model::Event) -> Effects {
    let frames: Vec<Frame<'_>> = event.frames.iter().map(model::Frame::as_given).collect();
    let exception = Exception {
        ty: event.exception[0].as_deref(),
        value: event.exception[1].as_deref(),
        mechanism: event.exception[2].as_deref(),
    };
    let modified = rules.modify_frames(&frames, exception);
    let mut parts: Vec<Contribution> = event.contributes.iter().map(part).collect();
    let mut borrowed: Vec<&mut Contribution> = parts.iter_mut().collect();
    let result = rules.assemble(&frames, exception, &mut borrowed);
    Effects {
        frames: modified
            .into_iter()
            .map(|(category, in_app)| (category.map(str::to_owned), in_app))
            .collect(),
        contributes: parts.iter().map(|part| part.contributes).collect(),
        result: (
            result.contributes,
            result.hint.is_some(),
            result.invert_stacktrace,
        ),
    }
}

fn part(contributes: &Option<bool>) -> Contribution {
    Contribution {
        contributes: *contributes,
        hint: None,
    }
}

fn parse(text: &str) -> Rules {
    let rules = grammar::parse(text, &mut RuleCache::new(50));
    Rules::new(rules.unwrap_or_else(|wrong| panic!("{wrong}\n{text}")))
}

#[test]
fn rules_do_what_the_model_does() {
    rounds(2_000, |chance| {
        let rules = chance.list(12, model::Rule::by_chance);
        let text: Vec<String> = rules.iter().map(model::Rule::to_string).collect();
        let text = text.join("\n");
        let read = parse(&text);
        let packed = structure::read(&model::pack(&rules), &mut RuleCache::new(50));
        let packed = Rules::new(packed.unwrap_or_else(|wrong| panic!("{wrong}\n{text}")));
        for _ in 0..3 {
            let event = model::Event::by_chance(chance);
            let expected = model::effects(&rules, &event);
            assert_eq!(effects(&read, &event), expected, "\n{text}\n{event:?}");
            assert_eq!(effects(&packed, &event), expected, "\n{text}\n{event:?}");
        }
    });
}

#[test]
fn rules_are_written_as_they_are_read() {
    rounds(500, |chance| {
        let text = model::Rule::by_chance(chance).to_string();
        let read = |text: &str| match grammar::parse(text, &mut RuleCache::new(0)) {
            Ok(rules) => rules[0].to_string(),
            Err(wrong) => panic!("{wrong}\n{text}"),
        };
        let written = read(&text);
        assert_eq!(read(&written), written, "{text}");
    });
}

/// A frame of each kind, to be looked at by whatever rules are left.
fn any_event() -> model::Event {
    model::Event::by_chance(&mut Chance::new(1))
}

#[test]
fn damaged_text() {
    rounds(3_000, |chance| {
        let rules = chance.list(4, model::Rule::by_chance);
        let text: Vec<String> = rules.iter().map(model::Rule::to_string).collect();
        let damaged = chance.damage(text.join("\n").as_bytes());
        let damaged = String::from_utf8_lossy(&damaged);
        match grammar::parse(&damaged, &mut RuleCache::new(3)) {
            Ok(rules) => drop(effects(&Rules::new(rules), &any_event())),
            Err(wrong) => {
                assert!(wrong.starts_with("line ") && wrong.contains(": failed to parse "));
                assert!(wrong.len() < 1_000, "{wrong}");
            }
        }
    });
}

#[test]
fn damaged_structures() {
    rounds(3_000, |chance| {
        let rules = chance.list(4, model::Rule::by_chance);
        let damaged = chance.damage(&model::pack(&rules));
        match structure::read(&damaged, &mut RuleCache::new(3)) {
            Ok(rules) => drop(effects(&Rules::new(rules), &any_event())),
            Err(wrong) => assert!(wrong.contains("byte ") && wrong.len() < 1_000, "{wrong}"),
        }
    });
}

#[test]
fn noise() {
    rounds(3_000, |chance| {
        let noise = chance.list(60, |chance| chance.next() as u8);
        let _ = structure::read(&noise, &mut RuleCache::new(3));
        let _ = grammar::parse(&String::from_utf8_lossy(&noise), &mut RuleCache::new(3));
    });
}
