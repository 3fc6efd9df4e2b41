//! Operators and comparisons.

use super::call::CallPy;
use super::defining::{defining, inherited};
use super::object::{kind, Owned, Ref, RAISED};
use super::raw::*;
use super::special::{special, Arm, Body};
use super::table::api;
use crate::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use crate::facade::class::Exception;
use crate::py::{Arg, FromPy};
use crate::{PyErr, PyResult};
use std::ffi::{c_int, c_void};
use std::mem::transmute;

impl CallPy {
    /// Takes an operand. None if it is of no type or value that the method takes:
    /// the operator is the other operand's to explain then.
    #[inline]
    pub fn operand<'a, T: FromPy<'a>>(&'a self, arg: Arg) -> PyResult<Option<T>> {
        // SAFETY: the caller holds its operands.
        if !T::fits(self, unsafe { arg.object() }) {
            return Ok(None);
        }
        match self.arg(arg) {
            Ok(value) => Ok(Some(value)),
            Err(error) => misfit(error).map(|()| None),
        }
    }

    /// Takes an operand or its default.
    #[inline]
    pub fn operand_or<'a, T: FromPy<'a>>(
        &'a self,
        arg: Arg,
        default: impl FnOnce() -> T,
    ) -> PyResult<Option<T>> {
        match arg.is_given() {
            true => self.operand(arg),
            false => Ok(Some(default())),
        }
    }

    /// Takes an object, if it is of a type and value that fits.
    #[inline]
    pub(super) fn fitting<'a, T: FromPy<'a>>(&'a self, object: Ref<'a>) -> PyResult<Option<T>> {
        if !T::fits(self, object) {
            return Ok(None);
        }
        match T::from_py(self, object) {
            Ok(value) => Ok(Some(value)),
            Err(error) => misfit(error).map(|()| None),
        }
    }

    /// `NotImplemented`.
    #[inline]
    pub fn not_implemented(&self) -> Owned {
        // SAFETY: it is alive for ever.
        unsafe { Owned::again(api()._Py_NotImplementedStruct) }
    }

    /// The object that the method is called on.
    #[inline]
    pub fn itself(&self) -> Owned {
        // SAFETY: it is alive for the call.
        unsafe { Owned::again(self.this()) }
    }
}

/// Drops the error of a conversion that only says that the object does not fit.
#[cold]
#[inline]
fn misfit(error: PyErr) -> PyResult<()> {
    let classes = [
        PyTypeError::CLASS,
        PyValueError::CLASS,
        PyOverflowError::CLASS,
    ];
    if error.class().kind != RAISED {
        for class in classes {
            if error.class().is_subclass(class) {
                return Ok(());
            }
        }
        return Err(error);
    }
    for class in classes {
        // SAFETY: an exception is raised.
        unsafe {
            if (api().PyErr_ExceptionMatches)(super::raise::builtin(class)) != 0 {
                api().PyErr_Clear();
                return Ok(());
            }
        }
    }
    Err(error)
}

/// A binary operator, or `**` with a third operand.
#[derive(Debug)]
pub struct Operator {
    /// The slot.
    pub id: c_int,
    /// What is called on the left operand.
    pub left: Option<Arm<Body>>,
    /// What is called on the right one.
    pub right: Option<Arm<Body>>,
}

impl Operator {
    /// Calls the method of whichever operand takes the other one.
    ///
    /// # Safety
    ///
    /// Called by Python in the slot, which holds `entry`.
    #[inline]
    pub unsafe fn call(
        &self,
        entry: *const (),
        left: *mut Object,
        right: *mut Object,
        third: *mut Object,
    ) -> *mut Object {
        let entry = entry.cast_mut().cast::<c_void>();
        // SAFETY: promised by the caller.
        unsafe {
            let own = defining(kind(left), self.id, entry);
            if let (Some(arm), false) = (&self.left, own.is_null()) {
                let result = special(arm, left, right, third);
                if !is_not_implemented(result) {
                    return result;
                }
            }
            // As Python has it, operands of one type are not asked twice.
            if let (Some(arm), true) = (&self.right, kind(left) != kind(right)) {
                if !defining(kind(right), self.id, entry).is_null() {
                    let result = special(arm, right, left, third);
                    if !is_not_implemented(result) {
                        return result;
                    }
                }
            }
            for operand in [left, right] {
                if let Some(base) = inherited(operand, self.id, entry) {
                    return match self.id {
                        NB_POWER => transmute::<*mut c_void, New>(base)(left, right, third),
                        _ => transmute::<*mut c_void, Binary>(base)(left, right),
                    };
                }
            }
            not_implemented()
        }
    }
}

/// The methods that compare.
#[derive(Debug)]
pub enum Comparison {
    /// One for each operator: `<`, `<=`, `==`, `!=`, `>`, `>=`.
    Each([Option<Arm<Body>>; 6]),
    /// One for all.
    Any(Arm<Compared>),
}

/// A method that compares, with the other operand and the operator.
pub type Compared = for<'a> fn(&'a CallPy, Arg, c_int) -> PyResult<Owned>;

const EQ: usize = 2;
const NE: usize = 3;

impl Comparison {
    /// Compares.
    ///
    /// # Safety
    ///
    /// Called by Python in the slot, which holds `entry`.
    #[inline]
    pub unsafe fn call(
        &self,
        entry: *const (),
        this: *mut Object,
        other: *mut Object,
        operator: c_int,
    ) -> *mut Object {
        // SAFETY: promised by the caller.
        unsafe {
            let arms = match self {
                Comparison::Any(arm) => {
                    return super::special::compare_any(arm, this, other, operator)
                }
                Comparison::Each(arms) => arms,
            };
            let index = operator as usize;
            if let Some(Some(arm)) = arms.get(index) {
                return special(arm, this, other, other);
            }
            if let (NE, Some(arm)) = (index, &arms[EQ]) {
                return negated(special(arm, this, other, other));
            }
            match inherited(this, TP_RICHCOMPARE, entry.cast_mut().cast()) {
                Some(base) => transmute::<*mut c_void, Compare>(base)(this, other, operator),
                None => not_implemented(),
            }
        }
    }
}

/// The opposite of what `__eq__` says; null and `NotImplemented` stay.
///
/// # Safety
///
/// The reference is the caller's, or null.
#[inline]
unsafe fn negated(result: *mut Object) -> *mut Object {
    let opposite = if result == api()._Py_TrueStruct {
        api()._Py_FalseStruct
    } else if result == api()._Py_FalseStruct {
        api()._Py_TrueStruct
    } else {
        return result;
    };
    // SAFETY: promised by the caller.
    unsafe {
        api().Py_DecRef(result);
        (api().Py_IncRef)(opposite);
    }
    opposite
}

#[inline]
fn not_implemented() -> *mut Object {
    // SAFETY: it is alive for ever.
    unsafe { (api().Py_IncRef)(api()._Py_NotImplementedStruct) };
    api()._Py_NotImplementedStruct
}

/// Whether a result is `NotImplemented`; then the reference is ended.
///
/// # Safety
///
/// The reference is the caller's, or null.
#[inline]
unsafe fn is_not_implemented(result: *mut Object) -> bool {
    if result != api()._Py_NotImplementedStruct {
        return false;
    }
    // SAFETY: promised by the caller.
    unsafe { api().Py_DecRef(result) };
    true
}
