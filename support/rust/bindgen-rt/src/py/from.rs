//! Values that come from Python.

use super::buffer::{as_bytes, copied, memory, Element, Kind};
use super::call::CallPy;
use super::class::{handle_of, is_of};
use super::numbers::{out_of_range, unsigned};
use super::object::Ref;
use super::sequence::{lent, tuple_of, vec_of};
use super::table::api;
use super::text::{bytes, in_place, is_str, mismatch, utf8};
use crate::handle::{Class, Flag};
use crate::{PyResult, StrOrBytes};

/// A type of parameters. The glue names none of them on this side: they are
/// inferred from the function that it calls.
pub trait FromPy<'a>: Sized {
    /// Checks and takes an object.
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self>;

    /// What it takes, in the words of an error: `str' or 'bytes`.
    fn wanted() -> String;

    /// What a sequence of it takes.
    fn wanted_all() -> String {
        "Sequence".to_owned()
    }

    /// Whether the type of an object is one that `from_py` takes, where that is
    /// easily told: to find it out by an error, which an operand of another type is
    /// not, takes 150 ns more.
    #[inline]
    fn fits(_call: &'a CallPy, _object: Ref<'a>) -> bool {
        true
    }

    /// The value of an object that is converted without any Python code, and of
    /// which nothing is kept. None where that is not known: there is no exception
    /// then.
    #[inline]
    fn exact(_object: Ref<'_>) -> Option<Self> {
        None
    }

    /// The same for all elements of a sequence.
    #[inline]
    fn vec_exact(_object: Ref<'_>) -> Option<Vec<Self>> {
        None
    }

    /// Checks and takes all elements of a sequence.
    #[inline]
    fn vec_from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Vec<Self>> {
        lent(call, object)
    }

    /// How many elements a sequence has, as far as it is told before they are
    /// converted.
    #[inline]
    fn count(object: Ref<'_>) -> PyResult<Option<usize>> {
        super::array::length(object)
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

impl<'a> FromPy<'a> for bool {
    fn wanted() -> String {
        "bool".to_owned()
    }

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

    #[inline]
    fn exact(object: Ref<'_>) -> Option<Self> {
        let yes = object.as_ptr() == api()._Py_TrueStruct;
        (yes || object.as_ptr() == api()._Py_FalseStruct).then_some(yes)
    }

    #[inline]
    fn vec_from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Vec<Self>> {
        vec_of(call, object)
    }
}

impl<'a> FromPy<'a> for u8 {
    fn wanted() -> String {
        "int".to_owned()
    }

    fn wanted_all() -> String {
        "bytes".to_owned()
    }

    #[inline]
    fn from_py(_call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        let wide = unsigned(object)?;
        wide.and_then(|wide| u8::try_from(wide).ok())
            .ok_or_else(|| out_of_range("u8", 0, u8::MAX.into()))
    }

    /// Bytes and what is like it are never too many to be copied.
    #[inline]
    fn count(_object: Ref<'_>) -> PyResult<Option<usize>> {
        Ok(None)
    }

    #[inline]
    fn vec_exact(object: Ref<'_>) -> Option<Vec<Self>> {
        match bytes(object) {
            Ok(Some(bytes)) => Some(bytes.to_vec()),
            _ => None,
        }
    }

    /// A vector of these is bytes, or a copy of what is like it.
    #[inline]
    fn vec_from_py(_call: &'a CallPy, object: Ref<'a>) -> PyResult<Vec<Self>> {
        if let Some(bytes) = bytes(object)? {
            return Ok(bytes.to_vec());
        }
        match copied(object)? {
            Some(vec) => Ok(vec),
            None => Ok(bytes(as_bytes(object)?.as_ref())?
                .unwrap_or_default()
                .to_vec()),
        }
    }

    /// What is borrowed must not change, so only bytes are not copied.
    #[inline]
    fn slice_from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<&'a [Self]> {
        match bytes(object)? {
            Some(bytes) => Ok(bytes),
            None => copied_bytes(call, object),
        }
    }
}

#[cold]
#[inline]
fn copied_bytes<'a>(call: &'a CallPy, object: Ref<'a>) -> PyResult<&'a [u8]> {
    let copy = call.hold(as_bytes(object)?.into_ptr())?;
    Ok(bytes(copy)?.unwrap_or_default())
}

