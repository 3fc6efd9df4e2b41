//! Setting and deleting properties.

use super::call::CallPy;
use super::raw::*;
use super::signature::Signature;
use super::special::{counted, Arm, Count};
use crate::exceptions::PyAttributeError;
use crate::py::Arg;
use crate::PyResult;
use std::ffi::c_int;

/// What sets and what deletes a property.
#[derive(Debug)]
pub struct Setters {
    /// The property.
    pub signature: &'static Signature,
    /// What sets it.
    pub set: Option<Count>,
    /// What deletes it.
    pub del: Option<Count>,
}

impl Setters {
    /// The entry of a property that can be set or deleted.
    pub const fn entry(&self, entry: Set) -> Option<Set> {
        match (self.set, self.del) {
            (None, None) => None,
            _ => Some(entry),
        }
    }

    /// Sets the property, or deletes it.
    ///
    /// # Safety
    ///
    /// Called by Python, with an object of the class.
    #[inline]
    pub unsafe fn call(&self, this: *mut Object, value: *mut Object) -> c_int {
        let (body, otherwise): (_, Count) = match value.is_null() {
            true => (self.del, no_deleter),
            false => (self.set, no_setter),
        };
        let arm = Arm {
            signature: self.signature,
            body: body.unwrap_or(otherwise),
        };
        // SAFETY: promised by the caller.
        unsafe { counted(&arm, this, value, value) as c_int }
    }
}

#[inline]
fn no_deleter(call: &CallPy, _args: [Arg; 2]) -> PyResult<isize> {
    Err(PyAttributeError::new_err(format!(
        "{} cannot be deleted",
        call.function()
    )))
}

#[inline]
fn no_setter(call: &CallPy, _args: [Arg; 2]) -> PyResult<isize> {
    Err(PyAttributeError::new_err(format!(
        "{} cannot be set",
        call.function()
    )))
}
