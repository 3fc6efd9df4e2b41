use bindgen_rt::prelude::*;

#[derive(FromPyObject)]
struct Used {
    inner: Inner,
}

#[derive(FromPyObject)]
struct Inner {
    x: i64,
}

#[derive(FromPyObject, IntoPyObject)]
struct Unused {
    x: i64,
}

#[derive(IntoPyObject)]
#[pyo3(dataclass)]
struct Event {
    id: u64,
}

#[derive(FromPyObject)]
enum Either {
    Number(i64),
    Text(String),
}

#[derive(FromPyObject)]
struct Meters(f64);

#[pyfunction]
fn take(used: Used) -> i64 {
    used.inner.x
}

bindgen_rt::bindings!();
