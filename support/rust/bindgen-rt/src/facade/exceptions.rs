//! Python's exception classes, as far as the C ABI has a number for them.

use super::class::Exception;

macro_rules! builtins {
    ($($type:ident = $kind:literal, $name:literal $(: $base:ident)?;)*) => {
        $($crate::__exception!(
            #[doc = concat!("Python's `", $name, "`.")]
            $type, $kind, false, "builtins", $name, builtins!(@base $($base)?)
        );)*

        /// The name and the number of each class, for the tests.
        #[cfg(test)]
        pub(crate) const ALL: &[(&str, i32)] = &[$(($name, $kind)),*];
    };
    (@base) => { None };
    (@base $base:ident) => { Some(<$base as Exception>::CLASS) };
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
}

/// Python's `IOError`, which is another name of `OSError`.
pub type PyIOError = PyOSError;
/// Python's `EnvironmentError`, which is another name of `OSError`.
pub type PyEnvironmentError = PyOSError;
