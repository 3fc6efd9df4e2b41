use bindgen_rt::prelude::*;

use std::collections::BTreeMap;

#[pyfunction]
fn count(words: Vec<String>) -> BTreeMap<String, Box<dyn Fn()>> {
    let _ = words;
    BTreeMap::new()
}

#[pyfunction]
fn call(object: &Bound<'_, PyAny>) {
    let _ = object;
}

#[pyfunction]
fn pointer(address: *const u8) -> [u8; 4] {
    let _ = address;
    [0; 4]
}

#[pyfunction]
fn flags(values: std::borrow::Cow<'_, u8>) -> bool {
    *values > 0
}

#[pyclass]
struct Owned {}

#[pyfunction]
fn shared(values: std::borrow::Cow<'_, [Owned]>) {}

bindgen_rt::bindings!();
