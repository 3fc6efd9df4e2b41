//! Errors that C makes, or gives back.

use super::error::{ErrorC, ErrorFieldC};
use super::layout::{Char, View};
use crate::exceptions::{class_of, PyRecursionError, PyRuntimeError};
use crate::facade::class::{Class, Exception};
use crate::facade::Origin;
use crate::gate::Gate;
use crate::panic::PanicException;
use crate::py::Items;
use crate::{Arguments, ErrorValue, Field, IntoErrorValue, PyErr, Python};
use std::ptr;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The address of the one that [`lost`] gives.
static LOST: OnceLock<usize> = OnceLock::new();

/// Whether it is that one.
pub(super) fn is_lost(error: *const ErrorC) -> bool {
    LOST.get().is_some_and(|&lost| lost == error as usize)
}

/// The error of a callback that has no room left to make one. There is one of it, which
/// is never freed.
#[cold]
fn lost() -> *mut ErrorC {
    let made = LOST.get_or_init(|| {
        let text = "a callback failed, with no room left to say how";
        ErrorC::new(PyRecursionError::new_err(text)) as usize
    });
    *made as *mut ErrorC
}

/// What `CRATE_error_new` does. Text that is not UTF-8 is shown as far as it is. Of kind
/// 0 is the one that any number of calls may give.
///
/// # Safety
///
/// Both texts are valid, or their lengths are 0.
#[cold]
pub unsafe fn error_new(
    items: &[&Items],
    kind: i32,
    class_name: View<Char>,
    message: View<Char>,
) -> *mut ErrorC {
    if kind == 0 {
        return lost();
    }
    // SAFETY: promised by the caller.
    let (name, message) = unsafe {
        let name = text(class_name.data, class_name.len);
        (name, text(message.data, message.len))
    };
    let mut exported = items.iter().flat_map(|items| items.exceptions);
    let class = match exported.find(|(_, known)| known.class.is_named(&name)) {
        Some((_, known)) => known.class,
        None if name.is_empty() => class(kind),
        None => declared(&name, kind),
    };
    let message = Arguments::Text(message.into());
    ErrorC::new(PyErr::of(class, message, Vec::new()))
}

impl ErrorC {
    /// The error that C gives away, with its causes.
    ///
    /// # Safety
    ///
    /// It came from a generated function and is not used again. A callback that made it
    /// has this gate.
    #[cold]
    pub(super) unsafe fn take(error: *mut ErrorC, gate: Option<&Arc<Gate>>) -> PyErr {
        let mut chain = Vec::new();
        let mut next: *const ErrorC = error;
        // SAFETY: promised by the caller: all of them are alive.
        while !next.is_null() {
            // SAFETY: as above.
            unsafe {
                chain.push(alone(next, gate));
                next = (*next).cause();
            }
        }
        if !is_lost(error) {
            // SAFETY: as above.
            unsafe {
                (*error).forget_origins();
                ErrorC::free(error);
            }
        }
        let mut whole = None;
        while let Some(error) = chain.pop() {
            if whole.is_some() {
                error.set_cause(Python::neutral(), whole);
            }
            whole = Some(error);
        }
        whole.unwrap_or_else(|| PyRuntimeError::new_err(()))
    }
}

/// # Safety
///
/// The error is as docs/abi.md says.
unsafe fn alone(this: *const ErrorC, gate: Option<&Arc<Gate>>) -> PyErr {
    // SAFETY: promised by the caller, here and below.
    let (error, origin) = unsafe { (&*this, ErrorC::origin(this, gate)) };
    // SAFETY: as above.
    let (message, name, fields) = unsafe {
        let (message, len) = error.message();
        let (name, name_len) = error.class_name();
        let message = (!message.is_null()).then(|| text(message, len));
        (message, text(name, name_len), error.fields())
    };
    let class = match name.is_empty() {
        true => class(error.kind()),
        false => declared(&name, error.kind()),
    };
    let (mut values, mut named): (Vec<ErrorValue>, Vec<Field>) = (Vec::new(), Vec::new());
    for field in fields {
        // SAFETY: as above.
        let (name, value) = unsafe { (text(field.name, field.name_len), value(field)) };
        match name.is_empty() {
            true => values.push(value),
            false => named.push((interned(&name), value)),
        }
    }
    let made = match message {
        Some(message) if values.is_empty() => {
            PyErr::of(class, Arguments::Text(message.into()), named)
        }
        message => PyErr::with_arguments(class, message.unwrap_or_default(), values, named),
    };
    made.with_origin(origin.map(Origin::C))
}

/// # Safety
///
/// `data` is valid for `len` bytes, or `len` is 0.
unsafe fn bytes<'a>(data: *const Char, len: usize) -> &'a [u8] {
    match data.is_null() || len == 0 {
        true => &[],
        // SAFETY: promised by the caller; a Char is a byte.
        false => unsafe { &*ptr::slice_from_raw_parts(data.cast(), len) },
    }
}

/// # Safety
///
/// As for [`bytes`].
unsafe fn text(data: *const Char, len: usize) -> String {
    // SAFETY: promised by the caller.
    String::from_utf8_lossy(unsafe { bytes(data, len) }).into_owned()
}

/// # Safety
///
/// The field is as docs/abi.md says.
unsafe fn value(field: &ErrorFieldC) -> ErrorValue {
    match field.kind {
        1 => ErrorValue::Bool(field.integer != 0),
        2 => ErrorValue::Int(field.integer),
        3 => field.real.into_error_value(),
        // SAFETY: promised by the caller.
        4 => ErrorValue::Text(unsafe { text(field.text, field.text_len) }.into()),
        // SAFETY: promised by the caller.
        5 => ErrorValue::Bytes(unsafe { bytes(field.text, field.text_len) }.to_vec().into()),
        6 => ErrorValue::Large(field.integer as u64),
        _ => ErrorValue::None,
    }
}

/// The class of a number; an unknown one is a RuntimeError.
fn class(kind: i32) -> &'static Class {
    match kind {
        1 => PanicException::CLASS,
        _ => class_of(kind).unwrap_or(PyRuntimeError::CLASS),
    }
}

/// A class that is declared in Rust, by its qualified name. Here nothing but its name
/// and its kind is known of it.
fn declared(name: &str, kind: i32) -> &'static Class {
    static KNOWN: Mutex<Vec<&Class>> = Mutex::new(Vec::new());
    let (module, last) = name.rsplit_once('.').unwrap_or(("", name));
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(class) = known.iter().find(|c| c.module == module && c.name == last) {
        return class;
    }
    let made: &Class = Box::leak(Box::new(Class {
        kind,
        declared: true,
        imported: false,
        module: interned(module),
        name: interned(last),
        doc: "",
        base: Some(class(kind)),
        fields: &[],
    }));
    known.push(made);
    made
}

/// A name that stays: there are few, each kept once.
fn interned(name: &str) -> &'static str {
    static KNOWN: Mutex<Vec<&str>> = Mutex::new(Vec::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = known.iter().find(|known| **known == name) {
        return found;
    }
    let made: &str = Box::leak(name.into());
    known.push(made);
    made
}
