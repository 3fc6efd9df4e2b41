//! Classes.

use crate::exceptions::PyTypeError;
use crate::facade::PyClassInitializer;
use crate::handle::{Class, Handle};
use crate::py::{new_object as object, CallPy, Owned};
use crate::{PyErr, PyResult};

/// A new handle, for C.
#[inline]
pub fn new_handle<T: Class>(value: impl Into<PyClassInitializer<T>>) -> *mut Handle<T> {
    Handle::new(value)
}

/// A new object, for Python.
#[inline]
pub fn new_object<T: Class>(
    call: &CallPy,
    value: impl Into<PyClassInitializer<T>>,
) -> PyResult<Owned> {
    object(call, value)
}

/// What an object is made of whose class extends another one.
#[inline]
pub fn with_base<T: Class>(value: impl Into<PyClassInitializer<T>>) -> PyClassInitializer<T> {
    value.into()
}

/// The error of a field that the variant of an object does not have.
#[cold]
#[inline]
pub fn other_variant(field: &str) -> PyErr {
    PyTypeError::new_err(format!("{field}: the object is of another variant"))
}

/// What a class is to Rust and to C.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_class_impl {
    (
        $T:ty = $qualified:literal, $borrow:ident, [$($Base:ty, $upcast:ident)?],
        [$($option:ident)*], $free:ident, { $($slot_of:tt)* }
    ) => {
        impl $crate::glue::Class for $T {
            type Borrow = $crate::glue::$borrow;
            type Base = $crate::__glue_class_base!($($Base)?);
            const NAME: &'static str = $crate::glue::short_text(concat!($qualified, "\0"));
            const OPTIONS: $crate::glue::Options = {
                #[allow(unused_mut)]
                let mut options = $crate::glue::Options::NONE;
                $(options.$option = true;)*
                options
            };
            fn slot() -> &'static $crate::glue::Slot {
                static SLOT: $crate::glue::Slot = $crate::glue::Slot::new();
                &SLOT
            }
            $($slot_of)*
        }

        $crate::__glue_class_result! { $T $(: $Base)? }

        /// # Safety
        ///
        /// The argument is as the C header says.
        #[no_mangle]
        pub unsafe extern "C" fn $free(this: *mut $crate::glue::Handle<$T>) {
            // SAFETY: promised by the caller.
            unsafe { $crate::glue::Release::release(this) }
        }

        $(
            /// # Safety
            ///
            /// The argument is as the C header says.
            #[no_mangle]
            pub unsafe extern "C" fn $upcast(
                this: *const $crate::glue::Handle<$T>,
            ) -> *const $crate::glue::Handle<$Base> {
                // SAFETY: promised by the caller.
                unsafe { $crate::glue::upcast(this) }
            }
        )?
    };
}

/// The class that a class extends.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_class_base {
    () => {
        $crate::glue::Root
    };
    ($Base:ty) => {
        $Base
    };
}

/// A value as a result, where that makes an object: with a base it takes a
/// `PyClassInitializer`.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_class_result {
    ($T:ty: $Base:ty) => {};
    ($T:ty) => {
        impl $crate::glue::IntoC for $T {
            type C = *mut $crate::glue::Handle<$T>;
            fn into_c(self) -> <Self as $crate::glue::IntoC>::C {
                $crate::glue::new_handle(self)
            }
        }

        impl $crate::glue::IntoPy for $T {
            fn into_py(self, call: &$crate::glue::CallPy) -> $crate::PyResult<$crate::glue::Owned> {
                $crate::glue::new_object::<$T>(call, self)
            }
        }
    };
}

/// A class: what makes its Python type, and the function that releases a handle.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_class {
    (
        $(#[doc = $doc:literal])*
        static $id:ident: $T:ty = $qualified:literal, $text:literal;
        borrow: $borrow:ident;
        $(base: $Base:ty, $upcast:ident;)?
        $(options: [$($option:ident),* $(,)?];)?
        free: $free:ident;
        $(new: $new:ident;)?
        methods: [$($method:ident),* $(,)?];
        properties: [$($property:ident),* $(,)?];
        $(slots: [$($slot:ident),* $(,)?];)?
        $(attributes: [$($attribute:ident),* $(,)?];)?
    ) => {
        $crate::__glue_class_impl! {
            $T = $qualified, $borrow, [$($Base, $upcast)?], [$($($option)*)?], $free, {}
        }

        pub(crate) static $id: $crate::glue::ClassDef = {
            const __NAME: &str = concat!($qualified, "\0");
            const __LINES: &[&str] = &[$($doc),*];
            const __DOC: &[u8] = &$crate::glue::docstring::<
                { $crate::glue::doc_len(__NAME, $text, __LINES) },
            >(__NAME, $text, __LINES);
            $crate::glue::ClassDef::new::<$T>(
                __NAME,
                __DOC,
                $crate::__glue_optional!($(&$new)?),
                &[$(&$method),*],
                &[$(&$property),*],
            )
            $(.extends::<$Base>())?
            $(.with_specials(&[$(&$slot),*]))?
            $(.with_attributes(&[$(&$attribute),*]))?
        };
    };
}

