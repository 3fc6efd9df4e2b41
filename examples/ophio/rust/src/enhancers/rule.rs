//! Rules: matchers and actions.

use super::action::{Action, Decisions};
use super::event::Event;
use super::frame_set::FrameSet;
use super::matcher::Matcher;
use std::fmt;

/// One rule.
#[derive(Debug)]
pub(super) struct Rule {
    /// Those about the frame itself, the cheapest first.
    frame: Vec<Matcher>,
    caller: Option<Matcher>,
    callee: Option<Matcher>,
    pub(super) actions: Vec<Action>,
    pub(super) decisions: Decisions,
    pub(super) modifies_frames: bool,
    pub(super) updates_components: bool,
    /// The rule as text, for hints.
    text: String,
}

/// The matchers of a rule in the making.
#[derive(Debug, Default)]
pub(super) struct Matchers {
    pub(super) frame: Vec<Matcher>,
    pub(super) caller: Option<Matcher>,
    pub(super) callee: Option<Matcher>,
}

impl Rule {
    pub(super) fn new(matchers: Matchers, actions: Vec<Action>) -> Self {
        let text = describe(&matchers, &actions);
        let mut frame = matchers.frame;
        frame.sort_by_key(Matcher::cost);
        Rule {
            frame,
            caller: matchers.caller,
            callee: matchers.callee,
            modifies_frames: actions.iter().any(Action::modifies_frames),
            updates_components: actions.iter().any(Action::updates_components),
            decisions: Decisions::new(&actions),
            actions,
            text,
        }
    }

    /// Finds the frames that match.
    pub(super) fn find<'s>(&self, event: &Event<'_>, search: &'s mut Search) -> &'s FrameSet {
        search.wanted.fill();
        for matcher in &self.frame {
            search.keep(matcher, event);
            if search.wanted.is_empty() {
                return &search.wanted;
            }
        }
        if let Some(caller) = &self.caller {
            search.wanted.move_to_callers();
            search.keep(caller, event);
            search.wanted.move_to_callees();
        }
        if let Some(callee) = &self.callee {
            search.wanted.move_to_callees();
            search.keep(callee, event);
            search.wanted.move_to_callers();
        }
        &search.wanted
    }
}

/// What a search for frames works with, made once an event.
pub(super) struct Search {
    /// The frames that match so far.
    wanted: FrameSet,
    found: FrameSet,
}

impl Search {
    /// A search among so many frames.
    pub(super) fn new(frames: usize) -> Self {
        Search {
            wanted: FrameSet::none(frames),
            found: FrameSet::none(frames),
        }
    }

    /// Keeps the frames that match.
    fn keep(&mut self, matcher: &Matcher, event: &Event<'_>) {
        self.found.clear();
        matcher.find(event, &self.wanted, &mut self.found);
        match matcher.is_negated() {
            true => self.wanted.drop(&self.found),
            false => self.wanted.keep(&self.found),
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The text of a rule, with the shortest name of each matcher.
fn describe(matchers: &Matchers, actions: &[Action]) -> String {
    let caller = matchers
        .caller
        .iter()
        .map(|caller| format!("[ {caller} ] |"));
    let callee = matchers
        .callee
        .iter()
        .map(|callee| format!("| [ {callee} ]"));
    let frame = matchers.frame.iter().map(Matcher::to_string);
    let actions = actions.iter().map(Action::to_string);
    let words: Vec<String> = caller.chain(frame).chain(callee).chain(actions).collect();
    words.join(" ")
}
