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

/// The number of a slot, as typeslots.h has it.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_slot {
    (binary add) => {
        7
    };
    (binary sub) => {
        36
    };
    (binary mul) => {
        29
    };
    (binary matmul) => {
        75
    };
    (binary truediv) => {
        37
    };
    (binary floordiv) => {
        12
    };
    (binary mod) => {
        34
    };
    (binary divmod) => {
        10
    };
    (binary lshift) => {
        28
    };
    (binary rshift) => {
        35
    };
    (binary and) => {
        8
    };
    (binary or) => {
        31
    };
    (binary xor) => {
        38
    };
    (inplace iadd) => {
        14
    };
    (inplace isub) => {
        23
    };
    (inplace imul) => {
        18
    };
    (inplace imatmul) => {
        76
    };
    (inplace itruediv) => {
        24
    };
    (inplace ifloordiv) => {
        16
    };
    (inplace imod) => {
        21
    };
    (inplace ilshift) => {
        17
    };
    (inplace irshift) => {
        22
    };
    (inplace iand) => {
        15
    };
    (inplace ior) => {
        19
    };
    (inplace ixor) => {
        25
    };
    (unary repr) => {
        66
    };
    (unary str) => {
        70
    };
    (unary iter) => {
        62
    };
    (unary neg) => {
        30
    };
    (unary pos) => {
        32
    };
    (unary abs) => {
        6
    };
    (unary invert) => {
        27
    };
    (unary int) => {
        26
    };
    (unary index) => {
        13
    };
    (unary float) => {
        11
    };
    (tp_hash) => {
        59
    };
    (tp_iternext) => {
        63
    };
    (nb_bool) => {
        9
    };
    (nb_power) => {
        33
    };
    (nb_inplace_power) => {
        20
    };
    (mp_length) => {
        4
    };
    (sq_length) => {
        45
    };
    (mp_subscript) => {
        5
    };
    (sq_item) => {
        44
    };
    (mp_ass_subscript) => {
        3
    };
    (sq_ass_item) => {
        39
    };
    (sq_contains) => {
        41
    };
    (tp_call) => {
        50
    };
    (tp_getattro) => {
        58
    };
    (tp_setattro) => {
        69
    };
    (tp_richcompare) => {
        67
    };
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

