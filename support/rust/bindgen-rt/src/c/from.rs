//! Values that come from C.

use super::layout::*;
use super::CallC;
use crate::exceptions::{PyOverflowError, PyUnicodeError, PyValueError};
use crate::{PyResult, StrOrBytes};
use std::slice;

/// A type of parameters. `C` is what it is in C where it stands inside another
/// type; the generated C signatures name these types, so that rustc finds any
/// disagreement.
pub trait FromC<'a>: Sized {
    /// The type in C.
    type C: Copy;

    /// Checks and takes a value.
    ///
    /// # Safety
    ///
    /// The value is as docs/abi.md says, and what it points to stays valid and
    /// unchanged for `'a`.
    unsafe fn from_c(call: &'a CallC, c: Self::C) -> PyResult<Self>;

    /// Checks and takes all elements of a slice.
    ///
    /// # Safety
    ///
    /// As for [`FromC::from_c`].
    #[inline]
    unsafe fn vec_from_c(call: &'a CallC, c: View<Self::C>) -> PyResult<Vec<Self>> {
        // SAFETY: promised by the caller.
        let elements = unsafe { elements(c) }?;
        let mut vec = Vec::with_capacity(elements.len());
        for &element in elements {
            // SAFETY: promised by the caller for all elements.
            vec.push(unsafe { Self::from_c(call, element) }?);
        }
        Ok(vec)
    }

    /// Borrows a slice, in place where Rust and C have it alike.
    ///
    /// # Safety
    ///
    /// As for [`FromC::from_c`].
    #[inline]
    unsafe fn slice_from_c(call: &'a CallC, c: View<Self::C>) -> PyResult<&'a [Self]>
    where
        Self: 'a,
    {
        // SAFETY: promised by the caller.
        let vec = unsafe { Self::vec_from_c(call, c) }?;
        Ok(call.kept.keep(vec))
    }
}

/// The elements of a view: a length that no object can have is an error, and so
/// are NULL and a misaligned pointer with a length.
///
/// # Safety
///
/// `data` points to `len` elements that stay valid and unchanged for `'a`, or
/// breaks one of the rules that are checked here.
pub(super) unsafe fn elements<'a, T>(c: View<T>) -> PyResult<&'a [T]> {
    let largest = isize::MAX as usize / std::mem::size_of::<T>().max(1);
    if c.len == 0 {
        return Ok(&[]);
    }
    if c.len > largest {
        return Err(PyOverflowError::new_err(format!(
            "a length of {} is more than memory can hold",
            c.len
        )));
    }
    if c.data.is_null() {
        return Err(PyValueError::new_err(format!(
            "NULL with a length of {}",
            c.len
        )));
    }
    if !c.data.is_aligned() {
        return Err(misaligned::<T>());
    }
    // SAFETY: not null and aligned, and the rest is promised by the caller.
    Ok(unsafe { slice::from_raw_parts(c.data, c.len) })
}

#[cold]
pub(super) fn misaligned<T>() -> crate::PyErr {
    PyValueError::new_err(format!(
        "a pointer that is not aligned to {} bytes",
        std::mem::align_of::<T>()
    ))
}

/// # Safety
///
/// As for [`elements`].
pub(super) unsafe fn bytes<'a>(data: *const Char, len: usize) -> PyResult<&'a [u8]> {
    // SAFETY: promised by the caller; Char is a transparent u8.
    unsafe { elements(view(data.cast(), len)) }
}

pub(super) fn text(bytes: &[u8]) -> PyResult<&str> {
    std::str::from_utf8(bytes).map_err(PyUnicodeError::new_err)
}

macro_rules! scalars {
    ($($T:ty)*) => {$(
        impl<'a> FromC<'a> for $T {
            type C = $T;

            #[inline]
            unsafe fn from_c(_call: &'a CallC, c: $T) -> PyResult<Self> {
                Ok(c)
            }

            #[inline]
            unsafe fn vec_from_c(_call: &'a CallC, c: View<$T>) -> PyResult<Vec<Self>> {
                // SAFETY: promised by the caller.
                Ok(unsafe { elements(c) }?.to_vec())
            }

            #[inline]
            unsafe fn slice_from_c(_call: &'a CallC, c: View<$T>) -> PyResult<&'a [Self]> {
                // SAFETY: promised by the caller.
                unsafe { elements(c) }
            }
        }
    )*};
}

scalars!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64);

impl<'a> FromC<'a> for bool {
    type C = Bool;

    #[inline]
    unsafe fn from_c(_call: &'a CallC, c: Bool) -> PyResult<Self> {
        c.get().map_err(no_bool)
    }
}

#[cold]
#[inline]
pub(super) fn no_bool(byte: u8) -> crate::PyErr {
    PyValueError::new_err(format!("a bool holds 0 or 1, not {byte}"))
}

impl<'a> FromC<'a> for &'a str {
    type C = View<Char>;

    #[inline]
    unsafe fn from_c(_call: &'a CallC, c: View<Char>) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        text(unsafe { bytes(c.data, c.len) }?)
    }
}

impl<'a> FromC<'a> for String {
    type C = View<Char>;

    #[inline]
    unsafe fn from_c(call: &'a CallC, c: View<Char>) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        unsafe { <&str>::from_c(call, c) }.map(str::to_owned)
    }
}

impl<'a> FromC<'a> for StrOrBytes<'a> {
    type C = TaggedText;

    #[inline]
    unsafe fn from_c(_call: &'a CallC, c: TaggedText) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        let bytes = unsafe { bytes(c.data, c.len) }?;
        Ok(match c.is_str.get().map_err(no_bool)? {
            true => StrOrBytes::Str(text(bytes)?),
            false => StrOrBytes::Bytes(bytes),
        })
    }
}

impl<'a, T: FromC<'a>> FromC<'a> for Vec<T> {
    type C = View<T::C>;

    #[inline]
    unsafe fn from_c(call: &'a CallC, c: View<T::C>) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        unsafe { T::vec_from_c(call, c) }
    }
}

impl<'a, T: FromC<'a>> FromC<'a> for &'a [T] {
    type C = View<T::C>;

    #[inline]
    unsafe fn from_c(call: &'a CallC, c: View<T::C>) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        unsafe { T::slice_from_c(call, c) }
    }
}

impl<'a, T: FromC<'a>> FromC<'a> for Option<T> {
    type C = Opt<T::C>;

    #[inline]
    unsafe fn from_c(call: &'a CallC, c: Opt<T::C>) -> PyResult<Self> {
        match c.is_some.get().map_err(no_bool)? {
            // SAFETY: promised by the caller.
            true => unsafe { T::from_c(call, c.value.assume_init()) }.map(Some),
            false => Ok(None),
        }
    }
}

// Without `?`, which costs the compiler more than the rest of a tuple.
macro_rules! tuples {
    ($($name:ident { $($field:ident: $T:ident),* })*) => {$(
        impl<'a, $($T: FromC<'a>),*> FromC<'a> for ($($T,)*) {
            type C = $name<$($T::C),*>;

            #[inline]
            unsafe fn from_c(call: &'a CallC, c: Self::C) -> PyResult<Self> {
                // SAFETY: promised by the caller for all elements.
                Ok(($(match unsafe { $T::from_c(call, c.$field) } {
                    Ok(value) => value,
                    Err(error) => return Err(error),
                },)*))
            }
        }
    )*};
}

all_tuples!(tuples);
