//! The shared source on PyO3.
use pyo3::prelude::*;

#[path = "../../shared.rs"]
mod shared;

#[pymodule]
mod calls {
    #[pymodule_export]
    use super::shared::{
        add, fail, flip, join, kw, length, mul, noop, ramp, total, upper, Counter, Point,
    };
}
