//! Raising errors as exceptions.

use super::exception::Exceptions;
use super::module::set;
use super::object::{done, raised, Owned, Ref, RAISED};
use super::raw::{Object, TPFLAGS_EXCEPTION_SUBCLASS};
use super::state::State;
use super::table::api;
use super::text::{new_bytes, new_str, utf8};
use crate::exceptions::{PyTypeError, KINDS};
use crate::facade::class::{Class, Exception};
use crate::facade::Origin;
use crate::{ErrorValue, PyErr, PyErrArguments, PyResult};
use std::ffi::CStr;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering};

/// The addresses of the variables `PyExc_*` that were needed so far, by kind.
static CLASSES: [AtomicPtr<Object>; KINDS] = [const { AtomicPtr::new(null_mut()) }; KINDS];

/// Raises an error, unless it stands for an exception that is raised already.
#[cold]
pub(super) fn raise(state: &State, mut error: PyErr) {
    if error.class().kind == RAISED {
        return;
    }
    let cause = error.take_cause();
    if let Some(exception) = again(state, &error) {
        // The last one to hold it may be the error.
        drop(error);
        return raise_again(state, exception, cause);
    }
    let result = match (cause, error.fields()) {
        (None, []) => raise_plain(&state.exceptions, &error),
        (cause, _) => raise_whole(state, error, cause),
    };
    // An exception is raised in any case: this one, or what kept it from being
    // made.
    drop(result);
}

/// The exception of this interpreter that an error stands for, if a callback raised it.
fn again(state: &State, error: &PyErr) -> Option<Owned> {
    match error.origin() {
        // SAFETY: the error holds it, and the thread is attached to its interpreter.
        Some(Origin::Python(caught)) => caught
            .object(state)
            .map(|object| unsafe { Owned::again(object) }),
        _ => None,
    }
}

/// Raises an exception that was raised before, with its traceback.
#[cold]
fn raise_again(state: &State, exception: Owned, cause: Option<PyErr>) {
    // SAFETY: the exception is alive, and its type with it; what is given away is ours.
    unsafe {
        if let Some(Ok(Some(cause))) = cause.map(|cause| made(state, chain(cause))) {
            api().PyException_SetCause(exception.as_ptr(), cause.into_ptr());
        }
        state.end_dropped();
        let kind = Owned::again(exception.as_ref().kind());
        let trace = api().PyException_GetTraceback(exception.as_ptr());
        api().PyErr_Restore(kind.into_ptr(), exception.into_ptr(), trace);
    }
}

/// Leaves it to Python to make the exception when it is needed.
pub(super) fn raise_plain(exceptions: &Exceptions, error: &PyErr) -> PyResult<()> {
    let class = match error.class().declared {
        true => exceptions.object(error.class(), &|_| None)?,
        false => builtin(error.class()),
    };
    let arguments = match error.arguments() {
        None => new_str(error.message())?,
        Some(values) => tuple(values)?,
    };
    // SAFETY: both are alive.
    unsafe { api().PyErr_SetObject(class, arguments.as_ptr()) };
    Ok(())
}

/// An error and what it was caused by.
fn chain(mut error: PyErr) -> Vec<PyErr> {
    let mut chain = Vec::new();
    while let Some(cause) = error.take_cause() {
        chain.push(error);
        error = cause;
    }
    chain.push(error);
    chain
}

/// Makes the first of a chain of exceptions, each the cause of the one before.
#[cold]
fn made(state: &State, mut chain: Vec<PyErr>) -> PyResult<Option<Owned>> {
    let mut whole: Option<Owned> = None;
    while let Some(error) = chain.pop() {
        let made = match again(state, &error) {
            Some(exception) => exception,
            None => instance(&state.exceptions, &error)?,
        };
        if let Some(cause) = whole.take() {
            // SAFETY: both are exceptions; the reference to the cause is given
            // away.
            unsafe { api().PyException_SetCause(made.as_ptr(), cause.into_ptr()) };
        }
        whole = Some(made);
    }
    Ok(whole)
}

/// Raises an exception with its fields and with what it was caused by.
#[cold]
fn raise_whole(state: &State, error: PyErr, cause: Option<PyErr>) -> PyResult<()> {
    let mut chain = cause.map_or_else(Vec::new, chain);
    chain.insert(0, error);
    let whole = made(state, chain)?;
    if let Some(made) = whole {
        // SAFETY: the exception is alive, and its type with it.
        unsafe {
            state.end_dropped();
            api().PyErr_SetObject(made.as_ref().kind(), made.as_ptr());
        }
    }
    Ok(())
}

