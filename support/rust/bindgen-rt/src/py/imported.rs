//! Classes of Python's own library, imported when a conversion first needs them.

use super::call::CallPy;
use super::from::FromPy;
use super::into::call;
use super::object::{done, Owned, Ref};
use super::state::State;
use super::table::api;
use crate::PyResult;
use std::ffi::CStr;
use std::sync::OnceLock;

/// A class that conversions use.
#[derive(Clone, Copy)]
pub(super) enum Class {
    Path,
    #[cfg(feature = "uuid")]
    Uuid,
    #[cfg(feature = "rust_decimal")]
    Decimal,
    #[cfg(feature = "chrono")]
    Date,
    #[cfg(feature = "chrono")]
    Time,
    DateTime,
    TimeDelta,
    TimeZone,
}

/// No fewer than there are.
const CLASSES: usize = 8;

impl Class {
    /// The module and the name.
    fn place(self) -> (&'static CStr, &'static CStr) {
        match self {
            Class::Path => (c"pathlib", c"Path"),
            #[cfg(feature = "uuid")]
            Class::Uuid => (c"uuid", c"UUID"),
            #[cfg(feature = "rust_decimal")]
            Class::Decimal => (c"decimal", c"Decimal"),
            #[cfg(feature = "chrono")]
            Class::Date => (c"datetime", c"date"),
            #[cfg(feature = "chrono")]
            Class::Time => (c"datetime", c"time"),
            Class::DateTime => (c"datetime", c"datetime"),
            Class::TimeDelta => (c"datetime", c"timedelta"),
            Class::TimeZone => (c"datetime", c"timezone"),
        }
    }

    /// Whether an object is of the class, as `isinstance` has it.
    #[inline]
    pub(super) fn is_of(self, of: &CallPy, object: Ref<'_>) -> PyResult<bool> {
        let class = of.imported(self)?;
        // SAFETY: both are alive.
        let yes = unsafe { api().PyObject_IsInstance(object.as_ptr(), class.as_ptr()) };
        done(yes).map(|()| yes != 0)
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

/// An attribute of an object.
#[inline]
pub(super) fn attribute(object: Ref<'_>, name: &CStr) -> PyResult<Owned> {
    // SAFETY: the object is alive; what is returned is new or null.
    unsafe { Owned::new(api().PyObject_GetAttrString(object.as_ptr(), name.as_ptr())) }
}

/// An attribute of an object that is a number.
#[inline]
pub(super) fn number<T>(call: &CallPy, object: Ref<'_>, name: &CStr) -> PyResult<T>
where
    T: for<'b> FromPy<'b>,
{
    T::from_py(call, attribute(object, name)?.as_ref())
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
    let module = unsafe { Owned::new(api().PyImport_ImportModule(module.as_ptr()))? };
    let found = attribute(module.as_ref(), name)?;
    if !std::ptr::eq(state, State::none()) {
        // SAFETY: the class is alive.
        let kept = unsafe { Owned::again(found.as_ptr()) };
        let surplus = state.imported.0[class as usize].set(kept);
        drop(surplus);
    }
    Ok(found)
}
