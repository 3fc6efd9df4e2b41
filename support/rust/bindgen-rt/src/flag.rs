//! How borrows of objects are counted.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How the borrows of an object are counted.
pub trait Borrow: Default + Send + Sync + 'static {
    /// Whether they are not counted at all.
    const FROZEN: bool;
    /// Begins a shared borrow, unless an exclusive one is running.
    fn share(&self) -> bool;
    /// Ends a shared borrow.
    fn unshare(&self);
    /// Begins an exclusive borrow, unless another one is running; where borrows
    /// are not counted, it is a shared one.
    fn claim(&self) -> bool;
    /// Ends an exclusive borrow.
    fn unclaim(&self);
}

/// For classes whose objects never change: borrows cost nothing.
#[derive(Debug, Default)]
pub struct Frozen;

impl Borrow for Frozen {
    const FROZEN: bool = true;

    #[inline]
    fn share(&self) -> bool {
        true
    }

    #[inline]
    fn unshare(&self) {}

    #[inline]
    fn claim(&self) -> bool {
        true
    }

    #[inline]
    fn unclaim(&self) {}
}

/// For classes whose objects change: a count of shared borrows, or
/// the mark of an exclusive one.
#[derive(Debug, Default)]
pub struct Flag(AtomicUsize);

const EXCLUSIVE: usize = usize::MAX;

impl Borrow for Flag {
    const FROZEN: bool = false;

    #[inline]
    fn share(&self) -> bool {
        let mut count = self.0.load(Ordering::Relaxed);
        while count < EXCLUSIVE - 1 {
            match self.0.compare_exchange_weak(
                count,
                count + 1,
                Ordering::Acquire,
                Ordering::Relaxed,
            ) {
                Ok(_) => return true,
                Err(now) => count = now,
            }
        }
        false
    }

    #[inline]
    fn unshare(&self) {
        self.0.fetch_sub(1, Ordering::Release);
    }

    #[inline]
    fn claim(&self) -> bool {
        self.0
            .compare_exchange(0, EXCLUSIVE, Ordering::Acquire, Ordering::Relaxed)
            .is_ok()
    }

    #[inline]
    fn unclaim(&self) {
        self.0.store(0, Ordering::Release);
    }
}
