//! A native item and an annotated one have one name in C.

use pyo3::prelude::*;

#[no_mangle]
pub extern "C" fn case_f() {}

#[repr(C)]
pub struct case_error {
    code: u32,
}

#[no_mangle]
pub extern "C" fn last() -> case_error {
    case_error { code: 0 }
}

#[pymodule]
mod case {
    #[pyfunction]
    fn f() {}
}
