//! A list of rules at work on an event.

use super::action::{Action, Flag};
use super::component::{Assembled, Contribution, Variables};
use super::event::{Event, Exception, Frame};
use super::rule::{Rule, Search};
use std::sync::Arc;

/// Rules in the order in which they are applied.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    all: Vec<Arc<Rule>>,
}

impl Rules {
    pub(super) fn new(all: Vec<Arc<Rule>>) -> Self {
        Rules { all }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Adds the other rules after these.
    pub(super) fn extend(&mut self, others: &Rules) {
        self.all.extend_from_slice(&others.all);
    }

    /// The categories of frames and whether they are in the app, after all rules.
    pub(super) fn modify_frames<'a>(
        &'a self,
        frames: &[Frame<'a>],
        exception: Exception<'a>,
    ) -> Vec<(Option<&'a str>, Option<bool>)> {
        let mut event = Event::new(frames, exception);
        let mut search = Search::new(frames.len());
        let mut results: Vec<_> = frames.iter().map(|f| (f.category, f.in_app)).collect();
        for rule in self.all.iter().filter(|rule| rule.modifies_frames) {
            // All frames are asked before any is changed.
            let found = rule.find(&event, &mut search);
            for (index, action) in rule.actions.iter().enumerate() {
                match action {
                    &Action::Flag {
                        flag: Flag::App,
                        set,
                        reach,
                    } => {
                        let action = (index, Flag::App, reach);
                        rule.decisions
                            .for_each(action, found, frames.len(), |frame| {
                                event.set_in_app(frame, set);
                                results[frame].1 = Some(set);
                            });
                    }
                    Action::Category(category) if !found.is_empty() => {
                        event.set_category(found, category);
                        found
                            .iter()
                            .for_each(|frame| results[frame].0 = Some(category));
                    }
                    _ => {}
                }
            }
        }
        results
    }

    /// Says of each frame whether it counts, and what becomes of the whole. There
    /// are as many contributions as frames.
    pub(super) fn assemble<'a>(
        &'a self,
        frames: &[Frame<'a>],
        exception: Exception<'a>,
        parts: &mut [&mut Contribution],
    ) -> Assembled {
        let event = Event::new(frames, exception);
        let mut search = Search::new(frames.len());
        let mut variables = Variables::default();
        for rule in self.all.iter().filter(|rule| rule.updates_components) {
            let found = rule.find(&event, &mut search);
            if found.is_empty() {
                continue;
            }
            for (index, action) in rule.actions.iter().enumerate() {
                let &Action::Flag { flag, set, reach } = action else {
                    variables.set(action, rule);
                    continue;
                };
                let action = (index, flag, reach);
                rule.decisions
                    .for_each(action, found, frames.len(), |frame| match flag {
                        Flag::App => parts[frame].explain_app(&frames[frame], set, rule),
                        Flag::Group => parts[frame].set(set, rule),
                    });
            }
        }
        variables.finish(parts)
    }
}
