//! Objects of classes: shared by counting, and protected by a borrow flag where
//! a method changes them.

use crate::ancestor::Ancestor;
use crate::exceptions::PyRuntimeError;
use crate::facade::PyClassInitializer;
use crate::flag::Borrow;
pub use crate::flag::{Flag, Frozen};
use crate::guard::guard_plain;
use crate::py::Slot;
use crate::{PyErr, PyResult};
use std::cell::UnsafeCell;
use std::fmt;
use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{fence, AtomicUsize, Ordering};

/// A class. The glue implements it; the bounds are where a type is refused that
/// other threads could not use.
pub trait Class: Sized + Send + Sync + 'static {
    /// [`Frozen`], or [`Flag`] where something changes the objects.
    type Borrow: Borrow;
    /// The class that it extends, or [`Root`].
    type Base: Ancestor;
    /// Its name in Python.
    const NAME: &'static str;
    /// Whether nothing changes the objects, nor what they extend.
    const FROZEN: bool = <Self::Borrow as Borrow>::FROZEN && <Self::Base as Ancestor>::FROZEN;
    /// What its options ask for.
    const OPTIONS: Options = Options::NONE;
    /// Where its Python type is found.
    fn slot() -> &'static Slot;
    /// Where the Python type of an object with this value is found: that of its
    /// variant, where the class is a data enum.
    #[inline]
    fn slot_of(&self) -> &'static Slot {
        Self::slot()
    }
}

/// The options of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Python classes may derive from it.
    pub subclass: bool,
    /// Its objects can be referred to weakly.
    pub weakref: bool,
    /// Its objects take any attribute.
    pub dict: bool,
    /// Annotations may say of what it is: `K[int]`.
    pub generic: bool,
    /// It is a data enum: its objects are of the types of its variants.
    pub variants: bool,
}

impl Options {
    /// None of them.
    pub const NONE: Options = Options {
        subclass: false,
        weakref: false,
        dict: false,
        generic: false,
        variants: false,
    };

    /// Whether objects can be of a type that derives from that of the class.
    pub(crate) const fn derived(self) -> bool {
        self.subclass || self.variants
    }
}

/// An object of a class, as C holds it: behind a pointer, counted.
pub struct Handle<T: Class> {
    references: AtomicUsize,
    borrow: T::Borrow,
    // Dropped before what it extends.
    value: UnsafeCell<T>,
    base: <T::Base as Ancestor>::Link,
}

// SAFETY: the value is reached by borrows only, which the flag keeps apart;
// where there is none, there are shared borrows alone, and a T is Sync.
unsafe impl<T: Class> Sync for Handle<T> {}

impl<T: Class> Handle<T> {
    /// Makes an object with one reference.
    #[inline]
    pub(crate) fn new(value: impl Into<PyClassInitializer<T>>) -> *mut Self {
        let (value, base) = value.into().into_parts();
        Box::into_raw(Box::new(Handle {
            references: AtomicUsize::new(1),
            borrow: T::Borrow::default(),
            value: UnsafeCell::new(value),
            base: T::Base::link(base),
        }))
    }

    /// What it holds of the class that it extends.
    #[inline]
    pub(crate) fn base(&self) -> &<T::Base as Ancestor>::Link {
        &self.base
    }

    /// The flag.
    #[inline]
    pub(crate) fn flag(&self) -> &T::Borrow {
        &self.borrow
    }

    /// Begins a shared borrow of the object: of its value, and of what it extends.
    #[inline]
    pub(crate) fn share(&self) -> bool {
        if !T::Base::share_flags(&self.base) {
            return false;
        }
        let shared = self.borrow.share();
        if !shared {
            T::Base::unshare_flags(&self.base);
        }
        shared
    }

    /// Ends a shared borrow of the object.
    #[inline]
    pub(crate) fn unshare(&self) {
        self.borrow.unshare();
        T::Base::unshare_flags(&self.base);
    }

    /// Begins an exclusive borrow of the object.
    #[inline]
    pub(crate) fn claim(&self) -> bool {
        if !T::Base::claim_flags(&self.base) {
            return false;
        }
        let claimed = self.borrow.claim();
        if !claimed {
            T::Base::unclaim_flags(&self.base);
        }
        claimed
    }

    /// Ends an exclusive borrow of the object.
    #[inline]
    pub(crate) fn unclaim(&self) {
        self.borrow.unclaim();
        T::Base::unclaim_flags(&self.base);
    }

    /// The place of the value.
    #[inline]
    pub(crate) fn value(&self) -> *mut T {
        self.value.get()
    }

    /// Adds a reference.
    #[inline]
    pub(crate) fn retain(&self) {
        // As an Arc does it: so many that they wrap around were leaked.
        if self.references.fetch_add(1, Ordering::Relaxed) > isize::MAX as usize {
            std::process::abort();
        }
    }

