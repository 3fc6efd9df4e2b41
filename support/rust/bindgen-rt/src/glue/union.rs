//! Enums with data that cross by value, as one of their variants.

/// A union that is taken: its variants with their tags, members in C, names and
/// labels, and what each holds: one value, several as a tuple, or a record.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_union_from {
    (
        $T:ty as $C:ident = $name:literal $labels:literal;
        $($tag:literal $member:ident $variant:ident $label:literal $form:ident $fields:tt),* $(,)?
    ) => {
        impl<'a> $crate::glue::FromC<'a> for $T {
            type C = $C;
            unsafe fn from_c(
                call: &'a $crate::glue::CallC,
                c: $C,
            ) -> $crate::PyResult<Self> {
                match c.tag {
                    $($tag => {
                        // SAFETY: promised by the caller for the member that is there.
                        let c = unsafe { c.$member.assume_init() };
                        Ok($crate::__glue_union_from_c!($form call c $variant $fields))
                    })*
                    other => Err($crate::glue::unknown_tag($name, other)),
                }
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
                let mut tried = $crate::glue::Tried::default();
                $(
                    let take = || -> $crate::PyResult<Self> {
                        Ok($crate::__glue_union_from_py!($form call object $variant $fields))
                    };
                    match take() {
                        Ok(value) => return Ok(value),
                        Err(error) => tried.add(stringify!($variant), $label, error)?,
                    }
                )*
                Err(tried.none($name, $labels))
            }
        }
    };
}

/// Makes a variant of what came from C.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_union_from_c {
    (one $call:ident $c:ident $variant:ident ($field:tt $var:ident)) => {
        Self::$variant {
            // SAFETY: promised by the caller.
            $field: unsafe { $crate::glue::FromC::from_c($call, $c) }?,
        }
    };
    (tuple $call:ident $c:ident $variant:ident ($($field:tt $var:ident),*)) => {{
        // SAFETY: promised by the caller.
        let ($($var,)*) = unsafe { $crate::glue::FromC::from_c($call, $c) }?;
        Self::$variant { $($field: $var),* }
    }};
    (record $call:ident $c:ident $variant:ident ($def:ident $shape:ident; $(
        $field:ident $member:ident $name:literal $(or $default:expr)?
    ),*)) => {
        Self::$variant { $($field: $call.field($name, $c.$member)?),* }
    };
}

/// Makes a variant of what came from Python.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_union_from_py {
    (one $call:ident $object:ident $variant:ident ($field:tt $var:ident)) => {
        Self::$variant { $field: $crate::glue::FromPy::from_py($call, $object)? }
    };
    (tuple $call:ident $object:ident $variant:ident ($($field:tt $var:ident),*)) => {{
        let ($($var,)*) = $crate::glue::FromPy::from_py($call, $object)?;
        Self::$variant { $($field: $var),* }
    }};
    (record $call:ident $object:ident $variant:ident ($def:ident $shape:ident; $(
        $field:ident $member:ident $name:literal $(or $default:expr)?
    ),*)) => {{
        let shape = $crate::glue::Shape::$shape;
        let mut reading = $crate::glue::Reading::begin($call, $object, &$def, shape)?;
        Self::$variant {
            $($field: $crate::__glue_record_field!(reading $name $($default)?)?),*
        }
    }};
}

/// A union that is given.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_union_into {
    (
        $T:ty as $C:ident;
        $($tag:literal $member:ident $variant:ident $form:ident $fields:tt),* $(,)?
    ) => {
        // SAFETY: zero bytes are the first variant, and own nothing; the members
        // that are not there are zeroed.
        unsafe impl $crate::glue::Release for $C {
            unsafe fn release(self) {
                // SAFETY: promised by the caller for all members.
                $(unsafe { $crate::glue::Release::release(self.$member.assume_init()) };)*
            }
        }

        impl $crate::glue::IntoC for $T {
            type C = $C;
            fn into_c(self) -> $C {
                let mut made: $C = $crate::glue::Release::zeroed();
                match self {
                    $($crate::__glue_union_pattern!($variant $form $fields) => {
                        made.tag = $tag;
                        made.$member = ::core::mem::MaybeUninit::new(
                            $crate::__glue_union_into_c!($form $fields),
                        );
                    })*
                }
                made
            }
        }

        impl $crate::glue::IntoPy for $T {
            fn into_py(
                self,
                call: &$crate::glue::CallPy,
            ) -> $crate::PyResult<$crate::glue::Owned> {
                match self {
                    $($crate::__glue_union_pattern!($variant $form $fields) => {
                        $crate::__glue_union_into_py!($form call $fields)
                    })*
                }
            }
        }
    };
}

/// The pattern of a variant.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_union_pattern {
    ($variant:ident record ($def:ident $C:ident; $(
        $field:ident $member:ident $name:literal
    ),*)) => {
        Self::$variant { $($field),* }
    };
    ($variant:ident $form:ident ($($field:tt $var:ident),*)) => {
        Self::$variant { $($field: $var),* }
    };
}

/// What a variant holds, for C.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_union_into_c {
    (one ($field:tt $var:ident)) => {
        $crate::glue::IntoC::into_c($var)
    };
    (tuple ($($field:tt $var:ident),*)) => {
        $crate::glue::IntoC::into_c(($($var,)*))
    };
    (record ($def:ident $C:ident; $($field:ident $member:ident $name:literal),*)) => {
        $C { $($member: $crate::glue::IntoC::into_c($field)),* }
    };
}

/// What a variant holds, for Python.
#[doc(hidden)]
#[macro_export]
macro_rules! __glue_union_into_py {
    (one $call:ident ($field:tt $var:ident)) => {
        $crate::glue::IntoPy::into_py($var, $call)
    };
    (tuple $call:ident ($($field:tt $var:ident),*)) => {
        $crate::glue::IntoPy::into_py(($($var,)*), $call)
    };
    (record $call:ident ($def:ident $C:ident; $(
        $field:ident $member:ident $name:literal
    ),*)) => {{
        let mut giving = $crate::glue::Giving::begin($call, &$def)?;
        $(giving.field($name, $field)?;)*
        Ok(giving.end())
    }};
}
