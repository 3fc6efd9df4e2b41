//! Objects of classes.

use super::call::CallPy;
use super::object::{head, Owned, Ref};
use super::raw::*;
use super::state::State;
use super::table::api;
use super::text::mismatch;
use crate::ancestor::Ancestor;
use crate::exceptions::{PyRuntimeError, PyTypeError};
use crate::facade::{PyClassInitializer, Reference};
use crate::handle::{borrow, busy, Class, Handle};
use crate::{PyErr, PyResult, Python};
use std::ffi::c_void;
use std::ptr::NonNull;
use std::sync::atomic::Ordering;

/// What follows the head of an object, once for its class and for each that this
/// one extends. Both are null in an object that came into being without a
/// constructor of ours, as `object.__new__` makes it once Python code has set
/// `__new__` of the type.
#[repr(C)]
#[derive(Clone, Copy)]
pub(super) struct Payload {
    pub handle: *mut c_void,
    pub state: *const State,
}

/// What follows the head of an object of one of our classes.
///
/// # Safety
///
/// The object is one, and has this many bytes behind its head.
#[inline]
pub(super) unsafe fn behind(object: *mut Object, at: usize) -> *mut c_void {
    // SAFETY: promised by the caller.
    unsafe { object.cast::<u8>().add(head() + at).cast() }
}

/// The payload of an object of one of our classes, unless it has no value: that
/// of the class at the root, which has the state like all others.
///
/// # Safety
///
/// The object is one.
#[inline]
pub(super) unsafe fn payload(object: *mut Object) -> Option<Payload> {
    // SAFETY: promised by the caller; all objects begin zeroed.
    let payload = unsafe { behind(object, 0).cast::<Payload>().read() };
    (!payload.handle.is_null()).then_some(payload)
}

/// The handle of an object of a class, which is found by the class that is asked
/// for: never by the object's own type, which may derive from it.
///
/// # Safety
///
/// The object is one, has a value, and is alive for `'a`.
#[inline]
pub(crate) unsafe fn handle_at<'a, T: Class>(object: *mut Object) -> &'a Handle<T> {
    // SAFETY: promised by the caller.
    unsafe { &*(*behind(object, <T::Base as Ancestor>::SIZE).cast::<*const Handle<T>>()) }
}

/// Makes the object of a value.
pub(crate) fn object<T: Class>(
    call: &CallPy,
    value: impl Into<PyClassInitializer<T>>,
) -> PyResult<Owned> {
    let value = value.into();
    let slot = value.value().slot_of();
    let Some(found) = call.state().of(slot) else {
        return Err(unknown::<T>());
    };
    // SAFETY: the handle is new, and the type is that of the class.
    unsafe { wrap(call.state(), found.object.as_ptr(), Handle::new(value)) }
}

/// Makes the object that a constructor was called for: of its class, or of one
/// that Python code derives from it.
///
/// # Safety
///
/// The call is that of a `tp_new` of the class.
pub(crate) unsafe fn construct<T: Class>(
    call: &CallPy,
    value: impl Into<PyClassInitializer<T>>,
) -> PyResult<Owned> {
    let class = call.this();
    let state = call.state();
    let Some(found) = state.of(T::slot()) else {
        return Err(unknown::<T>());
    };
    if T::OPTIONS.subclass && found.object.as_ptr() != class {
        state.pinned.store(true, Ordering::Relaxed);
    }
    // SAFETY: promised by the caller.
    unsafe { wrap(state, class, Handle::new(value)) }
}

