//! Exceptions that are declared in Rust, and errors of the standard library.
use pyo3::create_exception;
use pyo3::exceptions::*;
use pyo3::prelude::*;
use std::fmt;

create_exception!(exceptions, Error, PyException, "The base of all.");
create_exception!(exceptions, ParseError, Error, "A text is malformed.", {
    line: usize,
    column: u64,
    hint: Option<String>,
});
create_exception!(exceptions, Hidden, ParseError, { offset: i64 });
create_exception!(exceptions.deep, Derived, Hidden, "Derives from what\n  is \"not\" exported.", {
    exact: bool,
    weight: f32,
    raw: Vec<u8>,
});
create_exception!(exceptions.deep, Unregistered, PyKeyError);

/// Errors by their names.
mod deep {
    /// An exception with the name of one of Python's own.
    pub mod names {
        pyo3::create_exception!(
            exceptions,
            ValueError,
            pyo3::exceptions::PyValueError,
            "Not Python's."
        );
    }
}

/// An error of the crate's own, with what it was caused by.
#[derive(Debug)]
struct Failure {
    what: String,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}

impl From<Failure> for PyErr {
    fn from(error: Failure) -> PyErr {
        ParseError::from_error(&error)
    }
}

/// Raises by name.
#[pyfunction]
fn fail(what: &str) -> PyResult<()> {
    Err(match what {
        "plain" => ParseError::new_err("plain"),
        "fields" => {
            let hint = Some("add a brace".to_owned());
            ParseError::new_err_with(
                "fields",
                ParseErrorFields {
                    line: 3,
                    column: u64::MAX,
                    hint,
                },
            )
        }
        "hidden" => Hidden::new_err_with("hidden", HiddenFields { offset: -7 }),
        "derived" => {
            let raw = vec![0, 255];
            Derived::new_err_with(
                "derived",
                DerivedFields {
                    exact: true,
                    weight: 0.5,
                    raw,
                },
            )
        }
        "unregistered" => Unregistered::new_err("unregistered"),
        "named" => deep::names::ValueError::new_err("named"),
        "none" => Error::new_err(()),
        "several" => PyValueError::new_err(("two", 2, 0.5, true, None::<i64>, b"ab".to_vec())),
        "number" => PyKeyError::new_err(7),
        "exit" => PySystemExit::new_err(3),
        "decode" => String::from_utf8(b"ab\xff".to_vec()).unwrap_err().into(),
        _ => return Ok(()),
    })
}

/// Raises an I/O error: of the system, or made here.
#[pyfunction]
fn system(code: i32) -> std::io::Result<()> {
    Err(match code {
        0 => std::io::Error::new(std::io::ErrorKind::TimedOut, "made here"),
        _ => std::io::Error::from_raw_os_error(code),
    })
}

/// Fails with causes, as many as are asked for.
#[pyfunction]
fn chain(length: usize) -> PyResult<()> {
    let mut source = None;
    for number in (1..length).rev() {
        source = Some(
            Failure {
                what: format!("{number}"),
                source,
            }
            .into(),
        );
    }
    if let Some(inner) = source {
        return Err(Failure {
            what: "0".into(),
            source: Some(inner),
        }
        .into());
    }
    let error = "x".parse::<i64>().err();
    let source = error.map(Into::into);
    Err(Failure {
        what: "number".into(),
        source,
    }
    .into())
}

/// Sets the cause of an error by hand.
#[pyfunction]
fn raise_from(py: Python<'_>, cause: bool) -> PyResult<()> {
    let error = PyValueError::new_err("outer");
    error.set_cause(py, Some(ParseError::new_err("first")));
    let inner = cause.then(|| {
        let hint = None;
        ParseError::new_err_with(
            "inner",
            ParseErrorFields {
                line: 1,
                column: 2,
                hint,
            },
        )
    });
    error.set_cause(py, inner);
    Err(error)
}

#[pyfunction]
fn panics(message: String) {
    std::panic::panic_any(message)
}

#[pymodule]
fn exceptions(m: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = m.py();
    m.add_function(wrap_pyfunction!(fail, m)?)?;
    m.add_function(wrap_pyfunction!(system, m)?)?;
    m.add_function(wrap_pyfunction!(chain, m)?)?;
    m.add_function(wrap_pyfunction!(raise_from, m)?)?;
    m.add_function(wrap_pyfunction!(panics, m)?)?;
    m.add("Error", py.get_type::<Error>())?;
    m.add("ParseError", py.get_type::<ParseError>())?;
    let sub = PyModule::new(py, "deep")?;
    sub.add("DerivedError", py.get_type::<Derived>())?;
    sub.add("ValueError", py.get_type::<deep::names::ValueError>())?;
    m.add_submodule(&sub)
}
