//! What lives until the end of a call: vectors that arguments are slices of,
//! and the borrows of objects that arguments refer to.

use crate::guard::discard;
use crate::handle::{borrow, borrow_mut, busy, Class, Flag, Handle};
use crate::PyResult;
use std::cell::RefCell;
use std::fmt;
use std::panic::{catch_unwind, resume_unwind};
use std::thread::panicking;

/// Values that are dropped at the end of a call, the last one first.
#[derive(Default)]
pub(crate) struct Kept {
    values: RefCell<Vec<Value>>,
}

struct Value {
    data: *mut (),
    drop: unsafe fn(*mut ()),
}

impl Kept {
    /// Keeps a value.
    #[inline]
    #[allow(clippy::mut_from_ref)] // each value is in a box of its own
    pub(crate) fn keep<'a, T: 'a>(&'a self, value: T) -> &'a mut T {
        let data = Box::into_raw(Box::new(value));
        self.values.borrow_mut().push(Value {
            data: data.cast(),
            drop: drop_box::<T>,
        });
        // SAFETY: the box lives until `self` is dropped, nothing else refers to
        // its content, and only whole boxes are dropped.
        unsafe { &mut *data }
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

    #[cold]
    fn drop_values(&mut self) {
        let mut first = None;
        // What came later may refer to what came earlier.
        while let Some(value) = self.values.get_mut().pop() {
            // SAFETY: made by `keep` for this type, and popped once.
            let dropped = catch_unwind(|| unsafe { (value.drop)(value.data) });
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

    /// Borrows an object until the end of the call, for the argument alone.
    pub(crate) fn borrow_mut<'a, T: Class<Borrow = Flag>>(
        &'a self,
        handle: &'a Handle<T>,
    ) -> PyResult<&'a mut T> {
        let guard = borrow_mut(handle).ok_or_else(|| busy::<T>(""))?;
        Ok(&mut **self.keep(guard))
    }
}

/// # Safety
///
/// `data` came from a box of a `T`, and is not used again.
unsafe fn drop_box<T>(data: *mut ()) {
    // SAFETY: promised by the caller.
    drop(unsafe { Box::from_raw(data.cast::<T>()) });
}

impl Drop for Kept {
    #[inline]
    fn drop(&mut self) {
        if !self.values.get_mut().is_empty() {
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
    use std::cell::Cell;

    struct Value<'a> {
        dropped: &'a Cell<u32>,
        bad: bool,
    }

    impl Drop for Value<'_> {
        fn drop(&mut self) {
            self.dropped.set(self.dropped.get() + 1);
            assert!(!self.bad, "cannot be dropped");
        }
    }

    fn kept(dropped: &Cell<u32>) -> Kept {
        let kept = Kept::default();
        for bad in [false, true, false, true, false] {
            kept.keep(Value { dropped, bad });
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
