//! References to objects that are bound to nothing.

use super::bound::Bound;
use super::initializer::PyClassInitializer;
use super::pyref::{PyBorrowError, PyBorrowMutError, PyRef, PyRefMut};
use super::reference::Reference;
use super::{PyResult, Python};
use crate::handle::{Class, Flag, Frozen, Handle};
use std::fmt;
use std::marker::PhantomData;
use std::ptr::NonNull;
use std::sync::Arc;

/// A reference to an object of type `T` that can be kept, and by any thread.
///
/// Dropped without a token, the object of Python's that it refers to ends a
/// little later: when Python is next at work on objects of the library.
pub struct Py<T> {
    pub(crate) reference: Reference,
    kind: PhantomData<T>,
}

// SAFETY: a handle is counted atomically, and its value can be shared, as every
// class can. Of an object of Python's, which the reference keeps, nothing is read
// without a token of its interpreter but the handle, which never changes; the end
// of the reference is left to its module.
unsafe impl<T> Send for Py<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for Py<T> {}

impl<T> Py<T> {
    /// Takes a reference that any thread may keep.
    pub(crate) fn from_reference(reference: Reference) -> Self {
        Py {
            reference,
            kind: PhantomData,
        }
    }

    /// An object that nobody looks at.
    pub(crate) fn nothing() -> Self {
        Py::from_reference(Reference::Nothing)
    }
}

impl<T: Class> Py<T> {
    /// Makes an object.
    pub fn new(py: Python<'_>, value: impl Into<PyClassInitializer<T>>) -> PyResult<Self> {
        let handle = Handle::new(value);
        // SAFETY: the handle is new, and so is the reference to it.
        let reference = unsafe { Reference::take(NonNull::new_unchecked(handle)) };
        Ok(Py::from_reference(crate::py::objectify::<T>(reference, py)))
    }

    /// The handle.
    #[inline]
    pub(crate) fn handle(&self) -> &Handle<T> {
        // SAFETY: a Py of a class is made of a reference to an object of it.
        unsafe { self.reference.handle() }.expect("a reference to an object of a class")
    }

    /// A further reference to the object.
    pub fn clone_ref(&self, _py: Python<'_>) -> Self {
        self.clone()
    }

    /// The same reference for as long as the token lives.
    pub fn bind<'py>(&self, py: Python<'py>) -> Bound<'py, T> {
        Bound::from_reference(self.reference.again(self.handle(), py), py)
    }

    /// The same reference for as long as the token lives.
    pub fn into_bound(self, py: Python<'_>) -> Bound<'_, T> {
        self.bind(py)
    }

    /// Borrows the value. Panics where a call has it for itself.
    #[track_caller]
    pub fn borrow<'py>(&'py self, py: Python<'py>) -> PyRef<'py, T> {
        self.try_borrow(py).expect("Already mutably borrowed")
    }

    /// Borrows the value, unless a call has it for itself.
    pub fn try_borrow<'py>(&'py self, py: Python<'py>) -> Result<PyRef<'py, T>, PyBorrowError> {
        PyRef::begin(self.handle(), &self.reference, py).ok_or_else(PyBorrowError::of::<T>)
    }

    /// Borrows the value exclusively. Panics where it is borrowed.
    #[track_caller]
    pub fn borrow_mut<'py>(&'py self, py: Python<'py>) -> PyRefMut<'py, T>
    where
        T: Class<Borrow = Flag>,
    {
        self.try_borrow_mut(py).expect("Already borrowed")
    }

    /// Borrows the value exclusively, unless it is borrowed.
    pub fn try_borrow_mut<'py>(
        &'py self,
        py: Python<'py>,
    ) -> Result<PyRefMut<'py, T>, PyBorrowMutError>
    where
        T: Class<Borrow = Flag>,
    {
        PyRefMut::begin(self.handle(), &self.reference, py).ok_or_else(PyBorrowMutError::of::<T>)
    }

    /// The value of an object that never changes.
    pub fn get(&self) -> &T
    where
        T: Class<Borrow = Frozen>,
    {
        // SAFETY: nothing changes the objects of the class.
        unsafe { &*self.handle().value() }
    }

    /// Whether both refer to one object.
    pub fn is(&self, other: &Py<T>) -> bool {
        std::ptr::eq(self.handle(), other.handle())
    }

    /// Ends the reference.
    pub fn drop_ref(self, py: Python<'_>) {
        drop(self.into_bound(py));
    }
}

/// It needs no interpreter, so that fields of this type are as easily read as any.
impl<T> Clone for Py<T> {
    fn clone(&self) -> Self {
        Py::from_reference(match &self.reference {
            Reference::Handle(counted) => Reference::Handle(counted.again()),
            Reference::Kept(kept) => Reference::Kept(Arc::clone(kept)),
            _ => Reference::Nothing,
        })
    }
}

impl<T> fmt::Debug for Py<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Py")
    }
}

impl<T> From<Bound<'_, T>> for Py<T> {
    fn from(bound: Bound<'_, T>) -> Self {
        bound.unbind()
    }
}

impl<T: Class> From<&Bound<'_, T>> for Py<T> {
    fn from(bound: &Bound<'_, T>) -> Self {
        bound.clone().unbind()
    }
}

impl<T: Class> From<PyRef<'_, T>> for Py<T> {
    fn from(borrowed: PyRef<'_, T>) -> Self {
        borrowed.into_bound().unbind()
    }
}

impl<T: Class> From<&PyRef<'_, T>> for Py<T> {
    fn from(borrowed: &PyRef<'_, T>) -> Self {
        borrowed.as_bound().unbind()
    }
}

impl<T: Class> From<PyRefMut<'_, T>> for Py<T> {
    fn from(borrowed: PyRefMut<'_, T>) -> Self {
        borrowed.into_bound().unbind()
    }
}

impl<T: Class> From<&PyRefMut<'_, T>> for Py<T> {
    fn from(borrowed: &PyRefMut<'_, T>) -> Self {
        borrowed.as_bound().unbind()
    }
}
