//! The macros that a `#[pymodule]` function registers things with. They check
//! that the path leads somewhere, and count as a use of it.

/// Names a function for `add_function` or `add_wrapped`.
#[macro_export]
macro_rules! wrap_pyfunction {
    ($function:path) => {
        &|around| {
            #[allow(deprecated, unused_imports)]
            use $function as wrapped;
            $crate::__wrapped_function(around)
        }
    };
    ($function:path, $around:expr) => {{
        #[allow(deprecated, unused_imports)]
        use $function as wrapped;
        $crate::__wrapped_function($around)
    }};
}

/// Names a `#[pymodule]` for `add_wrapped`.
#[macro_export]
macro_rules! wrap_pymodule {
    ($module:path) => {
        &|py| {
            #[allow(deprecated, unused_imports)]
            use $module as wrapped;
            $crate::__wrapped_module(py)
        }
    };
}
