//! Objects that functions take and give as objects, not only as values.

use super::call::CallPy;
use super::class::{construct, handle_at, handle_of, is_of, wrap_reference};
use super::from::FromPy;
use super::into::IntoPy;
use super::object::{raised, Owned, Ref};
use super::shared::Shared;
use super::table::api;
use super::text::mismatch;
use crate::facade::{PyClassInitializer, Reference, SliceIndex};
use crate::handle::{busy, Class, Flag, Handle};
use crate::ignored::Ignorable;
use crate::types::{PySlice, PyType};
use crate::{Bound, Either, Py, PyRef, PyRefMut, PyResult};

impl CallPy {
    /// Makes the object that a constructor gives.
    #[inline]
    pub fn construct<T: Class>(&self, value: impl Into<PyClassInitializer<T>>) -> PyResult<Owned> {
        // SAFETY: only the glue of a constructor calls this.
        unsafe { construct(self, value) }
    }

    fn handle<T: Class>(&self) -> &Handle<T> {
        // SAFETY: Python has checked the type of the object, which is alive, and
        // whoever made the call that it has a value.
        unsafe { handle_at(self.this()) }
    }

    #[inline]
    fn reference(&self) -> Reference {
        // SAFETY: the object is alive, and the thread attached for the call.
        Reference::Object(unsafe { Shared::new(self.this()) })
    }

    /// Borrows the object that a method is called on, as an object.
    pub fn py_ref<T: Class>(&self, method: &str) -> PyResult<PyRef<'_, T>> {
        PyRef::begin(self.handle(), &self.reference(), self.py()).ok_or_else(|| busy::<T>(method))
    }

    /// Borrows the object that a method is called on for itself, as an object.
    pub fn py_ref_mut<T: Class<Borrow = Flag>>(&self, method: &str) -> PyResult<PyRefMut<'_, T>> {
        PyRefMut::begin(self.handle(), &self.reference(), self.py())
            .ok_or_else(|| busy::<T>(method))
    }

    /// The object that a method is called on.
    pub fn bound<T: Class>(&self) -> PyResult<Bound<'_, T>> {
        Ok(Bound::from_reference(self.reference(), self.py()))
    }

    /// The object that a method is called on, for any time.
    pub fn py_object<T: Class>(&self) -> PyResult<Py<T>> {
        Ok(self.bound()?.unbind())
    }

    /// The class that a class method is called on, which nobody looks at.
    #[inline]
    pub fn class(&self) -> Bound<'_, PyType> {
        Bound::nothing(self.py())
    }

    /// An object that the function does not look at.
    pub fn ignored<'a, T: Ignorable<'a>>(&'a self) -> T {
        T::ignored(&self.kept, self.py())
    }
}

/// A reference to an argument that is an object of the class.
fn bound<'a, T: Class>(call: &'a CallPy, object: Ref<'a>) -> PyResult<Bound<'a, T>> {
    let _: &Handle<T> = handle_of(call, object)?;
    Ok(Bound::from_reference(referred(object), call.py()))
}

/// A reference to an argument.
#[inline]
fn referred(object: Ref<'_>) -> Reference {
    // SAFETY: the object is alive, and the thread attached for the call.
    Reference::Object(unsafe { Shared::new(object.as_ptr()) })
}

impl<'a, T: Class> FromPy<'a> for Bound<'a, T> {
    fn wanted() -> String {
        T::NAME.to_owned()
    }

    #[inline]
    fn fits(call: &'a CallPy, object: Ref<'a>) -> bool {
        is_of::<T>(call, object)
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        bound(call, object)
    }
}

impl<'a, T: Class> FromPy<'a> for &'a Bound<'a, T> {
    fn wanted() -> String {
        T::NAME.to_owned()
    }

    #[inline]
    fn fits(call: &'a CallPy, object: Ref<'a>) -> bool {
        is_of::<T>(call, object)
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        Ok(call.kept.keep(bound(call, object)?))
    }
}

impl<'a, T: Class> FromPy<'a> for Py<T> {
    fn wanted() -> String {
        T::NAME.to_owned()
    }

    #[inline]
    fn fits(call: &'a CallPy, object: Ref<'a>) -> bool {
        is_of::<T>(call, object)
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        // SAFETY: the thread is attached for the call.
        unsafe { call.state().end_dropped() };
        Ok(bound(call, object)?.unbind())
    }
}

impl<'a, T: Class> FromPy<'a> for &'a Py<T> {
    fn wanted() -> String {
        T::NAME.to_owned()
    }

    #[inline]
    fn fits(call: &'a CallPy, object: Ref<'a>) -> bool {
        is_of::<T>(call, object)
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        Ok(call.kept.keep(Py::from_py(call, object)?))
    }
}

