//! Functions that Python passes.

use super::attach::{attached, interpreter};
use super::call::CallPy;
use super::caught::caught;
use super::from::FromPy;
use super::into::{call as call_object, IntoPy};
use super::object::{Owned, Ref, RAISED};
use super::raise::raised_type_error;
use super::shared::Shared;
use super::state::State;
use super::table::api;
use crate::c::named;
use crate::descent::descend;
use crate::exceptions::PyTypeError;
use crate::gate::Gate;
use crate::{PyErr, PyResult};
use std::ffi::c_void;
use std::mem::ManuallyDrop;
use std::ptr::null_mut;
use std::sync::Arc;

/// A callable object that Rust calls, from any thread.
#[derive(Debug)]
pub struct CallablePy {
    object: ManuallyDrop<Shared>,
    /// Whether Rust keeps it, so that it can be dropped when no call ends.
    kept: bool,
    interpreter: *mut c_void,
    state: *const State,
    gate: Arc<Gate>,
}

// SAFETY: the object is touched by a thread that is attached to its interpreter only,
// and dropped as any thread may; the state stays where there is a gate.
unsafe impl Send for CallablePy {}
// SAFETY: as above.
unsafe impl Sync for CallablePy {}

/// The arguments of a callback.
pub trait Arguments {
    /// Makes a tuple of them.
    fn into_tuple(self, call: &CallPy) -> PyResult<Owned>;
}

impl Arguments for () {
    #[inline]
    fn into_tuple(self, _call: &CallPy) -> PyResult<Owned> {
        // SAFETY: what is returned is new or null.
        unsafe { Owned::new(api().PyTuple_New(0)) }
    }
}

macro_rules! tuples {
    ($($name:ident { $($field:ident: $T:ident),* })*) => {$(
        impl<$($T: IntoPy),*> Arguments for ($($T,)*) {
            #[inline]
            fn into_tuple(self, call: &CallPy) -> PyResult<Owned> {
                self.into_py(call)
            }
        }
    )*};
}

all_tuples!(tuples);

impl<'a> FromPy<'a> for CallablePy {
    fn wanted() -> String {
        "Callable".to_owned()
    }

    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        // SAFETY: the object is alive, the thread attached for the call.
        unsafe {
            if api().PyCallable_Check(object.as_ptr()) == 0 {
                let kind = object.kind_name();
                return Err(PyTypeError::new_err(format!(
                    "'{kind}' object is not callable"
                )));
            }
            Ok(CallablePy {
                gate: call.state().gate()?,
                interpreter: interpreter(),
                state: call.state(),
                object: ManuallyDrop::new(Shared::lasting(call, object.as_ptr())),
                kept: false,
            })
        }
    }
}

/// What a callback gives that gives nothing: whatever it is, nobody looks at it.
impl FromPy<'_> for () {
    fn wanted() -> String {
        "object".to_owned()
    }

    #[inline]
    fn from_py(_call: &CallPy, _object: Ref<'_>) -> PyResult<Self> {
        Ok(())
    }
}

impl Drop for CallablePy {
    fn drop(&mut self) {
        // SAFETY: not used again.
        let object = unsafe { ManuallyDrop::take(&mut self.object) };
        if !self.kept {
            return; // the call that it came with ends the reference
        }
        let Some(_inside) = self.gate.try_enter() else {
            return;
        };
        // SAFETY: the gate is open, so the interpreter is alive.
        unsafe {
            if api().PyInterpreterState_GetID(self.interpreter) == 0 {
                object.end_soon();
            }
        }
    }
}

impl CallablePy {
    /// The same as Rust keeps it.
    #[inline]
    pub fn kept(mut self) -> Self {
        self.kept = true;
        self
    }

    /// Calls the object. `name` is what messages call its result.
    pub fn call<A, R>(&self, name: &str, args: A) -> PyResult<R>
    where
        A: Arguments,
        R: for<'a> FromPy<'a>,
    {
        let _level = descend()?;
        attached(self.interpreter, &self.gate, || {
            let _aside = Aside::put();
            let call = CallPy::back(self.state, self.object.as_ptr());
            // SAFETY: the object is alive, and held until the end of this.
            let object = unsafe { Owned::again(self.object.as_ptr()) };
            let args = args
                .into_tuple(&call)
                .map_err(|error| whole(&call, error))?;
            let result = call_object(&object, args, None).map_err(|error| whole(&call, error))?;
            R::from_py(&call, result.as_ref()).map_err(|error| about(&call, name, error))
        })
    }
}

/// An error that does not stand for an exception that is raised.
#[cold]
fn whole(call: &CallPy, error: PyErr) -> PyErr {
    match error.class().kind {
        RAISED => caught(call),
        _ => error,
    }
}

/// The same of an error about a result. Exceptions other than a TypeError that Python
/// code raised stay as they are.
#[cold]
fn about(call: &CallPy, name: &str, error: PyErr) -> PyErr {
    if error.class().kind != RAISED {
        return named(name, error);
    }
    match raised_type_error() {
        Some(found) => named(name, found),
        None => caught(call),
    }
}

/// An exception that was raised before: a callback may be called while one is on its way.
struct Aside([*mut super::raw::Object; 3]);

impl Aside {
    #[inline]
    fn put() -> Aside {
        let mut aside = [null_mut(); 3];
        // SAFETY: the thread is attached; what is fetched is given back.
        unsafe {
            if !(api().PyErr_Occurred)().is_null() {
                let [kind, value, trace] = &mut aside;
                (api().PyErr_Fetch)(kind, value, trace);
            }
        }
        Aside(aside)
    }
}

impl Drop for Aside {
    #[inline]
    fn drop(&mut self) {
        let [kind, value, trace] = self.0;
        if !kind.is_null() {
            // SAFETY: fetched by `put`, and given back once.
            unsafe { api().PyErr_Restore(kind, value, trace) };
        }
    }
}
