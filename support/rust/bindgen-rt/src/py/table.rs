//! The functions of CPython that are called, each with its signature and the
//! version that brought it into the limited API: scripts/check_table.py compares
//! them with CPython's own list and headers. They are found when Python imports
//! the library or when they are first called, not when it is linked: it has no
//! undefined `Py*` symbol, and loads where there is no Python. With the feature `direct` they are linked in
//! the ordinary way, for tools that look at what an abi3 module needs.

use super::park;
use super::rare::{self, Rare};
use super::raw::*;
use std::cell::UnsafeCell;
use std::ffi::{c_char, c_int, c_longlong, c_ulong, c_ulonglong, c_void, CStr};
use std::mem::{transmute, MaybeUninit};

/// Calls a function that is looked up when it is first called.
macro_rules! call_rare {
    ($place:ident, $name:ident, ($($arg:ident: $type:ty),*) $(-> $result:ty)?) => {{
        const NAME: &CStr = c_name(concat!(stringify!($name), "\0"));
        let found = $place.find(NAME);
        if found.is_null() {
            return rare::missing(NAME);
        }
        // SAFETY: CPython declares it so; the rest is promised by the caller.
        park::call(|| unsafe {
            let function: unsafe extern "C-unwind" fn($($type),*) $(-> $result)? =
                transmute(found);
            function($($arg),*)
        })
    }};
}

macro_rules! table {
    (
        functions { $($name:ident($($arg:ty),*) $(-> $result:ty)?, $since:literal;)* }
        python { $(
            $python:ident($($parg:ident: $ptype:ty),*) $(-> $presult:ty)?, $psince:literal;
        )* }
        data { $($data:ident, $dsince:literal;)* }
        rare { $(
            $rare:ident($($rarg:ident: $rtype:ty),*) $(-> $rresult:ty)?, $rsince:literal;
        )* }
        newer { $(
            $newer:ident($($narg:ident: $ntype:ty),*) $(-> $nresult:ty)?, $nsince:literal;
        )* }
        types { $($class:ident, $csince:literal;)* }
    ) => {
        /// The addresses of what every import needs, and of what cannot tell that it
        /// failed. Nothing in `data` is anything but an address.
        #[repr(C)]
        #[allow(non_snake_case)]
        pub(crate) struct Table {
            $(pub $name: unsafe extern "C" fn($($arg),*) $(-> $result)?,)*
            $($python: unsafe extern "C-unwind" fn($($ptype),*) $(-> $presult)?,)*
            $(pub $data: *mut Object,)*
        }

        /// What may run Python code, and with it let go of the lock: what makes
        /// objects that the collector sees, and what ends references, too.
        #[allow(non_snake_case)]
        impl Table {
            $(
                #[inline(never)]
                pub unsafe fn $python(&self, $($parg: $ptype),*) $(-> $presult)? {
                    // SAFETY: promised by the caller.
                    park::call(|| unsafe { (self.$python)($($parg),*) })
                }
            )*
            $(
                // Some are for features only.
                #[cfg_attr(
                    not(all(feature = "chrono", feature = "rust_decimal", feature = "serde_json")),
                    allow(dead_code)
                )]
                #[inline(never)]
                pub unsafe fn $rare(&self, $($rarg: $rtype),*) $(-> $rresult)? {
                    #[cfg(not(feature = "direct"))]
                    static FOUND: Rare = Rare::new();
                    #[cfg(feature = "direct")]
                    static FOUND: Rare = Rare::at(linked::$rare as *mut c_void);
                    call_rare!(FOUND, $rare, ($($rarg: $rtype),*) $(-> $rresult)?)
                }
            )*
            $(
                #[inline(never)]
                pub unsafe fn $newer(&self, $($narg: $ntype),*) $(-> $nresult)? {
                    static FOUND: Rare = Rare::new();
                    call_rare!(FOUND, $newer, ($($narg: $ntype),*) $(-> $nresult)?)
                }
            )*
            $(
                #[inline(always)]
                pub fn $class(&self) -> *mut Object {
                    #[cfg(not(feature = "direct"))]
                    static FOUND: Rare = Rare::new();
                    #[cfg(feature = "direct")]
                    static FOUND: Rare = Rare::at((&raw const linked::$class).cast_mut().cast());
                    const NAME: &CStr = c_name(concat!(stringify!($class), "\0"));
                    FOUND.find(NAME).cast()
                }
            )*
        }

        /// The names of the fields, in their order.
        const NAMES: &[&CStr] = &[
            $(c_name(concat!(stringify!($name), "\0")),)*
            $(c_name(concat!(stringify!($python), "\0")),)*
            $(c_name(concat!(stringify!($data), "\0")),)*
        ];

        /// The same, as a linker finds what is always there.
        #[cfg(feature = "direct")]
        #[allow(non_snake_case, non_upper_case_globals, clashing_extern_declarations)]
        mod linked {
            use super::*;
            #[cfg_attr(windows, link(name = "python3", kind = "raw-dylib"))]
            extern "C" {
                $(pub fn $name($(_: $arg),*) $(-> $result)?;)*
                $(pub static $data: Object;)*
                $(pub static $class: Object;)*
            }
            #[cfg_attr(windows, link(name = "python3", kind = "raw-dylib"))]
            extern "C-unwind" {
                $(pub fn $python($($parg: $ptype),*) $(-> $presult)?;)*
                $(pub fn $rare($($rarg: $rtype),*) $(-> $rresult)?;)*
            }
            pub(super) fn addresses() -> [*mut c_void; NAMES.len()] {
                [
                    $($name as *mut c_void,)*
                    $($python as *mut c_void,)*
                    $((&raw const $data).cast_mut().cast(),)*
                ]
            }
        }

        #[cfg(test)]
        pub(super) const SINCE: &[(&str, u32)] = &[
            $((stringify!($name), minor($since)),)*
            $((stringify!($python), minor($psince)),)*
            $((stringify!($rare), minor($rsince)),)*
            $((stringify!($data), minor($dsince)),)*
            $((stringify!($class), minor($csince)),)*
        ];
        #[cfg(test)]
        pub(super) const NEWER: &[(&str, u32)] = &[$((stringify!($newer), minor($nsince)),)*];
    };
}

