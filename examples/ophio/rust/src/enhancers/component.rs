//! What rules say about the part of each frame in the grouping.

use super::action::Action;
use super::event::Frame;
use super::rule::Rule;

/// The part of one frame in the grouping.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Contribution {
    /// Whether the frame counts, where that is known.
    pub(super) contributes: Option<bool>,
    /// Why.
    pub(super) hint: Option<String>,
}

impl Contribution {
    /// Lets the frame count, or not.
    pub(super) fn set(&mut self, contributes: bool, rule: &Rule) {
        if self.contributes != Some(contributes) {
            self.contributes = Some(contributes);
            let what = if contributes { "counted" } else { "ignored" };
            self.hint = Some(format!("{what} by a stack trace rule ({rule})"));
        }
    }

    /// Notes that a rule, which sets whether a frame is in the app, may be why
    /// it is or is not. Where it is known what the frame was before any rules, it
    /// must have changed; else the rule must agree with whether the frame counts.
    pub(super) fn explain_app(&mut self, frame: &Frame<'_>, set: bool, rule: &Rule) {
        let explains = match frame.orig_in_app {
            Some(before) => before != frame.in_app,
            None => self.contributes == Some(set),
        };
        if explains {
            let place = match frame.in_app {
                Some(true) => "in the app",
                _ => "not in the app",
            };
            self.hint = Some(format!("{place} by a stack trace rule ({rule})"));
        }
    }

    fn counts(&self) -> bool {
        self.contributes == Some(true)
    }
}

/// What became of the whole stack trace.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Assembled {
    pub(super) contributes: bool,
    pub(super) hint: Option<String>,
    pub(super) invert_stacktrace: bool,
}

/// The variables that rules set for a stack trace, and the rules that did.
#[derive(Default)]
pub(super) struct Variables<'r> {
    max_frames: Option<(u64, &'r Rule)>,
    min_frames: Option<(u64, &'r Rule)>,
    invert_stacktrace: bool,
}

impl<'r> Variables<'r> {
    /// Sets what an action of a rule sets for the whole stack trace.
    pub(super) fn set(&mut self, action: &Action, rule: &'r Rule) {
        match *action {
            Action::MaxFrames(count) => self.max_frames = Some((count, rule)),
            Action::MinFrames(count) => self.min_frames = Some((count, rule)),
            Action::InvertStacktrace(invert) => self.invert_stacktrace = invert,
            Action::Flag { .. } | Action::Category(_) => {}
        }
    }

    /// Applies the limits.
    pub(super) fn finish(self, parts: &mut [&mut Contribution]) -> Assembled {
        if let Some((max, rule)) = self.max_frames.filter(|&(max, _)| max > 0) {
            let only = match max {
                1 => "only the last frame counts".to_owned(),
                _ => format!("only the last {max} frames count"),
            };
            let max = usize::try_from(max).unwrap_or(usize::MAX);
            let counted = parts.iter_mut().rev().filter(|part| part.counts());
            for part in counted.skip(max) {
                part.contributes = Some(false);
                part.hint = Some(format!("{only} by a stack trace rule ({rule})"));
            }
        }
        let counted = parts.iter().filter(|part| part.counts()).count();
        let mut result = Assembled {
            contributes: counted > 0,
            hint: None,
            invert_stacktrace: self.invert_stacktrace,
        };
        if let Some((min, rule)) = self.min_frames {
            // Where none counts, the limit is not the reason.
            if result.contributes && (counted as u64) < min {
                result.contributes = false;
                result.hint = Some(format!(
                    "ignored by a stack trace rule: {counted} of at least {min} frames count ({rule})"
                ));
            }
        }
        result
    }
}
