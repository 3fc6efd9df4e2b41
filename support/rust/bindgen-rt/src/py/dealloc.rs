//! The end of objects.

use super::class::{behind, payload, Payload};
use super::object::{kind, Ref};
use super::raise::unraisable;
use super::raw::*;
use super::table::api;
use crate::ancestor::Ancestor;
use crate::handle::{Class, Handle};
use crate::PyResult;
use std::ffi::{c_int, c_void};
use std::mem::transmute;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering};

/// What a destructor has to know of a class.
struct Shape {
    /// Where the handle is.
    place: usize,
    weakrefs: Option<usize>,
    dict: Option<usize>,
    /// Whether objects may be of another type.
    derived: bool,
    release: unsafe fn(*mut c_void) -> PyResult<()>,
}

/// The destructor of the objects of a class.
pub(super) unsafe extern "C" fn dealloc<T: Class>(this: *mut Object) {
    let shape = const {
        &Shape {
            place: <T::Base as Ancestor>::SIZE,
            weakrefs: <T as Ancestor>::WEAKREFS,
            dict: <T as Ancestor>::DICT,
            derived: T::OPTIONS.derived(),
            release: release::<T>,
        }
    };
    // SAFETY: called by Python.
    unsafe { end(this, shape) }
}

/// # Safety
///
/// A handle of the class, or null; the reference is the caller's.
unsafe fn release<T: Class>(handle: *mut c_void) -> PyResult<()> {
    // SAFETY: promised by the caller.
    unsafe { Handle::<T>::release(handle.cast()) }
}

/// # Safety
///
/// The last reference to an object of this shape.
unsafe fn end(this: *mut Object, shape: &Shape) {
    // SAFETY: called by Python for the last reference. The type is released after
    // the object's memory. The state is there: the collector does not see the
    // reference from an object to its type, so that it never takes a type of which
    // there are objects from its module; and where it does see it, the memory of
    // the state stays. Where there is no handle, releasing it does not fail.
    unsafe {
        let class = kind(this);
        let collected = shape.dict.is_some()
            || (shape.derived && (api().PyType_GetFlags)(class) & TPFLAGS_HAVE_GC != 0);
        if collected {
            (api().PyObject_GC_UnTrack)(this.cast());
        }
        if let Some(at) = shape.weakrefs {
            if !behind(this, at).cast::<*mut Object>().read().is_null() {
                api().PyObject_ClearWeakRefs(this);
            }
        }
        let state = payload(this).map(|payload| payload.state);
        let place = behind(this, shape.place).cast::<Payload>();
        let result = (shape.release)((*place).handle);
        (*place).handle = null_mut();
        if let Some(state) = state {
            if let Err(error) = result {
                unraisable(&*state, error, Ref::new(class));
            }
            (*state).end_dropped();
        }
        if let Some(at) = shape.dict {
            clear_at(this, at);
        }
        if collected {
            let free = (api().PyType_GetSlot)(class, TP_FREE);
            let free: unsafe extern "C" fn(*mut c_void) = transmute(free);
            free(this.cast());
        } else {
            (api().PyObject_Free)(this.cast());
        }
        api().Py_DecRef(class);
    }
}

/// Ends the reference that is kept in an object.
///
/// # Safety
///
/// There is one at this place, or null.
unsafe fn clear_at(this: *mut Object, at: usize) {
    // SAFETY: promised by the caller.
    unsafe {
        let place = behind(this, at).cast::<*mut Object>();
        let found = place.replace(null_mut());
        if !found.is_null() {
            api().Py_DecRef(found);
        }
    }
}

/// What the collector sees of an object that takes attributes.
pub(super) unsafe extern "C" fn traverse<T: Class>(
    this: *mut Object,
    visit: Visit,
    data: *mut c_void,
) -> c_int {
    // SAFETY: called by Python.
    unsafe {
        let result = visit(kind(this), data);
        let Some(at) = <T as Ancestor>::DICT else {
            return result;
        };
        let dict = behind(this, at).cast::<*mut Object>().read();
        match result == 0 && !dict.is_null() {
            true => visit(dict, data),
            false => result,
        }
    }
}

/// What the collector breaks a cycle by.
pub(super) unsafe extern "C" fn clear<T: Class>(this: *mut Object) -> c_int {
    if let Some(at) = <T as Ancestor>::DICT {
        // SAFETY: called by Python.
        unsafe { clear_at(this, at) };
    }
    0
}

/// The getter of `__dict__`.
pub(super) unsafe extern "C" fn dict<T: Class>(
    this: *mut Object,
    _closure: *mut c_void,
) -> *mut Object {
    let Some(at) = <T as Ancestor>::DICT else {
        return null_mut();
    };
    // SAFETY: called by Python with an object of the class, where there is a pointer
    // at this place. It is null or stays as it is, since the object is alive.
    unsafe {
        let place = AtomicPtr::from_ptr(behind(this, at).cast());
        let mut found: *mut Object = place.load(Ordering::Acquire);
        if found.is_null() {
            let made = api().PyDict_New();
            if made.is_null() {
                return null_mut();
            }
            // The collector may have run meanwhile, and with it anything; where
            // there is no GIL, so may another thread.
            let order = (Ordering::AcqRel, Ordering::Acquire);
            found = match place.compare_exchange(null_mut(), made, order.0, order.1) {
                Ok(_) => made,
                Err(first) => {
                    api().Py_DecRef(made);
                    first
                }
            };
        }
        (api().Py_IncRef)(found);
        found
    }
}
