//! Which of our types a function belongs to, where it may be called for a type that
//! derives from it.

use super::call::Home;
use super::object::kind;
use super::raw::*;
use super::state::State;
use super::table::api;
use std::ffi::{c_int, c_void};
use std::ptr::null;

impl Home {
    /// Where the state of a class is found that is the one with this `tp_new`, or
    /// derives from it.
    ///
    /// # Safety
    ///
    /// It is a type.
    #[inline]
    pub(super) unsafe fn of_constructor(class: *mut Object, entry: New) -> Self {
        // SAFETY: promised by the caller.
        unsafe {
            match (api().PyType_GetFlags)(class) & TPFLAGS_BASETYPE == 0 {
                true => Home::Type,
                false => known(defining(class, TP_NEW, entry as *mut c_void)),
            }
        }
    }

    /// Where the state of a class is found that is the one with this class method,
    /// or derives from it, or is an enum that has it.
    ///
    /// # Safety
    ///
    /// It is a type.
    #[inline]
    pub(super) unsafe fn of_class_method(class: *mut Object, entry: FastCall) -> Self {
        // SAFETY: promised by the caller.
        unsafe {
            match (api().PyType_GetFlags)(class) & TPFLAGS_BASETYPE == 0 {
                true => Home::Type,
                false => match with_method(class, entry) {
                    own if own.is_null() => Home::of_enum(class),
                    own => known(own),
                },
            }
        }
    }
}

/// The state of a type of ours; of null there is none.
///
/// # Safety
///
/// It is one, or null.
#[cold]
unsafe fn known(own: *mut Object) -> Home {
    if own.is_null() {
        return Home::Known(null());
    }
    // SAFETY: promised by the caller.
    let state = unsafe { Home::Type.state(own) };
    Home::Known(state.map_or(null(), |state: &State| state))
}

/// Calls `each` with a type and all that it derives from, up to one that is not on
/// the heap: the slots of those are not to be read before Python 3.10, and they
/// derive from no type of ours.
///
/// # Safety
///
/// It is a type.
unsafe fn each_base(class: *mut Object, mut each: impl FnMut(*mut Object)) {
    let mut class = class;
    // SAFETY: promised by the caller.
    unsafe {
        while !class.is_null() && (api().PyType_GetFlags)(class) & TPFLAGS_HEAPTYPE != 0 {
            each(class);
            class = (api().PyType_GetSlot)(class, TP_BASE).cast();
        }
    }
}

/// The type that has a method in its table, or null.
///
/// # Safety
///
/// It is a type.
#[inline]
unsafe fn with_method(class: *mut Object, entry: FastCall) -> *mut Object {
    let mut found = std::ptr::null_mut();
    // SAFETY: promised by the caller; a table ends without a name.
    unsafe {
        each_base(class, |class| {
            let mut method = (api().PyType_GetSlot)(class, TP_METHODS).cast::<MethodDef>();
            while !method.is_null() && !(*method).name.is_null() {
                let this = (*method).entry.map(|entry| entry as *mut c_void);
                if this == Some(entry as *mut c_void) {
                    found = class;
                }
                method = method.add(1);
            }
        });
    }
    found
}

/// The type that put a function into its slot: the first of those that a type
/// derives from which has it. Null if none has.
///
/// # Safety
///
/// It is a type, and the slot is one of functions.
pub(super) unsafe fn defining(class: *mut Object, id: c_int, function: *mut c_void) -> *mut Object {
    let mut found = std::ptr::null_mut();
    // SAFETY: promised by the caller.
    unsafe {
        each_base(class, |class| {
            if (api().PyType_GetSlot)(class, id) == function {
                found = class;
            }
        });
    }
    found
}

/// The function that the base of the type has in a slot which put `function` there.
///
/// # Safety
///
/// As for [`defining`].
#[inline]
pub(super) unsafe fn inherited(
    this: *mut Object,
    id: c_int,
    function: *mut c_void,
) -> Option<*mut c_void> {
    // SAFETY: promised by the caller.
    unsafe {
        let own = defining(kind(this), id, function);
        if own.is_null() {
            return None;
        }
        let base = (api().PyType_GetSlot)(own, TP_BASE).cast::<Object>();
        if base.is_null() || (api().PyType_GetFlags)(base) & TPFLAGS_HEAPTYPE == 0 {
            return None;
        }
        let found = (api().PyType_GetSlot)(base, id);
        (!found.is_null()).then_some(found)
    }
}
