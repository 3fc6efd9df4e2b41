//! JSON values of the crate `serde_json`, for crates that ask for the feature: they
//! cross as text.

use super::from::FromC;
use super::into::IntoC;
use super::layout::{Buffer, Char, View};
use super::lend::LendC;
use super::CallC;
use crate::exceptions::PyValueError;
use crate::kept::Kept;
use crate::PyResult;
use serde_json::Value;

impl<'a> FromC<'a> for Value {
    type C = View<Char>;

    #[inline]
    unsafe fn from_c(call: &'a CallC, c: View<Char>) -> PyResult<Self> {
        // SAFETY: promised by the caller.
        let text = unsafe { <&str>::from_c(call, c) }?;
        serde_json::from_str(text).map_err(|error| PyValueError::new_err(error.to_string()))
    }
}

impl IntoC for Value {
    type C = Buffer<Char>;

    #[inline]
    fn into_c(self) -> Buffer<Char> {
        self.to_string().into_c()
    }
}

impl LendC for Value {
    type In = View<Char>;

    #[inline]
    fn lend(self, kept: &Kept) -> View<Char> {
        self.to_string().lend(kept)
    }
}
