//! Threads that outlive the interpreter.
//!
//! CPython ends a daemon thread that asks for its lock after the interpreter is
//! finalized. Before 3.14 it does so by `pthread_exit`, which in glibc unwinds
//! the stack: through whatever called CPython, up to a `catch_unwind`, which
//! aborts the process. Since 3.14 such a thread waits until the process ends.
//! Here it does so in all versions.

use std::mem::forget;

/// Ends no more once it is dropped, which only the unwinding of such a thread
/// does: [`call`] forgets it.
struct Park;

impl Drop for Park {
    #[cold]
    fn drop(&mut self) {
        loop {
            std::thread::park();
        }
    }
}

/// Runs a function of CPython that may let go of the lock. It returns, or the
/// thread waits for the end of the process: no frame of ours is unwound.
#[inline(always)]
pub(super) fn call<R>(function: impl FnOnce() -> R) -> R {
    let park = Park;
    let result = function();
    forget(park);
    result
}
