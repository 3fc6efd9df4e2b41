//! Errors of files.

use pyo3::exceptions::*;
use pyo3::prelude::*;
use pyo3::PyErrArguments;
use std::io;
use std::path::Path;

/// The error of a file that cannot be read, which names the file as those of
/// Python's own `open` do.
pub(crate) fn unreadable(error: io::Error, path: &Path) -> PyErr {
    let Some(code) = error.raw_os_error() else {
        return error.into();
    };
    let arguments = system_error(code, &error.to_string(), path);
    match error.kind() {
        io::ErrorKind::NotFound => PyFileNotFoundError::new_err(arguments),
        io::ErrorKind::PermissionDenied => PyPermissionError::new_err(arguments),
        io::ErrorKind::IsADirectory => PyIsADirectoryError::new_err(arguments),
        io::ErrorKind::NotADirectory => PyNotADirectoryError::new_err(arguments),
        _ => PyOSError::new_err(arguments),
    }
}

/// What Python makes such an error of. The number is errno, or on Windows one of
/// its own, which comes last.
fn system_error(code: i32, text: &str, path: &Path) -> impl PyErrArguments {
    let short = text.strip_suffix(&format!(" (os error {code})"));
    let text = short.unwrap_or(text).to_owned();
    let path = path.display().to_string();
    #[cfg(windows)]
    return (0, text, path, code);
    #[cfg(not(windows))]
    return (code, text, path);
}
