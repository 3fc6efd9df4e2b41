//! UUIDs, for crates that ask for the feature `uuid`.

use super::from::FromC;
use super::into::IntoC;
use super::layout::UuidC;
use super::lend::LendC;
use super::CallC;
use crate::kept::Kept;
use crate::PyResult;
use uuid::Uuid;

impl<'a> FromC<'a> for Uuid {
    type C = UuidC;

    #[inline]
    unsafe fn from_c(_call: &'a CallC, c: UuidC) -> PyResult<Self> {
        Ok(Uuid::from_u64_pair(c.high, c.low))
    }
}

impl IntoC for Uuid {
    type C = UuidC;

    #[inline]
    fn into_c(self) -> UuidC {
        let (high, low) = self.as_u64_pair();
        UuidC { high, low }
    }
}

impl LendC for Uuid {
    type In = UuidC;

    #[inline]
    fn lend(self, _kept: &Kept) -> UuidC {
        self.into_c()
    }
}
