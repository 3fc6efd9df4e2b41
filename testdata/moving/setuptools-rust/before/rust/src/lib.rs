//! The extension module slugger._rust.
mod slug;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::slug::{Rules, MAX_LENGTH};

pyo3::create_exception!(_rust, SlugError, PyValueError, "Nothing is left of a text.");

/// How letters are written.
#[pyclass(eq, eq_int, from_py_object)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Case {
    Lower,
    Upper,
    Kept,
}

/// Makes a slug of a text.
#[pyfunction]
#[pyo3(signature = (text, *, separator = "-", max_length = MAX_LENGTH, case = None))]
fn slugify(
    text: &str,
    separator: &str,
    max_length: usize,
    case: Option<Case>,
) -> PyResult<String> {
    let rules = Rules { separator: separator.to_string(), max_length };
    let slug = rules.apply(text);
    if slug.is_empty() {
        return Err(SlugError::new_err(format!("nothing is left of {text:?}")));
    }
    Ok(match case.unwrap_or(Case::Lower) {
        Case::Lower => slug.to_lowercase(),
        Case::Upper => slug.to_uppercase(),
        Case::Kept => slug,
    })
}

/// Makes slugs that no earlier one is equal to.
#[pyclass(module = "slugger._rust")]
struct Slugger {
    taken: std::collections::HashMap<String, usize>,
    #[pyo3(get, set)]
    separator: String,
}

#[pymethods]
impl Slugger {
    #[new]
    #[pyo3(signature = (separator = "-".to_string()))]
    fn new(separator: String) -> Self {
        Slugger { taken: Default::default(), separator }
    }

    fn __call__(&mut self, text: &str) -> PyResult<String> {
        let slug = slugify(text, &self.separator, MAX_LENGTH, None)?;
        let seen = self.taken.entry(slug.clone()).or_default();
        *seen += 1;
        Ok(match *seen {
            1 => slug,
            n => format!("{slug}{}{n}", self.separator),
        })
    }

    fn __len__(&self) -> usize {
        self.taken.len()
    }

    fn __contains__(&self, slug: &str) -> bool {
        self.taken.contains_key(slug)
    }

    fn __repr__(&self) -> String {
        format!("Slugger(separator={:?})", self.separator)
    }
}

#[pymodule]
fn _rust(m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add("MAX_LENGTH", MAX_LENGTH)?;
    m.add("RUST_VERSION", env!("CARGO_PKG_VERSION"))?;
    m.add("SlugError", m.py().get_type::<SlugError>())?;
    m.add_class::<Case>()?;
    m.add_class::<Slugger>()?;
    m.add_function(wrap_pyfunction!(slugify, m)?)?;
    Ok(())
}
