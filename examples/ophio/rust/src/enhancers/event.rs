//! An event as rules see it.

use super::families::Families;
use super::frame_set::FrameSet;
use super::values::Values;

/// What a caller says about a frame.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Frame<'a> {
    pub(super) category: Option<&'a str>,
    pub(super) family: Option<&'a [u8]>,
    pub(super) function: Option<&'a [u8]>,
    pub(super) module: Option<&'a [u8]>,
    pub(super) package: Option<&'a [u8]>,
    pub(super) path: Option<&'a [u8]>,
    pub(super) in_app: Option<bool>,
    /// What `in_app` was before any rules, where that is known.
    pub(super) orig_in_app: Option<Option<bool>>,
}

/// What a caller says about the exception.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Exception<'a> {
    pub(super) ty: Option<&'a [u8]>,
    pub(super) value: Option<&'a [u8]>,
    pub(super) mechanism: Option<&'a [u8]>,
}

/// The texts of a frame that patterns are matched against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Field {
    Category,
    Function,
    Module,
    Package,
    Path,
}

/// An event, with what rules have made of its frames so far.
#[derive(Debug)]
pub(super) struct Event<'a> {
    /// The type, value and mechanism of the exception.
    pub(super) exception: [&'a [u8]; 3],
    /// The frames that are in the app.
    pub(super) in_app: FrameSet,
    /// The frames of each set of families.
    families: Vec<(Families, FrameSet)>,
    /// The texts of each field.
    values: [Values<'a>; 5],
}

impl<'a> Event<'a> {
    pub(super) fn new(frames: &[Frame<'a>], exception: Exception<'a>) -> Self {
        let len = frames.len();
        let known = |text: Option<&'a [u8]>| text.unwrap_or(b"<unknown>");
        let mut event = Event {
            exception: [exception.ty, exception.value, exception.mechanism].map(known),
            in_app: FrameSet::none(len),
            families: Vec::new(),
            // In the order of `Field`.
            values: [
                Values::names(frames.iter().map(|f| f.category.map(str::as_bytes))),
                Values::names(frames.iter().map(|f| f.function)),
                Values::names(frames.iter().map(|f| f.module)),
                Values::paths(frames.iter().map(|f| f.package)),
                Values::paths(frames.iter().map(|f| f.path)),
            ],
        };
        for (index, frame) in frames.iter().enumerate() {
            if frame.in_app == Some(true) {
                event.in_app.insert(index);
            }
            let families = Families::of_frame(frame.family);
            let known = event
                .families
                .iter()
                .position(|(other, _)| *other == families);
            let known = known.unwrap_or_else(|| {
                event.families.push((families, FrameSet::none(len)));
                event.families.len() - 1
            });
            event.families[known].1.insert(index);
        }
        event
    }

    /// The texts of a field.
    pub(super) fn values(&self, field: Field) -> &Values<'a> {
        &self.values[field as usize]
    }

    /// Adds the frames of some families to those that were found.
    pub(super) fn find_families(&self, wanted: Families, found: &mut FrameSet) {
        for (families, frames) in &self.families {
            if families.meet(wanted) {
                found.add(frames);
            }
        }
    }

    /// Gives frames another category.
    pub(super) fn set_category(&mut self, frames: &FrameSet, category: &'a str) {
        self.values[Field::Category as usize].set(frames, category.as_bytes());
    }

    /// Says of a frame whether it is in the app.
    pub(super) fn set_in_app(&mut self, frame: usize, in_app: bool) {
        match in_app {
            true => self.in_app.insert(frame),
            false => self.in_app.remove(frame),
        }
    }
}
