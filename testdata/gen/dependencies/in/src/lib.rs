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
    #[pyo3(rename_all = "SCREAMING_SNAKE_CASE", eq_int)]
    use case_words::Kind;

    #[pymodule_export]
    #[pyo3(signature = (kind = case_words::Kind::Plain, size = None))]
    use case_words::name_of;

    #[pymodule_export]
    use case_words::{kind_of, size_of};

    /// How large a word is.
    #[pymodule_export]
    use case_words::Size as Extent;

    #[pymodule_export]
    use case_words::{add, tally, times, total, try_tally, Tally};

    /// Objects of a dependency's struct are taken here, too.
    #[pyo3::pyfunction]
    fn most(left: &Tally, right: Option<&case_words::Tally>) -> u64 {
        case_words::total(Some(left)).max(case_words::total(right))
    }

    /// A function of this crate takes and gives them, too.
    #[pyo3::pyfunction]
    #[pyo3(signature = (kind = case_words::Kind::r#Type))]
    fn same(kind: case_words::Kind) -> Option<Kind> {
        Some(kind)
    }

    #[pymodule_export]
    use super::NoNumber;

    /// Of another version, and of a crate beside this one.
    #[pyo3::pymodule]
    mod other {
        use case_words::{Kind, Tally};

        #[pyo3::pyfunction]
        fn fresh(_of: &Tally) -> Tally {
            Tally::default()
        }

        #[pyo3::pyfunction]
        fn again(kind: Option<Kind>) -> Kind {
            kind.unwrap_or(Kind::Number)
        }

        /// What is written here stands in place of the dependency's text.
        #[pymodule_export]
        use crate::facade::shout_often;

        #[pymodule_export]
        use later::{count as words, limits::SHIFT};

        #[pymodule_export]
        #[pyo3(name = "try_", error = pyo3::exceptions::PyKeyError)]
        use case_words::boxed as r#try;

        #[pymodule_export]
        use local::{join, MASK};

        /// Where it began.
        #[pymodule_export]
        use local::ORIGIN as FROM;
    }
}
