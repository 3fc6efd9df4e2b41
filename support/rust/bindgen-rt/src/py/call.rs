//! A call that came from Python.

use super::attach::{detach, reattach};
use super::class::handle_at;
use super::from::FromPy;
use super::into::IntoPy;
use super::object::{Owned, Ref, RAISED};
use super::raise::{raise, raised_type_error};
use super::raw::Object;
use super::sequence::pairs;
use super::signature::{Names, Signature};
use super::state::State;
use super::table::api;
use crate::c::named;
use crate::facade::Interpreter;
use crate::guard::guard;
use crate::handle::{borrow, borrow_mut, busy, Borrowed, BorrowedMut, Class, Flag};
use crate::kept::Kept;
use crate::keywords::Keywords;
use crate::{PyErr, PyResult, Python};
use std::ffi::c_void;

/// A call that came from Python: its methods take what was passed.
#[derive(Debug)]
pub struct CallPy {
    pub(super) kept: Kept,
    signature: &'static Signature,
    home: Home,
    this: *mut Object,
}

/// The signature of calls back to Python, which bind nothing by it.
static CALLBACK: Signature = {
    static NAMES: Names = Names::new();
    Signature::new("callback", &[], &NAMES)
};

/// What the token of a call can do.
static INTERPRETER: Interpreter = Interpreter {
    save_thread,
    restore_thread,
};

unsafe extern "C" fn save_thread() -> *mut c_void {
    // SAFETY: the thread is attached, as whoever has a token knows.
    unsafe { detach() }
}

unsafe extern "C" fn restore_thread(state: *mut c_void) {
    // SAFETY: the state came from `save_thread`, on this thread.
    unsafe { reattach(state) }
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

    #[inline]
    pub(super) fn is_given(self) -> bool {
        !self.object.is_null()
    }

    /// # Safety
    ///
    /// It was passed, and is alive for `'a`.
    #[inline]
    pub(super) unsafe fn object<'a>(self) -> Ref<'a> {
        // SAFETY: promised by the caller.
        unsafe { Ref::new(self.object) }
    }
}

/// Where a call finds the state of its module. Only those look for it that need
/// it, since it takes 1.2 ns of a call of 13.
#[derive(Clone, Copy, Debug)]
pub(super) enum Home {
    /// What is called belongs to a module.
    Module,
    /// What is called is a type of a module.
    Type,
    /// What is called is an object that knows it.
    Known(*const State),
}

impl Home {
    /// The state. There is none before the module is filled, though Python code
    /// can find its types and functions by then, nor where filling it failed.
    ///
    /// # Safety
    ///
    /// `this` is what is called, as `self` says, and alive for `'a`; so is what
    /// it belongs to.
    #[inline]
    pub(super) unsafe fn state<'a>(self, this: *mut Object) -> Option<&'a State> {
        // SAFETY: promised by the caller; the memory of a new module is zeroed.
        unsafe {
            let place = match self {
                Home::Known(state) => return state.as_ref(),
                Home::Module => (api().PyModule_GetState)(this),
                Home::Type => (api().PyType_GetModuleState)(this),
            };
            match place.cast::<*const State>().as_ref() {
                Some(state) => state.as_ref(),
                None => {
                    // A type that the collector took from its module raises.
                    api().PyErr_Clear();
                    None
                }
            }
        }
    }
}

/// Runs a function for Python. Panics become exceptions. Null means that one is
/// raised.
///
/// # Safety
///
/// The thread is attached to the interpreter that the state belongs to, `this` is
/// what `home` says, and alive, and both stay so until this returns.
#[inline]
pub(super) unsafe fn run(
    home: Home,
    this: *mut Object,
    signature: &'static Signature,
    body: impl FnOnce(&CallPy) -> PyResult<Owned>,
) -> *mut Object {
    // What the call keeps and holds is dropped inside the guard, too.
    let result = guard(|| {
        body(&CallPy {
            kept: Kept::default(),
            signature,
            home,
            this,
        })
    });
    match result {
        Ok(object) => object.into_ptr(),
        // SAFETY: promised by the caller.
        Err(error) => unsafe { failed(home, this, error) },
    }
}

/// # Safety
///
/// As for [`run`].
#[cold]
unsafe fn failed(home: Home, this: *mut Object, error: PyErr) -> *mut Object {
    // SAFETY: promised by the caller.
    match unsafe { home.state(this) } {
        Some(state) => raise(state, error),
        None => raise(&State::default(), error),
    }
    std::ptr::null_mut()
}

