//! Errors out of other errors, with what they were caused by.

use super::class::{Class, Exception};
use super::error_value::Arguments;
use super::errors::{of_io, ValueErrors};
use super::exceptions::{PyRuntimeError, PyUnicodeError, PyValueError};
use super::{PyErr, Python};
use std::error::Error;

/// How many sources are followed. No chain of errors is meant to be longer.
const LONGEST: usize = 64;

impl PyErr {
    /// Makes an error of the class that `E` stands for out of another error: its
    /// text is the message, and its sources are the causes, each raised from the
    /// next. A source that is a `PyErr` stays as it is, those of the standard
    /// library have the class that `?` gives them, others are a RuntimeError.
    ///
    /// It is meant for a crate's own `impl From<MyError> for PyErr`.
    #[cold]
    #[inline]
    pub fn from_error<E: Exception>(error: &dyn Error) -> Self {
        PyErr::of_error(E::CLASS, error)
    }

    #[cold]
    #[inline]
    pub(super) fn of_error(class: &'static Class, error: &dyn Error) -> Self {
        let text = Arguments::Text(error.to_string().into());
        let made = PyErr::of(class, text, Vec::new());
        made.caused_by(error.source());
        made
    }

    /// Sets the cause to what another error names as its source.
    #[cold]
    #[inline]
    pub(super) fn caused_by(&self, source: Option<&(dyn Error + 'static)>) {
        let Some(first) = source else {
            return;
        };
        let py = Python::neutral();
        let mut chain = Vec::new();
        let mut next = Some(first);
        while let Some(error) = next.filter(|_| chain.len() < LONGEST) {
            chain.push(alone(error));
            next = match error.is::<PyErr>() {
                true => None, // it has its own causes
                false => error.source(),
            };
        }
        let mut cause = None;
        while let Some(error) = chain.pop() {
            if cause.is_some() {
                error.set_cause(py, cause);
            }
            cause = Some(error);
        }
        self.set_cause(py, cause);
    }
}

/// The error for a source, without what caused it.
#[cold]
#[inline]
fn alone(error: &(dyn Error + 'static)) -> PyErr {
    if let Some(known) = error.downcast_ref::<PyErr>() {
        return known.clone_ref(Python::neutral());
    }
    if let Some(io) = error.downcast_ref::<std::io::Error>() {
        return of_io(io);
    }
    let class = if ValueErrors::contain(error) {
        PyValueError::CLASS
    } else if error.is::<std::str::Utf8Error>() || error.is::<std::string::FromUtf8Error>() {
        PyUnicodeError::CLASS
    } else {
        PyRuntimeError::CLASS
    };
    PyErr::of(class, Arguments::Text(error.to_string().into()), Vec::new())
}

#[cfg(test)]
mod tests {
    use super::super::exceptions::{PyKeyError, PyOSError};
    use super::*;
    use std::fmt;
    use std::io;

    #[derive(Debug)]
    struct Failure(&'static str, Option<Box<dyn Error + Send + Sync>>);

    impl fmt::Display for Failure {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    impl Error for Failure {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            self.1.as_ref().map(|source| &**source as _)
        }
    }

    fn chain(mut error: PyErr) -> Vec<String> {
        let mut shown = vec![error.to_string()];
        while let Some(cause) = error.take_cause() {
            shown.push(cause.to_string());
            error = cause;
        }
        shown
    }

    #[test]
    fn sources_are_causes() {
        let number = "x".parse::<i32>().unwrap_err();
        let middle = Failure("middle", Some(number.into()));
        let outer = Failure("outer", Some(middle.into()));
        assert_eq!(
            chain(PyOSError::from_error(&outer)),
            [
                "OSError: outer",
                "RuntimeError: middle",
                "ValueError: invalid digit found in string"
            ]
        );
        assert_eq!(
            chain(PyOSError::from_error(&Failure("alone", None))),
            ["OSError: alone"]
        );
    }

    #[test]
    fn a_source_that_is_known_stays_what_it_is() {
        let key = PyKeyError::new_err("key");
        key.set_cause(
            Python::neutral(),
            Some(PyRuntimeError::new_err("its cause")),
        );
        let outer = Failure("outer", Some(key.into()));
        assert_eq!(
            chain(PyValueError::from_error(&outer)),
            [
                "ValueError: outer",
                "KeyError: key",
                "RuntimeError: its cause"
            ]
        );
        let missing = io::Error::from_raw_os_error(2);
        let mut error = PyValueError::from_error(&Failure("x", Some(missing.into())));
        let cause = error.take_cause().unwrap();
        assert_eq!(cause.class().name, "FileNotFoundError");
        assert!(!cause.fields().is_empty());
    }

    #[test]
    fn the_sources_of_an_io_error_are_those_of_what_is_in_it() {
        let inner = Failure("inner", Some(Failure("source", None).into()));
        let error = io::Error::new(io::ErrorKind::TimedOut, inner);
        assert_eq!(
            chain(PyErr::from(error)),
            ["TimeoutError: inner", "RuntimeError: source"]
        );
    }

    #[test]
    fn a_chain_without_an_end_is_cut() {
        #[derive(Debug)]
        struct Endless;
        impl fmt::Display for Endless {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("endless")
            }
        }
        impl Error for Endless {
            fn source(&self) -> Option<&(dyn Error + 'static)> {
                Some(&Endless)
            }
        }
        let shown = chain(PyValueError::from_error(&Endless));
        assert_eq!(shown.len(), 1 + LONGEST);
    }
}