/// The special methods of a class that belong together, in their slots.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_slot {
    (
        static $id:ident: $T:ty = binary $operator:ident;
        $(left $left_name:literal ($($left:tt)*) => $left_body:expr;)?
        $(right $right_name:literal ($($right:tt)*) => $right_body:expr;)?
    ) => {
        pub(crate) static $id: $crate::glue::Special = {
            const __SLOT: ::core::ffi::c_int = $crate::__glue_slot!(binary $operator);
            static __OPERATOR: $crate::glue::Operator = $crate::glue::Operator {
                id: __SLOT,
                left: $crate::__glue_optional!($(
                    $crate::__glue_arm!(operand object $left_name ($($left)*) $left_body)
                )?),
                right: $crate::__glue_optional!($(
                    $crate::__glue_arm!(operand object $right_name ($($right)*) $right_body)
                )?),
            };
            unsafe extern "C" fn entry(
                left: *mut $crate::glue::Object,
                right: *mut $crate::glue::Object,
            ) -> *mut $crate::glue::Object {
                // SAFETY: called by Python.
                unsafe { __OPERATOR.call(entry as *const (), left, right, ::core::ptr::null_mut()) }
            }
            const __ENTRIES: &[(::core::ffi::c_int, $crate::glue::SlotEntry)] =
                &[(__SLOT, $crate::glue::SlotEntry::Binary(entry))];
            $crate::glue::Special {
                entries: __ENTRIES,
                call: None,
                protocol: $crate::glue::Protocol::Both,
                equals: false,
            }
        };
    };
    (
        static $id:ident: $T:ty = power pow;
        $(left $left_name:literal ($($left:tt)*) => $left_body:expr;)?
        $(right $right_name:literal ($($right:tt)*) => $right_body:expr;)?
    ) => {
        pub(crate) static $id: $crate::glue::Special = {
            const __SLOT: ::core::ffi::c_int = $crate::__glue_slot!(nb_power);
            static __OPERATOR: $crate::glue::Operator = $crate::glue::Operator {
                id: __SLOT,
                left: $crate::__glue_optional!($(
                    $crate::__glue_arm!(operand object $left_name ($($left)*) $left_body)
                )?),
                right: $crate::__glue_optional!($(
                    $crate::__glue_arm!(operand object $right_name ($($right)*) $right_body)
                )?),
            };
            unsafe extern "C" fn entry(
                left: *mut $crate::glue::Object,
                right: *mut $crate::glue::Object,
                modulo: *mut $crate::glue::Object,
            ) -> *mut $crate::glue::Object {
                // SAFETY: called by Python.
                unsafe { __OPERATOR.call(entry as *const (), left, right, modulo) }
            }
            const __ENTRIES: &[(::core::ffi::c_int, $crate::glue::SlotEntry)] =
                &[(__SLOT, $crate::glue::SlotEntry::Ternary(entry))];
            $crate::glue::Special {
                entries: __ENTRIES,
                call: None,
                protocol: $crate::glue::Protocol::Both,
                equals: false,
            }
        };
    };
    (
        static $id:ident: $T:ty = inplace ipow; $name:literal ($($arm:tt)*) => $body:expr;
    ) => {
        pub(crate) static $id: $crate::glue::Special = {
            static __ARM: $crate::glue::Arm<$crate::glue::Body> =
                $crate::__glue_arm!(operand itself $name ($($arm)*) $body);
            unsafe extern "C" fn entry(
                this: *mut $crate::glue::Object,
                other: *mut $crate::glue::Object,
                modulo: *mut $crate::glue::Object,
            ) -> *mut $crate::glue::Object {
                // SAFETY: called by Python.
                unsafe { $crate::glue::special(&__ARM, this, other, modulo) }
            }
            const __ENTRIES: &[(::core::ffi::c_int, $crate::glue::SlotEntry)] =
                &[($crate::__glue_slot!(nb_inplace_power), $crate::glue::SlotEntry::Ternary(entry))];
            $crate::glue::Special {
                entries: __ENTRIES,
                call: None,
                protocol: $crate::glue::Protocol::Both,
                equals: false,
            }
        };
    };
    (
        static $id:ident: $T:ty = inplace $operator:ident; $name:literal ($($arm:tt)*) => $body:expr;
    ) => {
        pub(crate) static $id: $crate::glue::Special = {
            static __ARM: $crate::glue::Arm<$crate::glue::Body> =
                $crate::__glue_arm!(operand itself $name ($($arm)*) $body);
            unsafe extern "C" fn entry(
                this: *mut $crate::glue::Object,
                other: *mut $crate::glue::Object,
            ) -> *mut $crate::glue::Object {
                // SAFETY: called by Python.
                unsafe { $crate::glue::special(&__ARM, this, other, other) }
            }
            const __ENTRIES: &[(::core::ffi::c_int, $crate::glue::SlotEntry)] = &[(
                $crate::__glue_slot!(inplace $operator),
                $crate::glue::SlotEntry::Binary(entry),
            )];
            $crate::glue::Special {
                entries: __ENTRIES,
                call: None,
                protocol: $crate::glue::Protocol::Both,
                equals: false,
            }
        };
    };
    (
        static $id:ident: $T:ty = unary len; $name:literal ($($arm:tt)*) => $body:expr;
    ) => {
        pub(crate) static $id: $crate::glue::Special = {
            static __ARM: $crate::glue::Arm<$crate::glue::Count> =
                $crate::__glue_arm!(arg count $name ($($arm)*) $body);
            unsafe extern "C" fn entry(this: *mut $crate::glue::Object) -> isize {
                // SAFETY: called by Python.
                unsafe { $crate::glue::counted(&__ARM, this, this, this) }
            }
            const __ENTRIES: &[(::core::ffi::c_int, $crate::glue::SlotEntry)] = &[
                ($crate::__glue_slot!(mp_length), $crate::glue::SlotEntry::Size(entry)),
                ($crate::__glue_slot!(sq_length), $crate::glue::SlotEntry::Size(entry)),
            ];
            $crate::glue::Special {
                entries: __ENTRIES,
                call: None,
                protocol: $crate::glue::Protocol::Both,
                equals: false,
            }
        };
    };
    (
        static $id:ident: $T:ty = unary hash; $name:literal ($($arm:tt)*) => $body:expr;
    ) => {
        pub(crate) static $id: $crate::glue::Special = {
            static __ARM: $crate::glue::Arm<$crate::glue::Count> =
                $crate::__glue_arm!(arg bits $name ($($arm)*) $body);
            unsafe extern "C" fn entry(this: *mut $crate::glue::Object) -> isize {
                // SAFETY: called by Python.
                unsafe { $crate::glue::hashed(&__ARM, this) }
            }
            const __ENTRIES: &[(::core::ffi::c_int, $crate::glue::SlotEntry)] =
                &[($crate::__glue_slot!(tp_hash), $crate::glue::SlotEntry::Size(entry))];
            $crate::glue::Special {
                entries: __ENTRIES,
                call: None,
                protocol: $crate::glue::Protocol::Both,
                equals: false,
            }
        };
    };
    (
        static $id:ident: $T:ty = unary bool; $name:literal ($($arm:tt)*) => $body:expr;
    ) => {
        pub(crate) static $id: $crate::glue::Special = {
            static __ARM: $crate::glue::Arm<$crate::glue::Count> =
                $crate::__glue_arm!(arg count $name ($($arm)*) $body);
            unsafe extern "C" fn entry(this: *mut $crate::glue::Object) -> ::core::ffi::c_int {
                // SAFETY: called by Python.
                unsafe { $crate::glue::counted(&__ARM, this, this, this) as ::core::ffi::c_int }
            }
            const __ENTRIES: &[(::core::ffi::c_int, $crate::glue::SlotEntry)] =
                &[($crate::__glue_slot!(nb_bool), $crate::glue::SlotEntry::Inquiry(entry))];
            $crate::glue::Special {
                entries: __ENTRIES,
                call: None,
                protocol: $crate::glue::Protocol::Both,
                equals: false,
            }
        };
    };
    (
        static $id:ident: $T:ty = unary next; $name:literal ($call:ident) => $body:expr;
    ) => {
        pub(crate) static $id: $crate::glue::Special = {
            static __ARM: $crate::glue::Arm<$crate::glue::Step> = $crate::glue::Arm {
                signature: $crate::__glue_special_signature!($name),
                body: {
                    fn body(
                        $call: &$crate::glue::CallPy,
                    ) -> $crate::PyResult<Option<$crate::glue::Owned>> {
                        let next = match $body {
                            Some(value) => $call.result(value).map(Some),
                            None => Ok(None),
                        }; // what the body borrows ends here
                        next
                    }
                    body
                },
            };
            unsafe extern "C" fn entry(
                this: *mut $crate::glue::Object,
            ) -> *mut $crate::glue::Object {
                // SAFETY: called by Python.
                unsafe { $crate::glue::step(&__ARM, this) }
            }
            const __ENTRIES: &[(::core::ffi::c_int, $crate::glue::SlotEntry)] =
                &[($crate::__glue_slot!(tp_iternext), $crate::glue::SlotEntry::Unary(entry))];
            $crate::glue::Special {
                entries: __ENTRIES,
                call: None,
                protocol: $crate::glue::Protocol::Both,
                equals: false,
            }
        };
    };
    (
        static $id:ident: $T:ty = unary $slot:ident; $name:literal ($($arm:tt)*) => $body:expr;
    ) => {
        pub(crate) static $id: $crate::glue::Special = {
            static __ARM: $crate::glue::Arm<$crate::glue::Body> =
                $crate::__glue_arm!(arg object $name ($($arm)*) $body);
            unsafe extern "C" fn entry(
                this: *mut $crate::glue::Object,
            ) -> *mut $crate::glue::Object {
                // SAFETY: called by Python.
                unsafe { $crate::glue::special(&__ARM, this, this, this) }
            }
            const __ENTRIES: &[(::core::ffi::c_int, $crate::glue::SlotEntry)] =
                &[($crate::__glue_slot!(unary $slot), $crate::glue::SlotEntry::Unary(entry))];
            $crate::glue::Special {
                entries: __ENTRIES,
                call: None,
                protocol: $crate::glue::Protocol::Both,
                equals: false,
            }
        };
    };
    (
        static $id:ident: $T:ty = compare; any $name:literal ($call:ident, $other:ident $(: $other_type:ty)?, $op:ident $(: $op_type:ty)?) =>
            $body:expr;
    ) => {
        pub(crate) static $id: $crate::glue::Special = {
            static __COMPARISON: $crate::glue::Comparison =
                $crate::glue::Comparison::Any($crate::glue::Arm {
                    signature: $crate::__glue_special_signature!($name $other),
                    body: {
                        fn body(
                            $call: &$crate::glue::CallPy,
                            $other: $crate::glue::Arg,
                            $op: ::core::ffi::c_int,
                        ) -> $crate::PyResult<$crate::glue::Owned> {
                            let $other $(: $other_type)? =
                                $crate::__glue_special_arg!(operand $call $other);
                            let $op = $crate::glue::compare_op($op)?;
                            $crate::__glue_special_result!(object $call $body)
                        }
                        body
                    },
                });
            unsafe extern "C" fn entry(
                this: *mut $crate::glue::Object,
                other: *mut $crate::glue::Object,
                operator: ::core::ffi::c_int,
            ) -> *mut $crate::glue::Object {
                // SAFETY: called by Python.
                unsafe { __COMPARISON.call(entry as *const (), this, other, operator) }
            }
            const __ENTRIES: &[(::core::ffi::c_int, $crate::glue::SlotEntry)] =
                &[($crate::__glue_slot!(tp_richcompare), $crate::glue::SlotEntry::Compare(entry))];
            $crate::glue::Special {
                entries: __ENTRIES,
                call: None,
                protocol: $crate::glue::Protocol::Both,
                equals: true,
            }
        };
    };
    (
        static $id:ident: $T:ty = compare;
        $(eq $eq_name:literal ($($eq:tt)*) => $eq_body:expr;)?
        $(ne $ne_name:literal ($($ne:tt)*) => $ne_body:expr;)?
        $(lt $lt_name:literal ($($lt:tt)*) => $lt_body:expr;)?
        $(le $le_name:literal ($($le:tt)*) => $le_body:expr;)?
        $(gt $gt_name:literal ($($gt:tt)*) => $gt_body:expr;)?
        $(ge $ge_name:literal ($($ge:tt)*) => $ge_body:expr;)?
    ) => {
        pub(crate) static $id: $crate::glue::Special = {
            static __COMPARISON: $crate::glue::Comparison = $crate::glue::Comparison::Each([
                $crate::__glue_optional!($(
                    $crate::__glue_arm!(operand object $lt_name ($($lt)*) $lt_body)
                )?),
                $crate::__glue_optional!($(
                    $crate::__glue_arm!(operand object $le_name ($($le)*) $le_body)
                )?),
                $crate::__glue_optional!($(
                    $crate::__glue_arm!(operand object $eq_name ($($eq)*) $eq_body)
                )?),
                $crate::__glue_optional!($(
                    $crate::__glue_arm!(operand object $ne_name ($($ne)*) $ne_body)
                )?),
                $crate::__glue_optional!($(
                    $crate::__glue_arm!(operand object $gt_name ($($gt)*) $gt_body)
                )?),
                $crate::__glue_optional!($(
                    $crate::__glue_arm!(operand object $ge_name ($($ge)*) $ge_body)
                )?),
            ]);
            unsafe extern "C" fn entry(
                this: *mut $crate::glue::Object,
                other: *mut $crate::glue::Object,
                operator: ::core::ffi::c_int,
            ) -> *mut $crate::glue::Object {
                // SAFETY: called by Python.
                unsafe { __COMPARISON.call(entry as *const (), this, other, operator) }
            }
            const __ENTRIES: &[(::core::ffi::c_int, $crate::glue::SlotEntry)] =
                &[($crate::__glue_slot!(tp_richcompare), $crate::glue::SlotEntry::Compare(entry))];
            $crate::glue::Special {
                entries: __ENTRIES,
                call: None,
                protocol: $crate::glue::Protocol::Both,
                equals: $crate::__glue_any!($($eq_name)? $($ne_name)?),
            }
        };
    };
    (
        static $id:ident: $T:ty = items $($protocol:ident)?;
        $(get $get_name:literal ($($get:tt)*) => $get_body:expr;)?
        $(set $set_name:literal ($($set:tt)*) => $set_body:expr;)?
        $(del $del_name:literal ($($del:tt)*) => $del_body:expr;)?
        $(contains $contains_name:literal ($($contains:tt)*) => $contains_body:expr;)?
    ) => {
        pub(crate) static $id: $crate::glue::Special = {
            const __ENTRIES: &[(::core::ffi::c_int, $crate::glue::SlotEntry)] = {
                const __ALL: &[&[(::core::ffi::c_int, $crate::glue::SlotEntry)]] = &[
                    $crate::__glue_item_get!($($get_name ($($get)*) $get_body)?),
                    $crate::__glue_item_set!(
                        [$($set_name ($($set)*) $set_body)?] [$($del_name ($($del)*) $del_body)?]
                    ),
                    $crate::__glue_item_contains!($($contains_name ($($contains)*) $contains_body)?),
                ];
                &$crate::glue::joined::<{ $crate::glue::joined_len(__ALL) }>(__ALL)
            };
            $crate::glue::Special {
                entries: __ENTRIES,
                call: None,
                protocol: $crate::__glue_protocol!($($protocol)?),
                equals: false,
            }
        };
    };
    (
        static $id:ident: $T:ty = call; $name:literal
        (
            $call:ident
            $(, $(#[$mark:ident])* $param:ident $(: $kind:ty)? $(= $default:expr)?)* $(,)?
        ) => $body:expr;
    ) => {
        pub(crate) static $id: $crate::glue::Special = {
            $crate::__glue_py_parts! {
                $name [] "" ($($(#[$mark])* $param $(: $kind)? $(= $default)?),*)
            }
            unsafe extern "C" fn vectorcall(
                this: *mut $crate::glue::Object,
                args: *const *mut $crate::glue::Object,
                nargs: usize,
                names: *mut $crate::glue::Object,
            ) -> *mut $crate::glue::Object {
                let body = $crate::__glue_py_body! {
                    result $call ($($(#[$mark])* $param $(: $kind)? $(= $default)?),*) $body
                };
                let nargs = (nargs & (usize::MAX >> 1)) as isize; // the highest bit is a flag
                // SAFETY: called by Python.
                unsafe { $crate::glue::method(&__SIGNATURE, this, args, nargs, names, body) }
            }
            unsafe extern "C" fn entry(
                this: *mut $crate::glue::Object,
                args: *mut $crate::glue::Object,
                named: *mut $crate::glue::Object,
            ) -> *mut $crate::glue::Object {
                // SAFETY: called by Python.
                unsafe { $crate::glue::new_by_tuple(this, args, named, vectorcall) }
            }
            const __ENTRIES: &[(::core::ffi::c_int, $crate::glue::SlotEntry)] =
                &[($crate::__glue_slot!(tp_call), $crate::glue::SlotEntry::Ternary(entry))];
            $crate::glue::Special {
                entries: __ENTRIES,
                call: Some(&__SIGNATURE),
                protocol: $crate::glue::Protocol::Both,
                equals: false,
            }
        };
    };
    (
        static $id:ident: $T:ty = attributes;
        $(get $get_name:literal ($($get:tt)*) => $get_body:expr;)?
        $(set $set_name:literal ($($set:tt)*) => $set_body:expr;)?
        $(del $del_name:literal ($($del:tt)*) => $del_body:expr;)?
    ) => {
        pub(crate) static $id: $crate::glue::Special = {
            const __ENTRIES: &[(::core::ffi::c_int, $crate::glue::SlotEntry)] = {
                const __ALL: &[&[(::core::ffi::c_int, $crate::glue::SlotEntry)]] = &[
                    $crate::__glue_attribute_get!($($get_name ($($get)*) $get_body)?),
                    $crate::__glue_attribute_set!(
                        [$($set_name ($($set)*) $set_body)?] [$($del_name ($($del)*) $del_body)?]
                    ),
                ];
                &$crate::glue::joined::<{ $crate::glue::joined_len(__ALL) }>(__ALL)
            };
            $crate::glue::Special {
                entries: __ENTRIES,
                call: None,
                protocol: $crate::glue::Protocol::Both,
                equals: false,
            }
        };
    };
}
