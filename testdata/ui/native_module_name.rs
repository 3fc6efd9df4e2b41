//! The native items are in the module `c` of the Python package.

use pyo3::prelude::*;

#[no_mangle]
pub extern "C" fn one() -> u32 {
    1
}

#[pymodule]
mod case {
    #[pyfunction]
    fn c() {}

    #[pymodule]
    mod sub {
        #[pyfunction]
        fn f() {}
    }
}
