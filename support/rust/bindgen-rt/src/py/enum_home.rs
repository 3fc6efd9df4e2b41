//! Calls of the methods of enums. Their classes are Python's own, and have no place to
//! say which module they belong to: its state is found by the class.

use super::call::{run, Arg, CallPy, Home};
use super::object::{kind, Owned};
use super::raw::Object;
use super::signature::Signature;
use super::state::State;
use crate::PyResult;
use std::ptr::null;
use std::sync::atomic::Ordering;
use std::sync::{PoisonError, RwLock};

/// The enums with members of all modules in all interpreters: where the class is,
/// which the state holds, and where the state.
static HOMES: RwLock<Vec<(usize, usize)>> = RwLock::new(Vec::new());

/// Remembers the module of an enum, whose memory stays from then on: a call may
/// outlive the module.
#[cold]
pub(super) fn add_enum(class: *mut Object, state: &State) {
    state.pinned.store(true, Ordering::Relaxed);
    let mut homes = HOMES.write().unwrap_or_else(PoisonError::into_inner);
    homes.push((class as usize, state as *const State as usize));
}

/// Forgets the enums of a module, before it lets go of their classes.
#[cold]
pub(super) fn forget_enums(state: &State) {
    if !state.pinned.load(Ordering::Relaxed) {
        return;
    }
    let state = state as *const State as usize;
    let mut homes = HOMES.write().unwrap_or_else(PoisonError::into_inner);
    homes.retain(|home| home.1 != state);
}

impl Home {
    /// Where the state of the module is found that an enum belongs to.
    #[inline]
    pub(super) fn of_enum(class: *mut Object) -> Self {
        let homes = HOMES.read().unwrap_or_else(PoisonError::into_inner);
        let found = homes.iter().find(|home| home.0 == class as usize);
        Home::Known(found.map_or(null(), |home| home.1 as *const State))
    }
}

/// What runs in the entry of a method of an enum: `this` is a member.
///
/// # Safety
///
/// Called by Python, with what it passed.
#[inline]
pub unsafe fn enum_method<const N: usize>(
    signature: &'static Signature,
    this: *mut Object,
    args: *const *mut Object,
    nargs: isize,
    names: *mut Object,
    body: impl FnOnce(&CallPy, [Arg; N]) -> PyResult<Owned>,
) -> *mut Object {
    // SAFETY: promised by the caller; the memory of the state stays.
    unsafe {
        run(Home::of_enum(kind(this)), this, signature, |call| {
            body(call, signature.bind(call, args, nargs, names, 1)?)
        })
    }
}

/// What runs in a getter of an enum.
///
/// # Safety
///
/// Called by Python, with what it passed.
#[inline]
pub unsafe fn enum_getter(
    signature: &'static Signature,
    this: *mut Object,
    body: impl FnOnce(&CallPy) -> PyResult<Owned>,
) -> *mut Object {
    // SAFETY: promised by the caller; the memory of the state stays.
    unsafe { run(Home::of_enum(kind(this)), this, signature, body) }
}
