//! PyO3 and the few words that `bindgen-rt` has besides, so that the same source
//! compiles with either.

pub use real::*;

#[doc(hidden)]
pub use paste::paste;

use real::exceptions::PyTypeError;
use real::prelude::*;
use real::types::{PyBytes, PyString};

/// A `str` or a `bytes` of the caller.
pub enum StrOrBytes<'a> {
    /// Text.
    Str(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
}

impl<'a, 'py> FromPyObject<'a, 'py> for StrOrBytes<'a> {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyString>() {
            return object.extract().map(StrOrBytes::Str);
        }
        match object.cast::<PyBytes>() {
            Ok(_) => object.extract().map(StrOrBytes::Bytes).map_err(Into::into),
            Err(_) => Err(PyTypeError::new_err("neither str nor bytes")),
        }
    }
}

/// PyO3's `create_exception!`, and fields, which are of no use here.
#[macro_export]
macro_rules! create_exception {
    ($($module:ident).+, $name:ident, $base:ty, $doc:expr, { $($field:ident: $type:ty),* $(,)? } $(,)?) => {
        $crate::create_exception!($($module).+, $name, $base, $doc);
        $crate::paste! {
            #[allow(dead_code)]
            pub struct [<$name Fields>] { $(pub $field: $type),* }

            impl $name {
                pub fn new_err_with(message: String, _fields: [<$name Fields>]) -> $crate::PyErr {
                    $name::new_err(message)
                }
            }
        }
    };
    ($first:ident $(. $module:ident)*, $name:ident, $base:ty, $doc:expr $(,)?) => {
        $crate::__create_exception!($first, $name, $base, $doc);
    };
}

#[doc(hidden)]
pub use real::create_exception as __create_exception;
