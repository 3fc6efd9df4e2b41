//! The texts that the frames of an event have in one field.

// Each text is there once, with the frames that have it, and the texts are
// sorted: a pattern looks only at those that begin as it does.

use super::frame_set::FrameSet;
use super::literal::Pairs;
use super::pattern::{fold, Pattern};
use crate::glob::first_char;
use std::borrow::Cow;

/// A text and the frames that have it.
#[derive(Debug)]
struct Value<'a> {
    text: Cow<'a, [u8]>,
    pairs: Pairs,
    has_newline: bool,
    /// A list, since few frames have the same text: sets would take space by the
    /// square of the number of frames.
    frames: Vec<usize>,
}

impl<'a> Value<'a> {
    fn new(text: Cow<'a, [u8]>, frames: Vec<usize>) -> Self {
        Value {
            pairs: Pairs::of(&text),
            has_newline: text.contains(&b'\n'),
            text,
            frames,
        }
    }
}

/// The texts of one field.
#[derive(Debug, Default)]
pub(super) struct Values<'a> {
    sorted: Vec<Value<'a>>,
}

impl<'a> Values<'a> {
    /// The texts of frames as they are.
    pub(super) fn names(texts: impl Iterator<Item = Option<&'a [u8]>>) -> Self {
        let texts = texts.enumerate();
        let texts = texts.filter_map(|(frame, text)| Some((text?, frame)));
        let mut texts: Vec<(&[u8], usize)> = texts.collect();
        texts.sort_unstable();
        let mut sorted: Vec<Value<'_>> = Vec::new();
        for (text, frame) in texts {
            match sorted.last_mut() {
                Some(last) if *last.text == *text => last.frames.push(frame),
                _ => sorted.push(Value::new(Cow::Borrowed(text), vec![frame])),
            }
        }
        Values { sorted }
    }

    /// The texts of frames as paths are compared. One that is relative is there a
    /// second time, with a slash before it.
    pub(super) fn paths(texts: impl Iterator<Item = Option<&'a [u8]>>) -> Self {
        let mut folded = Vec::new();
        for value in Values::names(texts).sorted {
            let text = folded_path(value.text);
            if text.first() != Some(&b'/') {
                let rooted = [b"/", &*text].concat();
                folded.push(Value::new(Cow::Owned(rooted), value.frames.clone()));
            }
            folded.push(Value::new(text, value.frames));
        }
        folded.sort_unstable_by(|a, b| a.text.cmp(&b.text));
        let mut sorted: Vec<Value<'_>> = Vec::with_capacity(folded.len());
        for value in folded {
            match sorted.last_mut() {
                Some(last) if last.text == value.text => last.frames.extend(value.frames),
                _ => sorted.push(value),
            }
        }
        Values { sorted }
    }

    /// Adds the frames whose texts match to those that were found. Frames that
    /// are not among the wanted ones may be left out.
    pub(super) fn find(&self, pattern: &Pattern, wanted: &FrameSet, found: &mut FrameSet) {
        let start = pattern.start();
        // Comparing with nothing is not free: it may cost more than all the rest.
        let starts_so = |value: &Value<'_>| start.is_empty() || value.text.starts_with(start);
        let from = match start.is_empty() {
            true => 0,
            false => self.sorted.partition_point(|value| *value.text < *start),
        };
        for value in self.sorted[from..]
            .iter()
            .take_while(|value| starts_so(value))
        {
            if pattern.may_match(value.pairs)
                && value.frames.iter().any(|&frame| wanted.has(frame))
                && pattern.matches(&value.text, value.has_newline)
            {
                value.frames.iter().for_each(|&frame| found.insert(frame));
            }
        }
    }

    /// Gives frames another text. A text that no frame has any more is forgotten:
    /// rules may give them one after the other.
    pub(super) fn set(&mut self, frames: &FrameSet, text: &'a [u8]) {
        self.sorted.retain_mut(|value| {
            value.frames.retain(|&frame| !frames.has(frame));
            !value.frames.is_empty()
        });
        match self
            .sorted
            .binary_search_by(|value| (*value.text).cmp(text))
        {
            Ok(at) => self.sorted[at].frames.extend(frames.iter()),
            Err(at) => {
                let value = Value::new(Cow::Borrowed(text), frames.iter().collect());
                self.sorted.insert(at, value);
            }
        }
    }
}

/// A path as it is compared.
fn folded_path(path: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    let is_same = |byte: &u8| byte.is_ascii() && !byte.is_ascii_uppercase() && *byte != b'\\';
    if path.iter().all(is_same) {
        return path;
    }
    let mut folded = Vec::with_capacity(path.len());
    let mut rest = &*path;
    while let Some(&byte) = rest.first() {
        let (c, len) = match byte.is_ascii() {
            true => (Some(char::from(byte)), 1),
            false => first_char(rest),
        };
        match c.map(fold) {
            Some(c) => folded.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            None => folded.push(byte),
        }
        rest = &rest[len..];
    }
    Cow::Owned(folded)
}

#[cfg(test)]
mod tests {
    use super::{FrameSet, Values};

    #[test]
    fn texts_without_frames_are_forgotten() {
        let mut values = Values::names([Some(&b"a"[..]), None, Some(b"a")].into_iter());
        let mut frames = FrameSet::none(3);
        for text in [&b"b"[..], b"c", b"d", b"c"] {
            frames.fill();
            values.set(&frames, text);
            assert_eq!(values.sorted.len(), 1);
            assert_eq!(*values.sorted[0].text, *text);
            assert_eq!(values.sorted[0].frames, [0, 1, 2]);
        }
        frames.remove(1);
        values.set(&frames, b"e");
        assert_eq!(values.sorted.len(), 2);
    }
}
