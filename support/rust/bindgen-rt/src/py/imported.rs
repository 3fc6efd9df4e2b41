//! Classes of Python's own library, imported when a conversion first needs them.

use super::call::CallPy;
use super::into::call;
use super::object::Owned;
use super::state::State;
use super::table::api;
use crate::PyResult;
use std::ffi::CStr;
use std::sync::OnceLock;

/// A class that conversions use.
#[derive(Clone, Copy)]
pub(super) enum Class {
    Path,
}

const CLASSES: usize = 1;

impl Class {
    /// The module and the name.
    fn place(self) -> (&'static CStr, &'static CStr) {
        match self {
            Class::Path => (c"pathlib", c"Path"),
        }
    }

    /// A new object of the class.
    #[inline]
    pub(super) fn make(self, of: &CallPy, args: Owned) -> PyResult<Owned> {
        call(&of.imported(self)?, args, None)
    }
}

/// The classes that a module has imported.
#[derive(Default)]
pub(super) struct Imported([OnceLock<Owned>; CLASSES]);

impl Imported {
    pub(super) const fn none() -> Self {
        Imported([const { OnceLock::new() }; CLASSES])
    }

    /// Those that were imported so far.
    pub(super) fn all(&self) -> impl Iterator<Item = &Owned> {
        self.0.iter().filter_map(OnceLock::get)
    }
}

impl CallPy {
    /// A class of Python's library. The module keeps it: another interpreter has
    /// another one.
    #[inline]
    pub(super) fn imported(&self, class: Class) -> PyResult<Owned> {
        let state = self.state();
        match state.imported.0[class as usize].get() {
            // SAFETY: the class is alive.
            Some(known) => Ok(unsafe { Owned::again(known.as_ptr()) }),
            None => import(state, class),
        }
    }
}

/// Nothing of Python's runs inside the lock: of threads that come at once one keeps
/// its class, which is the same object.
#[cold]
#[inline]
fn import(state: &State, class: Class) -> PyResult<Owned> {
    let (module, name) = class.place();
    // SAFETY: what is returned is new or null.
    let found = unsafe {
        let module = Owned::new(api().PyImport_ImportModule(module.as_ptr()))?;
        Owned::new(api().PyObject_GetAttrString(module.as_ptr(), name.as_ptr()))?
    };
    if !std::ptr::eq(state, State::none()) {
        // SAFETY: the class is alive.
        let kept = unsafe { Owned::again(found.as_ptr()) };
        let surplus = state.imported.0[class as usize].set(kept);
        drop(surplus);
    }
    Ok(found)
}
