//! The native items are in the module `c` of the Python package.

use pyo3::prelude::*;

#[no_mangle]
pub extern "C" fn one() -> u32 {
    1
}

#[pymodule]
mod case {
    #[pymodule]
    mod c {
        #[pyfunction]
        fn f() {}
    }
}
