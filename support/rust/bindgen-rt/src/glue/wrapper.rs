//! Structs that cross as what they hold.

/// A struct that is made of one value, or of a tuple.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_wrapper_from {
    ($T:ty as $C:ty; $content:pat => $($part:ident),* $(,)?) => {
        impl<'a> $crate::glue::FromC<'a> for $T {
            type C = $C;
            unsafe fn from_c(
                call: &'a $crate::glue::CallC,
                c: $C,
            ) -> $crate::PyResult<Self> {
                // SAFETY: promised by the caller.
                let $content = unsafe { $crate::glue::FromC::from_c(call, c) }?;
                Ok(Self::__bindgen_new($($part),*))
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
                let $content = $crate::glue::FromPy::from_py(call, object)?;
                Ok(Self::__bindgen_new($($part),*))
            }
        }
    };
}

/// A struct that is given as one value, or as a tuple.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_wrapper_into {
    ($T:ty as $C:ty; $content:expr => $($part:ident),* $(,)?) => {
        impl $crate::glue::IntoC for $T {
            type C = $C;
            fn into_c(self) -> $C {
                let ($($part,)*) = self.__bindgen_parts();
                $crate::glue::IntoC::into_c($content)
            }
        }

        impl $crate::glue::IntoPy for $T {
            fn into_py(
                self,
                call: &$crate::glue::CallPy,
            ) -> $crate::PyResult<$crate::glue::Owned> {
                let ($($part,)*) = self.__bindgen_parts();
                $crate::glue::IntoPy::into_py($content, call)
            }
        }
    };
}

/// The same as it is lent to callbacks.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_wrapper_lend {
    ($T:ty as $C:ty; $content:expr => $($part:ident),* $(,)?) => {
        impl $crate::glue::LendC for $T {
            type In = $C;
            fn lend(self, kept: &$crate::glue::Kept) -> $C {
                let ($($part,)*) = self.__bindgen_parts();
                $crate::glue::LendC::lend($content, kept)
            }
        }
    };
}
