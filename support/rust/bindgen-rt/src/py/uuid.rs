//! UUIDs: `uuid.UUID`, for crates that ask for the feature `uuid`.

use super::call::CallPy;
use super::from::FromPy;
use super::imported::{number, Class};
use super::into::{tuple, IntoPy};
use super::object::{Owned, Ref};
use super::text::mismatch;
use crate::PyResult;
use uuid::Uuid;

impl<'a> FromPy<'a> for Uuid {
    fn wanted() -> String {
        "UUID".to_owned()
    }

    #[inline]
    fn from_py(call: &'a CallPy, object: Ref<'a>) -> PyResult<Self> {
        if !Class::Uuid.is_of(call, object)? {
            return Err(mismatch(object, "UUID"));
        }
        number(call, object, c"int").map(Uuid::from_u128)
    }
}

impl IntoPy for Uuid {
    #[inline]
    fn into_py(self, call: &CallPy) -> PyResult<Owned> {
        let none = || ().into_py(call);
        let int = self.as_u128().into_py(call)?;
        Class::Uuid.make(call, tuple([none()?, none()?, none()?, none()?, int])?)
    }
}
