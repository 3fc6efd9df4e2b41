//! Characters, and text and slices that are borrowed or owned.

use super::call::CallPy;
use super::from::FromPy;
use super::into::IntoPy;
use super::object::{Owned, Ref};
use super::sequence::vec_of;
use super::text::{in_place, is_str, new_str, utf8};
use crate::exceptions::PyValueError;
use crate::PyResult;
use std::borrow::Cow;

impl<'a> FromPy<'a> for char {
    fn wanted() -> String {
        "str".to_owned()
    }

    #[inline]
    fn fits(_call: &'a CallPy, object: Ref<'a>) -> bool {
        is_str(object)
    }

    #[inline]
    fn from_py(_call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        only(utf8(object)?).ok_or_else(|| PyValueError::new_err("expected a string of length 1"))
    }

    #[inline]
    fn exact(object: Ref<'_>) -> Option<Self> {
        in_place(object).and_then(only)
    }

    #[inline]
    fn vec_from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Vec<Self>> {
        vec_of(call, object)
    }
}

/// The one character of a text.
#[inline]
fn only(text: &str) -> Option<char> {
    let mut all = text.chars();
    all.next().filter(|_| all.as_str().is_empty())
}

impl IntoPy for char {
    #[inline]
    fn into_py(self, _call: &CallPy) -> PyResult<Owned> {
        new_str(self.encode_utf8(&mut [0; 4]))
    }
}

impl<'a> FromPy<'a> for Cow<'a, str> {
    fn wanted() -> String {
        "str".to_owned()
    }

    #[inline]
    fn fits(_call: &'a CallPy, object: Ref<'a>) -> bool {
        is_str(object)
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        <&str>::from_py(call, object).map(Cow::Borrowed)
    }
}

impl IntoPy for Cow<'_, str> {
    #[inline]
    fn into_py(self, _call: &CallPy) -> PyResult<Owned> {
        new_str(&self)
    }
}

impl<'a, T: FromPy<'a> + Clone> FromPy<'a> for Cow<'a, [T]> {
    fn wanted() -> String {
        T::wanted_all()
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        T::slice_from_py(call, object).map(Cow::Borrowed)
    }
}

impl<T: IntoPy + Clone> IntoPy for Cow<'_, [T]> {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        T::vec_into_py(self.into_owned(), call)
    }
}