/// Makes an exception.
fn instance(exceptions: &Exceptions, error: &PyErr) -> PyResult<Owned> {
    let class = exceptions.object(error.class(), &|_| None)?;
    let arguments = match error.arguments() {
        None => tuple(&[ErrorValue::Text(error.message().to_owned().into())])?,
        Some(values) => tuple(values)?,
    };
    // SAFETY: all are alive; what is returned is new or null.
    let made = unsafe { Owned::new(api().PyObject_Call(class, arguments.as_ptr(), null_mut()))? };
    if !made.as_ref().has_flag(TPFLAGS_EXCEPTION_SUBCLASS) {
        // Python code has replaced `__new__` of the class.
        let text = format!("calling {} gave no exception", error.class().name);
        raise_plain(exceptions, &PyTypeError::new_err(text))?;
        return Err(raised());
    }
    for (name, value) in error.fields() {
        set(&made, name, &object(value)?)?;
    }
    Ok(made)
}

fn tuple(values: &[ErrorValue]) -> PyResult<Owned> {
    // SAFETY: what is returned is new or null.
    let tuple = unsafe { Owned::new(api().PyTuple_New(values.len() as isize))? };
    for (index, value) in values.iter().enumerate() {
        let value = object(value)?;
        // SAFETY: the tuple is new and has a place for it; it takes the reference
        // over.
        done(unsafe { (api().PyTuple_SetItem)(tuple.as_ptr(), index as isize, value.into_ptr()) })?;
    }
    Ok(tuple)
}

fn object(value: &ErrorValue) -> PyResult<Owned> {
    let table = api();
    // SAFETY: the singletons are alive for ever; what is returned is new or null.
    unsafe {
        match value {
            ErrorValue::None => Ok(Owned::again(table._Py_NoneStruct)),
            ErrorValue::Bool(true) => Ok(Owned::again(table._Py_TrueStruct)),
            ErrorValue::Bool(false) => Ok(Owned::again(table._Py_FalseStruct)),
            ErrorValue::Int(value) => Owned::new((table.PyLong_FromLongLong)(*value)),
            ErrorValue::Large(value) => Owned::new((table.PyLong_FromUnsignedLongLong)(*value)),
            ErrorValue::Real(real) => Owned::new((table.PyFloat_FromDouble)(real.value)),
            ErrorValue::Text(text) => new_str(text),
            ErrorValue::Bytes(bytes) => new_bytes(bytes),
        }
    }
}

/// One of Python's own exception classes; borrowed.
pub(super) fn builtin(class: &Class) -> *mut Object {
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
    text + "\0"
}

fn type_error() -> *mut Object {
    // SAFETY: as above.
    unsafe { *api().PyExc_TypeError.cast() }
}

/// Takes the exception that is raised, if it is a TypeError.
pub(super) fn raised_type_error() -> Option<PyErr> {
    take_raised(PyTypeError::CLASS)
}

/// Takes the exception that is raised, if it is of one of Python's own classes.
#[cold]
pub(super) fn take_raised(class: &'static Class) -> Option<PyErr> {
    let (mut kind, mut value, mut trace) = (null_mut(), null_mut(), null_mut());
    // SAFETY: an exception is raised; the references that are fetched are ours.
    let text = unsafe {
        if (api().PyErr_ExceptionMatches)(builtin(class)) == 0 {
            return None;
        }
        (api().PyErr_Fetch)(&mut kind, &mut value, &mut trace);
        let _fetched = (
            Owned::new(kind).ok(),
            Owned::new(value).ok(),
            Owned::new(trace).ok(),
        );
        if value.is_null() {
            return Some(PyErr::of(class, ().arguments(), Vec::new()));
        }
        Owned::new(api().PyObject_Str(value))
    };
    let arguments = match &text {
        Ok(text) => utf8(text.as_ref()).map(|text| text.to_owned().arguments()),
        Err(_) => Err(raised()),
    };
    let arguments = arguments.unwrap_or_else(|_| {
        // SAFETY: needs nothing but an interpreter.
        unsafe { api().PyErr_Clear() };
        "no message".arguments()
    });
    Some(PyErr::of(class, arguments, Vec::new()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_kinds_have_a_place() {
        let kinds = crate::exceptions::ALL
            .iter()
            .map(|&(_, kind)| kind as usize);
        assert_eq!(kinds.max(), Some(KINDS - 1));
    }
}
