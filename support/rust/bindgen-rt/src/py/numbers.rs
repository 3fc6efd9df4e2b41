//! Numbers that come from Python. All of it is `#[inline]`, so that what a crate
//! does not use is not compiled.

use super::buffer::{copied, Element, Kind};
use super::call::CallPy;
use super::from::FromPy;
use super::object::{raised, Owned, Ref};
use super::raise::builtin;
use super::sequence::vec_of;
use super::table::api;
use super::text::is_str;
use crate::exceptions::PyOverflowError;
use crate::facade::class::Exception;
use crate::{PyErr, PyResult};
use std::fmt::Display;

macro_rules! integers {
    ($($T:ident $take:ident $exact:ident $kind:ident;)*) => {$(
        impl<'a> FromPy<'a> for $T {
    fn wanted() -> String {
        "int".to_owned()
    }

            #[inline]
            fn fits(_call: &'a CallPy, object: Ref<'a>) -> bool {
                may_be_int(object)
            }

            #[inline]
            fn from_py(_call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
                let wide = $take(object)?;
                wide.and_then(|wide| $T::try_from(wide).ok())
                    .ok_or_else(|| out_of_range(stringify!($T), $T::MIN as i64, $T::MAX as u64))
            }

            #[inline]
            fn exact(object: Ref<'_>) -> Option<Self> {
                $exact(object).and_then(|wide| $T::try_from(wide).ok())
            }

            #[inline]
            fn vec_from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Vec<Self>> {
                match copied(object)? {
                    Some(vec) => Ok(vec),
                    None => vec_of(call, object),
                }
            }
        }

        impl Element for $T {
            const KIND: Kind = Kind::$kind;
        }
    )*};
}

integers! {
    i8 signed exact_signed Signed; i16 signed exact_signed Signed;
    i32 signed exact_signed Signed; i64 signed exact_signed Signed;
    isize signed exact_signed Signed;
    u16 unsigned exact_unsigned Unsigned; u32 unsigned exact_unsigned Unsigned;
    u64 unsigned exact_unsigned Unsigned; usize unsigned exact_unsigned Unsigned;
}

/// Whether an object is none of those that are most often not an int: a float, a
/// str, a slice and None.
#[inline]
pub(super) fn may_be_int(object: Ref<'_>) -> bool {
    let kind = object.kind();
    kind == api().PyLong_Type()
        || !(kind == api().PyFloat_Type()
            || kind == api().PySlice_Type()
            || object.is_none()
            || is_str(object))
}

#[cold]
#[inline]
pub(super) fn out_of_range(kind: &str, min: i64, max: u64) -> PyErr {
    not_between(kind, &min, &max)
}

#[cold]
#[inline]
pub(super) fn not_between(kind: &str, min: &dyn Display, max: &dyn Display) -> PyErr {
    PyOverflowError::new_err(format!(
        "int does not fit in {kind}: it is not between {min} and {max}"
    ))
}

macro_rules! widest {
    ($($wide:ident $take:ident $slowly:ident $exact:ident $function:ident $error:expr;)*) => {$(
        /// An int, or None where it does not fit.
        #[inline]
        pub(super) fn $take(object: Ref<'_>) -> PyResult<Option<$wide>> {
            if object.kind() == api().PyLong_Type() {
                // SAFETY: it is an int.
                let value = unsafe { (api().$function)(object.as_ptr()) };
                if value != $error {
                    return Ok(Some(value));
                }
            }
            $slowly(object)
        }

        /// The same for any object, by its `__index__`. A float has none.
        #[cold]
        #[inline]
        fn $slowly(object: Ref<'_>) -> PyResult<Option<$wide>> {
            // SAFETY: the object is alive; what is returned is new or null.
            let int = unsafe { Owned::new(api().PyNumber_Index(object.as_ptr()))? };
            // SAFETY: it is an int.
            let value = unsafe { (api().$function)(int.as_ptr()) };
            match value != $error || valid()? {
                true => Ok(Some(value)),
                false => Ok(None),
            }
        }

        /// The value of an exact int that fits.
        #[inline]
        pub(super) fn $exact(object: Ref<'_>) -> Option<$wide> {
            if object.kind() != api().PyLong_Type() {
                return None;
            }
            // SAFETY: it is an int.
            let value = unsafe { (api().$function)(object.as_ptr()) };
            (value != $error || valid().unwrap_or(false)).then_some(value)
        }
    )*};
}

widest! {
    i64 signed signed_slowly exact_signed PyLong_AsLongLong -1;
    u64 unsigned unsigned_slowly exact_unsigned PyLong_AsUnsignedLongLong u64::MAX;
}

/// Whether the value that also stands for an error is a value: not, where it
/// would overflow.
#[cold]
#[inline]
fn valid() -> PyResult<bool> {
    // SAFETY: needs nothing but an interpreter.
    unsafe {
        if (api().PyErr_Occurred)().is_null() {
            return Ok(true);
        }
        if (api().PyErr_ExceptionMatches)(builtin(PyOverflowError::CLASS)) == 0 {
            return Err(raised());
        }
        api().PyErr_Clear();
    }
    Ok(false)
}

macro_rules! floats {
    ($($T:ident;)*) => {$(
        impl<'a> FromPy<'a> for $T {
    fn wanted() -> String {
        "float".to_owned()
    }

            /// An f32 is rounded, and infinite where it is too large, as
            /// everywhere a double is made a float.
            #[inline]
            fn from_py(_call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
                match Self::exact(object) {
                    Some(value) => Ok(value),
                    None => float(object).map(|wide| wide as $T),
                }
            }

            #[inline]
            fn exact(object: Ref<'_>) -> Option<Self> {
                if object.kind() != api().PyFloat_Type() {
                    return None;
                }
                // Without the frames of a call that may run Python code a call of
                // `mul(3.5, 4.5)` takes 3 ns less. SAFETY: it is a float.
                Some(unsafe { api().value_of_float(object.as_ptr()) } as $T)
            }

            #[inline]
            fn vec_from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Vec<Self>> {
                match copied(object)? {
                    Some(vec) => Ok(vec),
                    None => vec_of(call, object),
                }
            }
        }

        impl Element for $T {
            const KIND: Kind = Kind::Float;
        }
    )*};
}

floats! { f32; f64; }

/// The value of any object, by its `__float__` or `__index__`.
#[cold]
#[inline]
fn float(object: Ref<'_>) -> PyResult<f64> {
    // SAFETY: the object is alive.
    let value = unsafe { api().PyFloat_AsDouble(object.as_ptr()) };
    // SAFETY: needs nothing but an interpreter.
    if value == -1.0 && !unsafe { (api().PyErr_Occurred)() }.is_null() {
        return Err(raised());
    }
    Ok(value)
}
