//! Items for Python and for C in one crate.

use pyo3::prelude::*;

mod raw;

/// How far a step goes.
pub const STEPS: u32 = 3;
/// A constant of Rust's.
pub const INNER: u32 = 4;

/// Keeps a sum.
#[pyclass]
pub struct Sum {
    total: u64,
}

#[pymethods]
impl Sum {
    #[new]
    fn new() -> Sum {
        Sum { total: 0 }
    }

    /// Adds a number.
    fn add(&mut self, number: u32) -> u64 {
        self.total += u64::from(number) * u64::from(STEPS);
        self.total
    }
}

/// Calls so far from C.
#[pyfunction]
fn calls() -> u32 {
    raw::CALLS.load(std::sync::atomic::Ordering::Relaxed)
}

#[pymodule]
mod native_mixed {
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::{calls, Sum};

    /// Deeper.
    #[pymodule]
    mod deeper {
        use pyo3::prelude::*;

        /// Nothing.
        #[pyfunction]
        fn nothing() {}
    }
}
