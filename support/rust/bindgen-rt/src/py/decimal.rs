//! Decimal numbers: `decimal.Decimal`, by its text, for crates that ask for the
//! feature `rust_decimal`.

use super::call::CallPy;
use super::from::FromPy;
use super::imported::Class;
use super::into::{tuple, IntoPy};
use super::object::{Owned, Ref};
use super::raise::raised_type_error;
use super::table::api;
use super::text::{is_str, mismatch, new_str, utf8};
use crate::c::decimal;
use crate::PyResult;
use rust_decimal::Decimal;

impl<'a> FromPy<'a> for Decimal {
    fn wanted() -> String {
        "Decimal".to_owned()
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        if is_str(object) {
            return decimal(utf8(object)?);
        }
        if let Some(small) = i64::exact(object) {
            return Ok(Decimal::from(small));
        }
        let text = text(call, object)?;
        decimal(utf8(text.as_ref())?)
    }
}

/// The exact text of a number.
#[inline]
fn text(call: &CallPy, object: Ref<'_>) -> PyResult<Owned> {
    // SAFETY: all are alive; what is returned is new or null.
    unsafe {
        if Class::Decimal.is_of(call, object)? {
            return Owned::new(api().PyObject_Str(object.as_ptr()));
        }
        if (api().PyType_IsSubtype)(object.kind(), api().PyFloat_Type()) != 0 {
            let value = api().value_of_float(object.as_ptr());
            let plain = Owned::new((api().PyFloat_FromDouble)(value))?;
            return Owned::new(api().PyObject_Str(plain.as_ptr()));
        }
        match Owned::new(api().PyNumber_Index(object.as_ptr())) {
            // In a subclass of int `__str__` may be another one.
            Ok(int) => Owned::new(api().PyNumber_ToBase(int.as_ptr(), 10)),
            Err(error) => Err(match raised_type_error() {
                Some(_) => mismatch(object, "Decimal"),
                None => error,
            }),
        }
    }
}

impl IntoPy for Decimal {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        Class::Decimal.make(call, tuple([new_str(&self.to_string())?])?)
    }
}
