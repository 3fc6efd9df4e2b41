//! What lives until the end of a call: vectors that arguments are slices of,
//! and the borrows of objects that arguments refer to.

use crate::guard::discard;
use crate::handle::{borrow, borrow_mut, busy, Class, Flag, Handle};
use crate::PyResult;
use std::cell::Cell;
use std::fmt;
use std::panic::{catch_unwind, resume_unwind};
use std::ptr::null_mut;
use std::thread::panicking;

/// Values that are dropped at the end of a call, the last one first.
///
/// A list, since most calls keep nothing: one word to write and to look at.
/// Two vectors in its place cost a call 4 ns of 20.
pub struct Kept {
    last: Cell<*mut Link>,
}

/// What every value begins with.
struct Link {
    before: *mut Link,
    drop: unsafe fn(*mut Link),
}

#[repr(C)]
struct Value<T> {
    link: Link,
    value: T,
}

impl Default for Kept {
    #[inline]
    fn default() -> Self {
        Kept {
            last: Cell::new(null_mut()),
        }
    }
}

impl Kept {
    /// Keeps a value.
    #[inline]
    #[allow(clippy::mut_from_ref)] // each value is in a box of its own
    pub(crate) fn keep<'a, T: 'a>(&'a self, value: T) -> &'a mut T {
        let kept = Box::into_raw(Box::new(Value {
            link: Link {
                before: self.last.get(),
                drop: drop_value::<T>,
            },
            value,
        }));
        self.last.set(kept.cast());
        // SAFETY: the box lives until `self` is dropped, nothing else refers to
        // its value, and only whole boxes are dropped.
        unsafe { &mut (*kept).value }
    }

    /// Borrows an object until the end of the call.
    #[inline]
    pub(crate) fn borrow<'a, T: Class>(&'a self, handle: &'a Handle<T>) -> PyResult<&'a T> {
        let guard = borrow(handle).ok_or_else(|| busy::<T>(""))?;
        if T::FROZEN {
            return Ok(guard.forget());
        }
        Ok(&**self.keep(guard))
    }

    /// Borrows an object until the end of the call, for the argument alone.
    pub(crate) fn borrow_mut<'a, T: Class<Borrow = Flag>>(
        &'a self,
        handle: &'a Handle<T>,
    ) -> PyResult<&'a mut T> {
        let guard = borrow_mut(handle).ok_or_else(|| busy::<T>(""))?;
        Ok(&mut **self.keep(guard))
    }

    #[cold]
    fn drop_values(&mut self) {
        let mut first = None;
        // What came later may refer to what came earlier.
        while !self.last.get().is_null() {
            let last = self.last.get();
            // SAFETY: what is in the list was made by `keep` and is alive.
            let (before, drop) = unsafe { ((*last).before, (*last).drop) };
            self.last.set(before);
            // SAFETY: made by `keep` for this type, and no longer in the list.
            let dropped = catch_unwind(|| unsafe { drop(last) });
            // Whatever panics in its Drop, the borrows of the others end.
            match dropped {
                Err(panic) if first.is_none() => first = Some(panic),
                Err(panic) => discard(panic),
                Ok(()) => {}
            }
        }
        match first {
            // Where a panic is on its way already, a second one would abort.
            Some(panic) if panicking() => discard(panic),
            Some(panic) => resume_unwind(panic),
            None => {}
        }
    }
}

/// # Safety
///
/// `link` came from a box of a `Value<T>`, and is not used again.
unsafe fn drop_value<T>(link: *mut Link) {
    // SAFETY: promised by the caller.
    drop(unsafe { Box::from_raw(link.cast::<Value<T>>()) });
}

impl Drop for Kept {
    #[inline]
    fn drop(&mut self) {
        if !self.last.get().is_null() {
            self.drop_values();
        }
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::guard_plain;

    struct Bomb<'a> {
        dropped: &'a Cell<u32>,
        bad: bool,
    }

    impl Drop for Bomb<'_> {
        fn drop(&mut self) {
            self.dropped.set(self.dropped.get() + 1);
            assert!(!self.bad, "cannot be dropped");
        }
    }

    fn kept(dropped: &Cell<u32>) -> Kept {
        let kept = Kept::default();
        for bad in [false, true, false, true, false] {
            kept.keep(Bomb { dropped, bad });
        }
        kept
    }

    #[test]
    fn drops_all_where_some_panic() {
        let dropped = Cell::new(0);
        let error = guard_plain(|| drop(kept(&dropped))).unwrap_err();
        assert_eq!(error.message(), "Rust panicked: cannot be dropped");
        assert_eq!(dropped.get(), 5);
    }

    #[test]
    fn keeps_the_panic_that_is_on_its_way() {
        let dropped = Cell::new(0);
        let result = guard_plain(|| {
            let _kept = kept(&dropped);
            panic!("before");
        });
        assert_eq!(result.unwrap_err().message(), "Rust panicked: before");
        assert_eq!(dropped.get(), 5);
    }
}
