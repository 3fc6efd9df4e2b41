//! The module: how Python imports the library.

use super::bind::{bind, refuse};
use super::class::ClassDef;
use super::enumeration::{EnumDef, Value};
use super::fill::fill;
use super::function::Function;
use super::interpreter::{check, minor_version};
use super::object::{done, Owned};
use super::raise::raise;
use super::raw::*;
use super::state::State;
use super::table::api;
use super::text::interned;
use crate::exceptions::PyImportError;
use crate::guard::guard;
use crate::PyResult;
use std::cell::UnsafeCell;
use std::ffi::{c_int, c_void, CStr};
use std::fmt;
use std::mem::size_of;
use std::ptr::{self, null_mut};
use std::sync::Once;

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

/// The definition that Python keeps a pointer to for as long as it lives.
pub struct Def {
    once: Once,
    def: UnsafeCell<ModuleDef>,
    slots: UnsafeCell<[ModuleSlot; 3]>,
}

// SAFETY: written once before Python sees it, and by Python afterwards, which
// holds its lock then.
unsafe impl Sync for Def {}

impl fmt::Debug for Def {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Def")
    }
}

const NO_SLOT: ModuleSlot = ModuleSlot {
    id: 0,
    value: null_mut(),
};

impl Def {
    /// The definition before its first use.
    #[allow(clippy::new_without_default)]
    pub const fn new() -> Self {
        Def {
            once: Once::new(),
            def: UnsafeCell::new(ModuleDef {
                references: 1,
                kind: null_mut(),
                init: None,
                index: 0,
                copy: null_mut(),
                name: c"_native".as_ptr(),
                doc: ptr::null(),
                size: size_of::<*mut State>() as isize,
                methods: null_mut(),
                slots: null_mut(),
                traverse: Some(traverse),
                clear: Some(clear),
                free: Some(free),
            }),
            slots: UnsafeCell::new([NO_SLOT; 3]),
        }
    }

    fn complete(&'static self, exec: unsafe extern "C" fn(*mut Object) -> c_int) {
        self.once.call_once(|| {
            let several = ModuleSlot {
                id: MOD_MULTIPLE_INTERPRETERS,
                value: 2 as *mut c_void,
            };
            let exec = ModuleSlot {
                id: MOD_EXEC,
                value: exec as *mut c_void,
            };
            // SAFETY: nothing else refers to them yet. Before 3.12 an id that
            // came with it would be an error.
            unsafe {
                let slots = &mut *self.slots.get();
                slots[0] = exec;
                if minor_version() >= 12 {
                    slots[1] = several;
                }
                (*self.def.get()).slots = slots.as_mut_ptr();
            }
        });
    }
}

/// What `PyInit_*` does.
///
/// # Safety
///
/// Called by Python, or in a process without it.
pub unsafe fn init(module: &'static Module) -> *mut Object {
    let result = match bind() {
        Ok(()) => guard(check),
        Err(name) => Err(PyImportError::new_err(
            String::from("this library cannot work with this interpreter: it has no ") + name,
        )),
    };
    if let Err(error) = result {
        refuse(error.message());
        return null_mut();
    }
    module.def.complete(module.exec);
    // SAFETY: the definition is complete and static.
    unsafe { (api().PyModuleDef_Init)(module.def.def.get()) }
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

/// # Safety
///
/// Called by Python with a module of ours.
unsafe fn state_of(module: *mut Object) -> *mut State {
    // SAFETY: promised by the caller. There may be no memory yet.
    unsafe {
        let place: *mut *mut State = (api().PyModule_GetState)(module).cast();
        place.as_ref().map_or(null_mut(), |state| *state)
    }
}

unsafe extern "C" fn traverse(module: *mut Object, visit: Visit, data: *mut c_void) -> c_int {
    // SAFETY: called by Python.
    unsafe { state_of(module).as_ref() }.map_or(0, |state| state.traverse(visit, data))
}

unsafe extern "C" fn clear(module: *mut Object) -> c_int {
    // SAFETY: called by Python. What runs while the references end finds an
    // empty state.
    unsafe {
        let state = state_of(module);
        if !state.is_null() {
            drop(ptr::replace(state, State::default()));
        }
    }
    0
}

unsafe extern "C" fn free(module: *mut c_void) {
    // SAFETY: called by Python, once; nothing that refers to the state is left.
    unsafe {
        let state = state_of(module.cast());
        if !state.is_null() {
            drop(Box::from_raw(state));
        }
    }
}
