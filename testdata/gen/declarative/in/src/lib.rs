//! A declarative `#[pymodule]` with modules inside.
use pyo3::prelude::*;

mod engine {
    use pyo3::prelude::*;

    /// In a private module, reached through the pymodule's `use`.
    #[pyfunction]
    pub fn run(steps: u32) -> u32 {
        steps * 2
    }

    #[pyclass]
    pub struct Motor {
        #[pyo3(get)]
        power: u32,
    }

    #[pymethods]
    impl Motor {
        #[new]
        fn new(power: u32) -> Self {
            Motor { power }
        }
    }

    pub const MAX_POWER: u32 = 9_000 + 1;
}

/// The root module.
#[pymodule]
mod declarative {
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::engine::run;

    #[pymodule_export]
    use super::engine::{Motor, MAX_POWER};

    /// Defined in place.
    #[pyfunction]
    fn here() -> &'static str {
        "here"
    }

    /// A module in the module.
    #[pymodule]
    mod inner {
        use pyo3::prelude::*;

        #[pymodule_export]
        use crate::engine::run as run_again;

        /// Deep down.
        #[pyfunction]
        fn deep(motor: &crate::engine::Motor) -> u32 {
            let _ = motor;
            7
        }

        /// Deeper still.
        #[pymodule]
        mod deepest {
            use pyo3::prelude::*;

            #[pyfunction]
            fn bottom() -> bool {
                true
            }
        }
    }
}
