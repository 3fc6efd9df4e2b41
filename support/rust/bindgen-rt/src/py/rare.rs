//! What is looked up when it is first used, not at import: of a CPython that is new
//! enough everything in the table is there, and 38 names less made the import of
//! bench/calls 18 µs of 385 shorter.

use super::bind::{refuse_missing, symbol};
use std::ffi::{c_int, c_void, CStr};
use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering};

/// The address of a function or a type, once it was asked for.
pub(super) struct Rare(AtomicPtr<c_void>);

impl Rare {
    pub(super) const fn new() -> Self {
        Rare(AtomicPtr::new(null_mut()))
    }

    /// One that the linker has found.
    #[cfg(feature = "direct")]
    pub(super) const fn at(address: *mut c_void) -> Self {
        Rare(AtomicPtr::new(address))
    }

    /// The address, or null. Threads that ask at once find the same one.
    #[inline(always)]
    pub(super) fn find(&self, name: &CStr) -> *mut c_void {
        let known = self.0.load(Ordering::Relaxed);
        match known.is_null() {
            true => self.look_up(name),
            false => known,
        }
    }

    #[cold]
    #[inline(never)]
    fn look_up(&self, name: &CStr) -> *mut c_void {
        let found = symbol(name);
        self.0.store(found, Ordering::Relaxed);
        found
    }
}

/// Raises an ImportError that names a function, and returns what it would where it
/// has raised one.
#[cold]
pub(super) fn missing<R: Failed>(name: &'static CStr) -> R {
    refuse_missing(name);
    R::FAILED
}

/// What a function returns that has raised an exception.
pub(super) trait Failed {
    const FAILED: Self;
}

impl Failed for () {
    const FAILED: Self = ();
}

impl Failed for c_int {
    const FAILED: Self = -1;
}

impl Failed for isize {
    const FAILED: Self = -1;
}

impl Failed for i64 {
    const FAILED: Self = -1;
}

impl Failed for u64 {
    const FAILED: Self = u64::MAX;
}

impl<T> Failed for *mut T {
    const FAILED: Self = null_mut();
}
