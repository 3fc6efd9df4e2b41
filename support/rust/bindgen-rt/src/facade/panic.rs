//! The class of the errors that were panics.

use super::exceptions::PySystemError;

crate::__exception!(
    /// What a panic becomes where it would leave the crate.
    ///
    /// Every package exports it, as `package.PanicException`. It derives from
    /// `SystemError`, so that `except Exception` catches it: PyO3's derives from
    /// `BaseException`, which ends the worker that it goes through.
    PanicException,
    1,
    false,
    "bindgen_rt",
    "PanicException",
    "A panic in Rust.",
    PySystemError,
    &[]
);
