//! Records.

/// A struct of the C ABI.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_c_struct {
    (struct $name:ident { $($field:ident: $kind:ty = $offset:literal),* $(,)? }) => {
        #[repr(C)]
        #[derive(Clone, Copy)]
        pub struct $name {
            $(pub(crate) $field: $kind),*
        }

        $(
            #[cfg(target_pointer_width = "64")]
            const _: () = assert!(
                ::core::mem::offset_of!($name, $field) == $offset,
                "another layout than that of the C header"
            );
        )*
    };
}

/// What does not change of a record: the names of its fields, and the module and
/// name of its dataclass.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_record {
    (static $def:ident $(: $module:literal $class:literal)? = [$($name:literal),* $(,)?];) => {
        #[allow(non_upper_case_globals)]
        pub(crate) static $def: $crate::glue::RecordDef = $crate::glue::RecordDef::new(
            &[$($name),*],
            $crate::__glue_optional!($((
                $crate::glue::c_text(concat!($module, "\0")),
                $crate::glue::c_text(concat!($class, "\0")),
            ))?),
        );
    };
}

/// A record that is taken: `field = "name in Python"`, in the order of the
/// fields, each with its default, if it has one.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_record_from {
    (
        $T:ty as $C:ident, $def:ident $shape:ident;
        $($field:ident: $c:ident = $name:literal $(or $default:expr)?),* $(,)?
    ) => {
        impl<'a> $crate::glue::FromC<'a> for $T {
            type C = $C;
            unsafe fn from_c(
                call: &'a $crate::glue::CallC,
                c: $C,
            ) -> $crate::PyResult<Self> {
                $(let $field = call.field($name, c.$c)?;)*
                Ok(Self::__bindgen_new($($field),*))
            }
        }

        impl<'a> $crate::glue::FromPy<'a> for $T {
            fn wanted() -> String {
                $crate::glue::last_name(stringify!($T)).to_owned()
            }

            fn from_py(
                call: &'a $crate::glue::CallPy,
                object: $crate::glue::Ref<'a>,
            ) -> $crate::PyResult<Self> {
                let shape = $crate::glue::Shape::$shape;
                let mut reading = $crate::glue::Reading::begin(call, object, &$def, shape)?;
                $(let $field = $crate::__glue_record_field!(reading $name $($default)?)?;)*
                Ok(Self::__bindgen_new($($field),*))
            }
        }
    };
}

/// Reads a field.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_record_field {
    ($reading:ident $name:literal) => {
        $reading.field($name)
    };
    ($reading:ident $name:literal $default:expr) => {
        $reading.field_or($name, || $default)
    };
}

/// The release of a record's struct, where no record of Rust's is given as it.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_record_release {
    ($C:ident { $($c:ident),* $(,)? }) => {
        // SAFETY: holds for the struct as it holds for its fields.
        unsafe impl $crate::glue::Release for $C {
            unsafe fn release(self) {
                // SAFETY: promised by the caller for all fields.
                $(unsafe { $crate::glue::Release::release(self.$c) };)*
            }
        }
    };
}

/// A record that is given.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_record_into {
    ($T:ty as $C:ident, $def:ident; $($field:ident: $c:ident = $name:literal),* $(,)?) => {
        $crate::__glue_record_release!($C { $($c),* });

        impl $crate::glue::IntoC for $T {
            type C = $C;
            fn into_c(self) -> $C {
                let ($($field,)*) = self.__bindgen_parts();
                $C { $($c: $crate::glue::IntoC::into_c($field)),* }
            }
        }

        impl $crate::glue::IntoPy for $T {
            fn into_py(
                self,
                call: &$crate::glue::CallPy,
            ) -> $crate::PyResult<$crate::glue::Owned> {
                let ($($field,)*) = self.__bindgen_parts();
                let mut giving = $crate::glue::Giving::begin(call, &$def)?;
                $(giving.field($name, $field)?;)*
                Ok(giving.end())
            }
        }
    };
}

/// A record that is lent to callbacks.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_record_lend {
    ($T:ty as $C:ident; $($field:ident: $c:ident = $name:literal),* $(,)?) => {
        impl $crate::glue::LendC for $T {
            type In = $C;
            fn lend(self, kept: &$crate::glue::Kept) -> $C {
                let ($($field,)*) = self.__bindgen_parts();
                $C { $($c: $crate::glue::LendC::lend($field, kept)),* }
            }
        }
    };
}
