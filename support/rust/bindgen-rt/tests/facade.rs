//! Code as PyO3's users write it compiles under the name that they use.

#![forbid(unsafe_code)]
#![deny(warnings, rust_2018_idioms)]

use bindgen_rt as pyo3;

mod engine {
    use pyo3::exceptions::{PyIOError, PyValueError};
    use pyo3::prelude::*;
    use pyo3::{create_exception, wrap_pymodule, PyErr, StrOrBytes};

    use super::pyo3;

    create_exception!(engine, EngineError, PyValueError);
    create_exception!(engine, ParseError, EngineError, "A text is malformed.");

    #[pyfunction]
    #[pyo3(signature = (text, base = 10))]
    pub(super) fn parse(py: Python<'_>, text: &str, base: u32) -> PyResult<i64> {
        let value = py.detach(|| i64::from_str_radix(text, base))?;
        if value < 0 {
            return Err(ParseError::new_err(format!("{value} is negative")));
        }
        Ok(value)
    }

    #[pyfunction]
    pub(super) fn read(path: &str) -> PyResult<String> {
        if path.is_empty() {
            return Err(PyErr::new::<PyIOError, _>("no path"));
        }
        Ok(std::fs::read_to_string(path)?)
    }

    #[pyfunction]
    pub(super) fn length(value: StrOrBytes<'_>) -> usize {
        value.as_bytes().len()
    }

    #[pyclass(frozen)]
    #[derive(Clone, Debug, FromPyObject, IntoPyObject, IntoPyObjectRef)]
    pub(super) struct Engine {
        #[pyo3(get)]
        pub(super) size: u64,
    }

    #[pymethods]
    impl Engine {
        #[new]
        #[pyo3(signature = (size = 1))]
        pub(super) fn new(size: u64) -> Self {
            Engine { size }
        }

        #[getter]
        pub(super) fn double(&self) -> PyResult<u64> {
            let double = u32::try_from(self.size)?;
            Ok(u64::from(double) * 2)
        }

        #[staticmethod]
        pub(super) fn none() -> Option<Self> {
            None
        }
    }

    /// What a `#[pymodule]` has in its body.
    pub(super) fn module(py: Python<'_>, m: &Bound<'_, PyModule>) -> PyResult<()> {
        m.add_function(wrap_pyfunction!(parse, m)?)?;
        m.add_function(wrap_pyfunction!(self::read, py)?)?;
        m.add_wrapped(wrap_pyfunction!(length))?;
        m.add_class::<Engine>()?;
        m.add("__version__", env!("CARGO_PKG_VERSION"))?;
        m.setattr("ANSWER", 42)?;
        let sub = PyModule::new(m.py(), "sub")?;
        sub.add_function(wrap_pyfunction!(parse, &sub)?)?;
        m.add_submodule(&sub.clone())?;
        m.add_wrapped(wrap_pymodule!(other))?;
        m.add_wrapped(wrap_pymodule!(super::engine::declared))?;
        m.gil_used(false)
    }

    #[allow(dead_code)] // as #[pymodule] has it
    fn other(_m: &Bound<'_, PyModule>) -> PyResult<()> {
        Ok(())
    }

    pub(super) mod declared {}

    pub(super) use self::run as running;

    /// Calls a module's body, which nothing should do.
    pub(super) fn run(py: Python<'_>) -> PyResult<()> {
        PyModule::new(py, "engine").and_then(|m| module(py, &m))
    }
}

use pyo3::Python;

#[test]
fn runs_without_python() {
    let parsed = |text| Python::attach(|py| engine::parse(py, text, 16));
    assert_eq!(parsed("ff").unwrap(), 255);
    let text = |text| parsed(text).unwrap_err().to_string();
    assert_eq!(text("x"), "ValueError: invalid digit found in string");
    assert_eq!(text("-1"), "ParseError: -1 is negative");
    assert_eq!(engine::length(pyo3::StrOrBytes::Bytes(b"abc")), 3);
}

#[test]
fn errors_of_files() {
    assert_eq!(
        engine::read("").unwrap_err().to_string(),
        "OSError: no path"
    );
    let error = engine::read("/there/is/no/such/file").unwrap_err();
    assert!(
        error.to_string().starts_with("FileNotFoundError: "),
        "{error}"
    );
}

#[test]
fn classes() {
    let engine = engine::Engine::new(4);
    assert_eq!(engine.double().unwrap(), 8);
    assert!(engine::Engine::none().is_none());
    assert!(engine::Engine::new(u64::MAX).double().is_err());
    let (size,) = engine::Engine::__bindgen_new(3).__bindgen_parts();
    assert_eq!(size, 3);
}

#[test]
fn module_bodies_are_not_run() {
    let error = Python::attach(engine::running).unwrap_err();
    assert!(error.to_string().contains("not meant to run"), "{error}");
}
