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

#[derive(IntoPyObject)]
#[pyo3(dataclass)]
struct Pair(i64, i64);

#[derive(IntoPyObject)]
#[pyo3(typed_dict)]
enum Id {
    Number(i64),
    Text(String),
}

#[pyclass(dataclass)]
struct Class {}

#[pyfunction]
fn give() -> (Pair, Id) {
    (Pair(1, 2), Id::Number(1))
}
