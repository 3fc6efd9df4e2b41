//! The object types that code names. Nothing looks into an object, so all but
//! slices have no content.

pub use super::bytes::{PyBytes, PyBytesMethods};
pub use super::module::{PyAnyMethods, PyModuleMethods};
pub use super::slice::{PySliceIndices, PySliceMethods};

macro_rules! opaque {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name(());
    )*};
}

opaque! {
    /// Any object.
    PyAny;
    /// A module.
    PyModule;
    /// A function of a module.
    PyCFunction;
    /// A class.
    PyType;
    /// A tuple.
    PyTuple;
    /// A dict.
    PyDict;
    /// A slice: the parameter of an item access.
    PySlice;
}
