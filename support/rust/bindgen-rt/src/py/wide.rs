//! Integers of 128 bits. The limited API has none: those that do not fit 64 bits
//! are taken apart and put together by shifts.

use super::call::CallPy;
use super::from::FromPy;
use super::into::IntoPy;
use super::numbers::{exact_unsigned, may_be_int, not_between};
use super::object::{Owned, Ref};
use super::table::api;
use crate::PyResult;

/// An int, in the parts that the functions for 64 bits know.
struct Halves {
    low: u64,
    high: Owned,
}

/// An int of any size: its value, or its halves where it does not fit an i64.
#[inline]
fn parts(int: Ref<'_>) -> PyResult<Result<i64, Halves>> {
    let mut overflow = 0;
    // SAFETY: it is an int.
    let value = unsafe { api().PyLong_AsLongLongAndOverflow(int.as_ptr(), &mut overflow) };
    if overflow == 0 {
        return Ok(Ok(value));
    }
    halves(int).map(Err)
}

#[cold]
#[inline]
fn halves(int: Ref<'_>) -> PyResult<Halves> {
    // SAFETY: all are ints; what is returned is new or null.
    unsafe {
        let by = Owned::new((api().PyLong_FromLongLong)(64))?;
        let high = Owned::new(api().PyNumber_Rshift(int.as_ptr(), by.as_ptr()))?;
        let low = api().PyLong_AsUnsignedLongLongMask(int.as_ptr());
        Ok(Halves { low, high })
    }
}

/// The int that an object is by its `__index__`, and no subclass of it: those have
/// operators of their own. A float has none.
#[cold]
#[inline]
fn index(object: Ref<'_>) -> PyResult<Owned> {
    // SAFETY: all are alive; what is returned is new or null.
    unsafe {
        let int = Owned::new(api().PyNumber_Index(object.as_ptr()))?;
        if int.as_ref().kind() == api().PyLong_Type() {
            return Ok(int);
        }
        // Before 3.10 it may be of a subclass.
        let plain =
            Owned::new(api().PyObject_GetAttrString(api().PyLong_Type(), c"__pos__".as_ptr()))?;
        super::into::call(&plain, super::into::tuple([int])?, None)
    }
}

macro_rules! wide {
    ($($T:ident $high:ident;)*) => {$(
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
                let found = match object.kind() == api().PyLong_Type() {
                    true => parts(object)?,
                    false => parts(index(object)?.as_ref())?,
                };
                let value = match found {
                    Ok(value) => $T::try_from(value).ok(),
                    Err(Halves { low, high }) => {
                        $high(&high)?.map(|high| $T::from(high) << 64 | $T::from(low))
                    }
                };
                value.ok_or_else(|| not_between(stringify!($T), &$T::MIN, &$T::MAX))
            }
        }
    )*};
}

wide! { i128 signed_half; u128 unsigned_half; }

/// A half that fits an i64.
#[inline]
fn signed_half(high: &Owned) -> PyResult<Option<i64>> {
    let mut overflow = 0;
    // SAFETY: it is an int.
    let value = unsafe { api().PyLong_AsLongLongAndOverflow(high.as_ptr(), &mut overflow) };
    Ok((overflow == 0).then_some(value))
}

/// A half that fits a u64.
#[inline]
fn unsigned_half(high: &Owned) -> PyResult<Option<u64>> {
    Ok(exact_unsigned(high.as_ref()))
}

/// `high << 64 | low`.
fn join(high: Owned, low: u64) -> PyResult<Owned> {
    // SAFETY: all are ints; what is returned is new or null.
    unsafe {
        let by = Owned::new((api().PyLong_FromLongLong)(64))?;
        let high = Owned::new(api().PyNumber_Lshift(high.as_ptr(), by.as_ptr()))?;
        let low = Owned::new((api().PyLong_FromUnsignedLongLong)(low))?;
        Owned::new(api().PyNumber_Or(high.as_ptr(), low.as_ptr()))
    }
}

impl IntoPy for i128 {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        match i64::try_from(self) {
            Ok(short) => short.into_py(call),
            Err(_) => join(((self >> 64) as i64).into_py(call)?, self as u64),
        }
    }
}

impl IntoPy for u128 {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        match u64::try_from(self) {
            Ok(short) => short.into_py(call),
            Err(_) => join(((self >> 64) as u64).into_py(call)?, self as u64),
        }
    }
}
