//! Exceptions that Python code raised, as errors of Rust.

use super::call::CallPy;
use super::imported::attribute;
use super::into::{call as call_object, tuple};
use super::object::{attribute_text, Owned, Ref};
use super::raise::builtin;
use super::raw::Object;
use super::shared::Shared;
use super::state::State;
use super::table::api;
use super::text::{new_str, utf8};
use crate::exceptions::{class_of, PyBaseException, PyRuntimeError, KINDS};
use crate::facade::class::{Class, Exception};
use crate::facade::Origin;
use crate::{Arguments, PyErr, PyResult};
use std::ptr::null_mut;
use std::sync::Arc;

/// An exception object that an error of Rust stands for.
#[derive(Debug)]
pub(crate) struct Caught(Shared);

// SAFETY: it is touched by threads that are attached only, and dropped as any thread may.
unsafe impl Send for Caught {}
// SAFETY: as above.
unsafe impl Sync for Caught {}

impl Caught {
    /// The exception, if it is of the interpreter of a module.
    pub(super) fn object(&self, state: &State) -> Option<*mut Object> {
        self.0.is_of_state(state).then(|| self.0.as_ptr())
    }
}

/// Takes the exception that is raised.
#[cold]
pub(super) fn caught(call: &CallPy) -> PyErr {
    let (mut kind, mut value, mut trace) = (null_mut(), null_mut(), null_mut());
    // SAFETY: the references that are fetched are ours.
    unsafe {
        (api().PyErr_Fetch)(&mut kind, &mut value, &mut trace);
        api().PyErr_NormalizeException(&mut kind, &mut value, &mut trace);
        let (kind, value) = (Owned::new(kind), Owned::new(value));
        let trace = Owned::new(trace);
        let (Ok(kind), Ok(value)) = (kind, value) else {
            return PyRuntimeError::new_err("a callback failed without an exception");
        };
        if let Ok(trace) = trace {
            api().PyException_SetTraceback(value.as_ptr(), trace.as_ptr());
        }
        let class = class_in_rust(call.state(), kind.as_ref());
        let message = message(value.as_ref());
        let caught = Caught(Shared::lasting(call, value.as_ptr()));
        PyErr::of(class, Arguments::Text(message.into()), Vec::new())
            .with_origin(Some(Origin::Python(Arc::new(caught))))
    }
}

/// What `str()` of it is.
fn message(value: Ref<'_>) -> String {
    // SAFETY: the object is alive; what is returned is new or null.
    let text = unsafe { Owned::new(api().PyObject_Str(value.as_ptr())) };
    let text = text.and_then(|text| utf8(text.as_ref()).map(str::to_owned));
    text.unwrap_or_else(|_| {
        // SAFETY: needs nothing but an interpreter.
        unsafe { api().PyErr_Clear() };
        String::from("no message")
    })
}

/// The nearest of its classes that Rust knows.
fn class_in_rust(state: &State, kind: Ref<'_>) -> &'static Class {
    let unknown = PyBaseException::CLASS;
    let Ok(order) = order(kind) else {
        // SAFETY: needs nothing but an interpreter.
        unsafe { api().PyErr_Clear() };
        return unknown;
    };
    // SAFETY: it is a tuple of classes, which it holds.
    unsafe {
        for index in 0..(api().PyTuple_Size)(order.as_ptr()) {
            let class = (api().PyTuple_GetItem)(order.as_ptr(), index);
            if let Some(known) = state.exceptions.named(class) {
                return known;
            }
            if let Some(known) = own(class) {
                return known;
            }
        }
    }
    unknown
}

/// The class and its bases, in their order: what `type` has for `__mro__`, as a metaclass
/// may have another one.
fn order(kind: Ref<'_>) -> PyResult<Owned> {
    // SAFETY: all are alive; what is returned is new or null.
    unsafe {
        let type_itself = Ref::new(api().PyTuple_Type()).kind(); // it is `type`
        let all = attribute(Ref::new(type_itself), c"__dict__")?;
        let name = new_str("__mro__")?;
        let order = Owned::new(api().PyObject_GetItem(all.as_ptr(), name.as_ptr()))?;
        let get = attribute(order.as_ref(), c"__get__")?;
        call_object(&get, tuple([Owned::again(kind.as_ptr())])?, None)
    }
}

/// One of Python's own classes, by what it is called.
fn own(class: *mut Object) -> Option<&'static Class> {
    let name = attribute_text(class, c"__name__")?;
    let mut all = (2..KINDS as i32).filter_map(class_of);
    let known = all.find(|known| known.name == name)?;
    (builtin(known) == class).then_some(known)
}
