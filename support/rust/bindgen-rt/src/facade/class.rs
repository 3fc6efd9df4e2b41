//! Exception classes as data: what the glue reads when an error leaves the crate.

/// An exception class.
#[derive(Debug)]
pub struct Class {
    /// Its number in the C ABI; that of its nearest base which Python itself
    /// has, if it is declared in Rust.
    pub kind: i32,
    /// Whether it is declared in Rust.
    pub declared: bool,
    /// The Python module it lives in.
    pub module: &'static str,
    /// Its name in Python.
    pub name: &'static str,
    /// The class it derives from; only `BaseException` has none.
    pub base: Option<&'static Class>,
}

impl Class {
    /// Whether it is `other` or derives from it.
    pub fn is_subclass(&self, other: &Class) -> bool {
        let mut class = Some(self);
        while let Some(this) = class {
            if this.same(other) {
                return true;
            }
            class = this.base;
        }
        false
    }

    /// The nearest class that Python itself has: the class itself, unless it is
    /// declared in Rust.
    pub fn builtin(&self) -> &Class {
        let mut class = self;
        while let (true, Some(base)) = (class.declared, class.base) {
            class = base;
        }
        class
    }

    fn same(&self, other: &Class) -> bool {
        self.kind == other.kind && self.name == other.name && self.module == other.module
    }
}

/// A type that stands for an exception class.
pub trait Exception {
    /// The class.
    const CLASS: &'static Class;
}

/// Declares the types of exception classes. Used by `create_exception!` too.
#[doc(hidden)]
#[macro_export]
macro_rules! __exception {
    ($(#[$doc:meta])* $type:ident, $kind:expr, $declared:expr, $module:expr, $name:expr, $base:expr) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $type(());

        impl $type {
            /// Makes an error of this class.
            #[allow(dead_code)]
            #[inline]
            pub fn new_err<A: $crate::PyErrArguments>(arguments: A) -> $crate::PyErr {
                $crate::PyErr::new::<Self, A>(arguments)
            }
        }

        impl $crate::class::Exception for $type {
            const CLASS: &'static $crate::class::Class = &$crate::class::Class {
                kind: $kind,
                declared: $declared,
                module: $module,
                name: $name,
                base: $base,
            };
        }
    };
}

/// Declares an exception class, as in PyO3:
/// `create_exception!(module, MyError, PyValueError, "What it means.")`.
#[macro_export]
macro_rules! create_exception {
    ($module:expr, $name:ident, $base:ty $(,)?) => {
        $crate::create_exception!($module, $name, $base, "");
    };
    ($module:expr, $name:ident, $base:ty, $doc:expr $(,)?) => {
        $crate::__exception!(
            #[doc = $doc]
            $name,
            <$base as $crate::class::Exception>::CLASS.kind,
            true,
            stringify!($module),
            stringify!($name),
            Some(<$base as $crate::class::Exception>::CLASS)
        );
    };
}
