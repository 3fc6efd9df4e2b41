//! The names of PyO3 that code with plain signatures uses, so that a crate moves
//! to this runtime by one line of its `Cargo.toml`. Nothing here is tied to
//! Python: a [`PyErr`] is a class and a message until an interpreter raises it,
//! and [`Python`] is a token that carries an interpreter or none.

mod bound;
mod bytes;
pub mod class;
mod either;
mod error_value;
mod errors;
pub mod exceptions;
mod from_error;
mod initializer;
mod module;
mod origin;
pub mod panic;
pub mod prelude;
mod py;
pub mod pyclass;
mod pyerr;
mod pyref;
mod python;
mod reference;
mod slice;
mod str_or_bytes;
pub mod types;
mod wrap;

pub use bound::Bound;
pub use bytes::PyBytesMethods;
pub use either::Either;
pub use error_value::{Arguments, ErrorValue, IntoErrorValue, PyErrArguments};
pub use initializer::PyClassInitializer;
#[doc(hidden)]
pub use module::{wrapped_function as __wrapped_function, wrapped_module as __wrapped_module};
pub(crate) use origin::Origin;
pub use py::Py;
pub use pyerr::{Field, PyErr, PyErrValue, PyResult};
pub use pyref::{PyBorrowError, PyBorrowMutError, PyRef, PyRefMut};
pub use python::{Interpreter, Python};
pub(crate) use reference::Reference;
pub(crate) use slice::SliceIndex;
pub use str_or_bytes::StrOrBytes;
pub use types::PyAny;

#[doc(hidden)]
pub use bindgen_macros::__with_fields_name;
pub use bindgen_macros::{
    bindings, pyclass, pyfunction, pymethods, pymodule, FromPyObject, IntoPyObject, IntoPyObjectRef,
};

/// An object that nobody looks at.
pub type PyObject = Py<PyAny>;

/// A class, as generic code names it.
pub use crate::handle::Class as PyClass;

/// The names of the borrows, where PyO3 has them.
pub mod pycell {
    pub use super::pyref::{PyBorrowError, PyBorrowMutError, PyRef, PyRefMut};
}

/// The operator of `__richcmp__`, where PyO3 has it, too.
pub mod basic {
    pub use super::pyclass::CompareOp;
}
