//! The end of the line for panics.

use crate::facade::panic::PanicException;
use crate::{PyErr, PyResult};
use std::any::Any;
use std::panic::{catch_unwind, AssertUnwindSafe};

/// Runs `f`. A panic becomes an error.
#[inline]
pub(crate) fn guard<R>(f: impl FnOnce() -> PyResult<R>) -> PyResult<R> {
    // Nothing is seen again of what the panic may have left half done, but for
    // objects of the user's, whose borrow flags are released as in any return.
    match catch_unwind(AssertUnwindSafe(f)) {
        Ok(result) => result,
        Err(payload) => Err(caught(payload)),
    }
}

/// Runs what cannot fail. A panic becomes an error.
#[inline]
pub(crate) fn guard_plain<R>(f: impl FnOnce() -> R) -> PyResult<R> {
    guard(|| Ok(f()))
}

#[cold]
fn caught(payload: Box<dyn Any + Send>) -> PyErr {
    let mut message = String::from("Rust panicked");
    let text = match payload.downcast_ref::<String>() {
        Some(text) => Some(text.as_str()),
        None => payload.downcast_ref::<&str>().copied(),
    };
    if let Some(text) = text {
        message += ": ";
        message += text;
    }
    discard(payload);
    PanicException::new_err(message)
}

/// Drops the payload of a panic. It may be anything, and its Drop may panic, too:
/// then that second payload is not dropped at all, unless it is a text.
pub(crate) fn discard(payload: Box<dyn Any + Send>) {
    if let Err(second) = catch_unwind(AssertUnwindSafe(|| drop(payload))) {
        if !second.is::<&str>() && !second.is::<String>() {
            std::mem::forget(second);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_the_panic_said() {
        let message = |f: fn()| guard_plain(f).unwrap_err().message().to_owned();
        assert_eq!(message(|| panic!("literal")), "Rust panicked: literal");
        assert_eq!(message(|| panic!("{}", 7)), "Rust panicked: 7");
        assert_eq!(message(|| std::panic::panic_any(7)), "Rust panicked");
        let error = guard_plain(|| panic!("x")).unwrap_err();
        assert_eq!(error.class().kind, 1);
    }

    #[test]
    fn outlives_a_payload_that_panics() {
        struct Bomb;
        impl Drop for Bomb {
            fn drop(&mut self) {
                std::panic::panic_any(String::from("again"));
            }
        }
        assert!(guard_plain(|| std::panic::panic_any(Bomb)).is_err());
    }
}
