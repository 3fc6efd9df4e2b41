//! An old edition, and a crate that allows neither `unsafe` nor a warning.
#![forbid(unsafe_code)]
#![deny(
    warnings,
    unreachable_pub,
    rust_2018_idioms,
    missing_debug_implementations
)]
use pyo3::prelude::*;

mod parts;

/// One function and one class.
#[pymodule]
fn old_edition(_py: Python<'_>, m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add_function(wrap_pyfunction!(parts::double, m)?)?;
    m.add_class::<parts::Pair>()?;
    Ok(())
}
