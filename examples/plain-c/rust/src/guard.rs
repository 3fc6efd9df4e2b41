//! No panic leaves this library.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::{Found, IntervalSet, IntervalStatus};

/// What a function returns whose body panicked.
pub(crate) trait Failure {
    fn failure() -> Self;
}

impl Failure for () {
    fn failure() {}
}

impl Failure for bool {
    fn failure() -> Self {
        false
    }
}

impl Failure for u64 {
    fn failure() -> Self {
        0
    }
}

impl Failure for usize {
    fn failure() -> Self {
        0
    }
}

impl Failure for IntervalStatus {
    fn failure() -> Self {
        IntervalStatus::Panicked
    }
}

impl Failure for Option<Box<IntervalSet>> {
    fn failure() -> Self {
        None
    }
}

impl<T: Default> Failure for Found<T> {
    fn failure() -> Self {
        Found::default()
    }
}

/// Runs the body of a function that C calls. A set stays a set when a change of it
/// panics, so that it may be used on.
pub(crate) fn guarded<R: Failure>(body: impl FnOnce() -> R) -> R {
    catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|panic| {
        std::mem::forget(panic); // its drop may panic, too
        R::failure()
    })
}

/// A function for C, whose body may panic.
macro_rules! c_fn {
    (
        $(#[$attribute:meta])*
        fn $name:ident($($parameter:ident: $type:ty),* $(,)?) $(-> $result:ty)? $body:block
    ) => {
        $(#[$attribute])*
        #[unsafe(no_mangle)]
        pub extern "C" fn $name($($parameter: $type),*) $(-> $result)? {
            $crate::guard::guarded(move || $body)
        }
    };
    (
        $(#[$attribute:meta])*
        unsafe fn $name:ident($($parameter:ident: $type:ty),* $(,)?) $(-> $result:ty)? $body:block
    ) => {
        $(#[$attribute])*
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name($($parameter: $type),*) $(-> $result)? {
            $crate::guard::guarded(move || $body)
        }
    };
}
pub(crate) use c_fn;

#[cfg(test)]
mod tests {
    use super::*;

    c_fn! {
        fn fails(number: u64) -> IntervalStatus {
            assert!(number == 0, "not zero");
            IntervalStatus::Ok
        }
    }

    #[test]
    fn panics_become_values() {
        assert_eq!(fails(0), IntervalStatus::Ok);
        assert_eq!(fails(1), IntervalStatus::Panicked);
    }
}
