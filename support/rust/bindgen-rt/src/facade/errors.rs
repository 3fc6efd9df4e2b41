//! The errors of the standard library that `?` turns into a [`PyErr`].
//!
//! All is `#[inline]`, so that the conversions that a crate does not use are not
//! compiled at all.

use super::class::{Class, Exception};
use super::error_value::{Arguments, ErrorValue, PyErrArguments};
use super::exceptions::*;
use super::{PyErr, Python};
use std::error::Error;
use std::io::{self, ErrorKind};

macro_rules! texts {
    ($($error:path;)*) => {$(
        impl PyErrArguments for $error {
            #[inline]
            fn arguments(self) -> Arguments {
                Arguments::Text(self.to_string().into())
            }
        }
    )*};
}

macro_rules! converted {
    ($($error:path => $class:ident;)*) => {
        texts! { $($error;)* }

        $(impl From<$error> for PyErr {
            #[inline]
            fn from(error: $error) -> Self {
                PyErr::of_error($class::CLASS, &error)
            }
        })*
    };
}

/// The classes are those of PyO3, which makes a ValueError also of a number that
/// does not fit.
macro_rules! values {
    ($($error:path;)*) => {
        converted! { $($error => PyValueError;)* }

        /// The errors that become a ValueError.
        pub(super) struct ValueErrors;

        impl ValueErrors {
            /// Whether an error is one of them.
            #[inline]
            pub(super) fn contain(error: &(dyn Error + 'static)) -> bool {
                $(error.is::<$error>())||*
            }
        }
    };
}

values! {
    std::array::TryFromSliceError;
    std::char::CharTryFromError;
    std::char::ParseCharError;
    std::char::TryFromCharError;
    std::ffi::FromBytesUntilNulError;
    std::ffi::FromBytesWithNulError;
    std::ffi::FromVecWithNulError;
    std::ffi::NulError;
    std::net::AddrParseError;
    std::num::ParseFloatError;
    std::num::ParseIntError;
    std::num::TryFromIntError;
    std::str::ParseBoolError;
    std::time::SystemTimeError;
    std::time::TryFromFloatSecsError;
}

converted! {
    std::char::DecodeUtf16Error => PyUnicodeError;
    std::collections::TryReserveError => PyMemoryError;
    std::fmt::Error => PyRuntimeError;
    std::str::Utf8Error => PyUnicodeError;
    std::string::FromUtf16Error => PyUnicodeError;
}

texts! {
    io::Error;
    std::ffi::IntoStringError;
    std::string::FromUtf8Error;
}

impl From<std::string::FromUtf8Error> for PyErr {
    #[inline]
    fn from(error: std::string::FromUtf8Error) -> Self {
        let message = error.to_string();
        let place = error.utf8_error();
        undecodable(message, error.into_bytes(), place)
    }
}

impl From<std::ffi::IntoStringError> for PyErr {
    #[inline]
    fn from(error: std::ffi::IntoStringError) -> Self {
        let message = error.to_string();
        let place = error.utf8_error();
        undecodable(message, error.into_cstring().into_bytes(), place)
    }
}

/// The error of Python's own decoder.
#[cold]
#[inline]
fn undecodable(message: String, bytes: Vec<u8>, place: std::str::Utf8Error) -> PyErr {
    let start = place.valid_up_to();
    let (end, reason) = match place.error_len() {
        Some(len) => (start + len, "invalid utf-8"),
        None => (bytes.len(), "unexpected end of data"),
    };
    let arguments = vec![
        ErrorValue::Text("utf-8".into()),
        ErrorValue::Bytes(bytes.into()),
        ErrorValue::Int(start as i64),
        ErrorValue::Int(end as i64),
        ErrorValue::Text(reason.into()),
    ];
    let class = PyUnicodeDecodeError::CLASS;
    PyErr::with_arguments(class, message, arguments, Vec::new())
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
        #[inline]
        fn class_of(kind: ErrorKind) -> &'static Class {
            match kind {
                $(ErrorKind::$kind => $class::CLASS,)*
                _ => PyOSError::CLASS,
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

impl From<io::Error> for PyErr {
    /// An error that was made of a `PyErr` gives that one back.
    #[inline]
    fn from(error: io::Error) -> Self {
        match error.downcast::<PyErr>() {
            Ok(inner) => inner,
            Err(error) => {
                let made = of_io(&error);
                made.caused_by(error.source());
                made
            }
        }
    }
}

/// The error for an I/O error, without what caused it. One of the system's keeps
/// its number: Python makes such an error of the number and the text.
#[cold]
#[inline]
pub(super) fn of_io(error: &io::Error) -> PyErr {
    let class = class_of(error.kind());
    let message = error.to_string();
    let Some(code) = error.raw_os_error() else {
        return PyErr::of(class, Arguments::Text(message.into()), Vec::new());
    };
    let number = ErrorValue::Int(code.into());
    let text = match message.strip_suffix(&format!(" (os error {code})")) {
        Some(text) => ErrorValue::Text(text.to_owned().into()),
        None => ErrorValue::Text(message.clone().into()),
    };
    // On Windows it is not errno: Python finds that itself, out of the fourth
    // argument.
    let (name, arguments) = match cfg!(windows) {
        true => {
            let none = ErrorValue::None;
            let arguments = vec![ErrorValue::Int(0), text, none, number.clone()];
            ("winerror", arguments)
        }
        false => ("errno", vec![number.clone(), text]),
    };
    if !class.is_subclass(PyOSError::CLASS) {
        let text = Arguments::Text(message.into());
        return PyErr::of(class, text, vec![(name, number)]);
    }
    PyErr::with_arguments(class, message, arguments, vec![(name, number)])
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
        let custom = PyErr::from(io::Error::other("x"));
        assert_eq!((custom.message(), custom.arguments()), ("x", None));
    }

    #[cfg(unix)]
    #[test]
    fn io_errors_of_the_system_keep_their_number() {
        let missing = PyErr::from(io::Error::from_raw_os_error(2));
        assert_eq!(missing.class().name, "FileNotFoundError");
        assert_eq!(
            missing.message(),
            io::Error::from_raw_os_error(2).to_string()
        );
        let text = ErrorValue::Text("No such file or directory".into());
        let arguments = [ErrorValue::Int(2), text];
        assert_eq!(missing.arguments(), Some(&arguments[..]));
        assert_eq!(missing.fields(), [("errno", ErrorValue::Int(2))]);
        let memory = PyErr::from(io::Error::from_raw_os_error(12));
        assert_eq!(memory.class().name, "MemoryError");
        assert_eq!(memory.arguments(), None);
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
        assert_eq!(class("xy".parse::<char>().unwrap_err()), "ValueError");
        assert_eq!(class(u8::try_from(300).unwrap_err()), "ValueError");
        assert_eq!(class(char::try_from(0xd800_u32).unwrap_err()), "ValueError");
        let address = "x".parse::<std::net::IpAddr>().unwrap_err();
        assert_eq!(class(address), "ValueError");
        assert_eq!(
            class(std::ffi::CString::new("\0").unwrap_err()),
            "ValueError"
        );
        let bytes = vec![b'a', 255];
        let text = std::str::from_utf8(&bytes).unwrap_err();
        assert_eq!(class(text), "UnicodeError");
        let error = PyErr::from("x".parse::<i32>().unwrap_err());
        assert_eq!(error.message(), "invalid digit found in string");
        let said = PyKeyError::new_err("x".parse::<i32>().unwrap_err());
        assert_eq!(said.message(), error.message());
    }

    #[test]
    fn undecodable_bytes_are_kept() {
        for (bytes, end) in [(&b"ab\xffc"[..], 3), (b"ab\xe2\x82", 4)] {
            let error = PyErr::from(String::from_utf8(bytes.into()).unwrap_err());
            assert_eq!(error.class().name, "UnicodeDecodeError");
            let arguments = error.arguments().unwrap();
            assert_eq!(arguments[1], ErrorValue::Bytes(bytes.to_owned().into()));
            let place = [ErrorValue::Int(2), ErrorValue::Int(end)];
            assert_eq!(arguments[2..4], place);
            assert!(error.message().starts_with("in"), "{error}");
        }
    }
}
