//! Functions that Python calls.

use super::call::{run, Arg, CallPy};
use super::class::payload;
use super::object::Owned;
use super::raise::raise;
use super::raw::*;
use super::signature::Signature;
use super::state::State;
use super::table::api;
use crate::exceptions::{PyAttributeError, PyRuntimeError, PyTypeError};
use crate::{PyErr, PyResult};
use std::ffi::{c_int, c_void, CStr};
use std::fmt;
use std::ptr::null_mut;

/// A function, method or static method.
pub struct Function {
    pub(super) def: MethodDef,
    pub(super) signature: &'static Signature,
    /// Whether it is a static method.
    pub(super) is_static: bool,
}

// SAFETY: the pointers are to static texts.
unsafe impl Sync for Function {}

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.signature.function)
    }
}

impl Function {
    /// A function or method. Both texts end in NUL.
    pub const fn new(
        name: &'static str,
        doc: &'static [u8],
        signature: &'static Signature,
        entry: FastCall,
    ) -> Self {
        Function {
            def: MethodDef {
                name: name.as_ptr().cast(),
                entry: Some(entry),
                flags: METH_FASTCALL | METH_KEYWORDS,
                doc: doc.as_ptr().cast(),
            },
            signature,
            is_static: false,
        }
    }

    /// The same as a static method.
    pub const fn in_class(mut self) -> Self {
        self.is_static = true;
        self
    }

    pub(super) fn name(&self) -> &'static str {
        // SAFETY: made of a static text that ends in NUL.
        let name = unsafe { CStr::from_ptr(self.def.name) }.to_bytes();
        // SAFETY: as above.
        unsafe { std::str::from_utf8_unchecked(name) }
    }

    /// A function object, with the state of a module.
    pub(super) fn object(&'static self, module: &Owned, space: &Owned) -> PyResult<Owned> {
        let def = std::ptr::addr_of!(self.def).cast_mut(); // only ever read
                                                           // SAFETY: the definition is static, the objects are alive.
        unsafe { Owned::new(api().PyCFunction_NewEx(def, module.as_ptr(), space.as_ptr())) }
    }
}

/// The constructor of a class.
#[derive(Debug)]
pub struct Constructor {
    pub(super) signature: &'static Signature,
    pub(super) entry: New,
}

impl Constructor {
    /// A constructor.
    pub const fn new(signature: &'static Signature, entry: New) -> Self {
        Constructor { signature, entry }
    }
}

/// The state in the memory of a module. There is none before the module is
/// filled, though Python code can find its types and functions by then, nor
/// where filling it failed.
///
/// # Safety
///
/// `place` is what Python says where the state of a module of ours is, or null.
#[inline]
unsafe fn filled(place: *mut c_void) -> Option<*const State> {
    // SAFETY: promised by the caller; the memory of a new module is zeroed.
    let state = unsafe { place.cast::<*const State>().as_ref() };
    state.copied().filter(|state| !state.is_null())
}

#[cold]
fn not_filled(signature: &'static Signature) -> *mut Object {
    // A type that the collector took from its module has raised a TypeError.
    // SAFETY: needs nothing but an interpreter.
    unsafe { api().PyErr_Clear() };
    refuse(PyRuntimeError::new_err(format!(
        "{}: the module is not initialised",
        signature.function
    )))
}

#[cold]
fn no_value(signature: &'static Signature) -> *mut Object {
    refuse(PyTypeError::new_err(format!(
        "{}: the object was made without its constructor and has no value",
        signature.function
    )))
}

fn refuse(error: PyErr) -> *mut Object {
    raise(&State::default(), error);
    null_mut()
}

/// What runs in the entry of a function: `this` is the module.
///
/// # Safety
///
/// Called by Python, with what it passed.
#[inline]
pub unsafe fn function<const N: usize>(
    signature: &'static Signature,
    this: *mut Object,
    args: *const *mut Object,
    nargs: isize,
    names: *mut Object,
    body: impl FnOnce(&CallPy, [Arg; N]) -> PyResult<Owned>,
) -> *mut Object {
    // SAFETY: the functions were made with the module.
    unsafe {
        let Some(state) = filled((api().PyModule_GetState)(this)) else {
            return not_filled(signature);
        };
        run(state, this, signature, |call| {
            body(call, signature.bind(call, args, nargs, names, 0)?)
        })
    }
}

/// What runs in the entry of a method: `this` is an object of the class.
///
/// # Safety
///
/// Called by Python, with what it passed.
#[inline]
pub unsafe fn method<const N: usize>(
    signature: &'static Signature,
    this: *mut Object,
    args: *const *mut Object,
    nargs: isize,
    names: *mut Object,
    body: impl FnOnce(&CallPy, [Arg; N]) -> PyResult<Owned>,
) -> *mut Object {
    // SAFETY: Python has checked the type of the object.
    unsafe {
        let Some(payload) = payload(this) else {
            return no_value(signature);
        };
        run(payload.state, this, signature, |call| {
            body(call, signature.bind(call, args, nargs, names, 1)?)
        })
    }
}

/// What runs in a `tp_new`.
///
/// # Safety
///
/// Called by Python, with what it passed.
#[inline]
pub unsafe fn constructor<const N: usize>(
    signature: &'static Signature,
    class: *mut Object,
    args: *mut Object,
    named: *mut Object,
    body: impl FnOnce(&CallPy, [Arg; N]) -> PyResult<Owned>,
) -> *mut Object {
    // SAFETY: no class has subclasses, so the type is that of the module.
    unsafe {
        let Some(state) = filled((api().PyType_GetModuleState)(class)) else {
            return not_filled(signature);
        };
        run(state, class, signature, |call| {
            body(call, signature.bind_objects(call, args, named)?)
        })
    }
}

/// What runs in a getter.
///
/// # Safety
///
/// Called by Python, with what it passed.
#[inline]
pub unsafe fn getter(
    signature: &'static Signature,
    this: *mut Object,
    body: impl FnOnce(&CallPy) -> PyResult<Owned>,
) -> *mut Object {
    // SAFETY: Python has checked the type of the object.
    unsafe {
        match payload(this) {
            Some(payload) => run(payload.state, this, signature, body),
            None => no_value(signature),
        }
    }
}

/// What runs in a setter.
///
/// # Safety
///
/// Called by Python, with what it passed.
#[inline]
pub unsafe fn setter(
    signature: &'static Signature,
    this: *mut Object,
    value: *mut Object,
    body: impl FnOnce(&CallPy, Arg) -> PyResult<Owned>,
) -> c_int {
    // SAFETY: Python has checked the type of the object.
    let result = unsafe {
        let Some(payload) = payload(this) else {
            no_value(signature);
            return -1;
        };
        run(payload.state, this, signature, |call| {
            if value.is_null() {
                return Err(PyAttributeError::new_err(format!(
                    "{} cannot be deleted",
                    signature.function
                )));
            }
            body(call, Arg::new(value, 0))
        })
    };
    if result.is_null() {
        return -1;
    }
    // SAFETY: the result, None, is ours.
    unsafe { api().Py_DecRef(result) };
    0
}
