use bindgen_rt::prelude::*;

#[pyfunction]
fn largest<T: Ord>(items: Vec<T>) -> Option<T> {
    items.into_iter().max()
}

#[pyclass]
struct Holder<T> {
    inner: T,
}

bindgen_rt::bindings!();
