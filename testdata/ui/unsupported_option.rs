use bindgen_rt::prelude::*;

#[pyclass(subclass)]
struct Base {
    value: i64,
}

#[pyclass(extends = Base)]
struct Derived {
    value: i64,
}

bindgen_rt::bindings!();
