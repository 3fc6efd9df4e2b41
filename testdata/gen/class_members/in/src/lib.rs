//! What a class has beside methods: class methods, attributes, deleters, options.
use pyo3::exceptions::{PyAttributeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyType;

/// Class methods and class attributes.
#[pyclass]
pub struct Temperature {
    degrees: f64,
}

#[pymethods]
impl Temperature {
    /// Where water freezes.
    #[classattr]
    const FREEZING: f64 = 273.15;

    #[classattr]
    #[pyo3(name = "SCALES")]
    fn scales() -> Vec<&'static str> {
        vec!["K", "C"]
    }

    /// An object of the class itself.
    #[classattr]
    fn zero() -> Temperature {
        Temperature { degrees: 0.0 }
    }

    #[classattr]
    const NAME: &'static str = "temperature";

    #[new]
    fn new(degrees: f64) -> Self {
        Temperature { degrees }
    }

    #[getter]
    fn degrees(&self) -> f64 {
        self.degrees
    }

    /// From degrees Celsius.
    #[classmethod]
    #[pyo3(signature = (degrees=0.0))]
    fn from_celsius(_cls: &Bound<'_, PyType>, degrees: f64) -> Self {
        Temperature {
            degrees: degrees + Self::FREEZING,
        }
    }

    /// From text.
    #[classmethod]
    #[pyo3(name = "parse")]
    fn from_text(_cls: &Bound<'_, PyType>, text: &str) -> PyResult<Self> {
        match text.parse() {
            Ok(degrees) => Ok(Temperature { degrees }),
            Err(_) => Err(PyValueError::new_err(format!("no temperature: {text}"))),
        }
    }

    #[staticmethod]
    fn scale() -> &'static str {
        "K"
    }
}

/// A property with all three, a written one for each.
#[pyclass]
pub struct Title {
    text: Option<String>,
    deleted: u32,
}

#[pymethods]
impl Title {
    #[new]
    fn new() -> Self {
        Title {
            text: None,
            deleted: 0,
        }
    }

    /// The text.
    #[getter]
    fn text(&self) -> PyResult<String> {
        self.text
            .clone()
            .ok_or_else(|| PyAttributeError::new_err("no text"))
    }

    #[setter]
    fn set_text(&mut self, text: String) {
        self.text = Some(text);
    }

    #[deleter]
    fn delete_text(&mut self) -> PyResult<()> {
        if self.text.take().is_none() {
            return Err(PyAttributeError::new_err("no text to delete"));
        }
        self.deleted += 1;
        Ok(())
    }

    /// How often the text went.
    #[getter(deletions)]
    fn count(&self) -> u32 {
        self.deleted
    }

    #[deleter(deletions)]
    fn reset(&mut self) {
        self.deleted = 0;
    }
}

/// All fields are properties, one by another name.
#[pyclass(get_all, set_all)]
pub struct Settings {
    /// Whether it talks.
    verbose: bool,
    level: u8,
    #[pyo3(name = "path")]
    file: Option<String>,
}

#[pymethods]
impl Settings {
    #[new]
    #[pyo3(signature = (verbose=false, level=1, path=None))]
    fn new(verbose: bool, level: u8, path: Option<String>) -> Self {
        Settings {
            verbose,
            level,
            file: path,
        }
    }
}

/// Only for reading.
#[pyclass(get_all, frozen, name = "Limits")]
pub struct RawLimits {
    low: i64,
    high: i64,
}

#[pymethods]
impl RawLimits {
    #[new]
    fn new(low: i64, high: i64) -> Self {
        RawLimits { low, high }
    }
}

/// Another name, and another home to show.
#[pyclass(name = "Renamed", module = "class_members.elsewhere", frozen)]
pub struct Original;

#[pymethods]
impl Original {
    #[new]
    fn new() -> Self {
        Original
    }
}

/// Can be referred to weakly, and takes attributes.
#[pyclass(weakref, dict)]
pub struct Open {
    #[pyo3(get)]
    value: i64,
}

#[pymethods]
impl Open {
    #[new]
    fn new(value: i64) -> Self {
        Open { value }
    }
}

/// Weak references alone.
#[pyclass(weakref, frozen)]
pub struct Weak;

#[pymethods]
impl Weak {
    #[new]
    fn new() -> Self {
        Weak
    }
}

/// Annotations may say of what.
#[pyclass(generic, frozen)]
pub struct Stack;

#[pymethods]
impl Stack {
    #[new]
    fn new() -> Self {
        Stack
    }
}

/// Names in camel case.
#[pyclass(rename_all = "camelCase", get_all, frozen)]
pub struct Camel {
    hump_count: u8,
}

#[pymethods]
impl Camel {
    #[new]
    fn new(hump_count: u8) -> Self {
        Camel { hump_count }
    }
}

#[pymodule]
mod class_members {
    #[pymodule_export]
    use super::{Camel, Open, Original, RawLimits, Settings, Stack, Temperature, Title, Weak};
}