    /// Ends a reference; with the last one the value is dropped. An error is a
    /// panic in its Drop. Null does nothing.
    ///
    /// # Safety
    ///
    /// The reference belongs to the caller, and is not used again.
    #[inline]
    pub(crate) unsafe fn release(this: *mut Self) -> PyResult<()> {
        // SAFETY: promised by the caller.
        let Some(handle) = (unsafe { this.as_ref() }) else {
            return Ok(());
        };
        if handle.references.fetch_sub(1, Ordering::Release) > 1 {
            return Ok(());
        }
        fence(Ordering::Acquire);
        // SAFETY: made by `new`, and this was the last reference.
        guard_plain(|| drop(unsafe { Box::from_raw(this) }))
    }
}

impl<T: Class> fmt::Debug for Handle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::NAME)
    }
}

/// A shared borrow of an object.
#[derive(Debug)]
pub struct Borrowed<'a, T: Class>(&'a Handle<T>);

/// Borrows an object, unless a call has it for itself.
#[inline]
pub(crate) fn borrow<T: Class>(handle: &Handle<T>) -> Option<Borrowed<'_, T>> {
    handle.share().then(|| Borrowed(handle))
}

impl<'a, T: Class> Borrowed<'a, T> {
    /// The value, without an end of the borrow: for frozen classes only.
    #[inline]
    pub(crate) fn forget(self) -> &'a T {
        let this = ManuallyDrop::new(self);
        // SAFETY: as for `deref`; the borrow never ends.
        unsafe { &*this.0.value.get() }
    }
}

impl<T: Class> Deref for Borrowed<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: the flag keeps exclusive borrows away.
        unsafe { &*self.0.value.get() }
    }
}

impl<T: Class> Drop for Borrowed<'_, T> {
    #[inline]
    fn drop(&mut self) {
        self.0.unshare();
    }
}

/// An exclusive borrow of an object.
#[derive(Debug)]
pub struct BorrowedMut<'a, T: Class<Borrow = Flag>>(&'a Handle<T>);

/// Borrows an object that nothing else borrows.
#[inline]
pub(crate) fn borrow_mut<T: Class<Borrow = Flag>>(
    handle: &Handle<T>,
) -> Option<BorrowedMut<'_, T>> {
    handle.claim().then(|| BorrowedMut(handle))
}

impl<T: Class<Borrow = Flag>> Deref for BorrowedMut<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: the flag keeps all other borrows away.
        unsafe { &*self.0.value.get() }
    }
}

impl<T: Class<Borrow = Flag>> DerefMut for BorrowedMut<'_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the flag keeps all other borrows away.
        unsafe { &mut *self.0.value.get() }
    }
}

impl<T: Class<Borrow = Flag>> Drop for BorrowedMut<'_, T> {
    #[inline]
    fn drop(&mut self) {
        self.0.unclaim();
    }
}

/// The error of a borrow that is refused, by a method or (without the name of
/// one) for an argument.
#[cold]
pub(crate) fn busy<T: Class>(method: &str) -> PyErr {
    let class = T::NAME;
    PyRuntimeError::new_err(match method {
        "" => format!("already borrowed: this {class} is in use by another call"),
        _ => format!("already borrowed: {class}.{method} on an object in use by another call"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ancestor::Root;
    use std::sync::atomic::AtomicBool;

    static DROPPED: AtomicBool = AtomicBool::new(false);

    struct Counter {
        value: u32,
    }

    impl Drop for Counter {
        fn drop(&mut self) {
            DROPPED.store(true, Ordering::Relaxed);
        }
    }

    impl Class for Counter {
        type Borrow = Flag;
        type Base = Root;
        const NAME: &'static str = "Counter";
        fn slot() -> &'static Slot {
            static SLOT: Slot = Slot::new();
            &SLOT
        }
    }

    #[test]
    fn borrows_as_references_do() {
        let raw = Handle::new(Counter { value: 1 });
        // SAFETY: just made.
        let handle = unsafe { &*raw };
        let first = borrow(handle).unwrap();
        let second = borrow(handle).unwrap();
        assert!(borrow_mut(handle).is_none());
        assert_eq!(first.0.value.get(), second.0.value.get());
        drop((first, second));
        let mut only = borrow_mut(handle).unwrap();
        only.value += 1;
        assert!(borrow(handle).is_none() && borrow_mut(handle).is_none());
        drop(only);
        assert_eq!(borrow(handle).unwrap().value, 2);
        assert!(!DROPPED.load(Ordering::Relaxed));
        // SAFETY: the only reference, and the last use.
        unsafe { Handle::release(raw) }.unwrap();
        assert!(DROPPED.load(Ordering::Relaxed));
    }
}
