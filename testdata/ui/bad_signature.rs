use bindgen_rt::prelude::*;

#[pyfunction]
#[pyo3(signature = (a, c))]
fn wrong_name(a: i64, b: i64) -> i64 {
    a + b
}

#[pyfunction]
#[pyo3(signature = (a))]
fn one_left_out(a: i64, b: i64) -> i64 {
    a + b
}

#[pyfunction]
#[pyo3(signature = (a=1, b))]
fn default_first(a: i64, b: i64) -> i64 {
    a + b
}

#[pyfunction]
#[pyo3(signature = (a, *, *, b))]
fn two_stars(a: i64, b: i64) -> i64 {
    a + b
}

bindgen_rt::bindings!();
