//! Functions of the C ABI.

/// A function of the C ABI: its parameters as C has them, and, after `->`, what
/// its last parameter points to. The body is the call of the user's function.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_c_function {
    (
        fn $name:ident($($param:ident: $kind:ty),* $(,)?) $(-> $out:ty)?;
        |$call:ident| $body:expr
    ) => {
        $crate::__glue_c_function! { @ $name ($($param: $kind),*) ($($out)?) $call $body }
    };
    (@ $name:ident ($($param:ident: $kind:ty),*) () $call:ident $body:expr) => {
        /// # Safety
        ///
        /// All arguments are as the C header says.
        #[no_mangle]
        pub unsafe extern "C" fn $name($($param: $kind),*) -> *mut $crate::glue::ErrorC {
            let body = |$call: &$crate::glue::CallC| -> $crate::PyResult<()> { Ok($body) };
            // SAFETY: promised by the caller.
            unsafe { $crate::glue::call(&mut (), body) }
        }
    };
    (@ $name:ident ($($param:ident: $kind:ty),*) ($out:ty) $call:ident $body:expr) => {
        /// # Safety
        ///
        /// All arguments are as the C header says.
        #[no_mangle]
        pub unsafe extern "C" fn $name(
            $($param: $kind,)*
            out: *mut $out
        ) -> *mut $crate::glue::ErrorC {
            let body = |$call: &$crate::glue::CallC| -> $crate::PyResult<$out> {
                Ok($call.result($body))
            };
            // SAFETY: promised by the caller.
            unsafe { $crate::glue::call(out, body) }
        }
    };
}

/// The function that releases a struct.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_c_free {
    ($(fn $name:ident($kind:ty);)*) => {$(
        /// # Safety
        ///
        /// The argument is as the C header says.
        #[no_mangle]
        pub unsafe extern "C" fn $name(value: *mut $kind) {
            // SAFETY: promised by the caller.
            unsafe { $crate::glue::free(value) }
        }
    )*};
}

/// Fails to compile where a struct is laid out differently than bindgen thinks.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_layout {
    ($($kind:ty = $size:literal, $align:literal;)*) => {$(
        #[cfg(target_pointer_width = "64")]
        const _: () = assert!(
            ::core::mem::size_of::<$kind>() == $size && ::core::mem::align_of::<$kind>() == $align,
            "another layout than that of the C header"
        );
    )*};
}
