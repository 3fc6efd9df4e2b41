//! Objects that functions take and give as objects, not only as values.

use super::call::{null, CallC};
use super::from::FromC;
use super::into::IntoC;
use super::layout::{Bool, EitherC, SliceIndexC};
use super::release::Release;
use crate::exceptions::PyValueError;
use crate::facade::{PyClassInitializer, Reference, SliceIndex};
use crate::handle::{busy, Class, Flag, Handle};
use crate::ignored::Ignorable;
use crate::pyclass::CompareOp;
use crate::types::{PySlice, PyType};
use crate::{Bound, Either, Py, PyRef, PyRefMut, PyResult};
use std::mem::MaybeUninit;

#[allow(clippy::not_unsafe_ptr_arg_deref)] // see CallC
impl CallC {
    fn handle<T: Class>(&self, this: *const Handle<T>) -> PyResult<&Handle<T>> {
        // SAFETY: promised when the call was made.
        unsafe { this.as_ref() }.ok_or_else(|| null("self"))
    }

    /// Borrows the object that a method is called on, as an object.
    pub fn py_ref<T: Class>(&self, method: &str, this: *const Handle<T>) -> PyResult<PyRef<'_, T>> {
        let handle = self.handle(this)?;
        PyRef::begin(handle, &Reference::Nothing, self.py()).ok_or_else(|| busy::<T>(method))
    }

    /// Borrows the object that a method is called on for itself, as an object.
    pub fn py_ref_mut<T: Class<Borrow = Flag>>(
        &self,
        method: &str,
        this: *const Handle<T>,
    ) -> PyResult<PyRefMut<'_, T>> {
        let handle = self.handle(this)?;
        PyRefMut::begin(handle, &Reference::Nothing, self.py()).ok_or_else(|| busy::<T>(method))
    }

    /// The object that a method is called on.
    pub fn bound<T: Class>(&self, this: *const Handle<T>) -> PyResult<Bound<'_, T>> {
        let reference = Reference::of(self.handle(this)?);
        Ok(Bound::from_reference(reference, self.py()))
    }

    /// The object that a method is called on, for any time.
    pub fn py_object<T: Class>(&self, this: *const Handle<T>) -> PyResult<Py<T>> {
        Ok(self.bound(this)?.unbind())
    }

    /// The class that a class method is called on, which nobody looks at.
    pub fn class(&self) -> Bound<'_, PyType> {
        Bound::nothing(self.py())
    }

    /// An object that the function does not look at.
    pub fn ignored<'a, T: Ignorable<'a>>(&'a self) -> T {
        T::ignored(&self.kept, self.py())
    }
}

/// A reference to an argument.
///
/// # Safety
///
/// The handle is null, or alive for the call.
unsafe fn bound<T: Class>(call: &CallC, c: *const Handle<T>) -> PyResult<Bound<'_, T>> {
    // SAFETY: promised by the caller.
    let handle = unsafe { c.as_ref() }.ok_or_else(|| PyValueError::new_err("NULL"))?;
    Ok(Bound::from_reference(Reference::of(handle), call.py()))
}

impl<'a, T: Class> FromC<'a> for Bound<'a, T> {
    type C = *const Handle<T>;

    unsafe fn from_c(call: &'a CallC, c: Self::C) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        unsafe { bound(call, c) }
    }
}

impl<'a, T: Class> FromC<'a> for &'a Bound<'a, T> {
    type C = *const Handle<T>;

    unsafe fn from_c(call: &'a CallC, c: Self::C) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        Ok(call.kept.keep(unsafe { bound(call, c) }?))
    }
}

impl<'a, T: Class> FromC<'a> for Py<T> {
    type C = *const Handle<T>;

    unsafe fn from_c(call: &'a CallC, c: Self::C) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        Ok(unsafe { bound(call, c) }?.unbind())
    }
}

impl<'a, T: Class> FromC<'a> for &'a Py<T> {
    type C = *const Handle<T>;

    unsafe fn from_c(call: &'a CallC, c: Self::C) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        Ok(call.kept.keep(unsafe { Py::from_c(call, c) }?))
    }
}

impl<'a, T: Class> FromC<'a> for PyRef<'a, T> {
    type C = *const Handle<T>;

    unsafe fn from_c(call: &'a CallC, c: Self::C) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        let object = unsafe { bound(call, c) }?;
        object.try_borrow().map_err(|_| busy::<T>(""))
    }
}

