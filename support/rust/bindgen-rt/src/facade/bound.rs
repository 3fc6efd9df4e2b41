//! References to objects that are bound to a call.

use super::bytes::PyBytes;
use super::initializer::PyClassInitializer;
use super::py::Py;
use super::pyref::{PyBorrowError, PyBorrowMutError, PyRef, PyRefMut};
use super::reference::Reference;
use super::{PyResult, Python};
use crate::ancestor::{Ancestor, Link};
use crate::handle::{Class, Flag, Frozen, Handle};
use crate::py::Shared;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

/// A reference to an object of type `T`, for as long as `'py`: an object of a
/// class, or one that its holder does not look at.
pub struct Bound<'py, T> {
    // What it refers to of Python's may be touched by the token.
    pub(crate) reference: Reference,
    py: Python<'py>,
    kind: PhantomData<T>,
}

impl<'py, T> Bound<'py, T> {
    /// The token of the interpreter.
    pub fn py(&self) -> Python<'py> {
        self.py
    }

    /// Binds a reference.
    pub(crate) fn from_reference(reference: Reference, py: Python<'py>) -> Self {
        Bound {
            reference,
            py,
            kind: PhantomData,
        }
    }

    /// An object that nobody looks at.
    pub(crate) fn nothing(py: Python<'py>) -> Self {
        Bound::from_reference(Reference::Nothing, py)
    }

    /// The same reference, bound to nothing.
    pub fn unbind(self) -> Py<T> {
        Py::from_reference(self.reference.unbound(self.py))
    }
}

impl Bound<'_, PyBytes> {
    /// The object of Python's, where there is one.
    #[inline]
    pub(crate) fn object(&self) -> Option<&Shared> {
        match &self.reference {
            Reference::Object(object) => Some(object),
            _ => None,
        }
    }
}

impl<'py, T: Class> Bound<'py, T> {
    /// Makes an object.
    pub fn new(py: Python<'py>, value: impl Into<PyClassInitializer<T>>) -> PyResult<Self> {
        Ok(Py::new(py, value)?.into_bound(py))
    }

    /// The handle.
    #[inline]
    pub(crate) fn handle(&self) -> &Handle<T> {
        // SAFETY: a Bound of a class is made of a reference to an object of it.
        unsafe { self.reference.handle() }.expect("a reference to an object of a class")
    }

    /// Borrows the value. Panics where a call has it for itself.
    #[track_caller]
    pub fn borrow(&self) -> PyRef<'py, T> {
        self.try_borrow().expect("Already mutably borrowed")
    }

    /// Borrows the value, unless a call has it for itself.
    pub fn try_borrow(&self) -> Result<PyRef<'py, T>, PyBorrowError> {
        PyRef::begin(self.handle(), &self.reference, self.py).ok_or_else(PyBorrowError::of::<T>)
    }

    /// Borrows the value exclusively. Panics where it is borrowed.
    #[track_caller]
    pub fn borrow_mut(&self) -> PyRefMut<'py, T>
    where
        T: Class<Borrow = Flag>,
    {
        self.try_borrow_mut().expect("Already borrowed")
    }

    /// Borrows the value exclusively, unless it is borrowed.
    pub fn try_borrow_mut(&self) -> Result<PyRefMut<'py, T>, PyBorrowMutError>
    where
        T: Class<Borrow = Flag>,
    {
        PyRefMut::begin(self.handle(), &self.reference, self.py)
            .ok_or_else(PyBorrowMutError::of::<T>)
    }

    /// The value of an object that never changes.
    pub fn get(&self) -> &T
    where
        T: Class<Borrow = Frozen>,
    {
        // SAFETY: nothing changes the objects of the class.
        unsafe { &*self.handle().value() }
    }

    /// The same object as one of the class that its own extends.
    pub fn into_super(self) -> Bound<'py, T::Base>
    where
        T::Base: Class + Ancestor<Link = Link<T::Base>>,
    {
        let base = self.reference.again(self.handle().base().handle(), self.py);
        Bound::from_reference(base, self.py)
    }
}

impl<T> Clone for Bound<'_, T> {
    fn clone(&self) -> Self {
        let reference = match &self.reference {
            Reference::Nothing => Reference::Nothing,
            Reference::Handle(counted) => Reference::Handle(counted.again()),
            Reference::Object(object) => Reference::Object(object.again()),
            Reference::Kept(kept) => Reference::Kept(Arc::clone(kept)),
            Reference::Slice(index) => Reference::Slice(*index),
            Reference::Bytes(bytes) => Reference::Bytes(bytes.clone()),
        };
        Bound::from_reference(reference, self.py)
    }
}

impl<T> fmt::Debug for Bound<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bound")
    }
}

impl<'py, T> From<PyRef<'py, T>> for Bound<'py, T>
where
    T: Class,
{
    fn from(borrowed: PyRef<'py, T>) -> Self {
        borrowed.into_bound()
    }
}

impl<'py, T> From<PyRefMut<'py, T>> for Bound<'py, T>
where
    T: Class,
{
    fn from(borrowed: PyRefMut<'py, T>) -> Self {
        borrowed.into_bound()
    }
}
