//! The module: how Python imports the library.

use super::bind::{bind, refuse};
use super::class_type::ClassDef;
use super::definition::Def;
use super::enumeration::{EnumDef, Value};
use super::exception::ExceptionDef;
use super::fill::fill;
use super::function::Function;
use super::interpreter::check;
use super::object::{done, Owned};
use super::raise::raise;
use super::raw::Object;
use super::record::RecordDef;
use super::runtime::Runtime;
use super::state::State;
use super::table::api;
use super::text::interned;
use crate::exceptions::PyImportError;
use crate::guard::guard;
use crate::PyResult;
use std::ffi::{c_int, c_void, CStr};
use std::fmt;
use std::ptr::null_mut;

/// A module as Python sees it: the root or one below it.
#[derive(Debug)]
pub struct Space {
    /// With all its parents, and NUL at the end: `ophio.glob`. Parents come
    /// before their children.
    pub name: &'static str,
    /// Its documentation.
    pub doc: &'static str,
}

/// What one glue file exports, each item with the name of its module.
pub struct Items {
    /// The functions.
    pub functions: &'static [(&'static str, &'static Function)],
    /// The classes.
    pub classes: &'static [(&'static str, &'static ClassDef)],
    /// The enums.
    pub enums: &'static [(&'static str, &'static EnumDef)],
    /// The exceptions that are in a module; others are made when they are raised.
    pub exceptions: &'static [(&'static str, ExceptionDef)],
    /// The records that are read from objects of Python, or given as such.
    pub records: &'static [&'static RecordDef],
    /// The constants.
    pub constants: &'static [(&'static str, &'static str, Value)],
}

impl fmt::Debug for Items {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Items")
    }
}

/// The whole of what a library exports to Python.
pub struct Module {
    /// What identifies the ABI.
    pub abi_hash: u64,
    /// The modules, the root first.
    pub spaces: &'static [Space],
    /// What is in them.
    pub items: &'static [&'static Items],
    /// `Py_mod_exec`: calls [`exec`] with this module.
    pub exec: unsafe extern "C" fn(*mut Object) -> c_int,
    /// What Python keeps of it.
    pub def: Def,
}

impl fmt::Debug for Module {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Module")
    }
}

/// Whether the library can be used by the interpreter that imports it; if not,
/// an ImportError is raised.
#[cold]
fn accept() -> bool {
    let caller = Runtime::calling();
    let accepted = guard(|| match bind(caller) {
        Ok(()) => check(),
        Err(unbound) => Err(PyImportError::new_err(unbound.message())),
    });
    if let Err(error) = &accepted {
        refuse(caller, error.message());
    }
    accepted.is_ok()
}

/// What `PyInit_*` does.
///
/// # Safety
///
/// Called by Python, or in a process without it.
pub unsafe fn init(module: &'static Module) -> *mut Object {
    match accept() {
        true => module.def.init(module.exec),
        false => null_mut(),
    }
}

/// What `PyModExport_*` does: since 3.15 it comes before `PyInit_*`.
///
/// # Safety
///
/// Called by Python, or in a process without it.
pub unsafe fn export(module: &'static Module) -> *mut c_void {
    match accept() {
        true => module.def.export(module.exec),
        false => null_mut(),
    }
}

/// What `Py_mod_exec` does: fills a module.
///
/// # Safety
///
/// Called by Python with a module of this definition.
pub unsafe fn exec(module: &'static Module, object: *mut Object) -> c_int {
    // SAFETY: promised by the caller; the memory of the state is zeroed.
    let (object, place) = unsafe {
        let place: *mut *mut State = (api().PyModule_GetState)(object).cast();
        (Owned::again(object), place)
    };
    let mut state = Box::<State>::default();
    let result = guard(|| fill(module, &object, &mut state, place));
    match result {
        Ok(()) => 0,
        Err(error) => {
            let state = State::default();
            raise(&state, error);
            -1
        }
    }
}

/// Sets an attribute.
pub(super) fn set(object: &Owned, name: &str, value: &Owned) -> PyResult<()> {
    let name = interned(name)?;
    // SAFETY: all are alive.
    done(unsafe { api().PyObject_SetAttr(object.as_ptr(), name.as_ptr(), value.as_ptr()) })
}

/// An attribute.
pub(super) fn get(object: &Owned, name: &Owned) -> PyResult<Owned> {
    // SAFETY: both are alive; what is returned is new or null.
    unsafe { Owned::new(api().PyObject_GetAttr(object.as_ptr(), name.as_ptr())) }
}

/// An attribute of another module.
pub(super) fn import(module: &CStr, name: &CStr) -> PyResult<Owned> {
    // SAFETY: the names end in NUL; what is returned is new or null.
    unsafe {
        let module = Owned::new(api().PyImport_ImportModule(module.as_ptr()))?;
        Owned::new(api().PyObject_GetAttrString(module.as_ptr(), name.as_ptr()))
    }
}
