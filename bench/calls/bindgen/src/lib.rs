//! The shared source on bindgen-rt.
use pyo3::prelude::*;

#[path = "../../shared.rs"]
mod shared;

/// Takes anything with a buffer of 64-bit integers.
#[pyfunction]
fn sum(values: &[i64]) -> i64 {
    values.iter().fold(0, |sum, value| sum.wrapping_add(*value))
}

#[pymodule]
mod calls {
    #[pymodule_export]
    use super::shared::{
        add, fail, flip, join, kw, length, mul, noop, ramp, total, upper, Counter, Point,
    };
    #[pymodule_export]
    use super::sum;
}
