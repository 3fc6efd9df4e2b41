//! Bytes objects that Rust code writes.

use super::call::CallPy;
use super::into::IntoPy;
use super::object::{done, Owned, Ref};
use super::shared::Shared;
use super::table::api;
use super::text::{bytes, new_bytes};
use crate::facade::PyBytesMethods;
use crate::types::PyBytes;
use crate::{Bound, PyResult};
use std::ptr::null_mut;
use std::slice;

/// A new bytes object, which is zeros before `init` writes it. Needs a thread that
/// is attached to an interpreter.
#[inline]
pub(crate) fn bytes_object(
    len: usize,
    init: impl FnOnce(&mut [u8]) -> PyResult<()>,
) -> PyResult<Shared> {
    let (object, place) = zeros(len)?;
    // SAFETY: nobody else knows the object yet, which has as many bytes.
    init(unsafe { slice::from_raw_parts_mut(place, len) })?;
    // SAFETY: the object is alive, and the thread stays attached for the call.
    Ok(unsafe { Shared::new(object.as_ptr()) })
}

#[inline]
fn zeros(len: usize) -> PyResult<(Owned, *mut u8)> {
    let Ok(size) = isize::try_from(len) else {
        return Err(crate::exceptions::PyMemoryError::new_err("too many bytes"));
    };
    let (mut data, mut found) = (null_mut(), 0);
    // SAFETY: what is returned is new or null; it has as many bytes, of which
    // CPython leaves open what they are.
    unsafe {
        let object = Owned::new((api().PyBytes_FromStringAndSize)(null_mut(), size))?;
        let result = (api().PyBytes_AsStringAndSize)(object.as_ptr(), &mut data, &mut found);
        done(result)?;
        data.cast::<u8>().write_bytes(0, len);
        Ok((object, data.cast()))
    }
}

/// What is in a bytes object.
#[inline]
pub(crate) fn content(object: &Shared) -> &[u8] {
    // SAFETY: the object is alive as long as the reference.
    let found = bytes(unsafe { Ref::new(object.as_ptr()) });
    found.ok().flatten().unwrap_or_default()
}

impl IntoPy for Bound<'_, PyBytes> {
    #[inline]
    fn into_py(self, _call: &CallPy) -> PyResult<Owned> {
        match self.object() {
            // SAFETY: the object is alive.
            Some(object) => Ok(unsafe { Owned::again(object.as_ptr()) }),
            None => new_bytes(self.as_bytes()),
        }
    }
}
