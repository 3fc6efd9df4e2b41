//! The slots of a type as the glue writes them.

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
            $crate::glue::Special::of(__ENTRIES)
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
            $crate::glue::Special::of(__ENTRIES)
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
            $crate::glue::Special::of(__ENTRIES)
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
            $crate::glue::Special::of(__ENTRIES)
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
            $crate::glue::Special::of(__ENTRIES)
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
            $crate::glue::Special::of(__ENTRIES)
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
            $crate::glue::Special::of(__ENTRIES)
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
            $crate::glue::Special::of(__ENTRIES)
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
            $crate::glue::Special::of(__ENTRIES)
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
                equals: $crate::__glue_any!($($eq_name)?),
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
            $crate::glue::Special::of(__ENTRIES)
        };
    };
}