impl CallPy {
    /// What stands for a call where Rust calls Python: conversions need one.
    pub(super) fn back(state: *const State, object: *mut Object) -> Self {
        CallPy {
            kept: Kept::default(),
            signature: &CALLBACK,
            home: Home::Known(state),
            this: object,
        }
    }

    /// Lends a value until the end of the call.
    #[inline]
    #[allow(clippy::mut_from_ref)] // as Kept::keep
    pub fn lend<'a, T: 'a>(&'a self, value: T) -> &'a mut T {
        self.kept.keep(value)
    }

    /// Takes an argument.
    #[inline]
    pub fn arg<'a, T: FromPy<'a>>(&'a self, arg: Arg) -> PyResult<T> {
        // SAFETY: the caller holds its arguments, and those without a default
        // are there.
        let object = unsafe { Ref::new(arg.object) };
        T::from_py(self, object).map_err(|error| self.about(arg.index, error))
    }

    /// Takes the arguments by position that are left.
    pub fn args<'a, T: FromPy<'a>>(&'a self, arg: Arg) -> PyResult<T> {
        if !arg.object.is_null() {
            return self.arg(arg);
        }
        // SAFETY: what is returned is new or null.
        let none = self.hold(unsafe { api().PyTuple_New(0) })?;
        self.arg(Arg::new(none.as_ptr(), arg.index))
    }

    /// Takes the arguments by name that are left.
    pub fn kwargs<'a, K: Keywords<Value: FromPy<'a>>>(&'a self, arg: Arg) -> PyResult<K> {
        if arg.object.is_null() {
            return Ok(K::none());
        }
        // SAFETY: the call holds them.
        let list = unsafe { arg.object() };
        K::collect(|| pairs(self, list)).map_err(|error| self.about(arg.index, error))
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
        unsafe { Python::attached(&INTERPRETER, Some(self)) }
    }

    /// Takes the member of an enum that a method is called on.
    #[inline]
    pub fn member<'a, T: FromPy<'a>>(&'a self) -> PyResult<T> {
        // SAFETY: it is alive for the call.
        let this = unsafe { Ref::new(self.this) };
        T::from_py(self, this).map_err(|error| named("self", error))
    }

    /// Borrows the object that a method is called on.
    #[inline]
    pub fn shared<T: Class>(&self, method: &str) -> PyResult<Borrowed<'_, T>> {
        // SAFETY: Python has checked the type of the object, which is alive, and
        // whoever made the call that it has a value.
        let handle = unsafe { handle_at(self.this) };
        borrow(handle).ok_or_else(|| busy::<T>(method))
    }

    /// Borrows the object that a method is called on, for itself.
    #[inline]
    pub fn exclusive<T: Class<Borrow = Flag>>(&self, method: &str) -> PyResult<BorrowedMut<'_, T>> {
        // SAFETY: Python has checked the type of the object, which is alive, and
        // whoever made the call that it has a value.
        let handle = unsafe { handle_at(self.this) };
        borrow_mut(handle).ok_or_else(|| busy::<T>(method))
    }

    /// Makes an object of the result.
    #[inline]
    pub fn result<R: IntoPy>(&self, value: R) -> PyResult<Owned> {
        value.into_py(self)
    }

    /// The name of what is called, for messages.
    pub(super) fn function(&self) -> &'static str {
        self.signature.function
    }

    /// What is called: an object, a class or a module.
    #[inline]
    pub(super) fn this(&self) -> *mut Object {
        self.this
    }

    /// The state of the module; without types where the module is not filled.
    #[inline]
    pub(crate) fn state(&self) -> &State {
        // SAFETY: promised when the call was made.
        unsafe { self.home.state(self.this) }.unwrap_or_else(State::none)
    }

    /// Holds a second reference to an object until the end of the call.
    ///
    /// # Safety
    ///
    /// The object is alive and not null.
    pub(super) unsafe fn hold_again(&self, object: *mut Object) {
        // SAFETY: promised by the caller.
        self.kept.keep(unsafe { Owned::again(object) });
    }

    /// Holds a new reference until the end of the call. Null means that an
    /// exception is raised.
    pub(super) fn hold(&self, object: *mut Object) -> PyResult<Ref<'_>> {
        // SAFETY: only called with what a function of Python just returned.
        let held = self.kept.keep(unsafe { Owned::new(object) }?);
        // SAFETY: not null, and kept until `self` is dropped.
        Ok(unsafe { Ref::new(held.as_ptr()) })
    }
}
