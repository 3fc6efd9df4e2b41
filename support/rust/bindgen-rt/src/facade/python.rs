//! The token that stands for an interpreter, or for none.

use crate::py::CallPy;
use std::ffi::c_void;
use std::fmt;
use std::marker::PhantomData;

/// The calls into an interpreter that a token makes.
#[doc(hidden)]
#[derive(Debug)]
pub struct Interpreter {
    /// `PyEval_SaveThread`.
    pub save_thread: unsafe extern "C" fn() -> *mut c_void,
    /// `PyEval_RestoreThread`.
    pub restore_thread: unsafe extern "C" fn(*mut c_void),
}

/// The interpreter that called, if one did. Where the caller is C or Go, or
/// Python by CFFI, there is none, and what would involve it does nothing.
#[derive(Clone, Copy)]
pub struct Python<'py> {
    interpreter: Option<&'static Interpreter>,
    // The call that came from it, by which objects are reached.
    call: Option<&'py CallPy>,
    // Bound to a call and to its thread.
    marker: PhantomData<(&'py (), *mut ())>,
}

impl<'py> Python<'py> {
    /// The token of a call that came from no interpreter.
    #[doc(hidden)]
    #[inline]
    pub fn neutral() -> Self {
        Python {
            interpreter: None,
            call: None,
            marker: PhantomData,
        }
    }

    /// The token of a call that came from an interpreter.
    ///
    /// # Safety
    ///
    /// The thread is attached to the interpreter for `'py`, and both functions
    /// are those of that interpreter.
    #[doc(hidden)]
    #[inline]
    pub unsafe fn attached(interpreter: &'static Interpreter, call: Option<&'py CallPy>) -> Self {
        Python {
            interpreter: Some(interpreter),
            call,
            marker: PhantomData,
        }
    }

    /// The call that came from the interpreter.
    #[inline]
    pub(crate) fn call(self) -> Option<&'py CallPy> {
        self.call
    }

    /// Calls `f` with a token that carries no interpreter: no use of it needs one.
    pub fn attach<F, R>(f: F) -> R
    where
        F: for<'a> FnOnce(Python<'a>) -> R,
    {
        f(Python::neutral())
    }

    /// Runs `f` while other threads may run Python.
    pub fn detach<T, F>(self, f: F) -> T
    where
        F: FnOnce() -> T + Send,
        T: Send,
    {
        let Some(interpreter) = self.interpreter else {
            return f();
        };
        let _detached = Detached {
            interpreter,
            // SAFETY: the token proves that this thread is attached, and `f`
            // cannot hold a token: it is `Send`.
            state: unsafe { (interpreter.save_thread)() },
        };
        f()
    }

    /// The older name of [`Python::attach`].
    pub fn with_gil<F, R>(f: F) -> R
    where
        F: for<'a> FnOnce(Python<'a>) -> R,
    {
        Python::attach(f)
    }

    /// The older name of [`Python::detach`].
    pub fn allow_threads<T, F>(self, f: F) -> T
    where
        F: FnOnce() -> T + Send,
        T: Send,
    {
        self.detach(f)
    }
}

impl fmt::Debug for Python<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Python")
    }
}

/// Attaches the thread again, also when it unwinds. If the interpreter is gone by
/// then, the thread waits for the end of the process: nothing returns to it.
struct Detached {
    interpreter: &'static Interpreter,
    state: *mut c_void,
}

impl Drop for Detached {
    fn drop(&mut self) {
        // SAFETY: the state is that of this thread, from the same interpreter,
        // and used once.
        unsafe { (self.interpreter.restore_thread)(self.state) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use std::panic::{catch_unwind, AssertUnwindSafe};

    thread_local!(static DETACHED: Cell<i32> = const { Cell::new(0) });

    unsafe extern "C" fn save() -> *mut c_void {
        DETACHED.set(DETACHED.get() + 1);
        std::ptr::null_mut()
    }

    unsafe extern "C" fn restore(_state: *mut c_void) {
        DETACHED.set(DETACHED.get() - 1);
    }

    static INTERPRETER: Interpreter = Interpreter {
        save_thread: save,
        restore_thread: restore,
    };

    #[test]
    fn detaches_from_the_interpreter_it_carries() {
        // SAFETY: the functions only count.
        let py = unsafe { Python::attached(&INTERPRETER, None) };
        assert_eq!(py.detach(|| DETACHED.get()), 1);
        assert_eq!(DETACHED.get(), 0);
        assert_eq!(Python::neutral().allow_threads(|| DETACHED.get()), 0);
    }

    #[test]
    fn attaches_again_after_a_panic() {
        // SAFETY: the functions only count.
        let py = unsafe { Python::attached(&INTERPRETER, None) };
        let run = AssertUnwindSafe(|| py.detach(|| assert_ne!(DETACHED.get(), 1)));
        assert!(catch_unwind(run).is_err());
        assert_eq!(DETACHED.get(), 0);
    }
}
