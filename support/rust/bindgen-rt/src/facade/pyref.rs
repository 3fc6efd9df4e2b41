//! Borrows of objects.

use super::bound::Bound;
use super::exceptions::PyRuntimeError;
use super::reference::Reference;
use super::{PyErr, Python};
use crate::ancestor::Ancestor;
use crate::flag::Borrow;
use crate::handle::{Class, Flag, Handle};
use std::fmt;
use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};
use std::ptr::{self, NonNull};

/// Defines a borrow: both kinds differ in how the flag is set and what base they
/// hold only.
macro_rules! borrow {
    (
        $(#[$doc:meta])*
        $name:ident, $link:ident, $begin:ident, $end:ident
    ) => {
        $(#[$doc])*
        pub struct $name<'py, T: Class> {
            // Ends first.
            base: <T::Base as Ancestor>::$link<'py>,
            handle: NonNull<Handle<T>>,
            // Keeps the handle alive.
            reference: Reference,
            py: Python<'py>,
        }

        impl<'py, T: Class> $name<'py, T> {
            /// Borrows the value of an object, and of what it extends, unless
            /// another borrow keeps it from that.
            pub(crate) fn begin(
                handle: &Handle<T>,
                whole: &Reference,
                py: Python<'py>,
            ) -> Option<Self> {
                let base = T::Base::$begin(handle.base(), whole, py)?;
                if !handle.flag().$begin() {
                    return None;
                }
                Some($name {
                    base,
                    handle: NonNull::from(handle),
                    reference: whole.again(handle, py),
                    py,
                })
            }

            /// The same, with a reference to the object that it takes over.
            #[inline]
            pub(crate) fn begin_with(
                handle: &Handle<T>,
                reference: Reference,
                py: Python<'py>,
            ) -> Option<Self> {
                let base = T::Base::$begin(handle.base(), &reference, py)?;
                if !handle.flag().$begin() {
                    return None;
                }
                Some($name {
                    base,
                    handle: NonNull::from(handle),
                    reference,
                    py,
                })
            }

            fn handle(&self) -> &Handle<T> {
                // SAFETY: the reference keeps it alive.
                unsafe { self.handle.as_ref() }
            }

            /// The token of the interpreter.
            pub fn py(&self) -> Python<'py> {
                self.py
            }

            /// A reference to the object.
            pub(crate) fn as_bound(&self) -> Bound<'py, T> {
                Bound::from_reference(self.reference.again(self.handle(), self.py), self.py)
            }

            /// The object, no longer borrowed.
            pub(crate) fn into_bound(self) -> Bound<'py, T> {
                let py = self.py;
                let (reference, _) = self.into_parts();
                Bound::from_reference(reference, py)
            }

            /// Ends the borrow of the value, but not that of what it extends.
            fn into_parts(self) -> (Reference, <T::Base as Ancestor>::$link<'py>) {
                let this = ManuallyDrop::new(self);
                this.handle().flag().$end();
                // SAFETY: each is read once, and the whole never dropped.
                unsafe { (ptr::read(&this.reference), ptr::read(&this.base)) }
            }

            /// The borrow of what the object extends.
            pub fn into_super(self) -> <T::Base as Ancestor>::$link<'py>
            where
                T::Base: Class,
            {
                self.into_parts().1
            }
        }

        impl<T: Class> Drop for $name<'_, T> {
            #[inline]
            fn drop(&mut self) {
                self.handle().flag().$end();
            }
        }

        impl<T: Class> fmt::Debug for $name<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(T::NAME)
            }
        }
    };
}

borrow! {
    /// A shared borrow of an object's value, which knows the object.
    PyRef, Ref, share, unshare
}
borrow! {
    /// An exclusive borrow of an object's value, which knows the object.
    PyRefMut, RefMut, claim, unclaim
}

impl<'py, T: Class> PyRef<'py, T> {
    /// The borrow of what the object extends.
    pub fn as_super(&self) -> &PyRef<'py, T::Base>
    where
        T::Base: Class + Ancestor<Ref<'py> = PyRef<'py, T::Base>>,
    {
        &self.base
    }
}

impl<'py, T: Class> PyRefMut<'py, T> {
    /// The borrow of what the object extends.
    pub fn as_super(&mut self) -> &mut PyRefMut<'py, T::Base>
    where
        T::Base: Class<Borrow = Flag> + Ancestor<RefMut<'py> = PyRefMut<'py, T::Base>>,
    {
        &mut self.base
    }
}

impl<T: Class> Deref for PyRef<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: the flag keeps exclusive borrows away.
        unsafe { &*self.handle().value() }
    }
}

impl<T: Class> Deref for PyRefMut<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: the flag keeps all other borrows away, or there are shared ones
        // only.
        unsafe { &*self.handle().value() }
    }
}

impl<T: Class<Borrow = Flag>> DerefMut for PyRefMut<'_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the flag keeps all other borrows away.
        unsafe { &mut *self.handle().value() }
    }
}

impl<'py, T, U> AsRef<U> for PyRef<'py, T>
where
    T: Class<Base = U>,
    U: Class + Ancestor<Ref<'py> = PyRef<'py, U>>,
{
    fn as_ref(&self) -> &U {
        &self.base
    }
}

impl<'py, T, U> AsRef<U> for PyRefMut<'py, T>
where
    T: Class<Base = U>,
    U: Class + Ancestor<RefMut<'py> = PyRefMut<'py, U>>,
{
    fn as_ref(&self) -> &U {
        &self.base
    }
}

impl<'py, T, U> AsMut<U> for PyRefMut<'py, T>
where
    T: Class<Base = U>,
    U: Class<Borrow = Flag> + Ancestor<RefMut<'py> = PyRefMut<'py, U>>,
{
    fn as_mut(&mut self) -> &mut U {
        &mut self.base
    }
}

macro_rules! errors {
    ($($(#[$doc:meta])* $name:ident: $message:literal;)*) => {$(
        $(#[$doc])*
        pub struct $name {
            class: &'static str,
        }

        impl $name {
            #[cold]
            pub(crate) fn of<T: Class>() -> Self {
                $name { class: T::NAME }
            }
        }

        impl fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}: this {}", $message, self.class)
            }
        }

        impl std::error::Error for $name {}

        impl From<$name> for PyErr {
            #[inline]
            fn from(error: $name) -> Self {
                PyRuntimeError::new_err(error.to_string())
            }
        }
    )*};
}

errors! {
    /// The error of a borrow of what a call has for itself.
    PyBorrowError: "already mutably borrowed";
    /// The error of an exclusive borrow of what is borrowed.
    PyBorrowMutError: "already borrowed";
}
