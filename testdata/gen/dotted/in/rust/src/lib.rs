//! The generated package is part of one that is written by hand.

use pyo3::prelude::*;

/// A place in a text.
#[derive(FromPyObject)]
pub struct Span {
    start: u32,
    end: u32,
}

#[pyclass]
pub struct Counter {
    count: u64,
}

#[pymethods]
impl Counter {
    #[new]
    fn new() -> Self {
        Counter { count: 0 }
    }

    fn add(&mut self, span: Span) -> u64 {
        self.count += u64::from(span.end - span.start);
        self.count
    }
}

#[pymodule]
mod rustyfish {
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::Counter;

    /// Counts the characters that differ.
    #[pyfunction]
    fn hamming(a: &str, b: &str) -> PyResult<u64> {
        if a.len() != b.len() {
            return Err(pyo3::exceptions::PyValueError::new_err("the lengths differ"));
        }
        Ok(a.bytes().zip(b.bytes()).filter(|(x, y)| x != y).count() as u64)
    }

    #[pymodule]
    mod phonetic {
        use pyo3::prelude::*;

        #[pyfunction]
        fn soundex(word: &str) -> String {
            word.chars().take(1).collect()
        }
    }
}
