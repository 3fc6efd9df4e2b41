//! Sequences of a length that is known.

use super::call::CallPy;
use super::from::FromPy;
use super::into::IntoPy;
use super::object::{raised, Owned, Ref};
use super::table::api;
use super::text::is_str;
use crate::c::{fixed, wrong_length};
use crate::PyResult;

impl<'a, T: FromPy<'a>, const N: usize> FromPy<'a> for [T; N] {
    fn wanted() -> String {
        T::wanted_all()
    }

    /// A sequence that says that it is of another length is not read.
    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        if let Some(found) = T::count(object)? {
            if found != N {
                return Err(wrong_length(N, found));
            }
        }
        fixed(T::vec_from_py(call, object)?)
    }
}

/// The length of a sequence; None for what is none.
#[inline]
pub(super) fn length(object: Ref<'_>) -> PyResult<Option<usize>> {
    // SAFETY: the object is alive.
    let sequence = unsafe { (api().PySequence_Check)(object.as_ptr()) } != 0;
    if !sequence || is_str(object) {
        return Ok(None);
    }
    // SAFETY: the object is alive.
    let found = unsafe { api().PyObject_Size(object.as_ptr()) };
    usize::try_from(found).map(Some).map_err(|_| raised())
}

impl<T: IntoPy, const N: usize> IntoPy for [T; N] {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        T::vec_into_py(self.into(), call)
    }
}

impl<T: IntoPy + Clone, const N: usize> IntoPy for &[T; N] {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        T::vec_into_py(self.to_vec(), call)
    }
}
