//! Texts and bytes of Python.

use super::object::{raised, Owned, Ref};
use super::raw::{TPFLAGS_BYTES_SUBCLASS, TPFLAGS_UNICODE_SUBCLASS};
use super::table::api;
use crate::exceptions::PyTypeError;
use crate::{PyErr, PyResult};
use std::ptr;
use std::slice;

/// The error of an object of another type than the one that is wanted.
#[cold]
pub(super) fn mismatch(object: Ref<'_>, wanted: &str) -> PyErr {
    PyTypeError::new_err(format!(
        "'{}' object cannot be converted to '{wanted}'",
        object.kind_name()
    ))
}

/// The text of a str, in place.
#[inline]
pub(super) fn utf8(object: Ref<'_>) -> PyResult<&str> {
    let mut len = 0;
    // SAFETY: the object is alive, and anything but a str is refused.
    let data = unsafe { (api().PyUnicode_AsUTF8AndSize)(object.as_ptr(), &mut len) };
    if data.is_null() {
        return Err(no_utf8(object));
    }
    // SAFETY: valid UTF-8 of this length, which the object keeps.
    Ok(unsafe { std::str::from_utf8_unchecked(slice::from_raw_parts(data.cast(), len as usize)) })
}

/// The same, or None where there is no such text.
#[inline]
pub(super) fn in_place(object: Ref<'_>) -> Option<&str> {
    let mut len = 0;
    // SAFETY: the object is alive, and anything but a str is refused.
    let data = unsafe { (api().PyUnicode_AsUTF8AndSize)(object.as_ptr(), &mut len) };
    if data.is_null() {
        // SAFETY: needs nothing but an interpreter.
        unsafe { api().PyErr_Clear() };
        return None;
    }
    // SAFETY: valid UTF-8 of this length, which the object keeps.
    Some(unsafe { std::str::from_utf8_unchecked(slice::from_raw_parts(data.cast(), len as usize)) })
}

#[cold]
fn no_utf8(object: Ref<'_>) -> PyErr {
    if object.has_flag(TPFLAGS_UNICODE_SUBCLASS) {
        return raised(); // a surrogate: UnicodeEncodeError
    }
    // SAFETY: needs nothing but an interpreter.
    unsafe { api().PyErr_Clear() };
    mismatch(object, "str")
}

/// The content of a bytes object, in place; None for any other.
#[inline]
pub(super) fn bytes(object: Ref<'_>) -> PyResult<Option<&[u8]>> {
    if object.kind() != api().PyBytes_Type() && !object.has_flag(TPFLAGS_BYTES_SUBCLASS) {
        return Ok(None);
    }
    let (mut data, mut len) = (ptr::null_mut(), 0);
    // SAFETY: the object is a bytes object.
    let result = unsafe { (api().PyBytes_AsStringAndSize)(object.as_ptr(), &mut data, &mut len) };
    super::object::done(result)?;
    // SAFETY: bytes never change, and the object keeps them.
    Ok(Some(unsafe {
        slice::from_raw_parts(data.cast(), len as usize)
    }))
}

/// Whether the object is a str.
#[inline]
pub(super) fn is_str(object: Ref<'_>) -> bool {
    object.has_flag(TPFLAGS_UNICODE_SUBCLASS)
}

/// A new str.
#[inline]
pub(super) fn new_str(text: &str) -> PyResult<Owned> {
    // SAFETY: the text is valid UTF-8, and no longer than isize::MAX.
    unsafe {
        Owned::new((api().PyUnicode_FromStringAndSize)(
            text.as_ptr().cast(),
            text.len() as isize,
        ))
    }
}

/// A new bytes object.
#[inline]
pub(super) fn new_bytes(bytes: &[u8]) -> PyResult<Owned> {
    // SAFETY: a slice is no longer than isize::MAX.
    unsafe {
        Owned::new((api().PyBytes_FromStringAndSize)(
            bytes.as_ptr().cast(),
            bytes.len() as isize,
        ))
    }
}

/// A str that is the same object wherever its text is used as a name.
#[cold]
pub(super) fn interned(text: &str) -> PyResult<Owned> {
    let mut object = new_str(text)?.into_ptr();
    // SAFETY: the reference is ours, and is exchanged for another one.
    unsafe {
        (api().PyUnicode_InternInPlace)(&mut object);
        Owned::new(object)
    }
}