table! {
    functions {
        PyModuleDef_Init(*mut Object) -> *mut Object, "3.5";
        PyModule_GetState(*mut Object) -> *mut c_void, "3.2";
        PyType_GetModuleState(*mut Object) -> *mut c_void, "3.10";
        PyType_GetSlot(*mut Object, c_int) -> *mut c_void, "3.4";
        PyType_IsSubtype(*mut Object, *mut Object) -> c_int, "3.2";
        PyObject_GC_UnTrack(*mut c_void), "3.2";
        PyType_GetFlags(*mut Object) -> c_ulong, "3.2";
        PyObject_Free(*mut c_void), "3.2";
        PyObject_Type(*mut Object) -> *mut Object, "3.2";
        Py_IncRef(*mut Object), "3.2";
        PySys_GetObject(*const c_char) -> *mut Object, "3.2";
        Py_GetVersion() -> *const c_char, "3.2";
        PyLong_FromLongLong(c_longlong) -> *mut Object, "3.2";
        PyLong_FromUnsignedLongLong(c_ulonglong) -> *mut Object, "3.2";
        PyLong_AsLongLong(*mut Object) -> c_longlong, "3.2";
        PyLong_AsUnsignedLongLong(*mut Object) -> c_ulonglong, "3.2";
        PyFloat_FromDouble(f64) -> *mut Object, "3.2";
        PyBytes_FromStringAndSize(*const c_char, isize) -> *mut Object, "3.2";
        PyBytes_AsStringAndSize(*mut Object, *mut *mut c_char, *mut isize) -> c_int, "3.2";
        PyUnicode_FromStringAndSize(*const c_char, isize) -> *mut Object, "3.2";
        PyUnicode_AsUTF8AndSize(*mut Object, *mut isize) -> *const c_char, "3.10";
        PyUnicode_InternInPlace(*mut *mut Object), "3.2";
        PyList_Size(*mut Object) -> isize, "3.2";
        PyList_GetItem(*mut Object, isize) -> *mut Object, "3.2";
        PyList_SetItem(*mut Object, isize, *mut Object) -> c_int, "3.2";
        PyList_Append(*mut Object, *mut Object) -> c_int, "3.2";
        PySequence_Check(*mut Object) -> c_int, "3.2";
        PyTuple_Size(*mut Object) -> isize, "3.2";
        PyTuple_GetItem(*mut Object, isize) -> *mut Object, "3.2";
        PyTuple_SetItem(*mut Object, isize, *mut Object) -> c_int, "3.2";
        PyDict_Next(*mut Object, *mut isize, *mut *mut Object, *mut *mut Object) -> c_int, "3.2";
        PyErr_Occurred() -> *mut Object, "3.2";
        PyErr_ExceptionMatches(*mut Object) -> c_int, "3.2";
        PyErr_Fetch(*mut *mut Object, *mut *mut Object, *mut *mut Object), "3.2";
        PyEval_SaveThread() -> *mut c_void, "3.2";
    }
    python {
        PyType_GenericAlloc(a: *mut Object, b: isize) -> *mut Object, "3.2";
        PyObject_GetAttrString(a: *mut Object, b: *const c_char) -> *mut Object, "3.2";
        PyObject_SetAttr(a: *mut Object, b: *mut Object, c: *mut Object) -> c_int, "3.2";
        Py_DecRef(a: *mut Object), "3.2";
        PyFloat_AsDouble(a: *mut Object) -> f64, "3.2";
        PyList_New(a: isize) -> *mut Object, "3.2";
        PyEval_RestoreThread(a: *mut c_void), "3.2";
        PyCFunction_NewEx(a: *mut MethodDef, b: *mut Object, c: *mut Object) -> *mut Object, "3.2";
    }
    data {
        _Py_NoneStruct, "3.2";
        _Py_TrueStruct, "3.2";
        _Py_FalseStruct, "3.2";
        _Py_NotImplementedStruct, "3.2";
        PyBaseObject_Type, "3.2";
        PyExc_TypeError, "3.2";
    }
    rare {
        Py_GenericAlias(a: *mut Object, b: *mut Object) -> *mut Object, "3.9";
        PyObject_GenericGetAttr(a: *mut Object, b: *mut Object) -> *mut Object, "3.2";
        PyObject_GenericSetAttr(a: *mut Object, b: *mut Object, c: *mut Object) -> c_int, "3.2";
        PyObject_ClearWeakRefs(a: *mut Object), "3.2";
        PyNumber_AsSsize_t(a: *mut Object, b: *mut Object) -> isize, "3.2";
        PyModule_New(a: *const c_char) -> *mut Object, "3.2";
        PyType_FromModuleAndSpec(a: *mut Object, b: *mut TypeSpec, c: *mut Object) -> *mut Object, "3.10";
        PyObject_Str(a: *mut Object) -> *mut Object, "3.2";
        PyObject_GetAttr(a: *mut Object, b: *mut Object) -> *mut Object, "3.2";
        PyObject_GetItem(a: *mut Object, b: *mut Object) -> *mut Object, "3.2";
        PyObject_Call(a: *mut Object, b: *mut Object, c: *mut Object) -> *mut Object, "3.2";
        PyErr_WarnEx(a: *mut Object, b: *const c_char, c: isize) -> c_int, "3.2";
        PyObject_RichCompareBool(a: *mut Object, b: *mut Object, c: c_int) -> c_int, "3.2";
        PyNumber_ToBase(a: *mut Object, b: c_int) -> *mut Object, "3.2";
        Py_EnterRecursiveCall(a: *const c_char) -> c_int, "3.9";
        Py_LeaveRecursiveCall(), "3.9";
        PyOS_FSPath(a: *mut Object) -> *mut Object, "3.6";
        PyUnicode_EncodeFSDefault(a: *mut Object) -> *mut Object, "3.2";
        PyUnicode_DecodeFSDefaultAndSize(a: *const c_char, b: isize) -> *mut Object, "3.2";
        PyImport_ImportModule(a: *const c_char) -> *mut Object, "3.2";
        PyNumber_Index(a: *mut Object) -> *mut Object, "3.2";
        PyNumber_Lshift(a: *mut Object, b: *mut Object) -> *mut Object, "3.2";
        PyNumber_Rshift(a: *mut Object, b: *mut Object) -> *mut Object, "3.2";
        PyNumber_Or(a: *mut Object, b: *mut Object) -> *mut Object, "3.2";
        PyLong_AsLongLongAndOverflow(a: *mut Object, b: *mut c_int) -> c_longlong, "3.2";
        PyLong_AsUnsignedLongLongMask(a: *mut Object) -> c_ulonglong, "3.2";
        PySequence_Tuple(a: *mut Object) -> *mut Object, "3.2";
        PyMemoryView_FromObject(a: *mut Object) -> *mut Object, "3.2";
        PyBytes_FromObject(a: *mut Object) -> *mut Object, "3.2";
        PyTuple_New(a: isize) -> *mut Object, "3.2";
        PyDict_Items(a: *mut Object) -> *mut Object, "3.2";
        PySet_New(a: *mut Object) -> *mut Object, "3.2";
        PySet_Add(a: *mut Object, b: *mut Object) -> c_int, "3.2";
        PyObject_IsInstance(a: *mut Object, b: *mut Object) -> c_int, "3.2";
        PyObject_Size(a: *mut Object) -> isize, "3.2";
        PyDict_New() -> *mut Object, "3.2";
        PyDict_GetItemWithError(a: *mut Object, b: *mut Object) -> *mut Object, "3.2";
        PyDict_SetItem(a: *mut Object, b: *mut Object, c: *mut Object) -> c_int, "3.2";
        PyErr_SetObject(a: *mut Object, b: *mut Object), "3.2";
        PyErr_SetString(a: *mut Object, b: *const c_char), "3.2";
        PyErr_Clear(), "3.2";
        PyErr_Restore(a: *mut Object, b: *mut Object, c: *mut Object), "3.2";
        PyErr_NewExceptionWithDoc(a: *const c_char, b: *const c_char, c: *mut Object, d: *mut Object) -> *mut Object, "3.2";
        PyException_SetCause(a: *mut Object, b: *mut Object), "3.2";
        PyErr_WriteUnraisable(a: *mut Object), "3.2";
        PyDescr_NewMethod(a: *mut Object, b: *mut MethodDef) -> *mut Object, "3.2";
        PyDescr_NewClassMethod(a: *mut Object, b: *mut MethodDef) -> *mut Object, "3.2";
        PyDescr_NewGetSet(a: *mut Object, b: *mut GetSetDef) -> *mut Object, "3.2";
        PyCallable_Check(a: *mut Object) -> c_int, "3.2";
        PyErr_NormalizeException(a: *mut *mut Object, b: *mut *mut Object, c: *mut *mut Object), "3.2";
        PyException_SetTraceback(a: *mut Object, b: *mut Object) -> c_int, "3.2";
        PyException_GetTraceback(a: *mut Object) -> *mut Object, "3.2";
        PyCapsule_New(a: *mut c_void, b: *const c_char, c: Option<Dealloc>) -> *mut Object, "3.2";
        PyCapsule_GetPointer(a: *mut Object, b: *const c_char) -> *mut c_void, "3.2";
        PyInterpreterState_Get() -> *mut c_void, "3.9";
        PyThreadState_GetInterpreter(a: *mut c_void) -> *mut c_void, "3.10";
        PyGILState_GetThisThreadState() -> *mut c_void, "3.2";
        PyThreadState_New(a: *mut c_void) -> *mut c_void, "3.2";
        PyThreadState_Clear(a: *mut c_void), "3.2";
        PyThreadState_Delete(a: *mut c_void), "3.2";
        PyInterpreterState_GetID(a: *mut c_void) -> i64, "3.7";
        Py_AddPendingCall(a: Option<Pending>, b: *mut c_void) -> c_int, "3.2";
    }
    newer {
        PyObject_GetTypeData(a: *mut Object, b: *mut Object) -> *mut c_void, "3.12";
        PyObject_GetBuffer(a: *mut Object, b: *mut Buffer, c: c_int) -> c_int, "3.11";
        PyBuffer_Release(a: *mut Buffer), "3.11";
    }
    types {
        PySlice_Type, "3.2";
        PySet_Type, "3.2";
        PyFrozenSet_Type, "3.2";
        PyLong_Type, "3.2";
        PyFloat_Type, "3.2";
        PyBytes_Type, "3.2";
        PyList_Type, "3.2";
        PyTuple_Type, "3.2";
        PyDict_Type, "3.2";
    }
}

