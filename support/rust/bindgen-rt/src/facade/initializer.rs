//! What objects are made of.

use crate::ancestor::{Ancestor, Root};
use crate::handle::Class;
use std::fmt;

/// What an object of class `T` is made of: a value of it, and one of the class
/// that it extends.
pub struct PyClassInitializer<T: Class> {
    value: T,
    base: <T::Base as Ancestor>::Init,
}

impl<T: Class> PyClassInitializer<T> {
    /// A value, and what the class that `T` extends is made of: `()`, where it
    /// extends nothing.
    pub fn new(value: T, base: <T::Base as Ancestor>::Init) -> Self {
        PyClassInitializer { value, base }
    }

    /// What an object is made of that extends this one.
    pub fn add_subclass<S>(self, value: S) -> PyClassInitializer<S>
    where
        S: Class<Base = T>,
        T: Ancestor<Init = PyClassInitializer<T>>,
    {
        PyClassInitializer { value, base: self }
    }

    pub(crate) fn into_parts(self) -> (T, <T::Base as Ancestor>::Init) {
        (self.value, self.base)
    }

    /// The value of the class itself.
    pub(crate) fn value(&self) -> &T {
        &self.value
    }
}

impl<T: Class<Base = Root>> From<T> for PyClassInitializer<T> {
    #[inline]
    fn from(value: T) -> Self {
        PyClassInitializer { value, base: () }
    }
}

impl<S, B> From<(S, B)> for PyClassInitializer<S>
where
    S: Class<Base = B>,
    B: Class<Base = Root> + Ancestor<Init = PyClassInitializer<B>>,
{
    #[inline]
    fn from((value, base): (S, B)) -> Self {
        PyClassInitializer::from(base).add_subclass(value)
    }
}

impl<T: Class> fmt::Debug for PyClassInitializer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::NAME)
    }
}
