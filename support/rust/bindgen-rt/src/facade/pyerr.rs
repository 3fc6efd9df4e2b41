//! The error that a function returns.

use super::class::{Class, Exception};
use super::Python;
use std::borrow::Cow;
use std::fmt;

/// What a function returns that may raise an exception.
pub type PyResult<T> = Result<T, PyErr>;

/// An exception that is not raised yet: its class and its message. It becomes
/// the exception of whichever language called.
pub struct PyErr(Box<State>);

struct State {
    class: &'static Class,
    message: Cow<'static, str>,
}

impl PyErr {
    /// Makes an error of the class that `E` stands for.
    #[cold]
    pub fn new<E: Exception, A: PyErrArguments>(arguments: A) -> Self {
        PyErr(Box::new(State {
            class: E::CLASS,
            message: arguments.message(),
        }))
    }

    /// Whether the exception is an instance of the class that `E` stands for.
    #[inline]
    pub fn is_instance_of<E: Exception>(&self, _py: Python<'_>) -> bool {
        self.0.class.is_subclass(E::CLASS)
    }

    /// The exception, as far as it can be shown: its message.
    #[inline]
    pub fn value(&self, _py: Python<'_>) -> PyErrValue<'_> {
        PyErrValue(self)
    }

    /// Makes a second error like this one.
    #[inline]
    pub fn clone_ref(&self, _py: Python<'_>) -> Self {
        PyErr(Box::new(State {
            class: self.0.class,
            message: self.0.message.clone(),
        }))
    }

    /// The same exception with another message.
    #[cold]
    pub(crate) fn with_message(mut self, message: String) -> Self {
        self.0.message = message.into();
        self
    }

    /// The exception's class.
    #[doc(hidden)]
    #[inline]
    pub fn class(&self) -> &'static Class {
        self.0.class
    }

    /// The exception's only argument.
    #[doc(hidden)]
    #[inline]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The exception's only argument, without a copy if it was made for this.
    #[doc(hidden)]
    #[inline]
    pub fn into_message(self) -> Cow<'static, str> {
        self.0.message
    }
}

impl fmt::Display for PyErr {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.class.name, self.0.message)
    }
}

impl fmt::Debug for PyErr {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.0.class.name;
        f.debug_struct("PyErr")
            .field("type", &format_args!("<class '{name}'>"))
            .field("value", &format_args!("{name}({:?})", self.0.message))
            .finish()
    }
}

impl std::error::Error for PyErr {}

/// What [`PyErr::value`] returns.
pub struct PyErrValue<'a>(&'a PyErr);

impl fmt::Display for PyErrValue<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.message())
    }
}

impl fmt::Debug for PyErrValue<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({:?})", self.0.class().name, self.0.message())
    }
}

/// What an exception can be made of: a text. Anything else would be another
/// object in Python than in the other languages.
#[diagnostic::on_unimplemented(
    message = "an exception cannot be made of `{Self}`",
    label = "not a text",
    note = "make it of a text: new_err(value.to_string())"
)]
pub trait PyErrArguments: Send + Sync + 'static {
    /// The text.
    #[doc(hidden)]
    fn message(self) -> Cow<'static, str>;
}

impl PyErrArguments for &'static str {
    #[inline]
    fn message(self) -> Cow<'static, str> {
        self.into()
    }
}

impl PyErrArguments for String {
    #[inline]
    fn message(self) -> Cow<'static, str> {
        self.into()
    }
}

impl PyErrArguments for Cow<'static, str> {
    #[inline]
    fn message(self) -> Cow<'static, str> {
        self
    }
}

impl PyErrArguments for Box<str> {
    #[inline]
    fn message(self) -> Cow<'static, str> {
        String::from(self).into()
    }
}

impl PyErrArguments for char {
    #[inline]
    fn message(self) -> Cow<'static, str> {
        String::from(self).into()
    }
}

impl PyErrArguments for () {
    #[inline]
    fn message(self) -> Cow<'static, str> {
        "".into()
    }
}

impl<A: PyErrArguments> PyErrArguments for (A,) {
    #[inline]
    fn message(self) -> Cow<'static, str> {
        self.0.message()
    }
}

#[cfg(test)]
mod tests {
    use super::super::exceptions::*;
    use super::*;

    crate::create_exception!(ophio, ParseError, PyValueError, "A pattern is malformed.");

    #[test]
    fn shows_class_and_message() {
        let error = PyValueError::new_err(format!("bad {}", 1));
        assert_eq!(error.to_string(), "ValueError: bad 1");
        let shown = "PyErr { type: <class 'ValueError'>, value: ValueError(\"bad 1\") }";
        assert_eq!(format!("{error:?}"), shown);
        let py = Python::neutral();
        assert_eq!(error.value(py).to_string(), "bad 1");
        assert_eq!(error.clone_ref(py).to_string(), error.to_string());
        assert_eq!(error.into_message(), "bad 1");
    }

    #[test]
    fn takes_any_text() {
        let messages = [
            PyErr::new::<PyTypeError, _>("a"),
            PyTypeError::new_err(("a".to_owned(),)),
            PyTypeError::new_err(Cow::Borrowed("a")),
            PyTypeError::new_err('a'),
            PyTypeError::new_err(Box::<str>::from("a")),
        ];
        for error in messages {
            assert_eq!(error.message(), "a");
        }
        assert_eq!(PyStopIteration::new_err(()).message(), "");
    }

    #[test]
    fn knows_its_bases() {
        let py = Python::neutral();
        let error = PyFileNotFoundError::new_err("x");
        assert!(error.is_instance_of::<PyFileNotFoundError>(py));
        assert!(error.is_instance_of::<PyOSError>(py));
        assert!(error.is_instance_of::<PyBaseException>(py));
        assert!(!error.is_instance_of::<PyValueError>(py));
        assert!(!PyOSError::new_err("x").is_instance_of::<PyFileNotFoundError>(py));
    }

    #[test]
    fn declared_in_rust() {
        let error = ParseError::new_err("x");
        let class = error.class();
        assert_eq!((class.module, class.name), ("ophio", "ParseError"));
        assert!(class.declared && !PyValueError::CLASS.declared);
        assert_eq!(class.kind, PyValueError::CLASS.kind);
        assert_eq!(class.builtin().name, "ValueError");
        assert!(error.is_instance_of::<PyValueError>(Python::neutral()));
        assert_eq!(error.to_string(), "ParseError: x");
    }

    /// The table of docs/abi.md, without its beginning: PANIC has no class of its
    /// own here.
    #[test]
    fn every_number_has_one_class() {
        let mut kinds: Vec<i32> = ALL.iter().map(|&(_, kind)| kind).collect();
        kinds.sort_unstable();
        assert_eq!(kinds, (2..=39).collect::<Vec<_>>());
    }

    #[test]
    fn results_stay_small() {
        let word = size_of::<usize>();
        assert_eq!(size_of::<PyErr>(), word);
        assert_eq!(size_of::<PyResult<()>>(), word);
    }

    fn size_of<T>() -> usize {
        std::mem::size_of::<T>()
    }

    #[test]
    fn is_an_ordinary_error() {
        fn boxed(error: PyErr) -> Box<dyn std::error::Error + Send + Sync> {
            error.into()
        }
        assert_eq!(boxed(PyKeyError::new_err("k")).to_string(), "KeyError: k");
    }
}
