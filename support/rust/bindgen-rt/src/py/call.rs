//! A call that came from Python.

use super::class::handle_of_self;
use super::from::FromPy;
use super::into::IntoPy;
use super::object::{Owned, Ref, RAISED};
use super::raise::{raise, raised_type_error};
use super::raw::Object;
use super::signature::Signature;
use super::state::State;
use super::table::api;
use crate::c::named;
use crate::facade::Interpreter;
use crate::guard::guard;
use crate::handle::{borrow, borrow_mut, busy, Borrowed, BorrowedMut, Class, Flag};
use crate::kept::Kept;
use crate::{PyErr, PyResult, Python};
use std::cell::RefCell;
use std::ffi::c_void;

/// A call that came from Python: its methods take what was passed.
#[derive(Debug)]
pub struct CallPy {
    // Dropped in this order: what is kept may refer to what is held.
    pub(super) kept: Kept,
    held: RefCell<Vec<Owned>>,
    signature: &'static Signature,
    state: *const State,
    this: *mut Object,
}

/// What the token of a call can do.
static INTERPRETER: Interpreter = Interpreter {
    save_thread,
    restore_thread,
};

unsafe extern "C" fn save_thread() -> *mut c_void {
    // SAFETY: the thread is attached, as whoever has a token knows.
    unsafe { (api().PyEval_SaveThread)() }
}

unsafe extern "C" fn restore_thread(state: *mut c_void) {
    // SAFETY: the state came from `save_thread`, on this thread.
    unsafe { api().PyEval_RestoreThread(state) }
}

/// What was passed for a parameter, if anything.
#[derive(Clone, Copy, Debug)]
pub struct Arg {
    object: *mut Object,
    index: usize,
}

impl Arg {
    #[inline]
    pub(super) fn new(object: *mut Object, index: usize) -> Self {
        Arg { object, index }
    }
}

/// Runs a function for Python. Panics become exceptions. Null means that one is
/// raised.
///
/// # Safety
///
/// The thread is attached to the interpreter that `state` belongs to, `this` is
/// alive or null, and both stay so until this returns.
#[inline]
pub(super) unsafe fn run(
    state: *const State,
    this: *mut Object,
    signature: &'static Signature,
    body: impl FnOnce(&CallPy) -> PyResult<Owned>,
) -> *mut Object {
    // What the call keeps and holds is dropped inside the guard, too.
    let result = guard(|| {
        body(&CallPy {
            kept: Kept::default(),
            held: RefCell::default(),
            signature,
            state,
            this,
        })
    });
    match result {
        Ok(object) => object.into_ptr(),
        Err(error) => {
            // SAFETY: promised by the caller.
            raise(unsafe { &*state }, error);
            std::ptr::null_mut()
        }
    }
}

impl CallPy {
    /// Takes an argument.
    #[inline]
    pub fn arg<'a, T: FromPy<'a>>(&'a self, arg: Arg) -> PyResult<T> {
        // SAFETY: the caller holds its arguments, and those without a default
        // are there.
        let object = unsafe { Ref::new(arg.object) };
        T::from_py(self, object).map_err(|error| self.about(arg.index, error))
    }

    /// Takes an argument or its default.
    #[inline]
    pub fn arg_or<'a, T: FromPy<'a>>(
        &'a self,
        arg: Arg,
        default: impl FnOnce() -> T,
    ) -> PyResult<T> {
        if arg.object.is_null() {
            return Ok(default());
        }
        self.arg(arg)
    }

    /// Says of an error which argument it is about. Exceptions other than a
    /// TypeError that Python code raised stay as they are.
    #[cold]
    fn about(&self, index: usize, error: PyErr) -> PyErr {
        let name = self.signature.params[index].name();
        if error.class().kind != RAISED {
            return named(name, error);
        }
        match raised_type_error() {
            Some(found) => named(name, found),
            None => error,
        }
    }

    /// The token of the interpreter that called.
    #[inline]
    pub fn py(&self) -> Python<'_> {
        // SAFETY: the thread is attached for the time of the call.
        unsafe { Python::attached(&INTERPRETER) }
    }

    /// Borrows the object that a method is called on.
    #[inline]
    pub fn shared<T: Class>(&self, method: &str) -> PyResult<Borrowed<'_, T>> {
        // SAFETY: Python has checked the type of the object, which is alive, and
        // whoever made the call that it has a value.
        let handle = unsafe { handle_of_self(self.this) };
        borrow(handle).ok_or_else(|| busy::<T>(method))
    }

    /// Borrows the object that a method is called on, for itself.
    #[inline]
    pub fn exclusive<T: Class<Borrow = Flag>>(&self, method: &str) -> PyResult<BorrowedMut<'_, T>> {
        // SAFETY: Python has checked the type of the object, which is alive, and
        // whoever made the call that it has a value.
        let handle = unsafe { handle_of_self(self.this) };
        borrow_mut(handle).ok_or_else(|| busy::<T>(method))
    }

    /// Makes an object of the result.
    #[inline]
    pub fn result<R: IntoPy>(&self, value: R) -> PyResult<Owned> {
        value.into_py(self)
    }

    /// The state of the module.
    #[inline]
    pub(crate) fn state(&self) -> &State {
        // SAFETY: promised when the call was made.
        unsafe { &*self.state }
    }

    /// Holds a second reference to an object until the end of the call.
    ///
    /// # Safety
    ///
    /// The object is alive and not null.
    pub(super) unsafe fn hold_again(&self, object: *mut Object) {
        // SAFETY: promised by the caller.
        let again = unsafe { Owned::again(object) };
        self.held.borrow_mut().push(again);
    }

    /// Holds a new reference until the end of the call. Null means that an
    /// exception is raised.
    pub(super) fn hold(&self, object: *mut Object) -> PyResult<Ref<'_>> {
        // SAFETY: only called with what a function of Python just returned.
        let owned = unsafe { Owned::new(object) }?;
        let held = owned.as_ptr();
        self.held.borrow_mut().push(owned);
        // SAFETY: not null, and held until `self` is dropped.
        Ok(unsafe { Ref::new(held) })
    }
}
