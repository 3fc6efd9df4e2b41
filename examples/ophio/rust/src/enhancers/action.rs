//! Actions: what a rule does when all its matchers match.

use super::frame_set::FrameSet;
use std::fmt;

/// One action.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Action {
    /// `+app`, `^-group`
    Flag { flag: Flag, set: bool, reach: Reach },
    /// `category=name`
    Category(Box<str>),
    /// `max-frames=3`
    MaxFrames(u64),
    /// `min-frames=3`
    MinFrames(u64),
    /// `invert-stacktrace=yes`
    InvertStacktrace(bool),
}

/// What a flag action sets or clears.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Flag {
    Group,
    App,
}

/// The frames that a flag action is for, as seen from the one that matches. The
/// last frame is the one that crashed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Reach {
    Here,
    /// `^`: nearer to the crash.
    Up,
    /// `v`: farther from the crash.
    Down,
}

impl Flag {
    pub(super) fn from_name(name: &str) -> Option<Self> {
        match name {
            "group" => Some(Flag::Group),
            "app" => Some(Flag::App),
            _ => None,
        }
    }
}

impl Action {
    /// Whether it changes what later rules see of a frame.
    pub(super) fn modifies_frames(&self) -> bool {
        matches!(
            self,
            Action::Flag {
                flag: Flag::App,
                ..
            } | Action::Category(_)
        )
    }

    /// Whether it matters to how the stack trace is grouped.
    pub(super) fn updates_components(&self) -> bool {
        !matches!(self, Action::Category(_))
    }
}

/// The last actions of a rule for each reach of a flag: its index among the
/// actions.
#[derive(Clone, Copy, Debug, Default)]
struct Last {
    here: Option<usize>,
    up: Option<usize>,
    down: Option<usize>,
}

/// Which flag action of a rule decides about a frame.
///
/// A rule acts for each frame that matches, from the first to the last, so several
/// of its actions may reach a frame. The last that does decides. That can be told
/// without doing them all: of the frames that match, the last one that reaches a
/// frame decides.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Decisions {
    /// In the order of `Flag`.
    flags: [Last; 2],
}

impl Decisions {
    pub(super) fn new(actions: &[Action]) -> Self {
        let mut decisions = Decisions::default();
        for (index, action) in actions.iter().enumerate() {
            if let Action::Flag { flag, reach, .. } = action {
                let last = &mut decisions.flags[*flag as usize];
                match reach {
                    Reach::Here => last.here = Some(index),
                    Reach::Up => last.up = Some(index),
                    Reach::Down => last.down = Some(index),
                }
            }
        }
        decisions
    }

    /// Calls `each` with the frames, of so many, about which a flag action decides.
    pub(super) fn for_each(
        &self,
        (index, flag, reach): (usize, Flag, Reach),
        found: &FrameSet,
        frames: usize,
        each: impl FnMut(usize),
    ) {
        let last = &self.flags[flag as usize];
        let Some((first_match, last_match)) = found.ends() else {
            return;
        };
        let decides = |frame: usize| {
            let down = last.down.filter(|_| frame < last_match);
            let here = last.here.filter(|_| found.has(frame));
            let up = last.up.filter(|_| frame > first_match);
            down.or(here).or(up) == Some(index)
        };
        match reach {
            Reach::Here => found.iter().filter(|&at| decides(at)).for_each(each),
            Reach::Up => (first_match + 1..frames)
                .filter(|&at| decides(at))
                .for_each(each),
            Reach::Down => (0..last_match).filter(|&at| decides(at)).for_each(each),
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Action::Flag { flag, set, reach } => {
                let reach = match reach {
                    Reach::Here => "",
                    Reach::Up => "^",
                    Reach::Down => "v",
                };
                let sign = if *set { '+' } else { '-' };
                let name = match flag {
                    Flag::Group => "group",
                    Flag::App => "app",
                };
                write!(f, "{reach}{sign}{name}")
            }
            Action::Category(name) => write!(f, "category={name}"),
            Action::MaxFrames(count) => write!(f, "max-frames={count}"),
            Action::MinFrames(count) => write!(f, "min-frames={count}"),
            Action::InvertStacktrace(invert) => {
                write!(f, "invert-stacktrace={}", u8::from(*invert))
            }
        }
    }
}
