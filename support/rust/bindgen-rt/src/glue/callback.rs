//! Callbacks.

/// A struct of the C ABI with a function: its parameters, each what it is in C and what
/// is passed for it, and what it stores.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_c_callback {
    (
        struct $name:ident($($arg:ident: $kind:ty = [$($flat:expr => $type:ty),*]),* $(,)?)
            $(-> $out:ty)?;
    ) => {
        $crate::__glue_c_callback! { @ $name ($($arg: $kind = [$($flat => $type),*]),*) ($($out)?) }
    };
    (@ $name:ident ($($arg:ident: $kind:ty = [$($flat:expr => $type:ty),*]),*) ()) => {
        $crate::__glue_c_callback! {
            @struct $name
            (unsafe extern "C" fn(*mut ::core::ffi::c_void $($(, $type)*)*) -> *mut $crate::glue::ErrorC)
        }
        // SAFETY: these are its fields.
        unsafe impl $crate::glue::CallbackC for $name {
            type Args = ($($kind,)*);
            type Out = ();
            $crate::__glue_c_callback! { @rest }
            unsafe fn call(&self, args: Self::Args, _out: *mut ()) -> *mut $crate::glue::ErrorC {
                let ($($arg,)*) = args;
                match self.call {
                    // SAFETY: promised by the caller.
                    Some(call) => unsafe { call(self.context $($(, $flat)*)*) },
                    None => ::core::ptr::null_mut(),
                }
            }
        }
    };
    (@ $name:ident ($($arg:ident: $kind:ty = [$($flat:expr => $type:ty),*]),*) ($out:ty)) => {
        $crate::__glue_c_callback! {
            @struct $name
            (unsafe extern "C" fn(
                *mut ::core::ffi::c_void $($(, $type)*)*, *mut $out
            ) -> *mut $crate::glue::ErrorC)
        }
        // SAFETY: these are its fields.
        unsafe impl $crate::glue::CallbackC for $name {
            type Args = ($($kind,)*);
            type Out = $out;
            $crate::__glue_c_callback! { @rest }
            unsafe fn call(&self, args: Self::Args, out: *mut $out) -> *mut $crate::glue::ErrorC {
                let ($($arg,)*) = args;
                match self.call {
                    // SAFETY: promised by the caller.
                    Some(call) => unsafe { call(self.context $($(, $flat)*)*, out) },
                    None => ::core::ptr::null_mut(),
                }
            }
        }
    };
    (@struct $name:ident ($call:ty)) => {
        #[repr(C)]
        #[derive(Clone, Copy)]
        #[allow(non_camel_case_types)]
        pub struct $name {
            call: Option<$call>,
            context: *mut ::core::ffi::c_void,
            release: Option<unsafe extern "C" fn(*mut ::core::ffi::c_void)>,
            gate: *const $crate::glue::Gate,
        }
    };
    (@rest) => {
        fn is_there(&self) -> bool {
            self.call.is_some()
        }
        fn rest(&self) -> $crate::glue::CallbackRest {
            (self.context, self.release, self.gate)
        }
    };
}

/// The closure that calls a callback: its name in messages, the callback, and the
/// closure's parameters.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_calling {
    ($name:literal, $callback:expr $(, $arg:ident: $kind:ty)* $(,)?) => {{
        let callback = $callback;
        move |$($arg: $kind),*| callback.call($name, ($($arg,)*))
    }};
}

/// The functions of a library with callbacks.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_callbacks {
    (fn $error_new:ident, $gate_new:ident, $gate_close:ident, $gate_free:ident;) => {
        /// # Safety
        ///
        /// The arguments are as the C header says.
        #[no_mangle]
        pub unsafe extern "C" fn $error_new(
            kind: i32,
            class_name: *const $crate::glue::Char,
            class_name_len: usize,
            message: *const $crate::glue::Char,
            message_len: usize,
        ) -> *mut $crate::glue::ErrorC {
            let class_name = $crate::glue::view(class_name, class_name_len);
            let message = $crate::glue::view(message, message_len);
            // SAFETY: promised by the caller.
            unsafe { $crate::glue::error_new(__MODULE.items, kind, class_name, message) }
        }

        #[no_mangle]
        pub extern "C" fn $gate_new() -> *const $crate::glue::Gate {
            $crate::glue::gate_new()
        }

        /// # Safety
        ///
        /// The argument is as the C header says.
        #[no_mangle]
        pub unsafe extern "C" fn $gate_close(gate: *const $crate::glue::Gate) {
            // SAFETY: promised by the caller.
            unsafe { $crate::glue::gate_close(gate) }
        }

        /// # Safety
        ///
        /// The argument is as the C header says.
        #[no_mangle]
        pub unsafe extern "C" fn $gate_free(gate: *const $crate::glue::Gate) {
            // SAFETY: promised by the caller.
            unsafe { $crate::glue::gate_free(gate) }
        }
    };
}