/// A data enum: a class whose objects are each of the type of a variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_data_enum {
    (
        $(#[doc = $doc:literal])*
        static $id:ident: $T:ty = $qualified:literal;
        borrow: $borrow:ident;
        $(options: [$($option:ident),* $(,)?];)?
        free: $free:ident;
        variants: [$(
            $(#[doc = $variant_doc:literal])*
            $variant:ident = $variant_name:literal, $text:literal, $pattern:pat,
            new: $new:ident, fields: $fields:tt;
        )*];
        methods: [$($method:ident),* $(,)?];
        properties: [$($property:ident),* $(,)?];
        $(slots: [$($slot:ident),* $(,)?];)?
        $(attributes: [$($attribute:ident),* $(,)?];)?
    ) => {
        $(static $variant: $crate::glue::Slot = $crate::glue::Slot::new();)*

        $crate::__glue_class_impl! {
            $T = $qualified, $borrow, [], [variants $($($option)*)?], $free, {
                fn slot_of(&self) -> &'static $crate::glue::Slot {
                    match self {
                        $($pattern => &$variant,)*
                    }
                }
            }
        }

        pub(crate) static $id: $crate::glue::ClassDef = {
            const __NAME: &str = concat!($qualified, "\0");
            const __LINES: &[&str] = &[$($doc),*];
            const __DOC: &[u8] = &$crate::glue::docstring::<
                { $crate::glue::doc_len(__NAME, "", __LINES) },
            >(__NAME, "", __LINES);
            $crate::glue::ClassDef::new::<$T>(
                __NAME,
                __DOC,
                None,
                &[$(&$method),*],
                &[$(&$property),*],
            )
            .with_variants(&[$({
                const __NAME: &str = concat!($variant_name, "\0");
                const __LINES: &[&str] = &[$($variant_doc),*];
                const __DOC: &[u8] = &$crate::glue::docstring::<
                    { $crate::glue::doc_len(__NAME, $text, __LINES) },
                >(__NAME, $text, __LINES);
                $crate::glue::VariantDef {
                    name: __NAME,
                    doc: __DOC,
                    slot: || &$variant,
                    new: &$new,
                    fields: $crate::__glue_variant_fields!($fields),
                    is_tuple: $crate::__glue_variant_is_tuple!($fields),
                }
            }),*])
            $(.with_specials(&[$(&$slot),*]))?
            $(.with_attributes(&[$(&$attribute),*]))?
        };
    };
}

/// The fields of a variant: in brackets where they have names, in parentheses
/// where they have none.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_variant_fields {
    ([$($field:ident),* $(,)?]) => {
        &[$(&$field),*]
    };
    (($($field:ident),* $(,)?)) => {
        &[$(&$field),*]
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __glue_variant_is_tuple {
    ([$($field:tt)*]) => {
        false
    };
    (($($field:tt)*)) => {
        true
    };
}

/// A class that is taken by value, as a clone.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_class_by_value {
    ($T:ty) => {
        impl<'a> $crate::glue::FromC<'a> for $T {
            type C = *const $crate::glue::Handle<$T>;
            unsafe fn from_c(
                call: &'a $crate::glue::CallC,
                c: <Self as $crate::glue::FromC<'a>>::C,
            ) -> $crate::PyResult<Self> {
                // SAFETY: promised by the caller.
                let shared: &'a $T = unsafe { $crate::glue::FromC::from_c(call, c) }?;
                Ok(shared.clone())
            }
        }

        impl<'a> $crate::glue::FromPy<'a> for $T {
            fn wanted() -> String {
                <$T as $crate::glue::Class>::NAME.to_owned()
            }

            fn fits(call: &'a $crate::glue::CallPy, object: $crate::glue::Ref<'a>) -> bool {
                <&'a $T as $crate::glue::FromPy<'a>>::fits(call, object)
            }

            fn from_py(
                call: &'a $crate::glue::CallPy,
                object: $crate::glue::Ref<'a>,
            ) -> $crate::PyResult<Self> {
                let shared: &'a $T = $crate::glue::FromPy::from_py(call, object)?;
                Ok(shared.clone())
            }
        }
    };
}
