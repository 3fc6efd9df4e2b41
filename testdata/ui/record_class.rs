use bindgen_rt::prelude::*;

#[derive(FromPyObject)]
#[pyo3(dataclass, typed_dict)]
pub struct Both {
    x: i64,
}

#[derive(FromPyObject)]
#[pyo3(dataclass, from_item_all)]
pub struct Items {
    x: i64,
}

#[derive(FromPyObject)]
#[pyo3(dataclass = "Other")]
pub struct Named {
    x: i64,
}

#[derive(FromPyObject)]
#[pyo3(dataclass)]
pub struct Order {
    #[pyo3(default)]
    x: i64,
    y: i64,
}

#[derive(FromPyObject)]
pub struct Anything {
    #[pyo3(default)]
    x: i64,
}

#[pyclass]
#[derive(Clone, Default)]
pub enum Color {
    #[default]
    Red,
}

#[derive(FromPyObject)]
pub struct Unknown {
    x: i64,
    #[pyo3(default)]
    color: Color,
    #[pyo3(default = "text")]
    y: i64,
    #[pyo3(from_py_with = read)]
    z: i64,
}

#[derive(IntoPyObject)]
pub struct Given {
    #[pyo3(default)]
    x: i64,
}

#[pyfunction]
fn take(a: Both, b: Items, c: Named, d: Order, e: Anything, f: Unknown) -> Given {
    Given { x: 0 }
}

bindgen_rt::bindings!();
