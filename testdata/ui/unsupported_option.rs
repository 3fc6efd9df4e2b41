use bindgen_rt::prelude::*;

#[pyclass(unsendable)]
struct Local {
    value: i64,
}

#[pyclass(freelist = 16)]
struct Recycled {
    value: i64,
}

#[pyclass(new = "from_fields")]
struct Made {
    value: i64,
}

#[pyfunction]
fn convert(#[pyo3(from_py_with = read)] value: i64) -> i64 {
    value
}

bindgen_rt::bindings!();
