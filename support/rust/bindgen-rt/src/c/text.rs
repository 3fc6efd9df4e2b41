//! Characters, and text and slices that are borrowed or owned.

use super::from::FromC;
use super::into::IntoC;
use super::layout::{Buffer, Char, View};
use super::CallC;
use crate::exceptions::PyValueError;
use crate::PyResult;
use std::borrow::Cow;

impl<'a> FromC<'a> for char {
    type C = u32;

    #[inline]
    unsafe fn from_c(_call: &'a CallC, c: u32) -> PyResult<Self> {
        char::from_u32(c).ok_or_else(|| no_char(c))
    }
}

#[cold]
#[inline]
fn no_char(code: u32) -> crate::PyErr {
    PyValueError::new_err(format!("{code:#x} is no character of Unicode"))
}

impl IntoC for char {
    type C = u32;

    #[inline]
    fn into_c(self) -> u32 {
        self.into()
    }
}

impl<'a> FromC<'a> for Cow<'a, str> {
    type C = View<Char>;

    #[inline]
    unsafe fn from_c(call: &'a CallC, c: View<Char>) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        unsafe { <&str>::from_c(call, c) }.map(Cow::Borrowed)
    }
}

impl IntoC for Cow<'_, str> {
    type C = Buffer<Char>;

    #[inline]
    fn into_c(self) -> Buffer<Char> {
        self.into_owned().into_c()
    }
}

impl<'a, T: FromC<'a> + Clone> FromC<'a> for Cow<'a, [T]> {
    type C = View<T::C>;

    #[inline]
    unsafe fn from_c(call: &'a CallC, c: View<T::C>) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        unsafe { T::slice_from_c(call, c) }.map(Cow::Borrowed)
    }
}

impl<T: IntoC + Clone> IntoC for Cow<'_, [T]> {
    type C = Buffer<T::C>;

    #[inline]
    fn into_c(self) -> Buffer<T::C> {
        T::vec_into_c(self.into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kept::Kept;

    #[test]
    fn refuses_what_is_no_character() {
        let call = CallC {
            kept: Kept::default(),
        };
        // SAFETY: any number is checked.
        let taken = |code| unsafe { char::from_c(&call, code) };
        assert_eq!(taken(0x10_FFFF).unwrap(), '\u{10FFFF}');
        for code in [0xD800, 0xDFFF, 0x11_0000, u32::MAX] {
            let message = format!("{code:#x} is no character of Unicode");
            assert_eq!(taken(code).unwrap_err().message(), message);
        }
    }
}
