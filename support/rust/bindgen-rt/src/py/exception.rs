//! The exception classes that are declared in Rust.

use super::object::{raised, Owned, Ref};
use super::raise::{builtin, raise_plain};
use super::raw::{Object, Visit, TPFLAGS_TYPE_SUBCLASS};
use super::table::api;
use crate::exceptions::{PyBaseException, PyTypeError};
use crate::facade::class::{Class, Exception};
use crate::PyResult;
use std::ffi::{c_int, c_void, CString};
use std::fmt;
use std::ptr::{null, null_mut};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// An exception class that is in a module.
pub struct ExceptionDef {
    /// Its name there.
    pub name: &'static str,
    /// The class.
    pub class: &'static Class,
}

impl fmt::Debug for ExceptionDef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ExceptionDef")
    }
}

/// Those that one import of the module has made: the ones that are in its
/// modules at once, others when they are first raised.
pub(super) struct Exceptions {
    list: Mutex<Vec<(&'static Class, Owned)>>,
    /// Unset where there is no module, and so nothing that would keep a class.
    keeps: bool,
}

impl Default for Exceptions {
    fn default() -> Self {
        Exceptions {
            keeps: true,
            ..Exceptions::none()
        }
    }
}

impl Exceptions {
    /// Those of no module: in place of each there is its nearest base that Python
    /// itself has.
    pub(super) const fn none() -> Self {
        Exceptions {
            list: Mutex::new(Vec::new()),
            keeps: false,
        }
    }

    /// Nothing of Python's runs while it is locked.
    fn list(&self) -> MutexGuard<'_, Vec<(&'static Class, Owned)>> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The class, if it is made; borrowed.
    fn find(&self, class: &Class) -> Option<*mut Object> {
        let list = self.list();
        let mut known = list.iter().filter(|known| known.0.same(class));
        Some(known.next()?.1.as_ptr())
    }

    /// What an object is, if it is one of them.
    pub(super) fn named(&self, object: *mut Object) -> Option<&'static Class> {
        let list = self.list();
        let mut known = list.iter().filter(|known| known.1.as_ptr() == object);
        Some(known.next()?.0)
    }

    /// Keeps a class. Of two that threads have made at once the first stays.
    fn keep(&self, class: &'static Class, made: Owned) -> *mut Object {
        let mut list = self.list();
        for known in list.iter() {
            if known.0.same(class) {
                let object = known.1.as_ptr();
                drop(list);
                return object;
            }
        }
        let object = made.as_ptr();
        list.push((class, made));
        object
    }

    /// The class as Python has it; borrowed. `place` says in which module it is,
    /// and under which name, if it is in one.
    #[cold]
    pub(super) fn object(
        &self,
        class: &'static Class,
        place: &dyn Fn(&Class) -> Option<String>,
    ) -> PyResult<*mut Object> {
        if !class.declared || !self.keeps {
            return Ok(builtin(class.builtin()));
        }
        if let Some(known) = self.find(class) {
            return Ok(known);
        }
        if class.imported {
            return Ok(self.keep(class, imported(self, class)?));
        }
        let base = match class.base {
            Some(base) => self.object(base, place)?,
            None => null_mut(), // Exception
        };
        let name = place(class).unwrap_or_else(|| format!("{}.{}", class.module, class.name));
        Ok(self.keep(class, make(&name, class, base)?))
    }

    /// Visits all objects, for the collector of cycles.
    #[inline]
    pub(super) fn traverse(&self, visit: Visit, data: *mut c_void) -> c_int {
        for known in self.list().iter() {
            // SAFETY: the object is alive.
            let result = unsafe { visit(known.1.as_ptr(), data) };
            if result != 0 {
                return result;
            }
        }
        0
    }
}

/// The class that another Python module has.
#[cold]
fn imported(exceptions: &Exceptions, class: &Class) -> PyResult<Owned> {
    let text = |text: &str| CString::new(text).unwrap_or_default(); // an identifier
    let found = super::module::import(&text(class.module), &text(class.name))?;
    if is_exception_class(found.as_ref()) {
        return Ok(found);
    }
    let text = format!("{}.{} is no exception class", class.module, class.name);
    raise_plain(exceptions, &PyTypeError::new_err(text))?;
    Err(raised())
}

/// Whether an object is a class of exceptions.
fn is_exception_class(object: Ref<'_>) -> bool {
    let base = builtin(PyBaseException::CLASS);
    // SAFETY: both are classes, and alive.
    object.has_flag(TPFLAGS_TYPE_SUBCLASS)
        && unsafe { (api().PyType_IsSubtype)(object.as_ptr(), base) != 0 }
}

/// Makes a class. Its fields are None in exceptions that are made without them.
fn make(name: &str, class: &Class, base: *mut Object) -> PyResult<Owned> {
    let name = format!("{name}\0");
    let doc = format!("{}\0", class.doc);
    // SAFETY: what is returned is new or null.
    let content = unsafe { Owned::new(api().PyDict_New())? };
    for field in class.fields {
        let field = super::text::interned(field)?;
        let none = api()._Py_NoneStruct;
        // SAFETY: all are alive.
        super::object::done(unsafe {
            api().PyDict_SetItem(content.as_ptr(), field.as_ptr(), none)
        })?;
    }
    let doc = match class.doc {
        "" => null(),
        _ => doc.as_ptr().cast(),
    };
    // SAFETY: the texts end in NUL, the base is a class or null; what is returned
    // is new or null.
    unsafe {
        Owned::new(api().PyErr_NewExceptionWithDoc(
            name.as_ptr().cast(),
            doc,
            base,
            content.as_ptr(),
        ))
    }
}
