//! The structs that CPython reads, as the stable ABI has them.

use std::ffi::{c_char, c_int, c_uint, c_ulong, c_void};

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
/// A `unaryfunc`.
pub type Unary = unsafe extern "C" fn(this: *mut Object) -> *mut Object;
/// A `binaryfunc`.
pub type Binary = unsafe extern "C" fn(left: *mut Object, right: *mut Object) -> *mut Object;
/// A `lenfunc`.
pub type Size = unsafe extern "C" fn(this: *mut Object) -> isize;
/// An `inquiry`.
pub type Inquiry = unsafe extern "C" fn(this: *mut Object) -> c_int;
/// An `objobjproc`.
pub type Contains = unsafe extern "C" fn(this: *mut Object, item: *mut Object) -> c_int;
/// An `objobjargproc`.
pub type Assign =
    unsafe extern "C" fn(this: *mut Object, key: *mut Object, value: *mut Object) -> c_int;
/// A `ssizeargfunc`.
pub type At = unsafe extern "C" fn(this: *mut Object, index: isize) -> *mut Object;
/// A `ssizeobjargproc`.
pub type AssignAt =
    unsafe extern "C" fn(this: *mut Object, index: isize, value: *mut Object) -> c_int;
/// A `richcmpfunc`.
pub type Compare =
    unsafe extern "C" fn(this: *mut Object, other: *mut Object, operator: c_int) -> *mut Object;
/// A `destructor`.
pub type Dealloc = unsafe extern "C" fn(this: *mut Object);
/// What `Py_AddPendingCall` takes.
pub type Pending = unsafe extern "C" fn(data: *mut c_void) -> c_int;
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

pub(crate) const NO_METHOD: MethodDef = MethodDef {
    name: std::ptr::null(),
    entry: None,
    flags: 0,
    doc: std::ptr::null(),
};

pub(crate) const METH_KEYWORDS: c_int = 0x2;
pub(crate) const METH_O: c_int = 0x8;
pub(crate) const METH_CLASS: c_int = 0x10;
pub(crate) const METH_FASTCALL: c_int = 0x80;

/// `PyGetSetDef`.
#[repr(C)]
#[derive(Clone, Copy)]
pub(crate) struct GetSetDef {
    pub name: *const c_char,
    pub get: Option<Get>,
    pub set: Option<Set>,
    pub doc: *const c_char,
    pub closure: *mut c_void,
}

/// `Py_buffer`.
#[repr(C)]
pub(crate) struct Buffer {
    pub data: *mut c_void,
    pub object: *mut Object,
    pub len: isize,
    pub item_size: isize,
    pub read_only: c_int,
    pub dimensions: c_int,
    pub format: *const c_char,
    pub shape: *mut isize,
    pub strides: *mut isize,
    pub sub_offsets: *mut isize,
    pub internal: *mut c_void,
}

/// C-contiguous, with a format.
pub(crate) const BUF_CONTIGUOUS: c_int = 0x4 | 0x8;

/// `PyType_Slot`.
#[repr(C)]
pub(crate) struct TypeSlot {
    pub id: c_int,
    pub value: *mut c_void,
}

pub(crate) const MP_ASS_SUBSCRIPT: c_int = 3;
pub(crate) const MP_LENGTH: c_int = 4;
pub(crate) const NB_POWER: c_int = 33;
pub(crate) const SQ_ASS_ITEM: c_int = 39;
pub(crate) const SQ_ITEM: c_int = 44;
pub(crate) const SQ_LENGTH: c_int = 45;
pub(crate) const TP_BASE: c_int = 48;
pub(crate) const TP_CLEAR: c_int = 51;
pub(crate) const TP_DEALLOC: c_int = 52;
pub(crate) const TP_DOC: c_int = 56;
pub(crate) const TP_HASH: c_int = 59;
pub(crate) const TP_METHODS: c_int = 64;
pub(crate) const TP_NEW: c_int = 65;
pub(crate) const TP_RICHCOMPARE: c_int = 67;
pub(crate) const TP_TRAVERSE: c_int = 71;
pub(crate) const TP_MEMBERS: c_int = 72;
pub(crate) const TP_GETSET: c_int = 73;
pub(crate) const TP_FREE: c_int = 74;

