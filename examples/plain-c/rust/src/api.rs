//! The functions for C. A set that may be null is an `Option`, so that no pointer is used
//! unseen; one that changes hands is a `Box`.

use std::ffi::{CStr, c_char, c_void};

use crate::guard::c_fn;
use crate::{Found, Interval, IntervalEdit, IntervalSet, IntervalStatus, IntervalVisitor};

c_fn! {
    /// Makes an empty set.
    fn intervals_new() -> Option<Box<IntervalSet>> {
        Some(Box::default())
    }
}

c_fn! {
    /// Makes a set from a text such as `0-3,8`. Returns null for any other text.
    ///
    /// # Safety
    /// `text` is null or ends with a zero.
    unsafe fn intervals_parse(text: *const c_char) -> Option<Box<IntervalSet>> {
        if text.is_null() {
            return None;
        }
        // SAFETY: it is not null, and the caller has ended it with a zero.
        let text = unsafe { CStr::from_ptr(text) };
        text.to_str().ok()?.parse().map(Box::new).ok()
    }
}

c_fn! {
    /// Makes a second set with the same numbers.
    fn intervals_copy(set: Option<&IntervalSet>) -> Option<Box<IntervalSet>> {
        set.cloned().map(Box::new)
    }
}

c_fn! {
    /// Frees a set. Null is fine.
    fn intervals_free(set: Option<Box<IntervalSet>>) {
        drop(set);
    }
}

c_fn! {
    /// Puts all numbers of an interval into a set.
    fn intervals_insert(set: Option<&mut IntervalSet>, interval: Interval) -> IntervalStatus {
        change(set, &[IntervalEdit::Insert(interval)])
    }
}

c_fn! {
    /// Takes all numbers of an interval out of a set.
    fn intervals_remove(set: Option<&mut IntervalSet>, interval: Interval) -> IntervalStatus {
        change(set, &[IntervalEdit::Remove(interval)])
    }
}

c_fn! {
    /// Makes all of the changes, one after the other, or none of them.
    ///
    /// # Safety
    /// `edits` points to `count` edits, or `count` is 0.
    unsafe fn intervals_apply(
        set: Option<&mut IntervalSet>,
        edits: *const IntervalEdit,
        count: usize,
    ) -> IntervalStatus {
        if count == 0 {
            return change(set, &[]);
        }
        if edits.is_null() {
            return IntervalStatus::NullPointer;
        }
        // SAFETY: it is not null, and the caller says that so many edits stand there.
        change(set, unsafe { std::slice::from_raw_parts(edits, count) })
    }
}

fn change(set: Option<&mut IntervalSet>, edits: &[IntervalEdit]) -> IntervalStatus {
    let Some(set) = set else {
        return IntervalStatus::NullPointer;
    };
    let bad = |edit: &IntervalEdit| match edit {
        IntervalEdit::Insert(i) | IntervalEdit::Remove(i) => !i.is_valid(),
        IntervalEdit::Grow(_) | IntervalEdit::Clear => false,
    };
    if edits.iter().any(bad) {
        return IntervalStatus::BadInterval;
    }
    for edit in edits {
        match *edit {
            IntervalEdit::Insert(i) => set.insert(i),
            IntervalEdit::Remove(i) => set.remove(i),
            IntervalEdit::Grow(by) => set.grow(by),
            IntervalEdit::Clear => set.clear(),
        }
    }
    IntervalStatus::Ok
}

c_fn! {
    /// Tells whether a number is in a set. Nothing is in a null set.
    fn intervals_contains(set: Option<&IntervalSet>, number: u64) -> bool {
        set.is_some_and(|set| set.find(number).is_some())
    }
}

c_fn! {
    /// Finds the interval of a set that a number is in.
    fn intervals_find(set: Option<&IntervalSet>, number: u64) -> Found<Interval> {
        set.and_then(|set| set.find(number)).into()
    }
}

c_fn! {
    /// Finds the first of the lowest `size` numbers in a row that are not in a set.
    fn intervals_gap(set: Option<&IntervalSet>, size: u64) -> Found<u64> {
        set.and_then(|set| set.gap(size)).into()
    }
}

c_fn! {
    /// Counts the numbers of a set.
    fn intervals_total(set: Option<&IntervalSet>) -> u64 {
        set.map_or(0, IntervalSet::total)
    }
}

c_fn! {
    /// Counts the intervals of a set.
    fn intervals_count(set: Option<&IntervalSet>) -> usize {
        set.map_or(0, |set| set.intervals().len())
    }
}

c_fn! {
    /// Calls the visitor with each interval of a set, the lowest first.
    ///
    /// # Safety
    /// The visitor can be called with this context, and leaves the set as it is.
    unsafe fn intervals_visit(
        set: Option<&IntervalSet>,
        visitor: IntervalVisitor,
        context: *mut c_void,
    ) -> IntervalStatus {
        let (Some(set), Some(visitor)) = (set, visitor) else {
            return IntervalStatus::NullPointer;
        };
        for interval in set.intervals() {
            // SAFETY: the caller says that it can be called with this context.
            if !unsafe { visitor(*interval, context) } {
                return IntervalStatus::Stopped;
            }
        }
        IntervalStatus::Ok
    }
}

c_fn! {
    /// Writes a set as text, as much as `size` bytes hold with the zero at its end. Returns the
    /// length of the whole text without that zero, as `snprintf` does.
    ///
    /// # Safety
    /// `size` bytes can be written at `buffer`, or `size` is 0.
    unsafe fn intervals_format(
        set: Option<&IntervalSet>,
        buffer: *mut c_char,
        size: usize,
    ) -> usize {
        let text = set.map(IntervalSet::to_string).unwrap_or_default();
        if size > 0 && !buffer.is_null() {
            let length = text.len().min(size - 1);
            // SAFETY: the caller says that `size` bytes can be written, which is more than
            // `length`; the text is our own and overlaps nothing.
            unsafe {
                buffer.copy_from_nonoverlapping(text.as_ptr().cast(), length);
                buffer.add(length).write(0);
            }
        }
        text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_is_no_set() {
        assert_eq!(
            intervals_insert(None, Interval::ALL),
            IntervalStatus::NullPointer
        );
        assert_eq!(intervals_find(None, 1), Found::default());
        assert!(intervals_copy(None).is_none());
        intervals_free(None);
    }

    #[test]
    fn all_changes_or_none() {
        let mut set = intervals_new().unwrap();
        let bad = Interval { start: 2, end: 1 };
        let edits = [
            IntervalEdit::Insert(Interval::ALL),
            IntervalEdit::Remove(bad),
        ];
        // SAFETY: these are two edits.
        let status = unsafe { intervals_apply(Some(&mut set), edits.as_ptr(), 2) };
        assert_eq!(status, IntervalStatus::BadInterval);
        assert_eq!(intervals_total(Some(&set)), 0);
        // SAFETY: this is one edit.
        let status = unsafe { intervals_apply(Some(&mut set), edits.as_ptr(), 1) };
        assert_eq!(status, IntervalStatus::Ok);
        assert_eq!(intervals_total(Some(&set)), u64::MAX);
        assert_eq!(intervals_count(Some(&set)), 1);
    }
}
