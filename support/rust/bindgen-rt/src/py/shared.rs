//! References to objects that Rust code keeps.

use super::call::CallPy;
use super::raw::Object;
use super::state::State;
use super::table::api;
use crate::Python;
use std::ffi::{c_int, c_void};
use std::ptr::NonNull;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// A reference to an object of one of our classes.
#[derive(Debug)]
pub struct Shared {
    object: NonNull<Object>,
    /// Who ends the reference, where it can be dropped by any thread; without,
    /// only a thread that is attached to the interpreter drops it.
    later: Option<Arc<Later>>,
}

impl Shared {
    /// A further reference, for as long as a call.
    ///
    /// # Safety
    ///
    /// The object is alive, and the thread attached for as long as the reference
    /// is there.
    #[inline]
    pub(super) unsafe fn new(object: *mut Object) -> Self {
        // SAFETY: promised by the caller.
        unsafe {
            (api().Py_IncRef)(object);
            Shared {
                object: NonNull::new_unchecked(object),
                later: None,
            }
        }
    }

    #[inline]
    pub(crate) fn as_ptr(&self) -> *mut Object {
        self.object.as_ptr()
    }

    /// Whether the token allows to touch the object.
    #[inline]
    pub(crate) fn is_of(&self, py: Python<'_>) -> bool {
        match (py.call(), &self.later) {
            (Some(call), Some(later)) => call.state().is_kept_by(later),
            (call, None) => call.is_some(),
            (None, _) => false,
        }
    }

    /// Whether the object belongs to the module of a call.
    #[inline]
    pub(super) fn is_in(&self, call: &CallPy) -> bool {
        match &self.later {
            Some(later) => call.state().is_kept_by(later),
            None => true,
        }
    }

    /// A further reference for as long as a call, whose token allows to touch the
    /// object.
    #[inline]
    pub(crate) fn again(&self) -> Self {
        // SAFETY: the object is alive, and the rest known to the caller.
        unsafe { Shared::new(self.as_ptr()) }
    }

    /// A further reference that any thread may drop, and any time.
    ///
    /// # Safety
    ///
    /// The object is alive, and of the interpreter that called.
    pub(super) unsafe fn lasting(call: &CallPy, object: *mut Object) -> Self {
        // SAFETY: promised by the caller.
        unsafe {
            (api().Py_IncRef)(object);
            Shared {
                object: NonNull::new_unchecked(object),
                later: Some(kept_by(call)),
            }
        }
    }

    /// Ends the reference soon, though no call may come.
    ///
    /// # Safety
    ///
    /// The object is of the main interpreter, which is alive.
    pub(super) unsafe fn end_soon(self) {
        let later = self.later.clone();
        drop(self);
        if let Some(later) = later {
            // SAFETY: promised by the caller.
            unsafe { later.ask() };
        }
    }

    /// Whether the object belongs to the module with a state.
    pub(super) fn is_of_state(&self, state: &State) -> bool {
        let later = self.later.as_ref();
        later.is_some_and(|later| state.is_kept_by(later))
    }

    /// The same reference as any thread may drop it. The token is that of the call
    /// that it was made for; without there is none.
    #[inline]
    pub(crate) fn unbound(mut self, py: Python<'_>) -> Option<Self> {
        self.later = Some(kept_by(py.call()?));
        Some(self)
    }
}

/// Who ends the references that are dropped without a token. The call ends what
/// was dropped until it is over, since most of them are dropped by then.
#[inline]
fn kept_by(call: &CallPy) -> Arc<Later> {
    let later = call.state().later();
    call.kept.keep(End(Arc::clone(&later)));
    later
}

/// Ends references at the end of a call.
struct End(Arc<Later>);

impl Drop for End {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: what a call keeps is dropped while the thread is attached.
        unsafe { self.0.end() };
    }
}

impl Drop for Shared {
    #[inline]
    fn drop(&mut self) {
        match self.later.take() {
            Some(later) => later.push(self.object),
            // SAFETY: the reference is ours, and the thread is attached.
            None => unsafe { api().Py_DecRef(self.as_ptr()) },
        }
    }
}

/// References of one module that end when Python is next at work in it: they were
/// dropped where no token showed that the thread may touch objects.
#[derive(Debug, Default)]
pub(super) struct Later {
    objects: Mutex<Vec<Ended>>,
    any: AtomicBool,
    ending: AtomicBool,
    asked: AtomicBool,
}

#[derive(Debug)]
struct Ended(NonNull<Object>);

// SAFETY: not touched but by a thread that is attached.
unsafe impl Send for Ended {}

impl Later {
    #[inline]
    fn push(&self, object: NonNull<Object>) {
        let mut objects = self.objects.lock().unwrap_or_else(PoisonError::into_inner);
        objects.push(Ended(object));
        self.any.store(true, Ordering::Release);
    }

    /// Asks Python to end the references soon, though nothing of ours may be called. Any
    /// thread may ask.
    ///
    /// # Safety
    ///
    /// The module belongs to the main interpreter, which is alive.
    #[cold]
    unsafe fn ask(self: &Arc<Self>) {
        unsafe extern "C" fn end(later: *mut c_void) -> c_int {
            // SAFETY: given away by `ask`; called by Python in its main thread.
            unsafe {
                let later = Arc::from_raw(later.cast::<Later>());
                later.asked.store(false, Ordering::Release);
                later.end();
            }
            0
        }
        if self.asked.swap(true, Ordering::AcqRel) {
            return;
        }
        let later = Arc::into_raw(Arc::clone(self));
        // SAFETY: promised by the caller; the reference is given away.
        unsafe {
            if api().Py_AddPendingCall(Some(end), later.cast_mut().cast()) != 0 {
                drop(Arc::from_raw(later)); // too many: the next call ends them
                self.asked.store(false, Ordering::Release);
            }
        }
    }

    /// Ends the references.
    ///
    /// # Safety
    ///
    /// The thread is attached to the interpreter that the module belongs to.
    #[inline]
    pub(super) unsafe fn end(&self) {
        if self.any.load(Ordering::Acquire) {
            // SAFETY: promised by the caller.
            unsafe { self.end_all() };
        }
    }

    /// Objects that end may drop others: those come next, not inside. So a chain
    /// of any length ends on little stack.
    #[cold]
    unsafe fn end_all(&self) {
        if self.ending.swap(true, Ordering::Acquire) {
            return;
        }
        loop {
            // Before the look at them: what comes later is for the next end.
            self.any.store(false, Ordering::Relaxed);
            // No lock is held while Python code may run.
            let ended =
                std::mem::take(&mut *self.objects.lock().unwrap_or_else(PoisonError::into_inner));
            if ended.is_empty() {
                break;
            }
            for Ended(object) in ended {
                // SAFETY: the reference is ours, and the rest promised by the caller.
                unsafe { api().Py_DecRef(object.as_ptr()) };
            }
        }
        self.ending.store(false, Ordering::Release);
    }
}

impl State {
    /// Who ends the references that threads drop which are not attached.
    #[inline]
    fn later(&self) -> Arc<Later> {
        Arc::clone(self.later.get_or_init(Arc::default))
    }

    #[inline]
    fn is_kept_by(&self, later: &Arc<Later>) -> bool {
        self.later.get().is_some_and(|own| Arc::ptr_eq(own, later))
    }

    /// Ends such references.
    ///
    /// # Safety
    ///
    /// The thread is attached to the interpreter that the module belongs to.
    #[inline]
    pub(super) unsafe fn end_dropped(&self) {
        if let Some(later) = self.later.get() {
            // SAFETY: promised by the caller.
            unsafe { later.end() };
        }
    }
}