impl<'a, T: Class> FromPy<'a> for PyRef<'a, T> {
    fn wanted() -> String {
        T::NAME.to_owned()
    }

    #[inline]
    fn fits(call: &'a CallPy, object: Ref<'a>) -> bool {
        is_of::<T>(call, object)
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        let handle = handle_of(call, object)?;
        PyRef::begin_with(handle, referred(object), call.py()).ok_or_else(|| busy::<T>(""))
    }
}

impl<'a, T: Class<Borrow = Flag>> FromPy<'a> for PyRefMut<'a, T> {
    fn wanted() -> String {
        T::NAME.to_owned()
    }

    #[inline]
    fn fits(call: &'a CallPy, object: Ref<'a>) -> bool {
        is_of::<T>(call, object)
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        let handle = handle_of(call, object)?;
        PyRefMut::begin_with(handle, referred(object), call.py()).ok_or_else(|| busy::<T>(""))
    }
}

/// The object of a reference: that very one, where Python has it.
fn give<T: Class>(call: &CallPy, reference: &Reference) -> PyResult<Owned> {
    match reference {
        // SAFETY: the object is alive, and the thread attached to its interpreter.
        Reference::Object(object) if object.is_in(call) => unsafe {
            Ok(Owned::again(object.as_ptr()))
        },
        // SAFETY: as above.
        Reference::Kept(kept) if kept.0.is_in(call) => unsafe { Ok(Owned::again(kept.0.as_ptr())) },
        _ => wrap_reference::<T>(call, reference),
    }
}

impl<T: Class> IntoPy for Bound<'_, T> {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        give::<T>(call, &self.reference)
    }
}

impl<T: Class> IntoPy for &Bound<'_, T> {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        give::<T>(call, &self.reference)
    }
}

impl<T: Class> IntoPy for Py<T> {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        give::<T>(call, &self.reference)
    }
}

impl<T: Class> IntoPy for &Py<T> {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        give::<T>(call, &self.reference)
    }
}

impl<T: Class> IntoPy for PyRef<'_, T> {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        self.into_bound().into_py(call)
    }
}

impl<T: Class> IntoPy for PyRefMut<'_, T> {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        self.into_bound().into_py(call)
    }
}

impl<T: Class> IntoPy for PyClassInitializer<T> {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        super::class::object(call, self)
    }
}

impl<'a, L: FromPy<'a>, R: FromPy<'a>> FromPy<'a> for Either<L, R> {
    fn wanted() -> String {
        format!("{}' or '{}", L::wanted(), R::wanted())
    }

    #[inline]
    fn fits(call: &'a CallPy, object: Ref<'a>) -> bool {
        L::fits(call, object) || R::fits(call, object)
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        if let Some(left) = call.fitting(object)? {
            return Ok(Either::Left(left));
        }
        match call.fitting(object)? {
            Some(right) => Ok(Either::Right(right)),
            None => Err(mismatch(object, &Self::wanted())),
        }
    }
}

impl<L: IntoPy, R: IntoPy> IntoPy for Either<L, R> {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        match self {
            Either::Left(value) => value.into_py(call),
            Either::Right(value) => value.into_py(call),
        }
    }
}

impl<'a> FromPy<'a> for Bound<'a, PySlice> {
    fn wanted() -> String {
        "slice".to_owned()
    }

    #[inline]
    fn fits(_call: &'a CallPy, object: Ref<'a>) -> bool {
        object.kind() == api().PySlice_Type()
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        if object.kind() != api().PySlice_Type() {
            return Err(mismatch(object, "slice"));
        }
        let index = SliceIndex {
            start: part(object, c"start")?,
            stop: part(object, c"stop")?,
            step: part(object, c"step")?,
        };
        Ok(Bound::from_reference(Reference::Slice(index), call.py()))
    }
}

impl<'a> FromPy<'a> for &'a Bound<'a, PySlice> {
    fn wanted() -> String {
        "slice".to_owned()
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        Ok(call.kept.keep(Bound::from_py(call, object)?))
    }
}

/// A part of a slice. What is too large is cut.
#[inline]
fn part(object: Ref<'_>, name: &std::ffi::CStr) -> PyResult<Option<isize>> {
    // SAFETY: the object is alive; what is returned is new or null.
    let value =
        unsafe { Owned::new(api().PyObject_GetAttrString(object.as_ptr(), name.as_ptr()))? };
    if value.as_ref().is_none() {
        return Ok(None);
    }
    // SAFETY: the value is alive.
    let index = unsafe { api().PyNumber_AsSsize_t(value.as_ptr(), std::ptr::null_mut()) };
    // SAFETY: needs nothing but an interpreter.
    if index == -1 && !unsafe { (api().PyErr_Occurred)() }.is_null() {
        return Err(raised());
    }
    Ok(Some(index))
}
