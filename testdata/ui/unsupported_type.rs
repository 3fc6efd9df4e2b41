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

bindgen_rt::bindings!();
