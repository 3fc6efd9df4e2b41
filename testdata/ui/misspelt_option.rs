use bindgen_rt::prelude::*;

#[pyfunction]
#[pyo3(signatur = (a = 1))]
fn first(a: i64) -> i64 {
    a
}

#[pyclass(frozn)]
struct Size {}

#[pyclass]
struct Point {
    #[pyo3(gett)]
    x: i64,
}

bindgen_rt::bindings!();
