//! What Python is told of the module before it is filled.

use super::interpreter::{free_threaded, minor_version};
use super::raw::*;
use super::state::State;
use super::table::api;
use std::cell::UnsafeCell;
use std::ffi::{c_int, c_void};
use std::fmt;
use std::mem::size_of;
use std::ptr::{self, null_mut};
use std::sync::atomic::Ordering;
use std::sync::Once;

/// `Py_mod_exec`.
pub(super) type Exec = unsafe extern "C" fn(*mut Object) -> c_int;

/// The definition that Python keeps a pointer to for as long as it lives: as
/// `PyInit_*` gives it, and as `PyModExport_*` does since 3.15.
pub struct Def {
    once: Once,
    def: UnsafeCell<ModuleDef>,
    slots: UnsafeCell<[ModuleSlot; 3]>,
    exports: UnsafeCell<[ExportSlot; 8]>,
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

const NO_EXPORT: ExportSlot = ExportSlot {
    id: 0,
    flags: 0,
    reserved: 0,
    value: ExportValue { wide: 0 },
};

/// "One GIL for each interpreter": every object that the library keeps belongs to
/// the state of one module. That it needs no GIL is not claimed: a build without
/// one takes it back when it imports the library.
const PER_INTERPRETER: *mut c_void = 2 as *mut c_void;

/// The functions are those of the stable ABI of builds with the GIL.
static ABI: AbiInfo = AbiInfo {
    major: 1,
    minor: 0,
    flags: ABI_STABLE | ABI_GIL,
    build_version: 0x030f_0000,
    abi_version: 0x030f_0000,
};

impl Def {
    /// The definition before its first use.
    #[allow(clippy::new_without_default)]
    pub const fn new() -> Self {
        Def {
            once: Once::new(),
            def: UnsafeCell::new(ModuleDef {
                thread: 0,
                flags: 0,
                mutex: 0,
                collector: 0,
                local_references: u32::MAX, // immortal
                references: 0,
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
            exports: UnsafeCell::new([NO_EXPORT; 8]),
        }
    }

    /// What `PyInit_*` returns.
    #[inline]
    pub(super) fn init(&'static self, exec: Exec) -> *mut Object {
        self.once.call_once(|| self.complete(exec));
        let def = self.def.get();
        // SAFETY: the definition is complete and static. It begins where the
        // head of an object of this build does.
        unsafe {
            let head: *mut Object = match free_threaded() {
                true => (&raw mut (*def).thread).cast(),
                false => (&raw mut (*def).references).cast(),
            };
            (api().PyModuleDef_Init)(head)
        }
    }

    /// What `PyModExport_*` returns.
    #[inline]
    pub(super) fn export(&'static self, exec: Exec) -> *mut c_void {
        self.once.call_once(|| self.complete(exec));
        self.exports.get().cast()
    }

    #[cold]
    #[inline]
    fn complete(&'static self, exec: Exec) {
        let traverse: unsafe extern "C" fn(*mut Object, Visit, *mut c_void) -> c_int = traverse;
        let export = |id, value| ExportSlot {
            id,
            flags: SLOT_STATIC | SLOT_INTPTR,
            reserved: 0,
            value: ExportValue { pointer: value },
        };
        // SAFETY: nothing else refers to them yet.
        unsafe {
            *self.exports.get() = [
                export(EXPORT_ABI, (&raw const ABI).cast_mut().cast()),
                export(EXPORT_STATE_SIZE, size_of::<*mut State>() as *mut c_void),
                export(EXPORT_STATE_TRAVERSE, traverse as *mut c_void),
                export(EXPORT_STATE_CLEAR, clear as *mut c_void),
                export(EXPORT_STATE_FREE, free as *mut c_void),
                export(EXPORT_EXEC, exec as *mut c_void),
                export(EXPORT_MULTIPLE_INTERPRETERS, PER_INTERPRETER),
                NO_EXPORT,
            ];
            let slots = &mut *self.slots.get();
            slots[0] = ModuleSlot {
                id: MOD_EXEC,
                value: exec as *mut c_void,
            };
            // Before 3.12 an id that came with it would be an error.
            if minor_version() >= 12 {
                slots[1] = ModuleSlot {
                    id: MOD_MULTIPLE_INTERPRETERS,
                    value: PER_INTERPRETER,
                };
            }
            let def = &mut *self.def.get();
            def.slots = slots.as_mut_ptr();
            // A build without the GIL counts on from the immortal local count.
            def.references = isize::from(!free_threaded());
        }
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
            State::clear(state);
        }
    }
    0
}

unsafe extern "C" fn free(module: *mut c_void) {
    // SAFETY: called by Python, once; nothing that refers to the state is left.
    unsafe {
        let state = state_of(module.cast());
        if !state.is_null() {
            State::clear(state);
            // Objects that the collector took with the module still name it, and
            // calls of methods of enums, which do not hold their module.
            if !(*state).pinned.load(Ordering::Relaxed) {
                drop(Box::from_raw(state));
            }
        }
    }
}