/// `PyMemberDef`.
#[repr(C)]
pub(crate) struct MemberDef {
    pub name: *const c_char,
    pub kind: c_int,
    pub offset: isize,
    pub flags: c_int,
    pub doc: *const c_char,
}

pub(crate) const NO_MEMBER: MemberDef = MemberDef {
    name: std::ptr::null(),
    kind: 0,
    offset: 0,
    flags: 0,
    doc: std::ptr::null(),
};

/// `Py_T_PYSSIZET`.
pub(crate) const MEMBER_SSIZE: c_int = 19;
pub(crate) const MEMBER_READ_ONLY: c_int = 1;
/// Since 3.14.
pub(crate) const TP_VECTORCALL: c_int = 82;

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
pub(crate) const TPFLAGS_HEAPTYPE: c_ulong = 1 << 9;
pub(crate) const TPFLAGS_BASETYPE: c_ulong = 1 << 10;
pub(crate) const TPFLAGS_HAVE_GC: c_ulong = 1 << 14;
#[cfg(feature = "serde_json")]
pub(crate) const TPFLAGS_LONG_SUBCLASS: usize = 1 << 24;
#[cfg(feature = "serde_json")]
pub(crate) const TPFLAGS_LIST_SUBCLASS: usize = 1 << 25;
pub(crate) const TPFLAGS_TUPLE_SUBCLASS: usize = 1 << 26;
pub(crate) const TPFLAGS_BYTES_SUBCLASS: usize = 1 << 27;
pub(crate) const TPFLAGS_UNICODE_SUBCLASS: usize = 1 << 28;
pub(crate) const TPFLAGS_DICT_SUBCLASS: usize = 1 << 29;
pub(crate) const TPFLAGS_EXCEPTION_SUBCLASS: usize = 1 << 30;
pub(crate) const TPFLAGS_TYPE_SUBCLASS: usize = 1 << 31;

/// `PyModuleDef`, with all that a head may have: a build with the GIL begins at
/// `references`, one without it (of 64 bits) at `thread`.
#[repr(C)]
pub(crate) struct ModuleDef {
    pub thread: usize,
    pub flags: u16,
    pub mutex: u8,
    pub collector: u8,
    pub local_references: u32,
    pub references: isize,
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

/// `PySlot`, since 3.15.
#[repr(C)]
#[derive(Clone, Copy)]
pub(crate) struct ExportSlot {
    pub id: u16,
    pub flags: u16,
    pub reserved: u32,
    pub value: ExportValue,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub(crate) union ExportValue {
    pub pointer: *mut c_void,
    pub wide: u64,
}

pub(crate) const SLOT_STATIC: u16 = 2;
pub(crate) const SLOT_INTPTR: u16 = 4;
pub(crate) const EXPORT_EXEC: u16 = 85;
pub(crate) const EXPORT_MULTIPLE_INTERPRETERS: u16 = 86;
pub(crate) const EXPORT_STATE_SIZE: u16 = 102;
pub(crate) const EXPORT_STATE_TRAVERSE: u16 = 104;
pub(crate) const EXPORT_STATE_CLEAR: u16 = 105;
pub(crate) const EXPORT_STATE_FREE: u16 = 106;
pub(crate) const EXPORT_ABI: u16 = 109;

/// `PyABIInfo`, since 3.15.
#[repr(C)]
pub(crate) struct AbiInfo {
    pub major: u8,
    pub minor: u8,
    pub flags: u16,
    pub build_version: u32,
    pub abi_version: u32,
}

pub(crate) const ABI_STABLE: u16 = 1;
pub(crate) const ABI_GIL: u16 = 2;
