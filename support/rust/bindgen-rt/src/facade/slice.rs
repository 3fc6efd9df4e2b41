//! Slices as `__getitem__` gets them.

use super::bound::Bound;
use super::exceptions::PyValueError;
use super::reference::Reference;
use super::types::PySlice;
use super::PyResult;

/// The start, stop and step of a slice; None where it has none. What is too large
/// is cut to the largest, as Python does it.
#[derive(Clone, Copy, Debug, Default)]
pub struct SliceIndex {
    pub start: Option<isize>,
    pub stop: Option<isize>,
    pub step: Option<isize>,
}

/// A slice of a sequence of a certain length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PySliceIndices {
    /// Where it begins.
    pub start: isize,
    /// Where it ends; -1 is before the first element where the step is negative.
    pub stop: isize,
    /// From an element to the next; never 0.
    pub step: isize,
    /// The number of elements.
    pub slicelength: usize,
}

impl PySliceIndices {
    /// The parts, without a number of elements.
    #[inline]
    pub fn new(start: isize, stop: isize, step: isize) -> Self {
        PySliceIndices {
            start,
            stop,
            step,
            slicelength: 0,
        }
    }
}

/// The methods of a slice.
pub trait PySliceMethods<'py> {
    /// The slice of a sequence of this length.
    fn indices(&self, length: isize) -> PyResult<PySliceIndices>;
}

impl<'py> PySliceMethods<'py> for Bound<'py, PySlice> {
    #[inline]
    fn indices(&self, length: isize) -> PyResult<PySliceIndices> {
        let index = match &self.reference {
            Reference::Slice(index) => *index,
            _ => SliceIndex::default(),
        };
        index.of_length(length)
    }
}

impl SliceIndex {
    #[inline]
    fn of_length(self, length: isize) -> PyResult<PySliceIndices> {
        if length < 0 {
            return Err(PyValueError::new_err("length should not be negative"));
        }
        // The smallest has no negative.
        let step = self.step.unwrap_or(1).max(-isize::MAX);
        if step == 0 {
            return Err(PyValueError::new_err("slice step cannot be zero"));
        }
        let (first, last) = match step < 0 {
            true => (-1, length - 1),
            false => (0, length),
        };
        let place = |index: isize| match index < 0 {
            true => (index + length).max(first),
            false => index.min(last),
        };
        let ends = match step < 0 {
            true => (last, first),
            false => (first, last),
        };
        let start = self.start.map_or(ends.0, place);
        let stop = self.stop.map_or(ends.1, place);
        let slicelength = match step < 0 {
            true if stop < start => (start - stop - 1) / -step + 1,
            false if start < stop => (stop - start - 1) / step + 1,
            _ => 0,
        };
        Ok(PySliceIndices {
            start,
            stop,
            step,
            slicelength: slicelength as usize,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(
        start: impl Into<Option<isize>>,
        stop: impl Into<Option<isize>>,
        step: impl Into<Option<isize>>,
        length: isize,
    ) -> (isize, isize, isize, usize) {
        let (start, stop, step) = (start.into(), stop.into(), step.into());
        let found = SliceIndex { start, stop, step }.of_length(length).unwrap();
        (found.start, found.stop, found.step, found.slicelength)
    }

    #[test]
    fn counts_as_python_does() {
        assert_eq!(of(None, None, None, 5), (0, 5, 1, 5));
        assert_eq!(of(None, None, -1, 5), (4, -1, -1, 5));
        assert_eq!(of(1, -1, 2, 6), (1, 5, 2, 2));
        assert_eq!(of(-100, 100, None, 3), (0, 3, 1, 3));
        assert_eq!(of(100, -100, -2, 3), (2, -1, -2, 2));
        assert_eq!(of(3, 1, None, 5), (3, 1, 1, 0));
        assert_eq!(of(None, None, isize::MIN, 5), (4, -1, -isize::MAX, 1));
        assert_eq!(of(None, None, isize::MAX, 5), (0, 5, isize::MAX, 1));
        assert_eq!(of(isize::MIN, isize::MAX, None, 0), (0, 0, 1, 0));
    }

    #[test]
    fn refuses_what_python_refuses() {
        let none = SliceIndex::default();
        assert!(none.of_length(-1).is_err());
        let step = SliceIndex {
            step: Some(0),
            ..none
        };
        assert!(step.of_length(1).is_err());
    }
}
