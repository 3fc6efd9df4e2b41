//! Functions that C passes.

use super::call::{named, CallC};
use super::error::ErrorC;
use super::from::FromC;
use super::layout::option;
use super::lend::LendAll;
use crate::descent::descend;
use crate::exceptions::PyValueError;
use crate::gate::Gate;
use crate::kept::Kept;
use crate::PyResult;
use std::ffi::c_void;
use std::mem::MaybeUninit;
use std::sync::Arc;

/// The context of a callback, what releases it, and the gate before it.
pub type CallbackRest = (
    *mut c_void,
    Option<unsafe extern "C" fn(*mut c_void)>,
    *const Gate,
);

/// A struct with a function of C: `fn_…`. The glue declares one a signature.
///
/// # Safety
///
/// The three methods give the fields that docs/abi.md says the struct has, and `call`
/// calls its function.
pub unsafe trait CallbackC: Copy {
    /// What the arguments are in C.
    type Args;
    /// What the result is in C; `()` for none.
    type Out;

    /// Whether there is a function.
    fn is_there(&self) -> bool;

    /// Calls the function.
    ///
    /// # Safety
    ///
    /// The arguments and the place of the result are as docs/abi.md says.
    unsafe fn call(&self, args: Self::Args, out: *mut Self::Out) -> *mut ErrorC;

    /// What the function is called with, what ends it, and the gate before both.
    fn rest(&self) -> CallbackRest;
}

/// A function of C that Rust calls. It is released when this is dropped.
#[derive(Debug)]
pub struct CallableC<K: CallbackC> {
    callback: Option<K>,
    gate: Option<Arc<Gate>>,
}

// SAFETY: docs/abi.md asks of a callback that any thread may call and release it where
// Rust keeps it, and the threads that a function has where it borrows it.
unsafe impl<K: CallbackC> Send for CallableC<K> {}
// SAFETY: as above.
unsafe impl<K: CallbackC> Sync for CallableC<K> {}

#[allow(clippy::not_unsafe_ptr_arg_deref)] // see CallC
impl CallC {
    /// Takes a callback over. It cannot fail: what is taken is released, whatever
    /// becomes of the call.
    #[inline]
    pub fn callback<K: CallbackC>(&self, c: *const K) -> CallableC<K> {
        // SAFETY: promised when the call was made.
        let callback = unsafe { c.as_ref() }.copied();
        let gate = callback.and_then(|callback| {
            let gate = callback.rest().2;
            // SAFETY: made by `gate_new` and not given up before the callbacks that
            // have it, as docs/abi.md says.
            (!gate.is_null()).then(|| unsafe {
                Arc::increment_strong_count(gate);
                Arc::from_raw(gate)
            })
        });
        CallableC { callback, gate }
    }

    /// The same where there may be none.
    #[inline]
    pub fn callback_option<K: CallbackC>(
        &self,
        name: &str,
        is_some: super::Bool,
        c: *const K,
    ) -> PyResult<Option<CallableC<K>>> {
        let some: Option<()> = self.arg(name, option(is_some, ()))?;
        Ok(some.map(|()| self.callback(c)))
    }

    /// Whether there are functions to call: [`CallableC::checked`] of an option.
    #[inline]
    pub fn checked<K: CallbackC>(
        &self,
        name: &str,
        taken: PyResult<Option<CallableC<K>>>,
    ) -> PyResult<Option<CallableC<K>>> {
        taken.and_then(|some| some.map(|callback| callback.checked(name)).transpose())
    }

    /// Lends a value until the end of the call.
    #[inline]
    #[allow(clippy::mut_from_ref)] // as Kept::keep
    pub fn lend<'a, T: 'a>(&'a self, value: T) -> &'a mut T {
        self.kept.keep(value)
    }
}

impl<K: CallbackC> CallableC<K> {
    /// The same as Rust keeps it.
    #[inline]
    pub fn kept(self) -> Self {
        self
    }

    /// Whether there is a function to call.
    #[inline]
    pub fn checked(self, name: &str) -> PyResult<Self> {
        match &self.callback {
            Some(callback) if callback.is_there() => Ok(self),
            _ => Err(super::call::null(name)),
        }
    }

    /// Calls the function. `name` is what messages call its result.
    pub fn call<A, R>(&self, name: &str, args: A) -> PyResult<R>
    where
        A: LendAll<In = K::Args>,
        R: for<'a> FromC<'a, C = K::Out>,
    {
        let _level = descend()?;
        let _inside = match &self.gate {
            Some(gate) => Some(gate.enter()?),
            None => None,
        };
        let Some(callback) = &self.callback else {
            return Err(PyValueError::new_err("NULL"));
        };
        let kept = Kept::default();
        let mut out = MaybeUninit::<K::Out>::zeroed();
        // SAFETY: what is lent lives in `args` or `kept` until the function returns.
        let error = unsafe { callback.call(args.lend_all(&kept), out.as_mut_ptr()) };
        if !error.is_null() {
            // SAFETY: the function gives its error away.
            return Err(unsafe { ErrorC::take(error, self.gate.as_ref()) });
        }
        let call = CallC {
            kept: Kept::default(),
        };
        // SAFETY: the function has stored a result, as docs/abi.md asks; all bytes
        // were zero before, which is a valid value, too.
        unsafe { R::from_c(&call, out.assume_init()) }.map_err(|error| named(name, error))
    }
}

impl<K: CallbackC> Drop for CallableC<K> {
    fn drop(&mut self) {
        let Some((context, Some(release), _)) = self.callback.map(|callback| callback.rest())
        else {
            return;
        };
        let inside = self.gate.as_ref().map(Gate::try_enter);
        if matches!(inside, Some(None)) {
            return; // the host is gone, and the context with it
        }
        // SAFETY: called once, as docs/abi.md says; never unwinds, being C.
        unsafe { release(context) };
    }
}

/// What `CRATE_gate_new` does.
pub fn gate_new() -> *const Gate {
    Arc::into_raw(Gate::new())
}

/// What `CRATE_gate_close` does.
///
/// # Safety
///
/// `gate` is null, or came from `gate_new` and was not given up.
#[cold]
pub unsafe fn gate_close(gate: *const Gate) {
    // SAFETY: promised by the caller.
    if let Some(gate) = unsafe { gate.as_ref() } {
        gate.close();
    }
}

/// What `CRATE_gate_free` does.
///
/// # Safety
///
/// `gate` is null, or came from `gate_new` and is not used again.
#[cold]
pub unsafe fn gate_free(gate: *const Gate) {
    if !gate.is_null() {
        // SAFETY: promised by the caller.
        drop(unsafe { Arc::from_raw(gate) });
    }
}
