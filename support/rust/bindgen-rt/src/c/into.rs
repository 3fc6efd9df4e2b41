//! Values that go to C.

use super::layout::*;
use super::release::Release;
use crate::facade::{PyBytesMethods, Reference};
use crate::types::PyBytes;
use crate::Bound;
use std::mem::ManuallyDrop;

/// A type of results. `C` is what it is in C: a scalar, a handle, or a struct
/// that owns its memory.
pub trait IntoC: Sized {
    /// The type in C.
    type C: Release;

    /// Hands the value over.
    fn into_c(self) -> Self::C;

    /// Hands over all elements of a vector.
    #[inline]
    fn vec_into_c(vec: Vec<Self>) -> Buffer<Self::C> {
        buffer(vec.into_iter().map(Self::into_c).collect())
    }
}

/// Hands a vector over as it is.
pub(super) fn buffer<T>(vec: Vec<T>) -> Buffer<T> {
    let mut vec = ManuallyDrop::new(vec);
    Buffer {
        data: vec.as_mut_ptr(),
        len: vec.len(),
        cap: vec.capacity(),
    }
}

macro_rules! scalars {
    ($($T:ty)*) => {$(
        impl IntoC for $T {
            type C = $T;

            #[inline]
            fn into_c(self) -> $T {
                self
            }

            #[inline]
            fn vec_into_c(vec: Vec<$T>) -> Buffer<$T> {
                buffer(vec)
            }
        }
    )*};
}

scalars!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64);

impl IntoC for bool {
    type C = Bool;

    #[inline]
    fn into_c(self) -> Bool {
        self.into()
    }
}

impl IntoC for String {
    type C = Buffer<Char>;

    #[inline]
    fn into_c(self) -> Buffer<Char> {
        let bytes = buffer(self.into_bytes());
        Buffer {
            data: bytes.data.cast(),
            len: bytes.len,
            cap: bytes.cap,
        }
    }
}

impl IntoC for &str {
    type C = Buffer<Char>;

    #[inline]
    fn into_c(self) -> Buffer<Char> {
        self.to_owned().into_c()
    }
}

impl IntoC for &String {
    type C = Buffer<Char>;

    #[inline]
    fn into_c(self) -> Buffer<Char> {
        self.as_str().into_c()
    }
}

impl IntoC for Bound<'_, PyBytes> {
    type C = Buffer<u8>;

    #[inline]
    fn into_c(self) -> Buffer<u8> {
        match self.reference {
            Reference::Bytes(bytes) => bytes.into_c(),
            _ => self.as_bytes().into_c(),
        }
    }
}

impl<T: IntoC> IntoC for Vec<T> {
    type C = Buffer<T::C>;

    #[inline]
    fn into_c(self) -> Buffer<T::C> {
        T::vec_into_c(self)
    }
}

impl<T: IntoC + Clone> IntoC for &[T] {
    type C = Buffer<T::C>;

    #[inline]
    fn into_c(self) -> Buffer<T::C> {
        T::vec_into_c(self.to_vec())
    }
}

impl<T: IntoC + Clone> IntoC for &Vec<T> {
    type C = Buffer<T::C>;

    #[inline]
    fn into_c(self) -> Buffer<T::C> {
        self.as_slice().into_c()
    }
}

impl<T: IntoC> IntoC for Option<T> {
    type C = Opt<T::C>;

    #[inline]
    fn into_c(self) -> Opt<T::C> {
        let is_some = self.is_some().into();
        option(is_some, self.map_or_else(T::C::zeroed, T::into_c))
    }
}

macro_rules! tuples {
    ($($name:ident { $($field:ident: $T:ident),* })*) => {$(
        impl<$($T: IntoC),*> IntoC for ($($T,)*) {
            type C = $name<$($T::C),*>;

            #[inline]
            fn into_c(self) -> Self::C {
                let ($($field,)*) = self;
                $name { $($field: $field.into_c()),* }
            }
        }
    )*};
}

all_tuples!(tuples);
