//! Values that come from Python.

use super::call::CallPy;
use super::class::handle_of;
use super::object::{raised, Ref};
use super::raw::TPFLAGS_TUPLE_SUBCLASS;
use super::table::api;
use super::text::{bytearray, bytes, is_str, mismatch, utf8};
use crate::exceptions::{PyOverflowError, PyValueError};
use crate::handle::{Class, Flag};
use crate::{PyErr, PyResult, StrOrBytes};
use std::fmt::Display;

/// A type of parameters. The glue names none of them on this side: they are
/// inferred from the function that it calls.
pub trait FromPy<'a>: Sized {
    /// Checks and takes an object.
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self>;

    /// Checks and takes all elements of a sequence.
    #[inline]
    fn vec_from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Vec<Self>> {
        let elements = Elements::of(call, object)?;
        let mut vec = Vec::with_capacity(elements.len);
        for index in 0..elements.len {
            vec.push(Self::from_py(call, elements.get(index)?)?);
        }
        Ok(vec)
    }

    /// Borrows all elements of a sequence.
    #[inline]
    fn slice_from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<&'a [Self]>
    where
        Self: 'a,
    {
        let vec = Self::vec_from_py(call, object)?;
        Ok(call.kept.keep(vec))
    }
}

/// The elements that a sequence had when it was looked at. A list can change
/// while its elements are converted, since that may run Python code; the call
/// keeps a tuple of them, and so what they lend.
struct Elements<'a> {
    tuple: Ref<'a>,
    len: usize,
}

impl<'a> Elements<'a> {
    fn of(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        // SAFETY: the object is alive.
        let sequence = unsafe { (api().PySequence_Check)(object.as_ptr()) } != 0;
        if !sequence || is_str(object) {
            return Err(mismatch(object, "Sequence"));
        }
        // SAFETY: the object is alive; what is returned is new or null.
        let tuple = call.hold(unsafe { api().PySequence_Tuple(object.as_ptr()) })?;
        // SAFETY: it is a tuple.
        let len = unsafe { (api().PyTuple_Size)(tuple.as_ptr()) } as usize;
        Ok(Elements { tuple, len })
    }

    #[inline]
    fn get(&self, index: usize) -> PyResult<Ref<'a>> {
        // SAFETY: it is a tuple, which keeps its elements alive.
        let element = unsafe { (api().PyTuple_GetItem)(self.tuple.as_ptr(), index as isize) };
        if element.is_null() {
            return Err(raised());
        }
        // SAFETY: the call holds the tuple.
        Ok(unsafe { Ref::new(element) })
    }
}

impl<'a> FromPy<'a> for bool {
    #[inline]
    fn from_py(_call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        if object.as_ptr() == api()._Py_TrueStruct {
            return Ok(true);
        }
        if object.as_ptr() == api()._Py_FalseStruct {
            return Ok(false);
        }
        Err(mismatch(object, "bool"))
    }
}

macro_rules! integers {
    ($($T:ident $wide:ident;)*) => {$(
        impl<'a> FromPy<'a> for $T {
            #[inline]
            fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
                let wide = $wide(call, object)?;
                wide.and_then(|wide| $T::try_from(wide).ok())
                    .ok_or_else(|| out_of_range(stringify!($T), $T::MIN, $T::MAX))
            }
        }
    )*};
}

integers! {
    i8 signed; i16 signed; i32 signed; i64 signed; isize signed;
    u16 unsigned; u32 unsigned; u64 unsigned; usize unsigned;
}

#[cold]
fn out_of_range(kind: &str, min: impl Display, max: impl Display) -> PyErr {
    PyOverflowError::new_err(format!(
        "int does not fit in {kind}: it is not between {min} and {max}"
    ))
}

/// An int, or None where it does not fit.
#[inline]
fn signed(call: &CallPy, object: Ref<'_>) -> PyResult<Option<i64>> {
    let object = int(call, object)?;
    // SAFETY: it is an int.
    match unsafe { (api().PyLong_AsLongLong)(object.as_ptr()) } {
        -1 => overflow(-1),
        value => Ok(Some(value)),
    }
}

/// An int, or None where it does not fit.
#[inline]
fn unsigned(call: &CallPy, object: Ref<'_>) -> PyResult<Option<u64>> {
    let object = int(call, object)?;
    // SAFETY: it is an int.
    match unsafe { (api().PyLong_AsUnsignedLongLong)(object.as_ptr()) } {
        u64::MAX => overflow(u64::MAX),
        value => Ok(Some(value)),
    }
}

/// The object itself or what its `__index__` gives. A float has none.
#[inline]
fn int<'a>(call: &'a CallPy, object: Ref<'a>) -> PyResult<Ref<'a>> {
    if object.kind() == api().PyLong_Type {
        return Ok(object);
    }
    // SAFETY: the object is alive; what is returned is new or null.
    call.hold(unsafe { api().PyNumber_Index(object.as_ptr()) })
}

