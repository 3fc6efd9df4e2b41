//! Bytes that a function writes in place.

use super::exceptions::PyMemoryError;
use super::reference::Reference;
use super::{Bound, PyResult, Python};

/// The type of bytes objects, which a function can give as its result.
///
/// Where Python called, the object is made at once and written in place, so that
/// nothing is copied; elsewhere the bytes are as those of a `Vec<u8>`.
#[derive(Debug)]
pub struct PyBytes(());

impl PyBytes {
    /// A copy of bytes. Panics where there is no memory for it.
    #[inline]
    #[track_caller]
    pub fn new<'py>(py: Python<'py>, bytes: &[u8]) -> Bound<'py, PyBytes> {
        let copied = PyBytes::new_with(py, bytes.len(), |place| {
            place.copy_from_slice(bytes);
            Ok(())
        });
        copied.expect("memory for bytes")
    }

    /// Bytes of this length, which `init` gets as zeros and writes.
    #[inline]
    pub fn new_with<'py, F>(py: Python<'py>, len: usize, init: F) -> PyResult<Bound<'py, PyBytes>>
    where
        F: FnOnce(&mut [u8]) -> PyResult<()>,
    {
        let reference = match py.call() {
            Some(_) => {
                let made = crate::py::bytes_object(len, init)?;
                Reference::Object(made)
            }
            None => {
                let mut bytes = Vec::new();
                bytes
                    .try_reserve_exact(len)
                    .map_err(PyMemoryError::new_err)?;
                bytes.resize(len, 0);
                init(&mut bytes)?;
                Reference::Bytes(bytes)
            }
        };
        Ok(Bound::from_reference(reference, py))
    }

    /// The older name of [`PyBytes::new`].
    #[inline]
    #[track_caller]
    pub fn new_bound<'py>(py: Python<'py>, bytes: &[u8]) -> Bound<'py, PyBytes> {
        PyBytes::new(py, bytes)
    }

    /// The older name of [`PyBytes::new_with`].
    #[inline]
    pub fn new_bound_with<'py, F>(
        py: Python<'py>,
        len: usize,
        init: F,
    ) -> PyResult<Bound<'py, PyBytes>>
    where
        F: FnOnce(&mut [u8]) -> PyResult<()>,
    {
        PyBytes::new_with(py, len, init)
    }
}

/// The methods of bytes objects.
pub trait PyBytesMethods {
    /// The bytes.
    fn as_bytes(&self) -> &[u8];
}

impl PyBytesMethods for Bound<'_, PyBytes> {
    #[inline]
    fn as_bytes(&self) -> &[u8] {
        match &self.reference {
            Reference::Bytes(bytes) => bytes,
            Reference::Object(object) => crate::py::content(object),
            _ => &[], // none is made so
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exceptions::PyValueError;

    #[test]
    fn are_written_in_place() {
        let py = Python::neutral();
        let made = PyBytes::new_with(py, 3, |place| {
            place[1] = 7;
            Ok(())
        });
        assert_eq!(made.unwrap().as_bytes(), [0, 7, 0]);
        assert_eq!(PyBytes::new(py, b"ab").clone().as_bytes(), b"ab");
        let failed = PyBytes::new_with(py, 3, |_| Err(PyValueError::new_err("no")));
        assert_eq!(failed.unwrap_err().message(), "no");
        assert!(PyBytes::new_with(py, usize::MAX, |_| Ok(())).is_err());
    }
}
