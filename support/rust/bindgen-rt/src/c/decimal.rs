//! Decimal numbers of the crate `rust_decimal`, for crates that ask for the feature:
//! they cross as text.

use super::from::FromC;
use super::into::IntoC;
use super::layout::{Buffer, Char, View};
use super::CallC;
use crate::exceptions::PyValueError;
use crate::PyResult;
use rust_decimal::Decimal;

/// The number that a text is, exactly: what has more digits than there is room for
/// is refused and not rounded.
pub(crate) fn decimal(text: &str) -> PyResult<Decimal> {
    let digits = text.split(['e', 'E']).next().unwrap_or_default();
    Decimal::from_str_exact(digits)
        .and_then(|exact| match digits.len() == text.len() {
            true => Ok(exact),
            false => Decimal::from_scientific(text),
        })
        .map_err(|error| PyValueError::new_err(error.to_string()))
}

impl<'a> FromC<'a> for Decimal {
    type C = View<Char>;

    #[inline]
    unsafe fn from_c(call: &'a CallC, c: View<Char>) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        decimal(unsafe { <&str>::from_c(call, c) }?)
    }
}

impl IntoC for Decimal {
    type C = Buffer<Char>;

    #[inline]
    fn into_c(self) -> Buffer<Char> {
        self.to_string().into_c()
    }
}
