//! The tables that a type refers to.

use super::object::head;
use super::raw::*;
use super::table::api;
use std::ffi::CStr;
use std::fmt;
use std::ptr::{self, null_mut};

/// A property.
pub struct Property {
    pub(super) name: &'static str,
    pub(super) def: GetSetDef,
}

// SAFETY: the pointers are to static texts.
unsafe impl Sync for Property {}

impl Property {
    /// A property; the name ends in NUL, and so does the documentation.
    pub const fn new(
        name: &'static str,
        doc: &'static [u8],
        get: Option<Get>,
        set: Option<Set>,
    ) -> Self {
        Property {
            name,
            def: GetSetDef {
                name: name.as_ptr().cast(),
                get,
                set,
                doc: doc.as_ptr().cast(),
                closure: null_mut(),
            },
        }
    }
}

impl fmt::Debug for Property {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(crate::glue::short_text(self.name))
    }
}

/// The table of properties that a type refers to.
#[inline]
pub(super) fn property_table(properties: &[&Property]) -> Vec<GetSetDef> {
    let mut table = Vec::with_capacity(properties.len() + 1);
    for property in properties {
        table.push(property.def);
    }
    table.push(GetSetDef {
        name: ptr::null(),
        get: None,
        set: None,
        doc: ptr::null(),
        closure: null_mut(),
    });
    table
}

/// A member that tells Python where it keeps something in an object.
#[inline]
pub(super) fn member(name: &'static CStr, at: usize) -> MemberDef {
    MemberDef {
        name: name.as_ptr(),
        kind: MEMBER_SSIZE,
        offset: (head() + at) as isize,
        flags: MEMBER_READ_ONLY,
        doc: ptr::null(),
    }
}

/// `__class_getitem__`.
pub(super) const GENERIC: MethodDef = MethodDef {
    name: c"__class_getitem__".as_ptr(),
    // SAFETY: the flags say which function it is.
    entry: Some(unsafe { std::mem::transmute::<Binary, FastCall>(class_getitem) }),
    flags: METH_O | METH_CLASS,
    doc: c"See PEP 585".as_ptr(),
};

unsafe extern "C" fn class_getitem(class: *mut Object, item: *mut Object) -> *mut Object {
    // SAFETY: called by Python.
    unsafe { api().Py_GenericAlias(class, item) }
}
