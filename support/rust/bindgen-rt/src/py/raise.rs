//! Raising errors as exceptions.

use super::object::{Owned, Ref, RAISED};
use super::raw::Object;
use super::state::State;
use super::table::api;
use super::text::{new_str, utf8};
use crate::exceptions::PyTypeError;
use crate::facade::class::{Class, Exception};
use crate::PyErr;
use std::ffi::CStr;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering};

/// The addresses of the variables `PyExc_*` that were needed so far, by kind.
static CLASSES: [AtomicPtr<Object>; KINDS] = [const { AtomicPtr::new(null_mut()) }; KINDS];

/// The numbers of the kinds of errors are below this one.
const KINDS: usize = 40;

/// Raises an error, unless it stands for an exception that is raised already.
#[cold]
pub(super) fn raise(state: &State, error: PyErr) {
    let class = error.class();
    if class.kind == RAISED {
        return;
    }
    let Ok(message) = new_str(error.message()) else {
        return; // a MemoryError is raised
    };
    let Some(object) = exception(state, class) else {
        return; // what kept it from being made is raised
    };
    // SAFETY: both are alive.
    unsafe { api().PyErr_SetObject(object, message.as_ptr()) };
}

/// The exception class; borrowed.
fn exception(state: &State, class: &'static Class) -> Option<*mut Object> {
    if !class.declared {
        return Some(builtin(class));
    }
    state.declared(class, &|| {
        let base = exception(state, class.base?)?;
        let name = c_text(&[class.module, ".", class.name]);
        // SAFETY: the base is a class; what is returned is new or null.
        unsafe { Owned::new(api().PyErr_NewException(name.as_ptr().cast(), base, null_mut())) }.ok()
    })
}

/// One of Python's own exception classes.
fn builtin(class: &Class) -> *mut Object {
    let Some(known) = CLASSES.get(class.kind as usize) else {
        return type_error();
    };
    let mut variable = known.load(Ordering::Relaxed);
    if variable.is_null() {
        let name = c_text(&["PyExc_", class.name]);
        // SAFETY: the text ends in NUL and has none before.
        let name = unsafe { CStr::from_bytes_with_nul_unchecked(name.as_bytes()) };
        variable = super::bind::symbol(name).cast();
        if variable.is_null() {
            return type_error();
        }
        known.store(variable, Ordering::Relaxed);
    }
    // SAFETY: the variables of all exception classes are filled before any
    // module is imported.
    unsafe { *variable.cast() }
}

/// The parts and a NUL at the end.
fn c_text(parts: &[&str]) -> String {
    let mut text = String::new();
    for part in parts {
        text.push_str(part);
    }
    text.push('\0');
    text
}

fn type_error() -> *mut Object {
    // SAFETY: as above.
    unsafe { *api().PyExc_TypeError.cast() }
}

/// Takes the exception that is raised, if it is a TypeError.
pub(super) fn raised_type_error() -> Option<PyErr> {
    take_raised::<PyTypeError>()
}

/// Takes the exception that is raised, if it is of one of Python's own classes.
#[cold]
pub(super) fn take_raised<E: Exception>() -> Option<PyErr> {
    let (mut class, mut value, mut trace) = (null_mut(), null_mut(), null_mut());
    // SAFETY: an exception is raised; the references that are fetched are ours.
    let text = unsafe {
        if (api().PyErr_ExceptionMatches)(builtin(E::CLASS)) == 0 {
            return None;
        }
        (api().PyErr_Fetch)(&mut class, &mut value, &mut trace);
        let _fetched = [class, value, trace].map(|object| Owned::new(object).ok());
        if value.is_null() {
            return Some(PyErr::new::<E, _>(()));
        }
        Owned::new(api().PyObject_Str(value))
    };
    let text = text.and_then(|text| utf8(text.as_ref()).map(str::to_owned));
    Some(PyErr::new::<E, _>(text.unwrap_or_else(|_| {
        // SAFETY: needs nothing but an interpreter.
        unsafe { api().PyErr_Clear() };
        String::from("no message")
    })))
}

/// Tells of an error where nothing can be raised, as in a destructor. What was
/// raised before is raised afterwards.
#[cold]
pub(super) fn unraisable(state: &State, error: PyErr, at: Ref<'_>) {
    let (mut class, mut value, mut trace) = (null_mut(), null_mut(), null_mut());
    // SAFETY: the references that are fetched are given back.
    unsafe {
        (api().PyErr_Fetch)(&mut class, &mut value, &mut trace);
        raise(state, error);
        api().PyErr_WriteUnraisable(at.as_ptr());
        api().PyErr_Restore(class, value, trace);
    }
}
