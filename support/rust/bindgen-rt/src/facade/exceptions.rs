//! Python's exception classes: those that all its versions have, each with its
//! number in the C ABI.

use super::class::{Class, Exception};
use super::{PyErr, PyErrArguments};
use std::error::Error;

/// One of Python's own exception classes, by its number in the C ABI: one type for
/// all of them, since each type of its own costs every build.
#[derive(Debug)]
pub struct Builtin<const KIND: i32>(());

impl<const KIND: i32> Builtin<KIND> {
    /// Makes an error of this class.
    #[inline]
    pub fn new_err<A: PyErrArguments>(arguments: A) -> PyErr {
        PyErr::new::<Self, A>(arguments)
    }

    /// Makes an error of this class out of another error: its text is the message,
    /// and its sources are the causes.
    #[inline]
    pub fn from_error(error: &dyn Error) -> PyErr {
        PyErr::from_error::<Self>(error)
    }
}

impl<const KIND: i32> Exception for Builtin<KIND> {
    const CLASS: &'static Class = &Class {
        kind: KIND,
        declared: false,
        imported: false,
        module: "builtins",
        name: name_of(KIND),
        doc: "",
        base: None,
        fields: &[],
    };
}

/// The number that follows the last one.
pub(crate) const KINDS: usize = 66;

macro_rules! builtins {
    ($($type:ident = $kind:literal, $name:literal $(: $base:ident)?;)*) => {
        $(
            #[doc = concat!("Python's `", $name, "`.")]
            pub type $type = Builtin<$kind>;
        )*

        #[inline]
        const fn name_of(kind: i32) -> &'static str {
            match kind {
                $($kind => $name,)*
                _ => panic!("no class has this number"),
            }
        }

        /// The class with a number.
        #[inline]
        pub(crate) fn class_of(kind: i32) -> Option<&'static Class> {
            match kind {
                $($kind => Some(<$type as Exception>::CLASS),)*
                _ => None,
            }
        }

        /// The number of the class that each class derives from, or 0.
        static BASES: [u8; KINDS] = {
            let mut bases = [0; KINDS];
            $($(bases[$kind] = $base::NUMBER;)?)*
            bases
        };

        /// The name and the number of each class, for the tests.
        #[cfg(test)]
        pub(crate) const ALL: &[(&str, i32)] = &[$(($name, $kind)),*];
    };
}

impl<const KIND: i32> Builtin<KIND> {
    const NUMBER: u8 = KIND as u8;
}

/// Whether one of Python's own classes derives from another, by their numbers.
#[inline]
pub(super) fn derives(kind: i32, from: i32) -> bool {
    let mut next = kind;
    while let Some(&base) = BASES.get(next as usize) {
        next = base.into();
        if next == from {
            return true;
        }
        if next == 0 {
            break;
        }
    }
    false
}

builtins! {
    PyBaseException = 39, "BaseException";
    PyException = 38, "Exception": PyBaseException;
    PyRuntimeError = 2, "RuntimeError": PyException;
    PyTypeError = 3, "TypeError": PyException;
    PyValueError = 4, "ValueError": PyException;
    PyArithmeticError = 9, "ArithmeticError": PyException;
    PyOverflowError = 5, "OverflowError": PyArithmeticError;
    PyZeroDivisionError = 10, "ZeroDivisionError": PyArithmeticError;
    PyFloatingPointError = 11, "FloatingPointError": PyArithmeticError;
    PyLookupError = 13, "LookupError": PyException;
    PyIndexError = 6, "IndexError": PyLookupError;
    PyKeyError = 7, "KeyError": PyLookupError;
    PyAttributeError = 8, "AttributeError": PyException;
    PyAssertionError = 12, "AssertionError": PyException;
    PyMemoryError = 14, "MemoryError": PyException;
    PyNotImplementedError = 15, "NotImplementedError": PyRuntimeError;
    PyOSError = 16, "OSError": PyException;
    PyFileNotFoundError = 17, "FileNotFoundError": PyOSError;
    PyFileExistsError = 18, "FileExistsError": PyOSError;
    PyPermissionError = 19, "PermissionError": PyOSError;
    PyNotADirectoryError = 20, "NotADirectoryError": PyOSError;
    PyIsADirectoryError = 21, "IsADirectoryError": PyOSError;
    PyConnectionError = 23, "ConnectionError": PyOSError;
    PyBrokenPipeError = 22, "BrokenPipeError": PyConnectionError;
    PyConnectionRefusedError = 24, "ConnectionRefusedError": PyConnectionError;
    PyConnectionResetError = 25, "ConnectionResetError": PyConnectionError;
    PyConnectionAbortedError = 26, "ConnectionAbortedError": PyConnectionError;
    PyTimeoutError = 27, "TimeoutError": PyOSError;
    PyInterruptedError = 28, "InterruptedError": PyOSError;
    PyBlockingIOError = 29, "BlockingIOError": PyOSError;
    PyEOFError = 30, "EOFError": PyException;
    PyImportError = 31, "ImportError": PyException;
    PyNameError = 32, "NameError": PyException;
    PyStopIteration = 33, "StopIteration": PyException;
    PyReferenceError = 34, "ReferenceError": PyException;
    PyUnicodeError = 35, "UnicodeError": PyValueError;
    PyBufferError = 36, "BufferError": PyException;
    PySystemError = 37, "SystemError": PyException;
    PyUnicodeDecodeError = 40, "UnicodeDecodeError": PyUnicodeError;
    PyUnicodeEncodeError = 41, "UnicodeEncodeError": PyUnicodeError;
    PyUnicodeTranslateError = 42, "UnicodeTranslateError": PyUnicodeError;
    PyRecursionError = 43, "RecursionError": PyRuntimeError;
    PyModuleNotFoundError = 44, "ModuleNotFoundError": PyImportError;
    PyUnboundLocalError = 45, "UnboundLocalError": PyNameError;
    PyProcessLookupError = 46, "ProcessLookupError": PyOSError;
    PyChildProcessError = 47, "ChildProcessError": PyOSError;
    PyStopAsyncIteration = 48, "StopAsyncIteration": PyException;
    PySyntaxError = 49, "SyntaxError": PyException;
    PyIndentationError = 50, "IndentationError": PySyntaxError;
    PyTabError = 51, "TabError": PyIndentationError;
    PyKeyboardInterrupt = 52, "KeyboardInterrupt": PyBaseException;
    PySystemExit = 53, "SystemExit": PyBaseException;
    PyGeneratorExit = 54, "GeneratorExit": PyBaseException;
    PyWarning = 55, "Warning": PyException;
    PyUserWarning = 56, "UserWarning": PyWarning;
    PyDeprecationWarning = 57, "DeprecationWarning": PyWarning;
    PyPendingDeprecationWarning = 58, "PendingDeprecationWarning": PyWarning;
    PySyntaxWarning = 59, "SyntaxWarning": PyWarning;
    PyRuntimeWarning = 60, "RuntimeWarning": PyWarning;
    PyFutureWarning = 61, "FutureWarning": PyWarning;
    PyImportWarning = 62, "ImportWarning": PyWarning;
    PyUnicodeWarning = 63, "UnicodeWarning": PyWarning;
    PyBytesWarning = 64, "BytesWarning": PyWarning;
    PyResourceWarning = 65, "ResourceWarning": PyWarning;
}

/// Python's `IOError`, which is another name of `OSError`.
pub type PyIOError = PyOSError;
/// Python's `EnvironmentError`, which is another name of `OSError`.
pub type PyEnvironmentError = PyOSError;
