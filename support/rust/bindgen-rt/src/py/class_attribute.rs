//! Attributes of classes.

use super::call::{run, CallPy, Home};
use super::module::set;
use super::object::Owned;
use super::signature::{Names, Signature};
use super::state::{Slot, State};
use crate::PyResult;
use std::fmt;
use std::ptr::null_mut;

/// An attribute of a class or an enum, which is set once, when the module is filled.
pub struct Attribute {
    name: &'static str,
    value: fn(&CallPy) -> PyResult<Owned>,
}

impl Attribute {
    /// An attribute.
    pub const fn new(name: &'static str, value: fn(&CallPy) -> PyResult<Owned>) -> Self {
        Attribute { name, value }
    }
}

impl fmt::Debug for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

pub(super) type SetAttributes =
    unsafe fn(&[&Attribute], &'static Slot, *const State) -> PyResult<()>;

/// Sets the attributes of a class or an enum, whose values may be objects of any class.
///
/// # Safety
///
/// The state is that of the module, and filled but for this.
#[cold]
#[inline]
pub(super) unsafe fn set_attributes(
    attributes: &[&Attribute],
    of: &'static Slot,
    state: *const State,
) -> PyResult<()> {
    static NAMES: Names = Names::new();
    static SIGNATURE: Signature = Signature::new("", &[], &NAMES);
    for attribute in attributes {
        // SAFETY: promised by the caller; what is returned is new or null.
        let (value, class) = unsafe {
            let home = Home::Known(state);
            let made = run(home, null_mut(), &SIGNATURE, |call| (attribute.value)(call));
            let Some(found) = (*state).of(of) else {
                continue;
            };
            (Owned::new(made)?, Owned::again(found.object.as_ptr()))
        };
        set(&class, attribute.name, &value)?;
    }
    Ok(())
}
