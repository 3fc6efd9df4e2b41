//! Integers of 128 bits, which C has no type for: they cross as two halves.

use super::from::FromC;
use super::into::IntoC;
use super::layout::{SignedHalves, UnsignedHalves};
use super::CallC;
use crate::PyResult;

impl<'a> FromC<'a> for i128 {
    type C = SignedHalves;

    #[inline]
    unsafe fn from_c(_call: &'a CallC, c: SignedHalves) -> PyResult<Self> {
        Ok(i128::from(c.high) << 64 | i128::from(c.low))
    }
}

impl<'a> FromC<'a> for u128 {
    type C = UnsignedHalves;

    #[inline]
    unsafe fn from_c(_call: &'a CallC, c: UnsignedHalves) -> PyResult<Self> {
        Ok(u128::from(c.high) << 64 | u128::from(c.low))
    }
}

impl IntoC for i128 {
    type C = SignedHalves;

    #[inline]
    fn into_c(self) -> SignedHalves {
        SignedHalves {
            low: self as u64,
            high: (self >> 64) as i64,
        }
    }
}

impl IntoC for u128 {
    type C = UnsignedHalves;

    #[inline]
    fn into_c(self) -> UnsignedHalves {
        UnsignedHalves {
            low: self as u64,
            high: (self >> 64) as u64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_and_joins() {
        let c = (-2i128).into_c();
        assert_eq!((c.low, c.high), (u64::MAX - 1, -1));
        let c = (1u128 << 127 | 5).into_c();
        assert_eq!((c.low, c.high), (5, 1 << 63));
    }
}