impl<'a, T: Class<Borrow = Flag>> FromC<'a> for PyRefMut<'a, T> {
    type C = *mut Handle<T>;

    unsafe fn from_c(call: &'a CallC, c: Self::C) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        let object = unsafe { bound(call, c) }?;
        object.try_borrow_mut().map_err(|_| busy::<T>(""))
    }
}

/// A handle with a reference of the caller's.
fn give<T: Class>(handle: &Handle<T>) -> *mut Handle<T> {
    handle.retain();
    std::ptr::from_ref(handle).cast_mut()
}

impl<T: Class> IntoC for Bound<'_, T> {
    type C = *mut Handle<T>;

    fn into_c(self) -> Self::C {
        give(self.handle())
    }
}

impl<T: Class> IntoC for &Bound<'_, T> {
    type C = *mut Handle<T>;

    fn into_c(self) -> Self::C {
        give(self.handle())
    }
}

impl<T: Class> IntoC for Py<T> {
    type C = *mut Handle<T>;

    fn into_c(self) -> Self::C {
        give(self.handle())
    }
}

impl<T: Class> IntoC for &Py<T> {
    type C = *mut Handle<T>;

    fn into_c(self) -> Self::C {
        give(self.handle())
    }
}

impl<T: Class> IntoC for PyRef<'_, T> {
    type C = *mut Handle<T>;

    fn into_c(self) -> Self::C {
        self.into_bound().into_c()
    }
}

impl<T: Class> IntoC for PyRefMut<'_, T> {
    type C = *mut Handle<T>;

    fn into_c(self) -> Self::C {
        self.into_bound().into_c()
    }
}

impl<T: Class> IntoC for PyClassInitializer<T> {
    type C = *mut Handle<T>;

    fn into_c(self) -> Self::C {
        Handle::new(self)
    }
}

impl<'a, L: FromC<'a>, R: FromC<'a>> FromC<'a> for Either<L, R> {
    type C = EitherC<L::C, R::C>;

    unsafe fn from_c(call: &'a CallC, c: Self::C) -> PyResult<Self> {
        // SAFETY: promised by the caller for the member that is there.
        unsafe {
            match bool::from_c(call, c.is_right)? {
                false => L::from_c(call, c.left.assume_init()).map(Either::Left),
                true => R::from_c(call, c.right.assume_init()).map(Either::Right),
            }
        }
    }
}

impl<L: IntoC, R: IntoC> IntoC for Either<L, R> {
    type C = EitherC<L::C, R::C>;

    fn into_c(self) -> Self::C {
        let (is_right, left, right): (Bool, L::C, R::C) = match self {
            Either::Left(value) => (false.into(), value.into_c(), R::C::zeroed()),
            Either::Right(value) => (true.into(), L::C::zeroed(), value.into_c()),
        };
        EitherC {
            is_right,
            left: MaybeUninit::new(left),
            right: MaybeUninit::new(right),
        }
    }
}

// SAFETY: zero bytes are the first member, and it owns nothing as zero bytes.
unsafe impl<L: Release, R: Release> Release for EitherC<L, R> {
    unsafe fn release(self) {
        // SAFETY: promised by the caller; the member that is not there is zeroed.
        unsafe {
            self.left.assume_init().release();
            self.right.assume_init().release();
        }
    }
}

impl<'a> FromC<'a> for Bound<'a, PySlice> {
    type C = SliceIndexC;

    #[inline]
    unsafe fn from_c(call: &'a CallC, c: SliceIndexC) -> PyResult<Self> {
        let part = |there: Bool, value: isize| -> PyResult<Option<isize>> {
            // SAFETY: any bool is valid.
            let there = unsafe { bool::from_c(call, there) }?;
            Ok(there.then_some(value))
        };
        let index = SliceIndex {
            start: part(c.has_start, c.start)?,
            stop: part(c.has_stop, c.stop)?,
            step: part(c.has_step, c.step)?,
        };
        Ok(Bound::from_reference(Reference::Slice(index), call.py()))
    }
}

impl<'a> FromC<'a> for &'a Bound<'a, PySlice> {
    type C = SliceIndexC;

    #[inline]
    unsafe fn from_c(call: &'a CallC, c: SliceIndexC) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        Ok(call.kept.keep(unsafe { Bound::from_c(call, c) }?))
    }
}

impl<'a> FromC<'a> for CompareOp {
    type C = i32;

    #[inline]
    unsafe fn from_c(_call: &'a CallC, c: i32) -> PyResult<Self> {
        CompareOp::of(c)
    }
}
