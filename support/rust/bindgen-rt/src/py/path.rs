//! Paths and other texts of the system: in Python a `str` in which what is not
//! valid in the encoding of file names is escaped, or an object that stands for a
//! path.

use super::call::CallPy;
use super::from::FromPy;
use super::imported::Class;
use super::into::{tuple, IntoPy};
use super::object::{Owned, Ref};
use super::table::api;
use super::text::{bytes, is_str, mismatch};
use crate::c::system_text;
use crate::PyResult;
use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

impl<'a> FromPy<'a> for &'a OsStr {
    fn wanted() -> String {
        "str".to_owned()
    }

    #[inline]
    fn fits(_call: &'a CallPy, object: Ref<'a>) -> bool {
        is_str(object)
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        if !is_str(object) {
            return Err(mismatch(object, "str"));
        }
        // SAFETY: it is a str; what is returned is new or null.
        let encoded = call.hold(unsafe { api().PyUnicode_EncodeFSDefault(object.as_ptr()) })?;
        system_text(bytes(encoded)?.unwrap_or_default())
    }
}

impl<'a> FromPy<'a> for &'a Path {
    fn wanted() -> String {
        "str' or 'os.PathLike".to_owned()
    }

    /// A path that is bytes is refused: the type of the result would depend on it.
    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        // SAFETY: the object is alive; what is returned is new or null.
        let text = call.hold(unsafe { api().PyOS_FSPath(object.as_ptr()) })?;
        <&OsStr>::from_py(call, text).map(Path::new)
    }
}

macro_rules! taken {
    ($($T:ty, $from:ty, |$text:ident| $made:expr;)*) => {$(
        impl<'a> FromPy<'a> for $T {
            fn wanted() -> String {
                <$from>::wanted()
            }

            #[inline]
            fn fits(call: &'a CallPy, object: Ref<'a>) -> bool {
                <$from>::fits(call, object)
            }

            #[inline]
            fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
                let $text = <$from>::from_py(call, object)?;
                Ok($made)
            }
        }
    )*};
}

taken! {
    OsString, &'a OsStr, |text| text.to_owned();
    Cow<'a, OsStr>, &'a OsStr, |text| Cow::Borrowed(text);
    PathBuf, &'a Path, |path| path.to_owned();
    Cow<'a, Path>, &'a Path, |path| Cow::Borrowed(path);
}

impl IntoPy for &OsStr {
    #[inline]
    fn into_py(self, _call: &CallPy) -> PyResult<Owned> {
        let bytes = self.as_encoded_bytes();
        let (data, len) = (bytes.as_ptr().cast(), bytes.len() as isize);
        // SAFETY: a slice is no longer than isize::MAX; what is returned is new or
        // null.
        unsafe { Owned::new(api().PyUnicode_DecodeFSDefaultAndSize(data, len)) }
    }
}

impl IntoPy for &Path {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        let text = self.as_os_str().into_py(call)?;
        Class::Path.make(call, tuple([text])?)
    }
}

macro_rules! given {
    ($($T:ty, $as:ty;)*) => {$(
        impl IntoPy for $T {
            #[inline]
            fn into_py(self, call: &CallPy) -> PyResult<Owned> {
                let lent: &$as = self.as_ref();
                lent.into_py(call)
            }
        }
    )*};
}

given! {
    OsString, OsStr;
    &OsString, OsStr;
    Cow<'_, OsStr>, OsStr;
    PathBuf, Path;
    &PathBuf, Path;
    Cow<'_, Path>, Path;
}
