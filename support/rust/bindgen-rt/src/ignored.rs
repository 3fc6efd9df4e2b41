//! Objects that functions do not look at.

use crate::kept::Kept;
use crate::keywords::Keywords;
use crate::py::{CallPy, FromPy, Ref};
use crate::{Bound, Py, PyResult, Python};

/// What such an object is where Python binds it: dropped.
#[derive(Clone, Copy, Debug)]
pub struct Ignored;

impl<'a> FromPy<'a> for Ignored {
    fn wanted() -> String {
        "object".to_owned()
    }

    fn from_py(_call: &'a CallPy, _object: Ref<'a>) -> PyResult<Self> {
        Ok(Ignored)
    }

    fn vec_from_py(_call: &'a CallPy, _object: Ref<'a>) -> PyResult<Vec<Self>> {
        Ok(Vec::new())
    }
}

impl Keywords for Ignored {
    type Value = Ignored;

    fn none() -> Self {
        Ignored
    }

    fn collect(_pairs: impl FnOnce() -> PyResult<Vec<(String, Ignored)>>) -> PyResult<Self> {
        Ok(Ignored)
    }
}

/// The type of a parameter that stands for an object which the function does not
/// look at: it gets nothing for it, in all languages.
pub trait Ignorable<'a>: Sized {
    /// Nothing.
    #[doc(hidden)]
    fn ignored(kept: &'a Kept, py: Python<'a>) -> Self;
}

impl<'a, T> Ignorable<'a> for Bound<'a, T> {
    fn ignored(_kept: &'a Kept, py: Python<'a>) -> Self {
        Bound::nothing(py)
    }
}

impl<'a, T: 'a> Ignorable<'a> for &'a Bound<'a, T> {
    fn ignored(kept: &'a Kept, py: Python<'a>) -> Self {
        kept.keep(Bound::nothing(py))
    }
}

impl<'a, T> Ignorable<'a> for Py<T> {
    fn ignored(_kept: &'a Kept, _py: Python<'a>) -> Self {
        Py::nothing()
    }
}

impl<'a, T: 'a> Ignorable<'a> for &'a Py<T> {
    fn ignored(kept: &'a Kept, _py: Python<'a>) -> Self {
        kept.keep(Py::nothing())
    }
}

impl<'a, T: Ignorable<'a>> Ignorable<'a> for Option<T> {
    fn ignored(_kept: &'a Kept, _py: Python<'a>) -> Self {
        None
    }
}