impl Table {
    /// Makes an object of a type that the collector does not see the objects of,
    /// which runs no Python code.
    ///
    /// # Safety
    ///
    /// The type is one.
    #[inline]
    pub(super) unsafe fn alloc_uncollected(&self, class: *mut Object) -> *mut Object {
        // SAFETY: promised by the caller.
        unsafe { (self.PyType_GenericAlloc)(class, 0) }
    }

    /// The value of an exact float, which runs no Python code.
    ///
    /// # Safety
    ///
    /// The object is one.
    #[inline]
    pub(super) unsafe fn value_of_float(&self, object: *mut Object) -> f64 {
        // SAFETY: promised by the caller.
        unsafe { (self.PyFloat_AsDouble)(object) }
    }

    /// Looks up what is needed at once. The error is the name that is missing.
    #[cold]
    #[inline]
    pub(super) fn find(symbol: impl Fn(&CStr) -> *mut c_void) -> Result<Table, &'static CStr> {
        let found = addresses(symbol)?;
        // SAFETY: a Table is as many addresses, in the same order. None is null, and
        // each function is declared as CPython does.
        Ok(unsafe { transmute::<[*mut c_void; NAMES.len()], Table>(found) })
    }
}

#[cfg(not(feature = "direct"))]
#[inline]
fn addresses(
    symbol: impl Fn(&CStr) -> *mut c_void,
) -> Result<[*mut c_void; NAMES.len()], &'static CStr> {
    let mut found = [std::ptr::null_mut(); NAMES.len()];
    for (place, name) in found.iter_mut().zip(NAMES) {
        *place = symbol(name);
        if place.is_null() {
            return Err(name);
        }
    }
    Ok(found)
}

