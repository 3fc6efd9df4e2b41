//! Errors of functions that another crate has written.

use crate::exceptions::PyRuntimeError;
use crate::facade::class::Exception;
use crate::{PyErr, PyResult};
use std::error::Error;

/// Makes a RuntimeError of an error of another crate, for which nobody can write
/// `impl From<..> for PyErr`.
#[inline]
pub fn or_raise<'a, T, E: Into<Box<dyn Error + 'a>>>(result: Result<T, E>) -> PyResult<T> {
    result.map_err(|error| raised::<PyRuntimeError>(&*error.into()))
}

/// Makes an exception of the class that `X` stands for: its text is that of the
/// error, whose sources are its causes.
#[inline]
pub fn or_raise_as<'a, X: Exception, T>(
    result: Result<T, impl Into<Box<dyn Error + 'a>>>,
) -> PyResult<T> {
    result.map_err(|error| raised::<X>(&*error.into()))
}

/// Forgets of an error that other threads may have it: only then it turns into
/// what the functions above take.
#[inline]
pub fn unshared<'a, T>(
    result: Result<T, Box<dyn Error + Send + Sync + 'a>>,
) -> Result<T, Box<dyn Error + 'a>> {
    result.map_err(|error| -> Box<dyn Error + 'a> { error })
}

#[cold]
fn raised<X: Exception>(error: &dyn Error) -> PyErr {
    PyErr::from_error::<X>(error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exceptions::PyValueError;
    use std::fmt;

    #[derive(Debug)]
    struct Borrowing<'a>(&'a str);

    impl fmt::Display for Borrowing<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    impl Error for Borrowing<'_> {}

    #[test]
    fn what_is_an_error_becomes_an_exception() {
        let text = String::from("short-lived");
        let raised = or_raise(Err::<(), _>(Borrowing(&text))).unwrap_err();
        assert_eq!(raised.to_string(), "RuntimeError: short-lived");
        let raised = or_raise_as::<PyValueError, _>(Err::<(), _>("text")).unwrap_err();
        assert_eq!(raised.to_string(), "ValueError: text");
        let raised = or_raise(Err::<(), Box<dyn Error>>(text.into())).unwrap_err();
        assert_eq!(raised.to_string(), "RuntimeError: short-lived");
        let boxed: Box<dyn Error + Send + Sync> = "boxed".into();
        let raised = or_raise(unshared(Err::<(), _>(boxed))).unwrap_err();
        assert_eq!(raised.to_string(), "RuntimeError: boxed");
        assert_eq!(or_raise(Ok::<_, String>(1)).unwrap(), 1);
    }
}
