//! What a library has once.

/// The functions that every library has, and the module that Python imports.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_module {
    (
        fn $init:ident, $error_free:ident, $abi_hash:ident = $hash:literal;
        modules: [$($path:literal = $doc:literal),* $(,)?];
        items: [$($items:expr),* $(,)?];
    ) => {
        /// # Safety
        ///
        /// The argument is as the C header says.
        #[no_mangle]
        pub unsafe extern "C" fn $error_free(error: *mut $crate::glue::ErrorC) {
            // SAFETY: promised by the caller.
            unsafe { $crate::glue::ErrorC::free(error) }
        }

        #[no_mangle]
        pub extern "C" fn $abi_hash() -> u64 {
            $hash
        }

        static __MODULE: $crate::glue::Module = $crate::glue::Module {
            abi_hash: $hash,
            spaces: &[$($crate::glue::Space {
                name: concat!($path, "\0"),
                doc: $doc,
            }),*],
            items: &[$(&$items),*],
            exec: {
                unsafe extern "C" fn exec(
                    module: *mut $crate::glue::Object,
                ) -> ::core::ffi::c_int {
                    // SAFETY: called by Python.
                    unsafe { $crate::glue::exec(&__MODULE, module) }
                }
                exec
            },
            def: $crate::glue::Def::new(),
        };

        /// # Safety
        ///
        /// Called by Python.
        #[no_mangle]
        pub unsafe extern "C" fn $init() -> *mut $crate::glue::Object {
            // SAFETY: called by Python.
            unsafe { $crate::glue::init(&__MODULE) }
        }

        /// # Safety
        ///
        /// Called by Python, since 3.15.
        #[no_mangle]
        #[allow(non_snake_case)]
        pub unsafe extern "C" fn PyModExport__native() -> *mut ::core::ffi::c_void {
            // SAFETY: called by Python.
            unsafe { $crate::glue::export(&__MODULE) }
        }
    };
}

/// The table of what a glue file exports.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_items {
    (
        functions: [$($function_in:literal $function:ident),* $(,)?];
        classes: [$($class_in:literal $class:ident),* $(,)?];
        enums: [$($enum_in:literal $enum:ident),* $(,)?];
        exceptions: [$($exception_in:literal $exception_name:literal = $exception:ty),* $(,)?];
        $(records: [$($record:ident),* $(,)?];)?
        constants: [$($in:literal $name:literal = $kind:ident $(($($value:expr),*))?),* $(,)?];
    ) => {
        pub(crate) static ITEMS: $crate::glue::Items = $crate::glue::Items {
            functions: &[$(($function_in, &$function)),*],
            classes: &[$(($class_in, &$class)),*],
            enums: &[$(($enum_in, &$enum)),*],
            exceptions: &[$((
                $exception_in,
                $crate::glue::ExceptionDef {
                    name: $exception_name,
                    class: <$exception as $crate::class::Exception>::CLASS,
                },
            )),*],
            records: &[$($(&$record),*)?],
            constants: &[$(($in, $name, $crate::glue::Value::$kind $(($($value),*))?)),*],
        };
    };
}

/// Fails to compile where a constant has another value than bindgen read.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_constant_is {
    ($path:expr, $value:expr) => {
        const _: () = assert!(
            $path == $value,
            "bindgen read another value: run `bindgen gen`"
        );
    };
}
