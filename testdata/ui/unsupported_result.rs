use bindgen_rt::prelude::*;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::time::Instant;

#[pyclass]
struct Point {
    x: i64,
}

#[pyfunction]
fn start() -> Instant {
    unimplemented!()
}

#[pyfunction]
fn boxed() -> Box<str> {
    unimplemented!()
}

#[pyfunction]
fn words() -> PyResult<HashSet<String>> {
    unimplemented!()
}

#[pyfunction]
fn counts() -> HashMap<String, i64> {
    unimplemented!()
}

#[pyfunction]
fn text() -> Cow<'static, str> {
    unimplemented!()
}

#[pyfunction]
fn letter() -> Option<char> {
    unimplemented!()
}

bindgen_rt::bindings!();
