//! Which interpreter it is that imports the library.

use super::object::{attribute_text, kind, learn_head, Owned};
use super::table::api;
use crate::exceptions::PyImportError;
use crate::PyResult;
use std::ffi::CStr;
use std::mem::size_of;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// The version of Python: 11 in 3.11.
static MINOR: AtomicU32 = AtomicU32::new(0);

/// Whether it is a build without the GIL.
static FREE_THREADED: AtomicBool = AtomicBool::new(false);

#[inline]
pub(super) fn minor_version() -> u32 {
    MINOR.load(Ordering::Relaxed)
}

/// Whether the GIL may be off while a function of ours runs.
#[inline]
pub(super) fn free_threaded() -> bool {
    FREE_THREADED.load(Ordering::Relaxed)
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
    let base = api().PyBaseObject_Type;
    // SAFETY: `object` is alive; what is returned is new or null.
    let head = unsafe {
        let size = Owned::new(api().PyObject_GetAttrString(base, c"__basicsize__".as_ptr()))?;
        (api().PyLong_AsLongLong)(size.as_ptr()) as usize
    };
    let build = match Build::of(version, head) {
        Ok(build) => build,
        Err(what) => return no(what),
    };
    MINOR.store(build.minor, Ordering::Relaxed);
    FREE_THREADED.store(build.free_threaded, Ordering::Relaxed);
    learn_head(head);
    if system_name().as_deref() != Some("cpython") {
        return no("the extension is for CPython, other interpreters use CFFI");
    }
    // SAFETY: `object` is alive, and so is its type.
    let known = unsafe { Owned::new((api().PyObject_Type)(base))?.as_ptr() == kind(base) };
    match known {
        true => Ok(()),
        false => no("the layout of objects is unknown"),
    }
}

/// What a version tells of itself.
#[derive(Debug, PartialEq)]
struct Build {
    minor: u32,
    free_threaded: bool,
}

impl Build {
    /// The build of this version whose objects have a head of this size, or why
    /// it is none that we know. The head of builds without the GIL is not part of
    /// any stable ABI: only those versions are taken whose layout is final.
    #[cold]
    #[inline]
    fn of(version: &[u8], head: usize) -> Result<Build, &'static str> {
        let minor = minor(version).filter(|&minor| minor >= 9);
        let minor = minor.ok_or("CPython 3.9 or later is needed")?;
        let free_threaded = version.windows(14).any(|part| part == b"free-threading");
        let words = match free_threaded {
            false => 2,
            true if matches!(minor, 13 | 14) && size_of::<usize>() == 8 => 4,
            true => return Err("this build of CPython without the GIL is not supported"),
        };
        if head != words * size_of::<usize>() {
            return Err("the layout of objects is unknown");
        }
        Ok(Build {
            minor,
            free_threaded,
        })
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
    use super::*;

    #[test]
    fn reads_the_version() {
        assert_eq!(minor(b"3.11.7 (main)"), Some(11));
        assert_eq!(minor(b"3.9+"), Some(9));
        assert_eq!(minor(b"2.7.18"), None);
        assert_eq!(minor(b"3.x"), None);
    }

    #[test]
    fn takes_the_builds_that_it_knows() {
        const OLD: &str = "CPython 3.9 or later is needed";
        const LAYOUT: &str = "the layout of objects is unknown";
        const THREADS: &str = "this build of CPython without the GIL is not supported";
        let word = size_of::<usize>();
        for (version, words, expected) in [
            ("3.9.18 (main)", 2, Ok((9, false))),
            ("3.15.2 (main)", 2, Ok((15, false))),
            ("3.13.5 free-threading build (main)", 4, Ok((13, true))),
            ("3.14.0 free-threading build (main)", 4, Ok((14, true))),
            ("3.8.18 (main)", 2, Err(OLD)),
            ("4.0.0 (main)", 2, Err(OLD)),
            ("3.12.1 (main)", 4, Err(LAYOUT)), // with Py_TRACE_REFS
            ("3.13.5 free-threading build", 2, Err(LAYOUT)),
            ("3.12.0 free-threading build", 4, Err(THREADS)),
            ("3.15.0 free-threading build", 4, Err(THREADS)),
        ] {
            let found = Build::of(version.as_bytes(), words * word);
            let expected = expected.map(|(minor, free_threaded)| Build {
                minor,
                free_threaded,
            });
            let expected = match expected {
                Ok(Build {
                    free_threaded: true,
                    ..
                }) if word != 8 => Err(THREADS),
                other => other,
            };
            assert_eq!(found, expected, "{version}");
        }
    }
}
