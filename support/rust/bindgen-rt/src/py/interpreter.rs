//! Which interpreter it is that imports the library.

use super::object::{attribute_text, kind, learn_head, Owned};
use super::table::api;
use crate::exceptions::PyImportError;
use crate::PyResult;
use std::ffi::CStr;
use std::sync::atomic::{AtomicU32, Ordering};

/// The version of Python: 11 in 3.11.
static MINOR: AtomicU32 = AtomicU32::new(0);

pub(super) fn minor_version() -> u32 {
    MINOR.load(Ordering::Relaxed)
}

/// Checks that the interpreter is one whose objects look as we think.
#[cold]
#[inline]
pub(super) fn check() -> PyResult<()> {
    // SAFETY: it is a static text.
    let version = unsafe { CStr::from_ptr((api().Py_GetVersion)()) }.to_bytes();
    let no = |what: &str| {
        let mut text = String::from(what);
        text.push_str(": ");
        text.push_str(std::str::from_utf8(version).unwrap_or_default());
        Err(PyImportError::new_err(text))
    };
    let mut rest = version;
    while !rest.is_empty() && !rest.starts_with(b"free-threading") {
        rest = &rest[1..];
    }
    if !rest.is_empty() {
        return no("builds of CPython without the GIL are not supported");
    }
    if system_name().as_deref() != Some("cpython") {
        return no("the extension is for CPython, other interpreters use CFFI");
    }
    match minor(version) {
        Some(minor) if minor >= 9 => MINOR.store(minor, Ordering::Relaxed),
        _ => return no("CPython 3.9 or later is needed"),
    }
    let base = api().PyBaseObject_Type;
    // SAFETY: `object` is alive; what is returned is new or null.
    let size = unsafe {
        let size = Owned::new(api().PyObject_GetAttrString(base, c"__basicsize__".as_ptr()))?;
        (api().PyLong_AsLongLong)(size.as_ptr())
    };
    // SAFETY: `object` is alive, and so is its type.
    let known = learn_head(size as usize).is_ok()
        && unsafe { Owned::new((api().PyObject_Type)(base))?.as_ptr() == kind(base) };
    match known {
        true => Ok(()),
        false => no("the layout of objects is unknown"),
    }
}

/// 11 for "3.11.7 (main, …)".
#[cold]
#[inline]
fn minor(version: &[u8]) -> Option<u32> {
    let mut minor = None;
    for &byte in version.strip_prefix(b"3.")? {
        if !byte.is_ascii_digit() {
            break;
        }
        minor = Some(minor.unwrap_or(0) * 10 + u32::from(byte - b'0'));
    }
    minor
}

/// `sys.implementation.name`.
#[cold]
#[inline]
fn system_name() -> Option<String> {
    // SAFETY: what is returned is borrowed or null.
    let implementation = unsafe { (api().PySys_GetObject)(c"implementation".as_ptr()) };
    if implementation.is_null() {
        return None;
    }
    attribute_text(implementation, c"name")
}

#[cfg(test)]
mod tests {
    #[test]
    fn reads_the_version() {
        assert_eq!(super::minor(b"3.11.7 (main)"), Some(11));
        assert_eq!(super::minor(b"3.9+"), Some(9));
        assert_eq!(super::minor(b"2.7.18"), None);
        assert_eq!(super::minor(b"3.x"), None);
    }
}
