//! A call that came from C.

use super::error::ErrorC;
use super::from::{misaligned, FromC};
use super::into::IntoC;
use super::keywords::Pairs;
use super::layout::{option, Bool};
use crate::exceptions::PyValueError;
use crate::guard::guard;
use crate::handle::{borrow, borrow_mut, Borrowed, BorrowedMut, Class, Flag, Handle};
use crate::kept::Kept;
use crate::keywords::Keywords;
use crate::{PyErr, PyResult, Python};

/// A call that came from C. Its methods take what the caller passed; that it is
/// as docs/abi.md says was promised when the `CallC` was made, so they are safe.
#[derive(Debug)]
pub struct CallC {
    pub(super) kept: Kept,
}

/// Runs a function for C. Panics become errors, and the result is stored only
/// on success.
///
/// # Safety
///
/// `out` is valid for a write, and all that the caller passed is as docs/abi.md
/// says, until this returns.
#[inline]
pub unsafe fn call<C>(out: *mut C, body: impl FnOnce(&CallC) -> PyResult<C>) -> *mut ErrorC {
    // What the call keeps is dropped inside the guard, too.
    let result = guard(|| {
        body(&CallC {
            kept: Kept::default(),
        })
    });
    match result {
        Ok(value) => {
            // SAFETY: promised by the caller.
            unsafe { out.write(value) };
            std::ptr::null_mut()
        }
        Err(error) => ErrorC::new(error),
    }
}

#[allow(clippy::not_unsafe_ptr_arg_deref)] // see CallC
impl CallC {
    /// Takes an argument.
    #[inline]
    pub fn arg<'a, T: FromC<'a>>(&'a self, name: &str, c: T::C) -> PyResult<T> {
        // SAFETY: promised when the call was made.
        unsafe { T::from_c(self, c) }.map_err(|error| named(name, error))
    }

    /// Takes arguments by name.
    pub fn kwargs<'a, K: Keywords>(
        &'a self,
        name: &str,
        c: impl Pairs<'a, K::Value>,
    ) -> PyResult<K> {
        // SAFETY: promised when the call was made.
        match unsafe { c.take(self) }.map_err(|error| named(name, error))? {
            Some(pairs) => K::collect(|| Ok(pairs)),
            None => Ok(K::none()),
        }
    }

    /// Takes a field of a record.
    pub fn field<'a, T: FromC<'a>>(&'a self, name: &str, c: T::C) -> PyResult<T> {
        // SAFETY: promised when the call was made.
        unsafe { T::from_c(self, c) }.map_err(|error| of_field(name, error))
    }

    /// Takes an argument that comes behind a pointer: a tuple or a record.
    pub fn pointed<'a, T: FromC<'a>>(&'a self, name: &str, c: *const T::C) -> PyResult<T> {
        if c.is_null() {
            return Err(null(name));
        }
        if !c.is_aligned() {
            return Err(named(name, misaligned::<T::C>()));
        }
        // SAFETY: promised when the call was made.
        self.arg(name, unsafe { *c })
    }

    /// Takes an option of what comes behind a pointer.
    pub fn pointed_option<'a, T: FromC<'a>>(
        &'a self,
        name: &str,
        is_some: Bool,
        c: *const T::C,
    ) -> PyResult<Option<T>> {
        let flag: Option<()> = self.arg(name, option(is_some, ()))?;
        flag.map(|()| self.pointed(name, c)).transpose()
    }

    /// The token of a call without an interpreter.
    #[inline]
    pub fn py(&self) -> Python<'_> {
        Python::neutral()
    }

    /// Borrows the object that a method is called on.
    #[inline]
    pub fn shared<'a, T: Class>(
        &'a self,
        method: &str,
        this: *const Handle<T>,
    ) -> PyResult<Borrowed<'a, T>> {
        // SAFETY: promised when the call was made.
        let handle = unsafe { this.as_ref() }.ok_or_else(|| null("self"))?;
        borrow(handle).ok_or_else(|| crate::handle::busy::<T>(method))
    }

    /// Borrows the object that a method is called on, for itself.
    #[inline]
    pub fn exclusive<'a, T: Class<Borrow = Flag>>(
        &'a self,
        method: &str,
        this: *mut Handle<T>,
    ) -> PyResult<BorrowedMut<'a, T>> {
        // SAFETY: promised when the call was made.
        let handle = unsafe { this.as_ref() }.ok_or_else(|| null("self"))?;
        borrow_mut(handle).ok_or_else(|| crate::handle::busy::<T>(method))
    }

    /// Hands the result over.
    #[inline]
    pub fn result<R: IntoC>(&self, value: R) -> R::C {
        value.into_c()
    }
}

impl FromC<'_> for () {
    type C = ();

    unsafe fn from_c(_call: &CallC, _c: ()) -> PyResult<Self> {
        Ok(())
    }
}

/// Says of an error which argument it is about.
#[cold]
pub(crate) fn named(name: &str, error: PyErr) -> PyErr {
    let message = format!("argument '{name}': {}", error.message());
    error.with_message(message)
}

/// Says of an error which field of a record it is about.
#[cold]
pub(crate) fn of_field(name: &str, error: PyErr) -> PyErr {
    let message = format!("field '{name}': {}", error.message());
    error.with_message(message)
}

#[cold]
pub(super) fn null(name: &str) -> PyErr {
    PyValueError::new_err(format!("argument '{name}': NULL"))
}

impl<'a, T: Class> FromC<'a> for &'a T {
    type C = *const Handle<T>;

    unsafe fn from_c(call: &'a CallC, c: *const Handle<T>) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        let handle = unsafe { c.as_ref() }.ok_or_else(|| PyValueError::new_err("NULL"))?;
        call.kept.borrow(handle)
    }
}

impl<'a, T: Class<Borrow = Flag>> FromC<'a> for &'a mut T {
    type C = *mut Handle<T>;

    unsafe fn from_c(call: &'a CallC, c: *mut Handle<T>) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        let handle = unsafe { c.as_ref() }.ok_or_else(|| PyValueError::new_err("NULL"))?;
        call.kept.borrow_mut(handle)
    }
}
