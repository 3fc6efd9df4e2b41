//! What closes the gate of callbacks when an interpreter ends.

use super::bind::symbol;
use super::interpreter::minor_version;
use super::into::{call, tuple};
use super::module::import;
use super::object::Owned;
use super::raw::{FastCall, MethodDef, Object, METH_FASTCALL, METH_KEYWORDS};
use super::state::State;
use super::table::api;
use crate::gate::Gate;
use crate::PyResult;
use std::ffi::{c_int, c_void, CStr};
use std::mem::transmute;
use std::ptr::null_mut;
use std::sync::atomic::Ordering;
use std::sync::Arc;

/// What the capsule is called that holds a gate.
const NAME: &CStr = c"bindgen.gate";

/// The function that Python calls at exit.
struct Hook(MethodDef);

// SAFETY: the pointers are to static texts.
unsafe impl Sync for Hook {}

static HOOK: Hook = Hook(MethodDef {
    name: c"close_callbacks".as_ptr(),
    entry: Some(at_exit as FastCall),
    flags: METH_FASTCALL | METH_KEYWORDS,
    doc: std::ptr::null(),
});

impl State {
    /// The gate of the callbacks of this module. The thread is attached to its
    /// interpreter.
    pub(super) fn gate(&self) -> PyResult<Arc<Gate>> {
        if let Some(gate) = self.gate.get() {
            return Ok(Arc::clone(gate));
        }
        // What callbacks need of the state stays, though Python may collect the module.
        self.pinned.store(true, Ordering::Relaxed);
        let made = Gate::new();
        match is_ending() {
            true => made.shut(),
            false => close_at_exit(&made)?,
        }
        // Of two that threads have made at once the first stays; the other is closed for
        // nothing.
        Ok(Arc::clone(self.gate.get_or_init(|| made)))
    }
}

/// Whether the interpreter ends already, so that nothing more is called at exit.
fn is_ending() -> bool {
    let names = [c"Py_IsFinalizing", c"_Py_IsFinalizing"];
    let Some(found) = names.into_iter().map(symbol).find(|found| !found.is_null()) else {
        return false;
    };
    // SAFETY: CPython declares both so.
    unsafe { transmute::<*mut c_void, unsafe extern "C" fn() -> c_int>(found)() != 0 }
}

fn close_at_exit(gate: &Arc<Gate>) -> PyResult<()> {
    let register = import(c"atexit", c"register")?;
    let gate = Arc::into_raw(Arc::clone(gate));
    // SAFETY: the capsule takes the reference over, if it is made; the definition is
    // static and only ever read.
    let hook = unsafe {
        let capsule = api().PyCapsule_New(gate.cast_mut().cast(), NAME.as_ptr(), Some(forget));
        if capsule.is_null() {
            drop(Arc::from_raw(gate));
        }
        let capsule = Owned::new(capsule)?;
        let definition = (&raw const HOOK.0).cast_mut();
        Owned::new(api().PyCFunction_NewEx(definition, capsule.as_ptr(), null_mut()))?
    };
    call(&register, tuple([hook])?, None).map(drop)
}

unsafe extern "C" fn forget(capsule: *mut Object) {
    // SAFETY: called by Python once, with the capsule that `close_at_exit` has made.
    unsafe {
        let gate = api().PyCapsule_GetPointer(capsule, NAME.as_ptr());
        drop(Arc::from_raw(gate.cast::<Gate>()));
    }
}

unsafe extern "C" fn at_exit(
    capsule: *mut Object,
    _args: *const *mut Object,
    _nargs: isize,
    _names: *mut Object,
) -> *mut Object {
    // SAFETY: called by Python, attached, with the capsule that `close_at_exit` has made.
    unsafe {
        let gate = api()
            .PyCapsule_GetPointer(capsule, NAME.as_ptr())
            .cast::<Gate>();
        (*gate).shut();
        // A sub-interpreter that nobody has ended before the process does ends in its
        // last moments. Before 3.12 no thread comes back then, this one neither once it
        // has let go.
        if (*gate).is_entered() && (minor_version() >= 12 || !is_ending()) {
            let thread = (api().PyEval_SaveThread)();
            (*gate).close();
            api().PyEval_RestoreThread(thread);
        }
        Owned::again(api()._Py_NoneStruct).into_ptr()
    }
}
