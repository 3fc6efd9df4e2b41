//! Functions that Python calls.

/// The parts that all of them have: parameters, signature and docstring.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_parts {
    ($qualified:literal [$($doc:literal)*] $text:literal
        ($($(#[$mark:ident])* $param:ident $(: $kind:ty)? $(= $default:expr)?),*)) => {
        const __PARAMS: &[$crate::glue::Param] = &[$({
            let passing = $crate::__glue_py_passing!($($mark)*);
            $crate::glue::Param {
                identifier: stringify!($param),
                passing,
                required: $crate::__glue_py_required!($($default)?) && !passing.takes_rest(),
            }
        }),*];
        static __NAMES: $crate::glue::Names = $crate::glue::Names::new();
        static __SIGNATURE: $crate::glue::Signature =
            $crate::glue::Signature::new($qualified, __PARAMS, &__NAMES);
        const __NAME: &str = concat!($qualified, "\0");
        const __LINES: &[&str] = &[$($doc),*];
        const __DOC: &[u8] = &$crate::glue::docstring::<
            { $crate::glue::doc_len(__NAME, $text, __LINES) },
        >(__NAME, $text, __LINES);
    };
}

/// How a parameter with these marks is passed.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_passing {
    () => {
        $crate::glue::Passing::Either
    };
    (positional $($mark:ident)*) => {
        $crate::glue::Passing::Positional
    };
    (named $($mark:ident)*) => {
        $crate::glue::Passing::Named
    };
    (args) => {
        $crate::glue::Passing::Args
    };
    (kwargs) => {
        $crate::glue::Passing::Kwargs
    };
    (buffer $($mark:ident)*) => {
        $crate::__glue_py_passing!($($mark)*)
    };
    (operand) => {
        $crate::glue::Passing::Positional
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

/// An argument of a parameter with these marks, or its default.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_arg {
    ($call:ident [args] $param:ident) => {
        $call.args($param)?
    };
    ($call:ident [kwargs] $param:ident) => {
        $call.kwargs($param)?
    };
    ($call:ident [] $param:ident) => {
        $call.arg($param)?
    };
    ($call:ident [] $param:ident $default:expr) => {
        $call.arg_or($param, || $default)?
    };
    ($call:ident [buffer $($mark:ident)*] $param:ident) => {
        $call.view($param)?
    };
    ($call:ident [operand] $param:ident) => {
        $crate::__glue_special_arg!(operand $call $param)
    };
    ($call:ident [operand] $param:ident $default:expr) => {
        match $call.operand_or($param, || $default)? {
            Some(value) => value,
            None => return Ok($call.not_implemented()),
        }
    };
    ($call:ident [$first:ident $($mark:ident)*] $param:ident $($default:expr)?) => {
        $crate::__glue_py_arg!($call [$($mark)*] $param $($default)?)
    };
}

/// What is left to do once all arguments are converted: to refer to buffers.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_converted {
    ([] $param:ident) => {};
    ([buffer $($mark:ident)*] $param:ident) => {
        let $param = $param.slice();
    };
    ([$first:ident $($mark:ident)*] $param:ident) => {
        $crate::__glue_py_converted! { [$($mark)*] $param }
    };
}

/// What a call does once its arguments are bound: converts them and calls the
/// user's function.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_body {
    (
        $finish:ident $call:ident
        ($($(#[$mark:ident])* $param:ident $(: $kind:ty)? $(= $default:expr)?),*)
        $body:expr
    ) => {
        |
            $call: &$crate::glue::CallPy,
            [$($param),*]: [$crate::glue::Arg; __PARAMS.len()],
        | -> $crate::PyResult<$crate::glue::Owned> {
            $(let $param $(: $kind)? = $crate::__glue_py_arg!($call [$($mark)*] $param $($default)?);)*
            $($crate::__glue_py_converted! { [$($mark)*] $param })*
            let result = $call.$finish($body); // what the body borrows ends here
            result
        }
    };
}

/// A function in the calling convention of CPython. Where there are no parameters
/// Python passes no names: a call of `noop()` takes 9 ns in place of 12.
/// (`METH_NOARGS` would save a method 2 ns more, and tell of arguments in words that
/// are not those of the CFFI module.)
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_fastcall {
    ($runner:ident $call:ident () $body:expr) => {
        unsafe extern "C" fn entry(
            this: *mut $crate::glue::Object,
            args: *const *mut $crate::glue::Object,
            nargs: isize,
        ) -> *mut $crate::glue::Object {
            let names = ::core::ptr::null_mut();
            let body = $crate::__glue_py_body! { result $call () $body };
            // SAFETY: called by Python.
            unsafe { $crate::glue::$runner(&__SIGNATURE, this, args, nargs, names, body) }
        }
        const __ENTRY: $crate::glue::Entry = $crate::glue::Entry::Unnamed(entry);
    };
    ($runner:ident $call:ident ($($params:tt)*) $body:expr) => {
        unsafe extern "C" fn entry(
            this: *mut $crate::glue::Object,
            args: *const *mut $crate::glue::Object,
            nargs: isize,
            names: *mut $crate::glue::Object,
        ) -> *mut $crate::glue::Object {
            let body = $crate::__glue_py_body! { result $call ($($params)*) $body };
            // SAFETY: called by Python.
            unsafe { $crate::glue::$runner(&__SIGNATURE, this, args, nargs, names, body) }
        }
        const __ENTRY: $crate::glue::Entry = $crate::glue::Entry::Named(entry);
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
        (
            $call:ident
            $(, $(#[$mark:ident])* $param:ident $(: $kind:ty)? $(= $default:expr)?)* $(,)?
        ) => $body:expr
    ) => {
        pub(crate) static $id: $crate::glue::Function = {
            $crate::__glue_py_parts! {
                $qualified [$($doc)*] $text
                ($($(#[$mark])* $param $(: $kind)? $(= $default)?),*)
            }
            $crate::__glue_py_fastcall! {
                $runner $call ($($(#[$mark])* $param $(: $kind)? $(= $default)?),*) $body
            }
            $crate::glue::Function::new(
                $crate::glue::short_name(__NAME), __DOC, &__SIGNATURE, __ENTRY,
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
        (
            $call:ident
            $(, $(#[$mark:ident])* $param:ident $(: $kind:ty)? $(= $default:expr)?)* $(,)?
        ) => $body:expr
    ) => {
        pub(crate) static $id: $crate::glue::Constructor = {
            $crate::__glue_py_parts! {
                $qualified [] "" ($($(#[$mark])* $param $(: $kind)? $(= $default)?),*)
            }
            unsafe extern "C" fn vectorcall(
                class: *mut $crate::glue::Object,
                args: *const *mut $crate::glue::Object,
                nargs: usize,
                names: *mut $crate::glue::Object,
            ) -> *mut $crate::glue::Object {
                let body = $crate::__glue_py_body! {
                    construct $call ($($(#[$mark])* $param $(: $kind)? $(= $default)?),*) $body
                };
                // SAFETY: called by Python.
                unsafe {
                    $crate::glue::constructor(&__SIGNATURE, entry, class, args, nargs, names, body)
                }
            }
            unsafe extern "C" fn entry(
                class: *mut $crate::glue::Object,
                args: *mut $crate::glue::Object,
                named: *mut $crate::glue::Object,
            ) -> *mut $crate::glue::Object {
                // SAFETY: called by Python.
                unsafe { $crate::glue::new_by_tuple(class, args, named, vectorcall) }
            }
            $crate::glue::Constructor::new(&__SIGNATURE, entry, vectorcall)
        };
    };
}
