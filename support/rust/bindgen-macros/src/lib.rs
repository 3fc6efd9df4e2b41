//! The attribute macros of `bindgen-rt`.
//!
//! `bindgen gen` reads the annotations from the source, so at compile time they
//! have little left to do: the macros remove the arguments meant for bindgen,
//! make what the glue calls visible to it, and attach the glue. They look at no
//! expression and at no type, and name nothing of the runtime crate, which may
//! therefore go by any name in a crate's `Cargo.toml`.

mod angles;
mod attribute;
mod class;
mod defaults;
mod error;
mod exception;
mod function;
mod generics;
mod glue;
mod lints;
mod methods;
mod module;
mod record;
mod visibility;
mod walk;

use error::Error;
use proc_macro::TokenStream;

/// Exports a function.
///
/// ```
/// use bindgen_macros::pyfunction;
///
/// /// Adds two numbers.
/// #[pyfunction]
/// #[pyo3(signature = (a, b = 1))]
/// fn add(a: i64, b: i64) -> i64 {
///     a + b
/// }
///
/// assert_eq!(add(2, 3), 5);
/// ```
#[proc_macro_attribute]
pub fn pyfunction(arguments: TokenStream, item: TokenStream) -> TokenStream {
    finish(function::expand(arguments, item.clone()), item)
}

/// Exports a struct as a class, or an enum.
#[proc_macro_attribute]
pub fn pyclass(arguments: TokenStream, item: TokenStream) -> TokenStream {
    finish(class::expand(arguments, item.clone()), item)
}

/// Exports the methods of an `impl` block of a `#[pyclass]`.
#[proc_macro_attribute]
pub fn pymethods(_arguments: TokenStream, item: TokenStream) -> TokenStream {
    finish(methods::expand(item.clone()), item)
}

/// Declares a Python module, as a function or as a Rust module, and includes
/// its glue, `src/bindings/NAME.rs`, as a child of the Rust module it stands in.
///
/// The body of a function is read by bindgen and never run.
#[proc_macro_attribute]
pub fn pymodule(_arguments: TokenStream, item: TokenStream) -> TokenStream {
    finish(module::expand(item.clone()), item)
}

/// Lets a struct be taken as an argument, field by field.
#[proc_macro_derive(FromPyObject, attributes(pyo3))]
pub fn from_py_object(item: TokenStream) -> TokenStream {
    finish(record::constructor(item), TokenStream::new())
}

/// Lets a struct be given as a result, field by field.
#[proc_macro_derive(IntoPyObject, attributes(pyo3))]
pub fn into_py_object(item: TokenStream) -> TokenStream {
    finish(record::parts(item), TokenStream::new())
}

/// Does nothing: results are always given by value. It is there for the crates
/// that derive it beside `IntoPyObject`.
#[proc_macro_derive(IntoPyObjectRef, attributes(pyo3))]
pub fn into_py_object_ref(_item: TokenStream) -> TokenStream {
    TokenStream::new()
}

/// Includes the glue of a crate without a `#[pymodule]`,
/// `src/bindings/CRATE.rs`. Write it once, in the root of the crate.
#[proc_macro]
pub fn bindings(arguments: TokenStream) -> TokenStream {
    finish(glue::of_crate(arguments), TokenStream::new())
}

/// Calls `callback! { NAMEFields NAME rest }` for `callback NAME rest`: the only
/// part of `create_exception!` that `macro_rules` cannot do.
#[doc(hidden)]
#[proc_macro]
pub fn __with_fields_name(arguments: TokenStream) -> TokenStream {
    finish(exception::fields(arguments), TokenStream::new())
}

/// An error is shown beside the item as it was, so that it stays the only one.
fn finish(expanded: Result<TokenStream, Error>, item: TokenStream) -> TokenStream {
    expanded.unwrap_or_else(|error| {
        let mut tokens = error.into_tokens();
        walk::append(&mut tokens, item);
        tokens
    })
}
