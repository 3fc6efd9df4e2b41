//! The names of PyO3 that code with plain signatures uses, so that a crate moves
//! to this runtime by one line of its `Cargo.toml`. Nothing here is tied to
//! Python: a [`PyErr`] is a class and a message until an interpreter raises it,
//! and [`Python`] is a token that carries an interpreter or none.

pub mod class;
mod errors;
pub mod exceptions;
mod module;
pub mod prelude;
mod pyerr;
mod python;
mod str_or_bytes;
pub mod types;
mod wrap;

#[doc(hidden)]
pub use module::{wrapped_function as __wrapped_function, wrapped_module as __wrapped_module};
pub use module::{Bound, Py};
pub use pyerr::{PyErr, PyErrArguments, PyErrValue, PyResult};
pub use python::{Interpreter, Python};
pub use str_or_bytes::StrOrBytes;
pub use types::PyAny;

pub use bindgen_macros::{
    bindings, pyclass, pyfunction, pymethods, pymodule, FromPyObject, IntoPyObject, IntoPyObjectRef,
};
