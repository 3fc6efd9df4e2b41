//! Outputs where bindgen.toml says, and items that a feature switches.

use pyo3::prelude::*;

#[cfg(feature = "extra")]
#[pyfunction]
fn extra() -> bool {
    true
}

#[cfg(not(feature = "extra"))]
#[pyfunction]
fn plain() -> bool {
    true
}

pyo3::bindings!();
