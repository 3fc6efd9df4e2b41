//! Members of classes that are no methods of objects.

/// A class method.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_class_method {
    (
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
            unsafe extern "C" fn entry(
                class: *mut $crate::glue::Object,
                args: *const *mut $crate::glue::Object,
                nargs: isize,
                names: *mut $crate::glue::Object,
            ) -> *mut $crate::glue::Object {
                let body = $crate::__glue_py_body! {
                    result $call ($($(#[$mark])* $param $(: $kind)? $(= $default)?),*) $body
                };
                // SAFETY: called by Python.
                unsafe {
                    $crate::glue::class_method(
                        &__SIGNATURE, entry, class, args, nargs, names, body,
                    )
                }
            }
            $crate::glue::Function::new(
                $crate::glue::short_name(__NAME), __DOC, &__SIGNATURE,
                $crate::glue::Entry::OfClass(entry),
            )
        };
    };
}

/// An attribute of a class.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_class_attribute {
    (
        $(#[doc = $doc:literal])*
        static $id:ident = $qualified:literal;
        ($call:ident) => $body:expr
    ) => {
        pub(crate) static $id: $crate::glue::Attribute = {
            fn value($call: &$crate::glue::CallPy) -> $crate::PyResult<$crate::glue::Owned> {
                let result = $call.result($body); // what the body borrows ends here
                result
            }
            $crate::glue::Attribute::new($crate::glue::short_text(concat!($qualified, "\0")), value)
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
        $(set ($set_call:ident, $value:ident $(: $kind:ty)?) => $set:expr;)?
        $(del ($del_call:ident) => $del:expr;)?
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
                        | -> $crate::PyResult<$crate::glue::Owned> {
                            let result = $get_call.result($get); // what the body borrows ends here
                            result
                        };
                        // SAFETY: called by Python.
                        unsafe { $crate::glue::getter(&__SIGNATURE, this, body) }
                    }
                    found = Some(entry);
                )?
                found
            };
            const __SETTERS: $crate::glue::Setters = $crate::glue::Setters {
                signature: &__SIGNATURE,
                set: $crate::__glue_optional!($({
                    fn set(
                        $set_call: &$crate::glue::CallPy,
                        [$value, _]: [$crate::glue::Arg; 2],
                    ) -> $crate::PyResult<isize> {
                        let $value $(: $kind)? = $set_call.arg($value)?;
                        $set;
                        Ok(0)
                    }
                    set
                })?),
                del: $crate::__glue_optional!($({
                    fn del(
                        $del_call: &$crate::glue::CallPy,
                        _: [$crate::glue::Arg; 2],
                    ) -> $crate::PyResult<isize> {
                        $del;
                        Ok(0)
                    }
                    del
                })?),
            };
            unsafe extern "C" fn set(
                this: *mut $crate::glue::Object,
                value: *mut $crate::glue::Object,
                _closure: *mut ::core::ffi::c_void,
            ) -> ::core::ffi::c_int {
                // SAFETY: called by Python.
                unsafe { __SETTERS.call(this, value) }
            }
            $crate::glue::Property::new(
                $crate::glue::short_name(__NAME),
                __DOC,
                __GET,
                __SETTERS.entry(set),
            )
        };
    };
}

/// `Some` of an expression, or `None` of none.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_optional {
    () => {
        None
    };
    ($value:expr) => {
        Some($value)
    };
}
