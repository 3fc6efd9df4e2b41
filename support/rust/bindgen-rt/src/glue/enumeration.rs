//! C-like enums.

use crate::exceptions::PyValueError;
use crate::PyErr;

/// The error of an integer that no variant has.
#[cold]
#[inline]
pub fn unknown_variant(name: &str, value: i64) -> PyErr {
    PyValueError::new_err(format!("{value} is not a valid {name}"))
}

/// The panic of a variant that the sources of a dependency do not have.
#[cold]
pub fn unknown_member(name: &str) -> ! {
    panic!("{name} has a variant that the bindings do not know")
}

/// A type of this crate for one of a dependency, as traits of another crate can
/// be implemented for this crate's types only.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_mirror {
    (
        enum $mirror:ident as $repr:ident = $T:ty;
        $($variant:ident = $value:literal,)*
    ) => {
        $crate::__glue_mirror! { @ $mirror $repr ($T) () $($variant = $value,)* }
    };
    (
        enum $mirror:ident as $repr:ident = $T:ty, ..;
        $($variant:ident = $value:literal,)*
    ) => {
        $crate::__glue_mirror! { @ $mirror $repr ($T) (_) $($variant = $value,)* }
    };
    (struct $mirror:ident = $T:ty;) => {
        pub(crate) struct $mirror($T);

        impl $mirror {
            /// The dependency's value.
            pub(crate) fn theirs(&self) -> &$T {
                &self.0
            }

            /// The dependency's value, to change it.
            pub(crate) fn theirs_mut(&mut self) -> &mut $T {
                &mut self.0
            }

            /// The object for a value of the dependency's.
            pub(crate) fn ours(value: $T) -> Self {
                Self(value)
            }
        }
    };
    (@ $mirror:ident $repr:ident ($T:ty) ($($rest:tt)?) $($variant:ident = $value:literal,)*) => {
        #[repr($repr)]
        pub(crate) enum $mirror {
            $($variant = $value,)*
        }

        impl $mirror {
            /// The dependency's variant for one of this type.
            pub(crate) fn theirs(self) -> $T {
                match self {
                    $(Self::$variant => <$T>::$variant,)*
                }
            }

            /// The variant of this type for one of the dependency's.
            pub(crate) fn ours(value: $T) -> Self {
                match value {
                    $(<$T>::$variant => Self::$variant,)*
                    $($rest => $crate::glue::unknown_member(stringify!($mirror)),)?
                }
            }
        }
    };
}

/// A C-like enum: its variants with their values and Python names.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_enumeration {
    (
        $(#[doc = $doc:literal])*
        static $id:ident: $T:ty as $repr:ty = $name:literal, int: $int:literal
        $(
            , methods: [$($method:ident),* $(,)?],
            properties: [$($property:ident),* $(,)?],
            attributes: [$($attribute:ident),* $(,)?]
        )?;
        $($variant:ident = $value:literal $as:literal),* $(,)?
    ) => {
        // rustc and bindgen agree on the values.
        $(const _: () = assert!(<$T>::$variant as i64 == $value);)*

        pub(crate) static $id: $crate::glue::EnumDef = $crate::glue::EnumDef::new(
            $name,
            &[$($doc),*],
            $int,
            || {
                static SLOT: $crate::glue::Slot = $crate::glue::Slot::new();
                &SLOT
            },
            &[$(($as, $value)),*],
        )$(.with_members(&[$(&$method),*], &[$(&$property),*], &[$(&$attribute),*]))?;

        impl<'a> $crate::glue::FromC<'a> for $T {
            type C = $repr;
            unsafe fn from_c(
                _call: &'a $crate::glue::CallC,
                c: $repr,
            ) -> $crate::PyResult<Self> {
                match c {
                    $($value => Ok(<$T>::$variant),)*
                    #[allow(unreachable_patterns)]
                    other => Err($crate::glue::unknown_variant($name, other as i64)),
                }
            }
        }

        impl $crate::glue::IntoC for $T {
            type C = $repr;
            fn into_c(self) -> $repr {
                match self {
                    $(<$T>::$variant => $value,)*
                }
            }
        }

        impl $crate::glue::LendC for $T {
            type In = $repr;
            fn lend(self, _kept: &$crate::glue::Kept) -> $repr {
                $crate::glue::IntoC::into_c(self)
            }
        }

        impl<'a> $crate::glue::FromPy<'a> for $T {
            fn wanted() -> String {
                $name.to_owned()
            }

            fn from_py(
                call: &'a $crate::glue::CallPy,
                object: $crate::glue::Ref<'a>,
            ) -> $crate::PyResult<Self> {
                match $crate::glue::variant_of(call, object, &$id)? {
                    $($value => Ok(<$T>::$variant),)*
                    other => Err($crate::glue::unknown_variant($name, other)),
                }
            }
        }

        impl $crate::glue::IntoPy for $T {
            fn into_py(
                self,
                call: &$crate::glue::CallPy,
            ) -> $crate::PyResult<$crate::glue::Owned> {
                $crate::glue::member(call, &$id, match self {
                    $(<$T>::$variant => $value,)*
                })
            }
        }
    };
}

/// A method of an enum, also a special one.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_enum_method {
    ($($function:tt)*) => { $crate::__glue_py_callable! { enum_method [] $($function)* } };
}

/// A property of an enum, which cannot be set.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_py_enum_property {
    (
        $(#[doc = $doc:literal])*
        static $id:ident = $qualified:literal;
        get ($call:ident) => $get:expr;
    ) => {
        pub(crate) static $id: $crate::glue::Property = {
            $crate::__glue_py_parts! { $qualified [$($doc)*] "" () }
            unsafe extern "C" fn get(
                this: *mut $crate::glue::Object,
                _closure: *mut ::core::ffi::c_void,
            ) -> *mut $crate::glue::Object {
                let body = |$call: &$crate::glue::CallPy| -> $crate::PyResult<$crate::glue::Owned> {
                    let result = $call.result($get); // what the body borrows ends here
                    result
                };
                // SAFETY: called by Python.
                unsafe { $crate::glue::enum_getter(&__SIGNATURE, this, body) }
            }
            $crate::glue::Property::new($crate::glue::short_name(__NAME), __DOC, Some(get), None)
        };
    };
}
