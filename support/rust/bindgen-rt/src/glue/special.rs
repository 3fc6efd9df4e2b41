//! Special methods that Python reaches through slots of the type.

use crate::pyclass::CompareOp;
use crate::PyResult;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

/// The operator of a number of Python's.
#[inline]
pub fn compare_op(number: i32) -> PyResult<CompareOp> {
    CompareOp::of(number)
}

/// A hash of a value as the option `hash` has it: the same in every process.
pub fn hash<T: Hash>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// What `__hash__`, `__len__`, `__bool__` and `__contains__` give.
pub trait Counted {
    /// The number that Python takes in a slot.
    fn counted(self) -> PyResult<isize>;
    /// The bits of the number as a hash.
    fn bits(self) -> isize;
}

macro_rules! counted {
    ($($T:ty)*) => {$(
        impl Counted for $T {
            #[inline]
            fn counted(self) -> PyResult<isize> {
                isize::try_from(self).map_err(|_| {
                    crate::exceptions::PyOverflowError::new_err(
                        "cannot fit 'int' into an index-sized integer",
                    )
                })
            }

            #[inline]
            fn bits(self) -> isize {
                self as i64 as isize
            }
        }
    )*};
}

counted!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

impl Counted for bool {
    #[inline]
    fn counted(self) -> PyResult<isize> {
        Ok(self.into())
    }

    #[inline]
    fn bits(self) -> isize {
        self.into()
    }
}

/// An argument of a special method, as an operand or in any other way.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_special_arg {
    (operand $call:ident $arg:expr) => {
        match $call.operand($arg)? {
            Some(value) => value,
            None => return Ok($call.not_implemented()),
        }
    };
    (arg $call:ident $arg:expr) => {
        $call.arg($arg)?
    };
}

/// What becomes of the value of a special method.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_special_result {
    (object $call:ident $body:expr) => {{
        let result = $call.result($body); // what the body borrows ends here
        result
    }};
    (itself $call:ident $body:expr) => {{
        let _ = $body;
        Ok($call.itself())
    }};
    (count $call:ident $body:expr) => {{
        let count = $body;
        $crate::glue::Counted::counted(count)
    }};
    (bits $call:ident $body:expr) => {{
        let hash = $body;
        Ok($crate::glue::Counted::bits(hash))
    }};
    (nothing $call:ident $body:expr) => {{
        let _ = $body;
        Ok(0)
    }};
}

/// The type of what becomes of it.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_special_type {
    (object) => {
        $crate::glue::Owned
    };
    (itself) => {
        $crate::glue::Owned
    };
    (count) => {
        isize
    };
    (bits) => {
        isize
    };
    (nothing) => {
        isize
    };
}

/// The signature of a special method: its parameters are passed by position.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_special_signature {
    ($qualified:literal $($param:ident)*) => {{
        static __NAMES: $crate::glue::Names = $crate::glue::Names::new();
        static __SIGNATURE: $crate::glue::Signature = $crate::glue::Signature::new(
            $qualified,
            &[$($crate::glue::Param {
                identifier: stringify!($param),
                passing: $crate::glue::Passing::Positional,
                required: true,
            }),*],
            &__NAMES,
        );
        &__SIGNATURE
    }};
}

/// A special method: how its arguments are taken, what becomes of its value, and
/// the arm as the glue writes it.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_arm {
    ($take:ident $give:ident $qualified:literal ($call:ident) $body:expr) => {
        $crate::glue::Arm {
            signature: $crate::__glue_special_signature!($qualified),
            body: {
                fn body(
                    $call: &$crate::glue::CallPy,
                    _: [$crate::glue::Arg; 2],
                ) -> $crate::PyResult<$crate::__glue_special_type!($give)> {
                    $crate::__glue_special_result!($give $call $body)
                }
                body
            },
        }
    };
    ($take:ident $give:ident $qualified:literal
        ($call:ident, $first:ident $(: $first_type:ty)?) $body:expr) => {
        $crate::glue::Arm {
            signature: $crate::__glue_special_signature!($qualified $first),
            body: {
                fn body(
                    $call: &$crate::glue::CallPy,
                    [$first, _]: [$crate::glue::Arg; 2],
                ) -> $crate::PyResult<$crate::__glue_special_type!($give)> {
                    let $first $(: $first_type)? =
                        $crate::__glue_special_arg!($take $call $first);
                    $crate::__glue_special_result!($give $call $body)
                }
                body
            },
        }
    };
    ($take:ident $give:ident $qualified:literal
        ($call:ident, $first:ident $(: $first_type:ty)?, $second:ident $(: $second_type:ty)?)
        $body:expr) => {
        $crate::glue::Arm {
            signature: $crate::__glue_special_signature!($qualified $first $second),
            body: {
                fn body(
                    $call: &$crate::glue::CallPy,
                    [$first, $second]: [$crate::glue::Arg; 2],
                ) -> $crate::PyResult<$crate::__glue_special_type!($give)> {
                    let $first $(: $first_type)? =
                        $crate::__glue_special_arg!($take $call $first);
                    let $second $(: $second_type)? =
                        $crate::__glue_special_arg!($take $call $second);
                    $crate::__glue_special_result!($give $call $body)
                }
                body
            },
        }
    };
}
