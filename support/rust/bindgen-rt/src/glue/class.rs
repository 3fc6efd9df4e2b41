//! Classes.

use crate::handle::{Class, Handle};
use crate::py::{new_object as object, CallPy, Owned};
use crate::PyResult;

/// A new handle, for C.
#[inline]
pub fn new_handle<T: Class>(value: T) -> *mut Handle<T> {
    Handle::new(value)
}

/// A new object, for Python.
#[inline]
pub fn new_object<T: Class>(call: &CallPy, value: T) -> PyResult<Owned> {
    object(call, value)
}

/// A class: what makes its Python type, and the function that releases a handle.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_class {
    (
        $(#[doc = $doc:literal])*
        static $id:ident: $T:ty = $qualified:literal, $text:literal;
        borrow: $borrow:ident;
        free: $free:ident;
        $(new: $new:ident;)?
        methods: [$($method:ident),* $(,)?];
        properties: [$($property:ident),* $(,)?];
    ) => {
        impl $crate::glue::Class for $T {
            type Borrow = $crate::glue::$borrow;
            const NAME: &'static str = $crate::glue::short_text(concat!($qualified, "\0"));
            fn slot() -> &'static $crate::glue::Slot {
                static SLOT: $crate::glue::Slot = $crate::glue::Slot::new();
                &SLOT
            }
        }

        impl $crate::glue::IntoC for $T {
            type C = *mut $crate::glue::Handle<$T>;
            fn into_c(self) -> Self::C {
                $crate::glue::new_handle(self)
            }
        }

        impl $crate::glue::IntoPy for $T {
            fn into_py(
                self,
                call: &$crate::glue::CallPy,
            ) -> $crate::PyResult<$crate::glue::Owned> {
                $crate::glue::new_object(call, self)
            }
        }

        /// # Safety
        ///
        /// The argument is as the C header says.
        #[no_mangle]
        pub unsafe extern "C" fn $free(this: *mut $crate::glue::Handle<$T>) {
            // SAFETY: promised by the caller.
            unsafe { $crate::glue::Release::release(this) }
        }

        pub(crate) static $id: $crate::glue::ClassDef = {
            const __NAME: &str = concat!($qualified, "\0");
            const __LINES: &[&str] = &[$($doc),*];
            const __DOC: &[u8] = &$crate::glue::docstring::<
                { $crate::glue::doc_len(__NAME, $text, __LINES) },
            >(__NAME, $text, __LINES);
            #[allow(unused_mut, unused_assignments)]
            const __NEW: Option<&'static $crate::glue::Constructor> = {
                let mut found = None;
                $(found = Some(&$new);)?
                found
            };
            $crate::glue::ClassDef::new::<$T>(
                __NAME, __DOC, __NEW, &[$(&$method),*], &[$(&$property),*],
            )
        };
    };
}

/// A class that is taken by value, as a clone.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_class_by_value {
    ($T:ty) => {
        impl<'a> $crate::glue::FromC<'a> for $T {
            type C = *const $crate::glue::Handle<$T>;
            unsafe fn from_c(call: &'a $crate::glue::CallC, c: Self::C) -> $crate::PyResult<Self> {
                // SAFETY: promised by the caller.
                let shared: &'a $T = unsafe { $crate::glue::FromC::from_c(call, c) }?;
                Ok(shared.clone())
            }
        }

        impl<'a> $crate::glue::FromPy<'a> for $T {
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
