use bindgen_rt::prelude::*;

#[pyfunction]
fn lambda() -> i64 {
    1
}

#[pyfunction]
#[pyo3(signature = (from))]
fn travel(from: i64) -> i64 {
    from
}

#[pyclass]
struct Vault {}

#[pymethods]
impl Vault {
    fn __secret(&self) -> i64 {
        2
    }
}

bindgen_rt::bindings!();

#[derive(IntoPyObject)]
#[pyo3(typed_dict)]
struct Edge {
    #[pyo3(item("from"))]
    from_: String,
}

#[pyfunction]
fn edge() -> Edge {
    loop {}
}
