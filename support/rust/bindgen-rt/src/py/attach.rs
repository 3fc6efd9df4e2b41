//! Threads that go to an interpreter and leave it.
//!
//! Whether a thread is attached, and to which interpreter, no function of the stable ABI
//! tells without a fatal error where it is not. Since 3.12 one that every CPython exports
//! does; before, what it tells is of the thread that has the lock, whichever that is.

use super::bind::symbol;
use super::interpreter::minor_version;
use super::table::api;
use crate::exceptions::PyRuntimeError;
use crate::gate::Gate;
use crate::PyResult;
use std::cell::Cell;
use std::ffi::c_void;
use std::mem::transmute;
use std::ptr::null_mut;
use std::sync::{Arc, OnceLock};

thread_local! {
    /// The thread state that [`detach`] has saved, and its interpreter; null where this
    /// thread has left none.
    static LEFT: Cell<Left> = const { Cell::new(Left::NONE) };
    /// A thread state that is this thread's own, for versions before 3.12.
    static OWN: Cell<*mut c_void> = const { Cell::new(null_mut()) };
}

#[derive(Clone, Copy)]
struct Left {
    thread: *mut c_void,
    interpreter: *mut c_void,
}

impl Left {
    const NONE: Left = Left {
        thread: null_mut(),
        interpreter: null_mut(),
    };
}

/// `PyEval_SaveThread`, remembered.
///
/// # Safety
///
/// The thread is attached.
pub(super) unsafe fn detach() -> *mut c_void {
    // SAFETY: promised by the caller.
    unsafe {
        let interpreter = api().PyInterpreterState_Get();
        let thread = (api().PyEval_SaveThread)();
        LEFT.set(Left {
            thread,
            interpreter,
        });
        thread
    }
}

/// `PyEval_RestoreThread` of what [`detach`] has saved.
///
/// # Safety
///
/// It was on this thread, which is not attached.
pub(super) unsafe fn reattach(thread: *mut c_void) {
    LEFT.set(Left::NONE);
    // SAFETY: promised by the caller.
    unsafe { api().PyEval_RestoreThread(thread) }
}

/// The interpreter of a thread that is attached. Remembers that the thread is.
///
/// # Safety
///
/// The thread is attached.
pub(super) unsafe fn interpreter() -> *mut c_void {
    OWN.set(running());
    // SAFETY: promised by the caller.
    unsafe { api().PyInterpreterState_Get() }
}

/// `PyThreadState_GetUnchecked`: since 3.12 the state of this thread, before that of
/// the one that has the lock; null without.
fn running() -> *mut c_void {
    type Get = unsafe extern "C" fn() -> *mut c_void;
    static FOUND: OnceLock<Option<Get>> = OnceLock::new();
    let get = FOUND.get_or_init(|| {
        let names = [
            c"PyThreadState_GetUnchecked",
            c"_PyThreadState_UncheckedGet",
        ];
        let found = names.into_iter().map(symbol).find(|found| !found.is_null());
        // SAFETY: CPython declares both so.
        found.map(|found| unsafe { transmute::<*mut c_void, Get>(found) })
    });
    match get {
        // SAFETY: needs nothing.
        Some(get) => unsafe { get() },
        None => null_mut(),
    }
}

/// Leaves an interpreter with the end of a thread state. `PyThreadState_DeleteCurrent`,
/// which is not of the stable ABI, does both in one: a `fork` in between leaves a free-threaded
/// child with half a thread state, which ends it.
///
/// # Safety
///
/// The thread is attached with the state, which is cleared and not used again.
unsafe fn delete(thread: *mut c_void) {
    type Delete = unsafe extern "C" fn();
    static FOUND: OnceLock<Option<Delete>> = OnceLock::new();
    let delete = FOUND.get_or_init(|| {
        let found = symbol(c"PyThreadState_DeleteCurrent");
        // SAFETY: CPython declares it so.
        (!found.is_null()).then(|| unsafe { transmute::<*mut c_void, Delete>(found) })
    });
    // SAFETY: promised by the caller.
    unsafe {
        match delete {
            Some(delete) => delete(),
            None => {
                (api().PyEval_SaveThread)();
                api().PyThreadState_Delete(thread);
            }
        }
    }
}

/// The thread state that this thread is attached with, or null.
fn current() -> PyResult<*mut c_void> {
    let running = running();
    if minor_version() >= 12 || running.is_null() {
        return Ok(running);
    }
    if !LEFT.get().thread.is_null() {
        return Ok(null_mut());
    }
    // SAFETY: needs nothing.
    let first = unsafe { api().PyGILState_GetThisThreadState() };
    if running == first || running == OWN.get() {
        return Ok(running);
    }
    match first.is_null() {
        true => Ok(null_mut()), // a thread that Python has not seen
        // It may run one of two interpreters here, or wait for neither.
        false => Err(PyRuntimeError::new_err(
            "cannot call back: this Python does not tell which interpreter the thread is in",
        )),
    }
}

/// Runs `body` attached to an interpreter, from whichever thread. The gate is the one
/// that is closed before the interpreter ends.
pub(super) fn attached<R>(
    interpreter: *mut c_void,
    gate: &Arc<Gate>,
    body: impl FnOnce() -> PyResult<R>,
) -> PyResult<R> {
    let current = current()?;
    // SAFETY: the thread is attached with this state, so that it is alive.
    if !current.is_null() && unsafe { api().PyThreadState_GetInterpreter(current) } == interpreter {
        return body();
    }
    // Dropped in the order of their declaration's reverse: the gate last.
    let _inside = gate.enter()?;
    let _other = Other::leave(current);
    // SAFETY: the gate is open, so the interpreter is alive.
    let _visit = unsafe { Visit::new(interpreter) }?;
    body()
}

/// Another interpreter that the thread was attached to.
struct Other(*mut c_void);

impl Other {
    fn leave(current: *mut c_void) -> Other {
        if !current.is_null() {
            // SAFETY: the thread is attached with it.
            unsafe { (api().PyEval_SaveThread)() };
        }
        Other(current)
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        if !self.0.is_null() {
            // SAFETY: saved by `leave`, on this thread.
            unsafe { api().PyEval_RestoreThread(self.0) };
        }
    }
}

/// A stay in an interpreter.
struct Visit {
    before: Left,
    /// Made for the stay, or null: the thread has come back with its own.
    made: *mut c_void,
}

impl Visit {
    /// # Safety
    ///
    /// The thread is attached to none, and the interpreter alive.
    unsafe fn new(interpreter: *mut c_void) -> PyResult<Visit> {
        let before = LEFT.get();
        // SAFETY: promised by the caller.
        unsafe {
            let (made, thread) = match before.interpreter == interpreter {
                true => (null_mut(), before.thread),
                false => {
                    let made = api().PyThreadState_New(interpreter);
                    (made, made)
                }
            };
            if thread.is_null() {
                return Err(crate::exceptions::PyMemoryError::new_err(()));
            }
            LEFT.set(Left::NONE);
            api().PyEval_RestoreThread(thread);
            OWN.set(thread);
            Ok(Visit { before, made })
        }
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        // SAFETY: the thread is attached by `new`.
        unsafe {
            match self.made.is_null() {
                true => drop((api().PyEval_SaveThread)()),
                false => {
                    api().PyThreadState_Clear(self.made);
                    delete(self.made);
                    OWN.set(null_mut());
                }
            }
        }
        LEFT.set(self.before);
    }
}
