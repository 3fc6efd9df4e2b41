//! Places in sequences, by the rules of Python.

use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::{PySlice, PySliceMethods};

/// The place of one element; negative numbers count from the end.
pub(super) fn one(index: isize, len: usize, what: &str) -> PyResult<usize> {
    let place = match index < 0 {
        true => len.checked_sub(index.unsigned_abs()),
        false => Some(index.unsigned_abs()),
    };
    place
        .filter(|place| *place < len)
        .ok_or_else(|| PyIndexError::new_err(format!("{what} {index} is not one of {len}")))
}

/// The places of a slice.
pub(super) fn several(
    slice: &Bound<'_, PySlice>,
    len: usize,
) -> PyResult<impl Iterator<Item = usize>> {
    let indices = slice.indices(isize::try_from(len).unwrap_or(isize::MAX))?;
    let mut next = indices.start;
    Ok((0..indices.slicelength).map(move |_| {
        let place = next;
        next = next.saturating_add(indices.step);
        place as usize
    }))
}
