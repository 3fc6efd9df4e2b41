//! The errors of the standard library that `?` turns into a [`PyErr`].
//!
//! All is `#[inline]`, so that the conversions that a crate does not use are not
//! compiled at all.

use super::exceptions::*;
use super::{PyErr, PyErrArguments, Python};
use std::borrow::Cow;
use std::io::{self, ErrorKind};

macro_rules! converted {
    ($($error:path => $class:ident;)*) => {$(
        impl PyErrArguments for $error {
            #[inline]
            fn message(self) -> Cow<'static, str> {
                self.to_string().into()
            }
        }

        impl From<$error> for PyErr {
            #[inline]
            fn from(error: $error) -> Self {
                $class::new_err(error)
            }
        }
    )*};
}

converted! {
    std::array::TryFromSliceError => PyValueError;
    std::char::DecodeUtf16Error => PyUnicodeError;
    std::ffi::IntoStringError => PyUnicodeError;
    std::ffi::NulError => PyValueError;
    std::net::AddrParseError => PyValueError;
    std::num::ParseFloatError => PyValueError;
    std::num::ParseIntError => PyValueError;
    std::num::TryFromIntError => PyValueError;
    std::str::ParseBoolError => PyValueError;
    std::str::Utf8Error => PyUnicodeError;
    std::string::FromUtf16Error => PyUnicodeError;
    std::string::FromUtf8Error => PyUnicodeError;
}

impl From<std::convert::Infallible> for PyErr {
    #[inline]
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}

/// The kinds of I/O errors that have a class of their own.
macro_rules! kinds {
    ($($kind:ident = $class:ident;)*) => {
        impl From<io::Error> for PyErr {
            /// An error that was made of a `PyErr` gives that one back.
            #[inline]
            fn from(error: io::Error) -> Self {
                let error = match error.downcast::<PyErr>() {
                    Ok(inner) => return inner,
                    Err(error) => error,
                };
                match error.kind() {
                    $(ErrorKind::$kind => $class::new_err(error),)*
                    _ => PyOSError::new_err(error),
                }
            }
        }

        impl From<PyErr> for io::Error {
            #[inline]
            fn from(error: PyErr) -> Self {
                let py = Python::neutral();
                let kind = match () {
                    $(() if error.is_instance_of::<$class>(py) => ErrorKind::$kind,)*
                    () => ErrorKind::Other,
                };
                io::Error::new(kind, error)
            }
        }
    };
}

kinds! {
    AlreadyExists = PyFileExistsError;
    BrokenPipe = PyBrokenPipeError;
    ConnectionAborted = PyConnectionAbortedError;
    ConnectionRefused = PyConnectionRefusedError;
    ConnectionReset = PyConnectionResetError;
    Interrupted = PyInterruptedError;
    IsADirectory = PyIsADirectoryError;
    NotADirectory = PyNotADirectoryError;
    NotFound = PyFileNotFoundError;
    OutOfMemory = PyMemoryError;
    PermissionDenied = PyPermissionError;
    TimedOut = PyTimeoutError;
    WouldBlock = PyBlockingIOError;
}

impl PyErrArguments for io::Error {
    #[inline]
    fn message(self) -> Cow<'static, str> {
        self.to_string().into()
    }
}

impl<W> From<io::IntoInnerError<W>> for PyErr {
    fn from(error: io::IntoInnerError<W>) -> Self {
        error.into_error().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(error: impl Into<PyErr>) -> &'static str {
        error.into().class().name
    }

    #[test]
    fn io_errors_go_by_their_kind() {
        let of = |kind: ErrorKind| class(io::Error::new(kind, "x"));
        assert_eq!(of(ErrorKind::NotFound), "FileNotFoundError");
        assert_eq!(of(ErrorKind::OutOfMemory), "MemoryError");
        assert_eq!(of(ErrorKind::WouldBlock), "BlockingIOError");
        assert_eq!(of(ErrorKind::InvalidData), "OSError");
        let missing = PyErr::from(io::Error::from_raw_os_error(2));
        assert_eq!(
            missing.message(),
            io::Error::from_raw_os_error(2).to_string()
        );
    }

    #[test]
    fn an_error_survives_the_way_through_io() {
        let there = io::Error::from(PyTimeoutError::new_err("late"));
        assert_eq!(there.kind(), ErrorKind::TimedOut);
        let back = PyErr::from(there);
        assert_eq!(back.to_string(), "TimeoutError: late");
        assert_eq!(class(io::Error::from(PyKeyError::new_err("k"))), "KeyError");
    }

    #[test]
    fn other_errors() {
        assert_eq!(class("x".parse::<i32>().unwrap_err()), "ValueError");
        assert_eq!(class("x".parse::<f64>().unwrap_err()), "ValueError");
        assert_eq!(class("x".parse::<bool>().unwrap_err()), "ValueError");
        assert_eq!(class(u8::try_from(300).unwrap_err()), "ValueError");
        assert_eq!(
            class(std::ffi::CString::new("\0").unwrap_err()),
            "ValueError"
        );
        assert_eq!(
            class(String::from_utf8(vec![255]).unwrap_err()),
            "UnicodeError"
        );
        let error = PyErr::from("x".parse::<i32>().unwrap_err());
        assert_eq!(error.message(), "invalid digit found in string");
    }
}
