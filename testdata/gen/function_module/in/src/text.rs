use pyo3::prelude::*;

/// Loud.
#[pyfunction]
pub fn shout(text: &str) -> String {
    text.to_uppercase()
}

/// Says things.
#[pyclass]
pub struct Speaker;

#[pymethods]
impl Speaker {
    #[new]
    fn new() -> Self {
        Speaker
    }

    fn say(&self, text: &str) -> String {
        format!("{text}!")
    }
}