/// Makes an object of a handle, whose reference it takes over.
///
/// # Safety
///
/// The type is that of the class or derives from it, and the thread is attached
/// to the interpreter that the state belongs to.
unsafe fn wrap<T: Class>(
    state: &State,
    class: *mut Object,
    handle: *mut Handle<T>,
) -> PyResult<Owned> {
    // What takes attributes may be what the class extends.
    let attributes = <T as Ancestor>::DICT.is_some();
    if attributes {
        state.pinned.store(true, Ordering::Relaxed);
    }
    let collected = attributes || T::OPTIONS.subclass;
    // SAFETY: promised by the caller; what is returned is new or null. The
    // payloads are written before anything else sees the object.
    unsafe {
        let made = match collected {
            true => api().PyType_GenericAlloc(class, 0),
            false => api().alloc_uncollected(class),
        };
        let made = match Owned::new(made) {
            Ok(made) => made,
            Err(error) => {
                Handle::release(handle).ok();
                return Err(error);
            }
        };
        let write = |at: usize, handle: *mut c_void| {
            let payload = Payload { handle, state };
            behind(made.as_ptr(), at).cast::<Payload>().write(payload);
        };
        T::Base::each((*handle).base(), &mut |at, base| {
            write(at, base.as_ptr().cast());
        });
        write(<T::Base as Ancestor>::SIZE, handle.cast());
        Ok(made)
    }
}

/// Makes the object of a handle, if the token is that of a call from Python: so
/// that all that refer to the handle refer to this one object.
pub(crate) fn objectify<T: Class>(reference: Reference, py: Python<'_>) -> Reference {
    let Some(call) = py.call() else {
        return reference;
    };
    match wrap_reference::<T>(call, &reference) {
        // SAFETY: it is alive; it is attached to the interpreter of the call.
        Ok(made) => Reference::Object(unsafe { super::Shared::new(made.as_ptr()) }).unbound(py),
        Err(_) => {
            // There is no memory for an object, and the handle will do.
            // SAFETY: needs nothing but an interpreter.
            unsafe { api().PyErr_Clear() };
            reference
        }
    }
}

/// Makes the object of a reference to a handle.
#[cold]
pub(super) fn wrap_reference<T: Class>(call: &CallPy, reference: &Reference) -> PyResult<Owned> {
    // SAFETY: only called with references to objects of the class.
    let handle = unsafe { reference.handle::<T>() }.ok_or_else(unknown::<T>)?;
    let slot = match T::OPTIONS.variants {
        true => borrow(handle).ok_or_else(|| busy::<T>(""))?.slot_of(),
        false => T::slot(),
    };
    let found = call.state().of(slot).ok_or_else(unknown::<T>)?;
    handle.retain();
    let handle = NonNull::from(handle).as_ptr();
    // SAFETY: the reference that was added is given away, and the type is that of
    // the class.
    unsafe { wrap(call.state(), found.object.as_ptr(), handle) }
}

/// The handle of an argument, if it is an object of the class.
#[inline]
pub(super) fn handle_of<'a, T: Class>(
    call: &'a CallPy,
    object: Ref<'a>,
) -> PyResult<&'a Handle<T>> {
    if !is_of::<T>(call, object) {
        return Err(match call.state().of(T::slot()) {
            Some(_) => mismatch(object, T::NAME),
            None => unknown::<T>(),
        });
    }
    // SAFETY: the object is of this type, and alive for 'a.
    unsafe {
        match payload(object.as_ptr()) {
            Some(_) => Ok(handle_at(object.as_ptr())),
            None => Err(valueless::<T>()),
        }
    }
}

/// Whether an object is of the class.
#[inline]
pub(super) fn is_of<T: Class>(call: &CallPy, object: Ref<'_>) -> bool {
    let Some(found) = call.state().of(T::slot()) else {
        return false;
    };
    let class = found.object.as_ptr();
    // What derives from a class can be told by asking only.
    class == object.kind()
        || (T::OPTIONS.derived()
            // SAFETY: both are types.
            && unsafe { (api().PyType_IsSubtype)(object.kind(), class) } != 0)
}

#[cold]
fn valueless<T: Class>() -> PyErr {
    PyTypeError::new_err(format!(
        "this {} was made without its constructor and has no value",
        T::NAME
    ))
}

#[cold]
fn unknown<T: Class>() -> PyErr {
    PyRuntimeError::new_err(format!("the module of {} is not initialised", T::NAME))
}
