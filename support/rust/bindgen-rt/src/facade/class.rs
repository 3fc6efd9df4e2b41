//! Exception classes as data: what the glue reads when an error leaves the crate.

use super::exceptions::derives;

/// An exception class.
#[derive(Debug)]
pub struct Class {
    /// Its number in the C ABI; that of its nearest base which Python itself
    /// has, if it is declared in Rust.
    pub kind: i32,
    /// Whether it is declared in Rust.
    pub declared: bool,
    /// Whether another Python module has it, and it is imported from there. Then
    /// it is declared, too, by `import_exception!`.
    pub imported: bool,
    /// The Python module it lives in.
    pub module: &'static str,
    /// Its name in Python.
    pub name: &'static str,
    /// Its documentation, if it is declared in Rust.
    pub doc: &'static str,
    /// The class it derives from, if it is declared in Rust.
    pub base: Option<&'static Class>,
    /// The names of the fields that it adds to those of its base.
    pub fields: &'static [&'static str],
}

impl Class {
    /// Whether it is `other` or derives from it.
    #[inline]
    pub fn is_subclass(&self, other: &Class) -> bool {
        let mut class = self;
        while !class.same(other) {
            match class.base {
                Some(base) => class = base,
                None => return !other.declared && derives(class.kind, other.kind),
            }
        }
        true
    }

    /// The nearest class that Python itself has: the class itself, unless it is
    /// declared in Rust.
    pub fn builtin(&self) -> &Class {
        let mut class = self;
        while let (true, Some(base)) = (class.declared, class.base) {
            class = base;
        }
        class
    }

    /// Whether this is its qualified name.
    pub(crate) fn is_named(&self, qualified: &str) -> bool {
        let (module, name) = qualified.rsplit_once('.').unwrap_or(("", qualified));
        self.module == module && self.name == name
    }

    /// Whether both are one class: a constant has no address of its own.
    pub fn same(&self, other: &Class) -> bool {
        std::ptr::eq(self, other) || self.name == other.name && self.module == other.module
    }
}

/// A name without the `r#` that Rust needs.
#[doc(hidden)]
#[inline]
pub const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', plain @ ..] => match std::str::from_utf8(plain) {
            Ok(plain) => plain,
            Err(_) => name,
        },
        _ => name,
    }
}

/// A type that stands for an exception class.
pub trait Exception {
    /// The class.
    const CLASS: &'static Class;
}

