//! Item access.

use super::defining::inherited;
use super::object::kind;
use super::raw::*;
use super::special::{counted, Arm, Count};
use super::table::api;
use std::ffi::{c_int, c_void};
use std::mem::transmute;

/// Calls `__getitem__` for an index.
///
/// # Safety
///
/// Called by Python; `get` is the slot of the same object that takes any key.
#[inline]
pub unsafe fn item_at(this: *mut Object, index: isize, get: Binary) -> *mut Object {
    // SAFETY: promised by the caller; what is returned is new or null.
    unsafe {
        let key = (api().PyLong_FromLongLong)(index as i64);
        if key.is_null() {
            return key;
        }
        let item = get(this, key);
        api().Py_DecRef(key);
        item
    }
}

/// Calls `__setitem__` or `__delitem__` for an index.
///
/// # Safety
///
/// Called by Python; `set` is the slot of the same object that takes any key.
#[inline]
pub unsafe fn set_item_at(
    this: *mut Object,
    index: isize,
    value: *mut Object,
    set: Assign,
) -> c_int {
    // SAFETY: promised by the caller; what is returned is new or null.
    unsafe {
        let key = (api().PyLong_FromLongLong)(index as i64);
        if key.is_null() {
            return -1;
        }
        let result = set(this, key, value);
        api().Py_DecRef(key);
        result
    }
}

/// Calls `__setitem__` or `__delitem__`, whichever is asked for; where it is not
/// written, that of the base.
///
/// # Safety
///
/// Called by Python in the slot, which holds `entry`.
#[inline]
pub unsafe fn assign(
    set: Option<&Arm<Count>>,
    del: Option<&Arm<Count>>,
    entry: Assign,
    this: *mut Object,
    key: *mut Object,
    value: *mut Object,
) -> c_int {
    let arm = if value.is_null() { del } else { set };
    // SAFETY: promised by the caller.
    unsafe {
        if let Some(arm) = arm {
            return counted(arm, this, key, value) as c_int;
        }
        if let Some(base) = inherited(this, MP_ASS_SUBSCRIPT, entry as *mut c_void) {
            return transmute::<*mut c_void, Assign>(base)(this, key, value);
        }
        let mut text = String::from("'");
        let name = super::object::attribute_text(kind(this), c"__name__");
        text.push_str(&name.unwrap_or_default());
        text.push_str("' object does");
        text.push_str(match value.is_null() {
            true => "n't support item deletion\0",
            false => " not support item assignment\0",
        });
        api().PyErr_SetString(*api().PyExc_TypeError.cast(), text.as_ptr().cast());
        -1
    }
}
