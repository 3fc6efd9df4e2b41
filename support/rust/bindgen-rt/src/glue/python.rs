//! Functions that Python calls.

/// The parts that all of them have: parameters, signature and docstring.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_parts {
    ($qualified:literal [$($doc:literal)*] $text:literal
        ($($(#[$passing:ident])? $param:ident $(= $default:expr)?),*)) => {
        const __PARAMS: &[$crate::glue::Param] = &[$($crate::glue::Param {
            identifier: stringify!($param),
            passing: $crate::__glue_py_passing!($($passing)?),
            required: $crate::__glue_py_required!($($default)?),
        }),*];
        static __SIGNATURE: $crate::glue::Signature =
            $crate::glue::Signature::new($qualified, __PARAMS);
        const __NAME: &str = concat!($qualified, "\0");
        const __LINES: &[&str] = &[$($doc),*];
        const __DOC: &[u8] = &$crate::glue::docstring::<
            { $crate::glue::doc_len(__NAME, $text, __LINES) },
        >(__NAME, $text, __LINES);
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_passing {
    () => {
        $crate::glue::Passing::Either
    };
    (positional) => {
        $crate::glue::Passing::Positional
    };
    (named) => {
        $crate::glue::Passing::Named
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_required {
    () => {
        true
    };
    ($default:expr) => {
        false
    };
}

/// An argument, or its default.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_arg {
    ($call:ident $param:ident) => {
        $call.arg($param)?
    };
    ($call:ident $param:ident $default:expr) => {
        $call.arg_or($param, || $default)?
    };
}

/// What a call does once its arguments are bound: converts them and calls the
/// user's function.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_body {
    ($call:ident ($($param:ident $(= $default:expr)?),*) $body:expr) => {
        |
            $call: &$crate::glue::CallPy,
            [$($param),*]: [$crate::glue::Arg; __PARAMS.len()],
        | -> $crate::PyResult<$crate::glue::Owned> {
            $(let $param = $crate::__glue_py_arg!($call $param $($default)?);)*
            let result = $call.result($body); // what the body borrows ends here
            result
        }
    };
}

/// A function in the calling convention of CPython.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_fastcall {
    ($runner:ident $call:ident ($($param:ident $(= $default:expr)?),*) $body:expr) => {
        unsafe extern "C" fn entry(
            this: *mut $crate::glue::Object,
            args: *const *mut $crate::glue::Object,
            nargs: isize,
            names: *mut $crate::glue::Object,
        ) -> *mut $crate::glue::Object {
            let body = $crate::__glue_py_body! {
                $call ($($param $(= $default)?),*) $body
            };
            // SAFETY: called by Python.
            unsafe { $crate::glue::$runner(&__SIGNATURE, this, args, nargs, names, body) }
        }
    };
}

/// A function, static method or method: `$runner` is what runs in its entry,
/// `$place` what is done with it where it is not in a module.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_callable {
    (
        $runner:ident [$($place:tt)*]
        $(#[doc = $doc:literal])*
        fn $id:ident = $qualified:literal, $text:literal;
        ($call:ident $(, $(#[$passing:ident])? $param:ident $(= $default:expr)?)* $(,)?) => $body:expr
    ) => {
        pub(crate) static $id: $crate::glue::Function = {
            $crate::__glue_py_parts! {
                $qualified [$($doc)*] $text ($($(#[$passing])? $param $(= $default)?),*)
            }
            $crate::__glue_py_fastcall! {
                $runner $call ($($param $(= $default)?),*) $body
            }
            $crate::glue::Function::new(
                $crate::glue::short_name(__NAME), __DOC, &__SIGNATURE, entry,
            )
            $($place)*
        };
    };
}

/// A function of a module.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_function {
    ($($function:tt)*) => { $crate::__glue_py_callable! { function [] $($function)* } };
}

/// A static method of a class.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_static {
    ($($function:tt)*) => { $crate::__glue_py_callable! { function [.in_class()] $($function)* } };
}

/// A method of a class.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_method {
    ($($function:tt)*) => { $crate::__glue_py_callable! { method [] $($function)* } };
}

/// The constructor of a class.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_new {
    (
        fn $id:ident = $qualified:literal;
        ($call:ident $(, $(#[$passing:ident])? $param:ident $(= $default:expr)?)* $(,)?) => $body:expr
    ) => {
        pub(crate) static $id: $crate::glue::Constructor = {
            $crate::__glue_py_parts! {
                $qualified [] "" ($($(#[$passing])? $param $(= $default)?),*)
            }
            unsafe extern "C" fn entry(
                class: *mut $crate::glue::Object,
                args: *mut $crate::glue::Object,
                named: *mut $crate::glue::Object,
            ) -> *mut $crate::glue::Object {
                let body = $crate::__glue_py_body! {
                    $call ($($param $(= $default)?),*) $body
                };
                // SAFETY: called by Python.
                unsafe { $crate::glue::constructor(&__SIGNATURE, class, args, named, body) }
            }
            $crate::glue::Constructor::new(&__SIGNATURE, entry)
        };
    };
}

/// A property of a class.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_property {
    (
        $(#[doc = $doc:literal])*
        static $id:ident = $qualified:literal;
        $(get ($get_call:ident) => $get:expr;)?
        $(set ($set_call:ident, $value:ident) => $set:expr;)?
    ) => {
        pub(crate) static $id: $crate::glue::Property = {
            $crate::__glue_py_parts! { $qualified [$($doc)*] "" (value) }
            #[allow(unused_mut, unused_assignments)]
            const __GET: Option<unsafe extern "C" fn(
                *mut $crate::glue::Object, *mut ::core::ffi::c_void,
            ) -> *mut $crate::glue::Object> = {
                let mut found: Option<unsafe extern "C" fn(_, _) -> _> = None;
                $(
                    unsafe extern "C" fn entry(
                        this: *mut $crate::glue::Object,
                        _closure: *mut ::core::ffi::c_void,
                    ) -> *mut $crate::glue::Object {
                        let body = |
                            $get_call: &$crate::glue::CallPy,
                        | -> $crate::PyResult<$crate::glue::Owned> { $get_call.result($get) };
                        // SAFETY: called by Python.
                        unsafe { $crate::glue::getter(&__SIGNATURE, this, body) }
                    }
                    found = Some(entry);
                )?
                found
            };
            #[allow(unused_mut, unused_assignments)]
            const __SET: Option<unsafe extern "C" fn(
                *mut $crate::glue::Object, *mut $crate::glue::Object, *mut ::core::ffi::c_void,
            ) -> ::core::ffi::c_int> = {
                let mut found: Option<unsafe extern "C" fn(_, _, _) -> _> = None;
                $(
                    unsafe extern "C" fn entry(
                        this: *mut $crate::glue::Object,
                        value: *mut $crate::glue::Object,
                        _closure: *mut ::core::ffi::c_void,
                    ) -> ::core::ffi::c_int {
                        let body = |
                            $set_call: &$crate::glue::CallPy,
                            $value: $crate::glue::Arg,
                        | -> $crate::PyResult<$crate::glue::Owned> {
                            let $value = $set_call.arg($value)?;
                            $set_call.result($set)
                        };
                        // SAFETY: called by Python.
                        unsafe { $crate::glue::setter(&__SIGNATURE, this, value, body) }
                    }
                    found = Some(entry);
                )?
                found
            };
            $crate::glue::Property::new($crate::glue::short_name(__NAME), __DOC, __GET, __SET)
        };
    };
}