/// Declares the type of an exception class.
#[doc(hidden)]
#[macro_export]
macro_rules! __exception {
    (
        $(#[$attribute:meta])* $type:ident, $kind:expr, $imported:expr, $module:expr, $name:expr,
        $doc:expr, $base:ty, $fields:expr
    ) => {
        $(#[$attribute])*
        #[derive(Debug)]
        pub struct $type(());

        impl $type {
            /// Makes an error of this class.
            #[allow(dead_code)]
            #[inline]
            pub fn new_err<A: $crate::PyErrArguments>(arguments: A) -> $crate::PyErr {
                $crate::PyErr::new::<Self, A>(arguments)
            }

            /// Makes an error of this class out of another error: its text is
            /// the message, and its sources are the causes.
            #[allow(dead_code)]
            #[inline]
            pub fn from_error(error: &dyn ::std::error::Error) -> $crate::PyErr {
                $crate::PyErr::from_error::<Self>(error)
            }
        }

        impl $crate::class::Exception for $type {
            const CLASS: &'static $crate::class::Class = &$crate::class::Class {
                kind: $kind,
                declared: true,
                imported: $imported,
                module: $module,
                name: $name,
                doc: $doc,
                base: Some(<$base as $crate::class::Exception>::CLASS),
                fields: $fields,
            };
        }
    };
}

/// Declares an exception class, as in PyO3:
/// `create_exception!(module, MyError, PyValueError, "What it means.")`.
///
/// An exception can have fields, which PyO3's have not. They are attributes in
/// Python and values of `fields` in C:
///
/// ```
/// use bindgen_rt::create_exception;
/// use bindgen_rt::exceptions::PyValueError;
///
/// create_exception!(demo, ParseError, PyValueError, "The text is malformed.", {
///     line: usize,
///     hint: Option<String>,
/// });
///
/// let error = ParseError::new_err_with("no brace", ParseErrorFields { line: 3, hint: None });
/// assert_eq!(error.to_string(), "ParseError: no brace");
/// ```
///
/// A field is a bool, an integer of at most 64 bits, a float, a `String`, a
/// `Vec<u8>` or an `Option` of these. It is `None` in an error that is made
/// without its fields.
#[macro_export]
macro_rules! create_exception {
    ($module:expr, $name:ident, $base:ty, { $($fields:tt)* } $(,)?) => {
        $crate::__declared_exception! {
            #[allow(missing_docs)] $module, $name, $base, "", { $($fields)* }
        }
    };
    ($module:expr, $name:ident, $base:ty, $doc:expr, { $($fields:tt)* } $(,)?) => {
        $crate::__declared_exception! {
            #[doc = $doc] $module, $name, $base, $doc, { $($fields)* }
        }
    };
    ($module:expr, $name:ident, $base:ty $(,)?) => {
        $crate::__declared_exception! {
            #[allow(missing_docs)] $module, $name, $base, ""
        }
    };
    ($module:expr, $name:ident, $base:ty, $doc:expr $(,)?) => {
        $crate::__declared_exception! {
            #[doc = $doc] $module, $name, $base, $doc
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __declared_exception {
    (
        #[$about:meta] $module:expr, $name:ident, $base:ty, $doc:expr
        $(, { $($(#[$attribute:meta])* $field:ident: $type:ty),* $(,)? })?
    ) => {
        $crate::__exception!(
            #[$about]
            $name,
            <$base as $crate::class::Exception>::CLASS.kind,
            false,
            stringify!($module),
            $crate::class::plain(stringify!($name)),
            $doc,
            $base,
            &[$($($crate::class::plain(stringify!($field))),*)?]
        );
        $($crate::__with_fields_name! {
            $crate::__exception_fields $name { $($(#[$attribute])* $field: $type,)* }
        })?
    };
}

/// Declares the type of an exception class that a Python module has, as in PyO3:
/// `import_exception!(binascii, Error)`. It is imported when it is first raised.
///
/// C, which has no such module, sees an error of the kind of a third argument, of
/// `Exception` without one:
///
/// ```
/// use bindgen_rt::exceptions::PyValueError;
/// use bindgen_rt::{import_exception, Python};
///
/// import_exception!(binascii, Error, PyValueError);
///
/// let error = Error::new_err("Incorrect padding");
/// assert_eq!(error.to_string(), "Error: Incorrect padding");
/// Python::attach(|py| assert!(error.is_instance_of::<PyValueError>(py)));
/// ```
#[macro_export]
macro_rules! import_exception {
    ($module:expr, $name:ident $(,)?) => {
        $crate::import_exception!($module, $name, $crate::exceptions::PyException);
    };
    ($module:expr, $name:ident, $base:ty $(,)?) => {
        $crate::__exception!(
            #[doc = concat!("The exception `", stringify!($module), ".", stringify!($name), "`.")]
            #[allow(non_camel_case_types)]
            $name,
            <$base as $crate::class::Exception>::CLASS.kind,
            true,
            stringify!($module),
            $crate::class::plain(stringify!($name)),
            "",
            $base,
            &[]
        );
    };
}

/// The fields of an exception: a struct whose name `__with_fields_name!` makes.
#[doc(hidden)]
#[macro_export]
macro_rules! __exception_fields {
    ($fields:ident $name:ident { $($(#[$attribute:meta])* $field:ident: $type:ty,)* }) => {
        #[doc = concat!("The fields of [`", stringify!($name), "`].")]
        #[allow(dead_code)]
        #[derive(Debug)]
        pub struct $fields {
            $($(#[$attribute])* #[allow(missing_docs)] pub $field: $type,)*
        }

        impl $name {
            /// Makes an error of this class with its fields.
            #[allow(dead_code)]
            pub fn new_err_with<A: $crate::PyErrArguments>(
                arguments: A,
                fields: $fields,
            ) -> $crate::PyErr {
                $crate::PyErr::of(
                    <Self as $crate::class::Exception>::CLASS,
                    $crate::PyErrArguments::arguments(arguments),
                    vec![$((
                        $crate::class::plain(stringify!($field)),
                        $crate::IntoErrorValue::into_error_value(fields.$field),
                    )),*],
                )
            }
        }
    };
}

/// The operator of `__richcmp__`, where older code has it from.
pub mod basic {
    pub use crate::pyclass::CompareOp;
}
