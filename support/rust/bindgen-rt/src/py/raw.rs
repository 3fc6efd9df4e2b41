//! The structs that CPython reads, as the stable ABI has them.

use std::ffi::{c_char, c_int, c_uint, c_void};

/// A `PyObject`. Its content is never looked at.
#[repr(C)]
pub struct Object {
    opaque: [u8; 0],
}

/// A `METH_FASTCALL | METH_KEYWORDS` function.
pub type FastCall = unsafe extern "C" fn(
    this: *mut Object,
    args: *const *mut Object,
    nargs: isize,
    names: *mut Object,
) -> *mut Object;
/// A `newfunc`.
pub type New =
    unsafe extern "C" fn(class: *mut Object, args: *mut Object, named: *mut Object) -> *mut Object;
/// A `getter`.
pub type Get = unsafe extern "C" fn(this: *mut Object, closure: *mut c_void) -> *mut Object;
/// A `setter`.
pub type Set =
    unsafe extern "C" fn(this: *mut Object, value: *mut Object, closure: *mut c_void) -> c_int;
/// A `destructor`.
pub type Dealloc = unsafe extern "C" fn(this: *mut Object);
/// A `visitproc`.
pub type Visit = unsafe extern "C" fn(object: *mut Object, data: *mut c_void) -> c_int;

/// `PyMethodDef`.
#[repr(C)]
#[derive(Clone, Copy)]
pub(crate) struct MethodDef {
    pub name: *const c_char,
    pub entry: Option<FastCall>,
    pub flags: c_int,
    pub doc: *const c_char,
}

pub(crate) const METH_KEYWORDS: c_int = 0x2;
pub(crate) const METH_FASTCALL: c_int = 0x80;

/// `PyGetSetDef`.
#[repr(C)]
pub(crate) struct GetSetDef {
    pub name: *const c_char,
    pub get: Option<Get>,
    pub set: Option<Set>,
    pub doc: *const c_char,
    pub closure: *mut c_void,
}

/// `PyType_Slot`.
#[repr(C)]
pub(crate) struct TypeSlot {
    pub id: c_int,
    pub value: *mut c_void,
}

pub(crate) const TP_DEALLOC: c_int = 52;
pub(crate) const TP_DOC: c_int = 56;
pub(crate) const TP_METHODS: c_int = 64;
pub(crate) const TP_NEW: c_int = 65;
pub(crate) const TP_GETSET: c_int = 73;

/// `PyType_Spec`.
#[repr(C)]
pub(crate) struct TypeSpec {
    pub name: *const c_char,
    pub basicsize: c_int,
    pub itemsize: c_int,
    pub flags: c_uint,
    pub slots: *mut TypeSlot,
}

pub(crate) const TPFLAGS_DEFAULT: c_uint = 1 << 18;
/// Since 3.10.
pub(crate) const TPFLAGS_DISALLOW_INSTANTIATION: c_uint = 1 << 7;
pub(crate) const TPFLAGS_TUPLE_SUBCLASS: usize = 1 << 26;
pub(crate) const TPFLAGS_BYTES_SUBCLASS: usize = 1 << 27;
pub(crate) const TPFLAGS_UNICODE_SUBCLASS: usize = 1 << 28;

/// `PyModuleDef`. A build without the GIL has two words more before `kind`, so
/// a pointer to it is made by [`ModuleDef::address`].
#[repr(C)]
pub(crate) struct ModuleDef {
    pub references: usize,
    pub kind: *mut Object,
    pub init: Option<unsafe extern "C" fn() -> *mut Object>,
    pub index: isize,
    pub copy: *mut Object,
    pub name: *const c_char,
    pub doc: *const c_char,
    pub size: isize,
    pub methods: *mut MethodDef,
    pub slots: *mut ModuleSlot,
    pub traverse: Option<unsafe extern "C" fn(*mut Object, Visit, *mut c_void) -> c_int>,
    pub clear: Option<unsafe extern "C" fn(*mut Object) -> c_int>,
    pub free: Option<unsafe extern "C" fn(*mut c_void)>,
}

/// `PyModuleDef_Slot`.
#[repr(C)]
#[derive(Clone, Copy)]
pub(crate) struct ModuleSlot {
    pub id: c_int,
    pub value: *mut c_void,
}

pub(crate) const MOD_EXEC: c_int = 2;
/// Since 3.12, with the value 2 for "one GIL for each interpreter".
pub(crate) const MOD_MULTIPLE_INTERPRETERS: c_int = 3;
