//! Arguments by name that come from C.

use super::from::FromC;
use super::layout::{Opt, View};
use super::CallC;
use crate::PyResult;

/// What arguments by name come as: pairs, or an option of them.
pub trait Pairs<'a, V>: Copy {
    /// Checks and takes the pairs.
    ///
    /// # Safety
    ///
    /// As for [`FromC::from_c`].
    unsafe fn take(self, call: &'a CallC) -> PyResult<Option<Vec<(String, V)>>>;
}

impl<'a, V, P: Copy> Pairs<'a, V> for View<P>
where
    (String, V): FromC<'a, C = P>,
{
    unsafe fn take(self, call: &'a CallC) -> PyResult<Option<Vec<(String, V)>>> {
        // SAFETY: promised by the caller.
        unsafe { FromC::from_c(call, self) }.map(Some)
    }
}

impl<'a, V, P: Copy> Pairs<'a, V> for Opt<View<P>>
where
    (String, V): FromC<'a, C = P>,
{
    unsafe fn take(self, call: &'a CallC) -> PyResult<Option<Vec<(String, V)>>> {
        // SAFETY: promised by the caller.
        unsafe { FromC::from_c(call, self) }
    }
}
