//! Paths and other texts of the system, which on Unix are any bytes. They go out as
//! Rust has them: on Windows, where they come in as UTF-8, one with a surrogate
//! that is not paired holds that as the three bytes that UTF-8 has no use for.

use super::from::{bytes, FromC};
use super::into::{buffer, IntoC};
use super::layout::{view, Buffer, Char, View};
use super::lend::LendC;
use super::CallC;
use crate::kept::Kept;
use crate::PyResult;
use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// A text of the system.
#[cfg(unix)]
#[inline]
pub(crate) fn system_text(bytes: &[u8]) -> PyResult<&OsStr> {
    Ok(std::os::unix::ffi::OsStrExt::from_bytes(bytes))
}

/// A text of the system.
#[cfg(not(unix))]
#[inline]
pub(crate) fn system_text(bytes: &[u8]) -> PyResult<&OsStr> {
    super::from::text(bytes).map(OsStr::new)
}

impl<'a> FromC<'a> for &'a OsStr {
    type C = View<Char>;

    #[inline]
    unsafe fn from_c(_call: &'a CallC, c: View<Char>) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        system_text(unsafe { bytes(c.data, c.len) }?)
    }
}

impl IntoC for OsString {
    type C = Buffer<Char>;

    #[inline]
    fn into_c(self) -> Buffer<Char> {
        let bytes = buffer(self.into_encoded_bytes());
        Buffer {
            data: bytes.data.cast(),
            len: bytes.len,
            cap: bytes.cap,
        }
    }
}

macro_rules! taken {
    ($($T:ty, |$text:ident| $made:expr;)*) => {$(
        impl<'a> FromC<'a> for $T {
            type C = View<Char>;

            #[inline]
            unsafe fn from_c(call: &'a CallC, c: View<Char>) -> PyResult<Self> {
                // SAFETY: promised by the caller.
                let $text = unsafe { <&OsStr>::from_c(call, c) }?;
                Ok($made)
            }
        }
    )*};
}

taken! {
    OsString, |text| text.to_owned();
    Cow<'a, OsStr>, |text| Cow::Borrowed(text);
    &'a Path, |text| Path::new(text);
    PathBuf, |text| PathBuf::from(text);
    Cow<'a, Path>, |text| Cow::Borrowed(Path::new(text));
}

macro_rules! given {
    ($($T:ty, |$value:ident| $made:expr;)*) => {$(
        impl IntoC for $T {
            type C = Buffer<Char>;

            #[inline]
            fn into_c(self) -> Buffer<Char> {
                let $value = self;
                OsString::into_c($made)
            }
        }
    )*};
}

given! {
    &OsStr, |text| text.to_owned();
    &OsString, |text| text.clone();
    Cow<'_, OsStr>, |text| text.into_owned();
    &Path, |path| path.as_os_str().to_owned();
    PathBuf, |path| path.into_os_string();
    &PathBuf, |path| path.as_os_str().to_owned();
    Cow<'_, Path>, |path| path.into_owned().into_os_string();
}

impl LendC for &OsStr {
    type In = View<Char>;

    #[inline]
    fn lend(self, _kept: &Kept) -> View<Char> {
        let bytes = self.as_encoded_bytes();
        view(bytes.as_ptr().cast(), bytes.len())
    }
}

macro_rules! lent {
    ($($T:ty, |$value:ident, $kept:ident| $text:expr;)*) => {$(
        impl LendC for $T {
            type In = View<Char>;

            #[inline]
            fn lend(self, $kept: &Kept) -> View<Char> {
                let $value = self;
                let text: &OsStr = $text;
                text.lend($kept)
            }
        }
    )*};
}

lent! {
    OsString, |text, kept| kept.keep(text);
    &OsString, |text, kept| text;
    &Path, |path, kept| path.as_os_str();
    PathBuf, |path, kept| kept.keep(path).as_os_str();
    &PathBuf, |path, kept| path.as_os_str();
}
