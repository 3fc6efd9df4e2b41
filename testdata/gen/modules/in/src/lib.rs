//! Python modules that follow the Rust modules, without a #[pymodule].

use pyo3::prelude::*;

pub(crate) mod outer;

/// At the top.
#[pyfunction]
fn top() -> i64 {
    0
}

pyo3::bindings!();