impl Element for u8 {
    const KIND: Kind = Kind::Unsigned;
}

impl<'a> FromPy<'a> for &'a str {
    fn wanted() -> String {
        "str".to_owned()
    }

    #[inline]
    fn fits(_call: &'a CallPy, object: Ref<'a>) -> bool {
        is_str(object)
    }

    #[inline]
    fn from_py(_call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        // SAFETY: the object lives for 'a, and with it its text.
        utf8(unsafe { Ref::new(object.as_ptr()) })
    }
}

impl<'a> FromPy<'a> for String {
    fn wanted() -> String {
        "str".to_owned()
    }

    #[inline]
    fn fits(_call: &'a CallPy, object: Ref<'a>) -> bool {
        is_str(object)
    }

    #[inline]
    fn from_py(_call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        utf8(object).map(str::to_owned)
    }

    #[inline]
    fn exact(object: Ref<'_>) -> Option<Self> {
        in_place(object).map(str::to_owned)
    }

    #[inline]
    fn vec_from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Vec<Self>> {
        vec_of(call, object)
    }
}

impl<'a> FromPy<'a> for StrOrBytes<'a> {
    fn wanted() -> String {
        "str' or 'bytes".to_owned()
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        if is_str(object) {
            return utf8(object).map(StrOrBytes::Str);
        }
        match bytes(object)? {
            Some(bytes) => Ok(StrOrBytes::Bytes(bytes)),
            None => copied_memory(call, object),
        }
    }
}

#[cold]
#[inline]
fn copied_memory<'a>(call: &'a CallPy, object: Ref<'a>) -> PyResult<StrOrBytes<'a>> {
    let Some(copy) = memory(object)? else {
        return Err(mismatch(object, &StrOrBytes::wanted()));
    };
    let copy = bytes(call.hold(copy.into_ptr())?)?;
    Ok(StrOrBytes::Bytes(copy.unwrap_or_default()))
}

impl<'a, T: FromPy<'a>> FromPy<'a> for Vec<T> {
    fn wanted() -> String {
        T::wanted_all()
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        T::vec_from_py(call, object)
    }

    #[inline]
    fn exact(object: Ref<'_>) -> Option<Self> {
        T::vec_exact(object)
    }
}

impl<'a, T: FromPy<'a>> FromPy<'a> for &'a [T] {
    fn wanted() -> String {
        T::wanted_all()
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        T::slice_from_py(call, object)
    }
}

impl<'a, T: FromPy<'a>> FromPy<'a> for Option<T> {
    fn wanted() -> String {
        format!("{}' or 'None", T::wanted())
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        if object.is_none() {
            return Ok(None);
        }
        T::from_py(call, object).map(Some)
    }

    #[inline]
    fn exact(object: Ref<'_>) -> Option<Self> {
        match object.is_none() {
            true => Some(None),
            false => T::exact(object).map(Some),
        }
    }
}

impl<'a, T: Class> FromPy<'a> for &'a T {
    fn wanted() -> String {
        T::NAME.to_owned()
    }

    #[inline]
    fn fits(call: &'a CallPy, object: Ref<'a>) -> bool {
        is_of::<T>(call, object)
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        call.kept.borrow(handle_of(call, object)?)
    }
}

impl<'a, T: Class<Borrow = Flag>> FromPy<'a> for &'a mut T {
    fn wanted() -> String {
        T::NAME.to_owned()
    }

    #[inline]
    fn fits(call: &'a CallPy, object: Ref<'a>) -> bool {
        is_of::<T>(call, object)
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        call.kept.borrow_mut(handle_of(call, object)?)
    }
}

// Without `?`, which costs the compiler more than the rest of a tuple.
macro_rules! tuples {
    ($($name:ident { $($field:ident: $T:ident),* })*) => {$(
        impl<'a, $($T: FromPy<'a>),*> FromPy<'a> for ($($T,)*) {
    fn wanted() -> String {
        "tuple".to_owned()
    }

            #[inline]
            fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
                let [$($field),*] = tuple_of(call, object)?;
                Ok(($(match $T::from_py(call, $field) {
                    Ok(value) => value,
                    Err(error) => return Err(error),
                },)*))
            }
        }
    )*};
}

all_tuples!(tuples);
