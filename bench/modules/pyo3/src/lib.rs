//! Modules of `examples/ophio`, as PyO3 makes an extension of them.

mod ophio {
    pub mod enhancers;
    pub mod files;
    pub mod glob;
    pub mod proguard;
}

use ophio::{files, glob}; // where their neighbours look for them

/// The functions and classes that are compared.
#[pyo3::pymodule]
mod ophio_pyo3 {
    #[pymodule_export]
    use crate::ophio::enhancers::{Cache, Component, Enhancements};
    #[pymodule_export]
    use crate::ophio::glob::is_glob_match;
    #[pymodule_export]
    use crate::ophio::proguard::ProguardMapper;
}
