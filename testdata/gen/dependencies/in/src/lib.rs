//! Items of dependencies, exported as they are.

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;

mod facade {
    pub(crate) use local::again::shout as shout_often;
}

create_exception!(dependencies, NoNumber, PyValueError, "It is no number.");

pub const AGAIN: usize = 2;

#[pyo3::pymodule]
mod dependencies {
    #[pymodule_export]
    use case_words::{boxed, number, plain_number, shout, texts, GREETING};

    #[pymodule_export]
    #[pyo3(name = "checked_number", error = super::NoNumber)]
    use case_words::number as checked;

    #[pymodule_export]
    #[pyo3(signature = (text, /, times = super::AGAIN, *, between = None))]
    use case_words::repeat;

    #[pymodule_export]
    use super::NoNumber;

    /// Of another version, and of a crate beside this one.
    #[pyo3::pymodule]
    mod other {
        #[pymodule_export]
        use crate::facade::shout_often;

        #[pymodule_export]
        use later::{count as words, limits::SHIFT};

        #[pymodule_export]
        #[pyo3(name = "try_", error = pyo3::exceptions::PyKeyError)]
        use case_words::boxed as r#try;

        #[pymodule_export]
        use local::{join, MASK, ORIGIN as FROM};
    }
}
