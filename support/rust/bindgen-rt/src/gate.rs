//! What stands between Rust and callbacks of an interpreter, or of another host,
//! that ends before Rust does.

use crate::exceptions::PyRuntimeError;
use crate::PyResult;
use std::process::id;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Lets calls through until it is closed. Whoever closes it waits for those that
/// are inside. It takes no lock, which a child of `fork` could find taken.
#[derive(Debug)]
pub struct Gate {
    /// [`CLOSED`], and how many calls are inside.
    state: AtomicUsize,
    /// The process that made it: threads inside are none of a child's.
    process: u32,
}

const CLOSED: usize = 1 << (usize::BITS - 1);

/// How long an end waits for calls that are inside. One that takes longer is
/// left behind: a thread that comes back to an interpreter that has ended waits for
/// the end of the process.
const PATIENCE: Duration = Duration::from_secs(5);

impl Gate {
    /// An open gate.
    pub(crate) fn new() -> Arc<Gate> {
        Arc::new(Gate {
            state: AtomicUsize::new(0),
            process: id(),
        })
    }

    /// Closes it without waiting.
    pub(crate) fn shut(&self) {
        self.state.fetch_or(CLOSED, Ordering::SeqCst);
    }

    /// Goes in. The error says that it is closed.
    #[inline]
    pub(crate) fn enter(self: &Arc<Gate>) -> PyResult<Inside> {
        self.try_enter().ok_or_else(closed)
    }

    /// Goes in, if it is open.
    #[inline]
    pub(crate) fn try_enter(self: &Arc<Gate>) -> Option<Inside> {
        let inside = Inside(Arc::clone(self));
        match self.state.fetch_add(1, Ordering::SeqCst) & CLOSED {
            0 => Some(inside),
            _ => None,
        }
    }

    /// Closes it and waits until nobody is inside, but not for ever. The caller lets
    /// go of whatever those inside wait for.
    #[cold]
    pub(crate) fn close(&self) {
        self.shut();
        let start = Instant::now();
        while self.is_entered() && start.elapsed() < PATIENCE && self.process == id() {
            sleep(Duration::from_millis(1));
        }
    }

    /// Whether anybody is inside.
    pub(crate) fn is_entered(&self) -> bool {
        self.state.load(Ordering::SeqCst) & !CLOSED != 0
    }
}

/// A call that is inside, until it is dropped.
pub(crate) struct Inside(Arc<Gate>);

impl Drop for Inside {
    #[inline]
    fn drop(&mut self) {
        self.0.state.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cold]
fn closed() -> crate::PyErr {
    PyRuntimeError::new_err("cannot call back: the interpreter is shutting down")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_waits_for_those_inside() {
        let gate = Gate::new();
        let inside = gate.try_enter();
        assert!(inside.is_some() && gate.is_entered());
        std::thread::scope(|scope| {
            let closing = scope.spawn(|| gate.close());
            while gate.try_enter().is_some() {
                std::thread::yield_now();
            }
            assert!(!closing.is_finished());
            drop(inside);
        });
        assert!(!gate.is_entered());
        let error = gate.enter().err().map(|error| error.to_string());
        let text = "RuntimeError: cannot call back: the interpreter is shutting down";
        assert_eq!(error.as_deref(), Some(text));
        assert!(!gate.is_entered());
    }
}