#[cfg(feature = "direct")]
fn addresses(
    _: impl Fn(&CStr) -> *mut c_void,
) -> Result<[*mut c_void; NAMES.len()], &'static CStr> {
    Ok(linked::addresses())
}

/// A name of the table.
const fn c_name(name: &str) -> &CStr {
    match CStr::from_bytes_with_nul(name.as_bytes()) {
        Ok(name) => name,
        Err(_) => unreachable!(),
    }
}

#[cfg(test)]
const fn minor(version: &str) -> u32 {
    let text = version.as_bytes();
    let mut number = 0;
    let mut at = 2;
    while at < text.len() {
        number = number * 10 + (text[at] - b'0') as u32;
        at += 1;
    }
    number
}

/// The one table of the process. A second interpreter of the same runtime has
/// the same functions.
struct Cell(UnsafeCell<MaybeUninit<Table>>);

// SAFETY: written once by `fill`, before anything reads it.
unsafe impl Sync for Cell {}

static TABLE: Cell = Cell(UnsafeCell::new(MaybeUninit::uninit()));

/// # Safety
///
/// Called once, before any call of [`api`].
pub(super) unsafe fn fill(table: Table) {
    // SAFETY: nothing else refers to it yet.
    unsafe { (*TABLE.0.get()).write(table) };
}

/// The table. Nothing of this module runs before it is filled: an import that
/// does not fill it fails, and with it every way to reach a function of ours.
#[inline(always)]
pub(crate) fn api() -> &'static Table {
    // SAFETY: see above.
    unsafe { (*TABLE.0.get()).assume_init_ref() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What 3.9 exports, though it became part of the limited API later.
    const EARLIER: &[&str] = &[
        "PyUnicode_AsUTF8AndSize",
        "PyType_FromModuleAndSpec",
        "PyType_GetModuleState",
        "PyThreadState_GetInterpreter",
    ];

    #[test]
    fn asks_for_nothing_newer_than_the_oldest_python() {
        for &(name, since) in SINCE {
            let old = (2..=9).contains(&since) || EARLIER.contains(&name);
            assert!(old, "{name} came with 3.{since}");
        }
        for &(name, since) in NEWER {
            assert!(since > 9, "{name} is always there");
        }
    }

    #[test]
    #[cfg(not(feature = "direct"))]
    fn tells_what_is_missing() {
        let found = Table::find(|name| match name.to_bytes() {
            b"PyList_New" => std::ptr::null_mut(),
            _ => 8 as *mut c_void,
        });
        assert_eq!(found.err(), Some(c"PyList_New"));
    }
}
