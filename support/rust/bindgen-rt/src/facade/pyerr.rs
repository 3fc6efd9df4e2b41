//! The error that a function returns.

use super::class::{Class, Exception};
use super::error_value::{Arguments, ErrorValue, PyErrArguments};
use super::origin::Origin;
use super::Python;
use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// What a function returns that may raise an exception.
pub type PyResult<T> = Result<T, PyErr>;

/// An exception that is not raised yet: its class and what it is made of. It
/// becomes the exception of whichever language called.
pub struct PyErr(Box<State>);

struct State {
    class: &'static Class,
    message: Cow<'static, str>,
    /// None where the message is the only one.
    arguments: Option<Vec<ErrorValue>>,
    fields: Vec<Field>,
    /// Never changed once it is here: so copies share it.
    cause: Mutex<Option<Arc<PyErr>>>,
    /// What it is where a callback raised it.
    origin: Option<Origin>,
}

/// A field of an exception and its value.
#[doc(hidden)]
pub type Field = (&'static str, ErrorValue);

impl PyErr {
    /// Makes an error of the class that `E` stands for.
    #[cold]
    pub fn new<E: Exception, A: PyErrArguments>(arguments: A) -> Self {
        PyErr::of(E::CLASS, arguments.arguments(), Vec::new())
    }

    /// Makes an error whose class, arguments and fields are known as values.
    #[doc(hidden)]
    #[cold]
    pub fn of(class: &'static Class, arguments: Arguments, fields: Vec<Field>) -> Self {
        let (message, arguments) = match arguments {
            Arguments::Text(text) => (text, None),
            Arguments::Values(values, show) => (show(&values), Some(values)),
        };
        PyErr::with(class, message, arguments, fields)
    }

    /// Makes an error whose message is not what its arguments say.
    #[cold]
    pub(crate) fn with_arguments(
        class: &'static Class,
        message: String,
        arguments: Vec<ErrorValue>,
        fields: Vec<Field>,
    ) -> Self {
        PyErr::with(class, message.into(), Some(arguments), fields)
    }

    #[cold]
    fn with(
        class: &'static Class,
        message: Cow<'static, str>,
        arguments: Option<Vec<ErrorValue>>,
        fields: Vec<Field>,
    ) -> Self {
        PyErr(Box::new(State {
            class,
            message,
            arguments,
            fields,
            cause: Mutex::new(None),
            origin: None,
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
        self.again()
    }

    fn again(&self) -> Self {
        PyErr(Box::new(State {
            class: self.0.class,
            message: self.0.message.clone(),
            arguments: self.0.arguments.clone(),
            fields: self.0.fields.clone(),
            cause: Mutex::new(self.shared_cause()),
            origin: self.0.origin.clone(),
        }))
    }

    #[inline]
    fn shared_cause(&self) -> Option<Arc<PyErr>> {
        let cause = self.0.cause.lock().unwrap_or_else(PoisonError::into_inner);
        cause.clone()
    }

    /// The error that this one was raised from: Python's `__cause__`.
    #[inline]
    pub fn cause(&self, _py: Python<'_>) -> Option<PyErr> {
        self.shared_cause().map(|cause| cause.again())
    }

    /// Says which error this one is raised from, as `raise .. from ..` does in
    /// Python.
    #[inline]
    pub fn set_cause(&self, _py: Python<'_>, cause: Option<PyErr>) {
        let mut place = self.0.cause.lock().unwrap_or_else(PoisonError::into_inner);
        let before = std::mem::replace(&mut *place, cause.map(Arc::new));
        drop(place);
        drop(before);
    }

    /// The same exception with another message.
    #[cold]
    pub(crate) fn with_message(mut self, message: String) -> Self {
        self.0.message = message.into();
        self.0.arguments = None;
        self.0.origin = None;
        self
    }

    /// The same error as one that a callback has given.
    #[cold]
    pub(crate) fn with_origin(mut self, origin: Option<Origin>) -> Self {
        self.0.origin = origin;
        self
    }

    /// What it is where a callback raised it.
    #[inline]
    pub(crate) fn origin(&self) -> Option<&Origin> {
        self.0.origin.as_ref()
    }

    /// Takes the cause out.
    #[doc(hidden)]
    pub fn take_cause(&mut self) -> Option<PyErr> {
        let cause = self.0.take_cause()?;
        Some(Arc::try_unwrap(cause).unwrap_or_else(|shared| shared.again()))
    }

    /// The exception's class.
    #[doc(hidden)]
    #[inline]
    pub fn class(&self) -> &'static Class {
        self.0.class
    }

    /// What `str()` of the exception is, but for a few classes of Python's that
    /// show something else.
    #[doc(hidden)]
    #[inline]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The message, without a copy if it was made for this.
    #[doc(hidden)]
    #[inline]
    pub fn into_message(mut self) -> Cow<'static, str> {
        std::mem::take(&mut self.0.message)
    }

    /// What the exception is made of, where that is not its message alone.
    #[doc(hidden)]
    #[inline]
    pub fn arguments(&self) -> Option<&[ErrorValue]> {
        self.0.arguments.as_deref()
    }

    /// The attributes that the exception has beside its arguments.
    #[doc(hidden)]
    #[inline]
    pub fn fields(&self) -> &[Field] {
        &self.0.fields
    }
}

impl State {
    fn take_cause(&mut self) -> Option<Arc<PyErr>> {
        let cause = self.cause.get_mut();
        cause.unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// A chain of causes ends one after the other: it may be longer than the stack.
impl Drop for State {
    fn drop(&mut self) {
        let mut next = self.take_cause();
        // What another error shares ends with that one.
        while let Some(mut error) = next.and_then(Arc::into_inner) {
            next = error.0.take_cause();
        }
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

#[cfg(test)]
mod tests {
    use super::super::exceptions::*;
    use super::*;

    crate::create_exception!(ophio, ParseError, PyValueError, "A pattern is malformed.");
    crate::create_exception!(ophio, RuleError, ParseError, "A rule is malformed.", {
        line: usize,
        hint: Option<String>,
    });
    crate::create_exception!(ophio.deep, r#Bare, PyException, { r#type: Vec<u8> });

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
    fn is_made_of_one_text_or_of_other_values() {
        let texts = [
            PyErr::new::<PyTypeError, _>("a"),
            PyTypeError::new_err(("a".to_owned(),)),
            PyTypeError::new_err(Cow::Borrowed("a")),
            PyTypeError::new_err('a'),
            PyTypeError::new_err(Box::<str>::from("a")),
        ];
        for error in texts {
            assert_eq!((error.message(), error.arguments()), ("a", None));
        }
        let none = PyStopIteration::new_err(());
        assert_eq!((none.message(), none.arguments()), ("", Some(&[][..])));
        let two = PyValueError::new_err(("a", 1));
        assert_eq!(two.message(), "('a', 1)");
        assert_eq!(two.arguments().map(<[_]>::len), Some(2));
        assert_eq!(two.with_message("b".into()).arguments(), None);
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
        assert_eq!(class.doc, "A pattern is malformed.");
        assert!(error.is_instance_of::<PyValueError>(Python::neutral()));
        assert_eq!(error.to_string(), "ParseError: x");
        assert_eq!(Bare::CLASS.module, "ophio.deep");
    }

    #[test]
    fn fields_are_set_where_they_are_given() {
        let fields = RuleErrorFields {
            line: 7,
            hint: None,
        };
        let error = RuleError::new_err_with("x", fields);
        let want = [("line", ErrorValue::Int(7)), ("hint", ErrorValue::None)];
        assert_eq!(error.fields(), want);
        assert!(error.is_instance_of::<ParseError>(Python::neutral()));
        assert_eq!(RuleError::CLASS.fields, ["line", "hint"]);
        assert!(RuleError::new_err("x").fields().is_empty());
        let r#type = vec![0];
        let bare = Bare::new_err_with((1, 2), BareFields { r#type });
        assert_eq!(bare.to_string(), "Bare: (1, 2)");
        assert_eq!(bare.fields()[0].0, "type");
        assert_eq!(Bare::CLASS.fields, ["type"]);
    }

    #[test]
    fn causes_are_copied_and_replaced() {
        let py = Python::neutral();
        let error = PyValueError::new_err("outer");
        assert!(error.cause(py).is_none());
        let inner = PyKeyError::new_err("inner");
        inner.set_cause(py, Some(PyOSError::new_err("innermost")));
        error.set_cause(py, Some(inner));
        let mut copy = error.clone_ref(py);
        error.set_cause(py, None);
        assert!(error.cause(py).is_none());
        let inner = copy.take_cause().unwrap();
        assert_eq!(inner.to_string(), "KeyError: inner");
        let innermost = inner.cause(py).unwrap();
        assert_eq!(innermost.to_string(), "OSError: innermost");
    }

    #[test]
    fn copies_and_ends_a_chain_of_any_length() {
        let py = Python::neutral();
        let mut error = PyValueError::new_err("x");
        for _ in 0..200_000 {
            let outer = PyValueError::new_err("x");
            outer.set_cause(py, Some(error));
            error = outer;
        }
        let mut copy = error.clone_ref(py);
        let cause = error.cause(py);
        drop(error);
        drop(cause);
        let mut len = 0;
        while let Some(cause) = copy.take_cause() {
            copy = cause;
            len += 1;
        }
        assert_eq!(len, 200_000);
    }

    /// The table of docs/abi.md, without its beginning: PANIC has no class of
    /// Python's own.
    #[test]
    fn every_number_has_one_class() {
        let mut kinds: Vec<i32> = ALL.iter().map(|&(_, kind)| kind).collect();
        kinds.sort_unstable();
        let last = ALL.len() as i32 + 1;
        assert_eq!(kinds, (2..=last).collect::<Vec<_>>());
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
