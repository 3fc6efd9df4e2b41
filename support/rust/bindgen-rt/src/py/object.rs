//! References to objects.

use super::raw::Object;
use super::table::api;
use crate::facade::class::{Class, Exception};
use crate::{PyErr, PyResult};
use std::marker::PhantomData;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A reference that belongs to someone else, who keeps the object alive for `'a`.
#[derive(Clone, Copy, Debug)]
pub struct Ref<'a>(NonNull<Object>, PhantomData<&'a Object>);

impl<'a> Ref<'a> {
    /// # Safety
    ///
    /// The object is not null and stays alive for `'a`.
    #[inline]
    pub(crate) unsafe fn new(object: *mut Object) -> Self {
        // SAFETY: promised by the caller.
        Ref(unsafe { NonNull::new_unchecked(object) }, PhantomData)
    }

    #[inline]
    pub(crate) fn as_ptr(self) -> *mut Object {
        self.0.as_ptr()
    }

    /// Whether it is `None`.
    #[inline]
    pub(crate) fn is_none(self) -> bool {
        self.as_ptr() == api()._Py_NoneStruct
    }

    /// The address of its type.
    #[inline]
    pub(crate) fn kind(self) -> *mut Object {
        // SAFETY: the object is alive.
        unsafe { kind(self.as_ptr()) }
    }

    /// Whether its type has one of the flags that mark the subclasses of the
    /// built-in types.
    #[inline]
    pub(crate) fn has_flag(self, flag: usize) -> bool {
        // SAFETY: the type of an object is a type.
        let flags = unsafe { (api().PyType_GetFlags)(self.kind()) };
        flags as usize & flag != 0
    }

    /// The name of its type, for messages.
    #[cold]
    pub(crate) fn kind_name(self) -> String {
        attribute_text(self.kind(), c"__name__").unwrap_or_else(|| String::from("object"))
    }
}

/// A reference of ours.
#[derive(Debug)]
pub struct Owned(NonNull<Object>);

impl Owned {
    /// Takes over a new reference. Null means that an exception is raised.
    ///
    /// # Safety
    ///
    /// The reference is the caller's, or null with an exception raised.
    #[inline]
    pub(crate) unsafe fn new(object: *mut Object) -> PyResult<Self> {
        NonNull::new(object).map(Owned).ok_or_else(raised)
    }

    /// A second reference to an object.
    ///
    /// # Safety
    ///
    /// The object is alive and not null.
    #[inline]
    pub(crate) unsafe fn again(object: *mut Object) -> Self {
        // SAFETY: promised by the caller.
        unsafe {
            (api().Py_IncRef)(object);
            Owned(NonNull::new_unchecked(object))
        }
    }

    #[inline]
    pub(crate) fn as_ref(&self) -> Ref<'_> {
        Ref(self.0, PhantomData)
    }

    #[inline]
    pub(crate) fn as_ptr(&self) -> *mut Object {
        self.0.as_ptr()
    }

    /// Gives the reference away.
    #[inline]
    pub(crate) fn into_ptr(self) -> *mut Object {
        std::mem::ManuallyDrop::new(self).as_ptr()
    }
}

impl Drop for Owned {
    #[inline(never)] // rare where it matters, and many where it does not
    fn drop(&mut self) {
        // SAFETY: the reference is ours.
        unsafe { api().Py_DecRef(self.as_ptr()) };
    }
}

/// The class of errors that stand for the exception that the interpreter holds
/// already. They never leave this module's functions: only the glue sees them.
struct Raised;

impl Exception for Raised {
    const CLASS: &'static Class = &Class {
        kind: RAISED,
        declared: false,
        imported: false,
        module: "builtins",
        name: "BaseException",
        doc: "",
        base: None,
        fields: &[],
    };
}

/// The kind of such errors.
pub(super) const RAISED: i32 = 0;

/// An error that says: an exception is raised.
#[cold]
pub(super) fn raised() -> PyErr {
    PyErr::new::<Raised, _>("")
}

/// What a function tells by -1.
#[inline]
pub(super) fn done(result: std::ffi::c_int) -> PyResult<()> {
    match result {
        -1 => Err(raised()),
        _ => Ok(()),
    }
}

/// The size of the head of every object, once it is known.
static HEAD: AtomicUsize = AtomicUsize::new(0);

/// Remembers the size of the head. The type is its last word.
#[inline]
pub(super) fn learn_head(size: usize) {
    HEAD.store(size, Ordering::Relaxed);
}

/// The size of the head of every object.
#[inline]
pub(super) fn head() -> usize {
    HEAD.load(Ordering::Relaxed)
}

/// The address of an object's type.
///
/// # Safety
///
/// The object is not null, and alive or being deallocated.
#[inline]
pub(super) unsafe fn kind(object: *mut Object) -> *mut Object {
    let at = head() - std::mem::size_of::<usize>();
    // SAFETY: the head was checked at import, on an object whose type is known.
    unsafe { object.cast::<u8>().add(at).cast::<*mut Object>().read() }
}

/// The text of an attribute that is a str, or None. Raises nothing.
pub(super) fn attribute_text(object: *mut Object, name: &std::ffi::CStr) -> Option<String> {
    // SAFETY: the object is alive; what is returned is new or null.
    let found = unsafe { Owned::new(api().PyObject_GetAttrString(object, name.as_ptr())) };
    let text = found.and_then(|value| super::text::utf8(value.as_ref()).map(str::to_owned));
    match text {
        Ok(text) => Some(text),
        Err(_) => {
            // SAFETY: needs nothing but an interpreter.
            unsafe { api().PyErr_Clear() };
            None
        }
    }
}
