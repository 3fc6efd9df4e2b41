use bindgen_rt::prelude::*;

#[pyfunction]
#[pyo3(signature = (count="one"))]
fn wrong_type(count: i64) -> i64 {
    count
}

#[pyfunction]
#[pyo3(signature = (small=300))]
fn too_large(small: u8) -> u8 {
    small
}

#[pyfunction]
#[pyo3(signature = (when=now()))]
fn not_constant(when: i64) -> i64 {
    when
}

fn now() -> i64 {
    0
}

bindgen_rt::bindings!();

#[derive(FromPyObject)]
struct Options {
    name: String,
    #[pyo3(default)]
    wide: i128,
    #[pyo3(default)]
    letter: char,
    #[pyo3(default)]
    pair: (i64, i64),
    #[pyo3(default)]
    path: std::path::PathBuf,
}

#[pyfunction]
fn configure(options: Options) -> String {
    options.name
}