/// Tells the value that also stands for an error from the error.
#[cold]
fn overflow<T>(value: T) -> PyResult<Option<T>> {
    // SAFETY: needs nothing but an interpreter.
    unsafe {
        if (api().PyErr_Occurred)().is_null() {
            return Ok(Some(value));
        }
        if (api().PyErr_ExceptionMatches)(*api().PyExc_OverflowError.cast()) == 0 {
            return Err(raised());
        }
        api().PyErr_Clear();
    }
    Ok(None)
}

impl<'a> FromPy<'a> for u8 {
    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        let wide = unsigned(call, object)?;
        wide.and_then(|wide| u8::try_from(wide).ok())
            .ok_or_else(|| out_of_range("u8", u8::MIN, u8::MAX))
    }

    /// A vector of these is bytes.
    #[inline]
    fn vec_from_py(_call: &'a CallPy, object: Ref<'a>) -> PyResult<Vec<Self>> {
        match bytes(object)? {
            Some(bytes) => Ok(bytes.to_vec()),
            None => bytearray(object).ok_or_else(|| mismatch(object, "bytes")),
        }
    }

    /// What is borrowed must not change, so a bytearray will not do.
    #[inline]
    fn slice_from_py(_call: &'a CallPy, object: Ref<'a>) -> PyResult<&'a [Self]> {
        bytes(object)?.ok_or_else(|| mismatch(object, "bytes"))
    }
}

impl<'a> FromPy<'a> for f64 {
    #[inline]
    fn from_py(_call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        // SAFETY: the object is alive.
        let value = unsafe { api().PyFloat_AsDouble(object.as_ptr()) };
        // SAFETY: needs nothing but an interpreter.
        if value == -1.0 && !unsafe { (api().PyErr_Occurred)() }.is_null() {
            return Err(raised());
        }
        Ok(value)
    }
}

impl<'a> FromPy<'a> for f32 {
    /// Rounded, and infinite where it is too large, as everywhere a double is
    /// made a float.
    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        f64::from_py(call, object).map(|wide| wide as f32)
    }
}

impl<'a> FromPy<'a> for &'a str {
    #[inline]
    fn from_py(_call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        // SAFETY: the object lives for 'a, and with it its text.
        utf8(unsafe { Ref::new(object.as_ptr()) })
    }
}

impl<'a> FromPy<'a> for String {
    #[inline]
    fn from_py(_call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        utf8(object).map(str::to_owned)
    }
}

impl<'a> FromPy<'a> for StrOrBytes<'a> {
    #[inline]
    fn from_py(_call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        if is_str(object) {
            return utf8(object).map(StrOrBytes::Str);
        }
        let bytes = bytes(object)?;
        bytes
            .map(StrOrBytes::Bytes)
            .ok_or_else(|| mismatch(object, "str' or 'bytes"))
    }
}

impl<'a, T: FromPy<'a>> FromPy<'a> for Vec<T> {
    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        T::vec_from_py(call, object)
    }
}

impl<'a, T: FromPy<'a>> FromPy<'a> for &'a [T] {
    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        T::slice_from_py(call, object)
    }
}

impl<'a, T: FromPy<'a>> FromPy<'a> for Option<T> {
    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        if object.is_none() {
            return Ok(None);
        }
        T::from_py(call, object).map(Some)
    }
}

impl<'a, T: Class> FromPy<'a> for &'a T {
    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        call.kept.borrow(handle_of(call, object)?)
    }
}

impl<'a, T: Class<Borrow = Flag>> FromPy<'a> for &'a mut T {
    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        call.kept.borrow_mut(handle_of(call, object)?)
    }
}

/// The elements of a tuple of a certain length.
fn exact<'a, const N: usize>(call: &'a CallPy, object: Ref<'a>) -> PyResult<[Ref<'a>; N]> {
    if !object.has_flag(TPFLAGS_TUPLE_SUBCLASS) {
        return Err(mismatch(object, "tuple"));
    }
    let elements = Elements::of(call, object)?;
    if elements.len != N {
        return Err(PyValueError::new_err(format!(
            "expected tuple of length {N}, but got tuple of length {}",
            elements.len
        )));
    }
    let mut out = [object; N];
    for (index, element) in out.iter_mut().enumerate() {
        *element = elements.get(index)?;
    }
    Ok(out)
}

macro_rules! tuples {
    ($($name:ident { $($field:ident: $T:ident),* })*) => {$(
        impl<'a, $($T: FromPy<'a>),*> FromPy<'a> for ($($T,)*) {
            #[inline]
            fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
                let [$($field),*] = exact(call, object)?;
                Ok(($($T::from_py(call, $field)?,)*))
            }
        }
    )*};
}

all_tuples!(tuples);
