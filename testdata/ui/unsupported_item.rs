use bindgen_rt::prelude::*;

#[pyfunction]
struct NotAFunction;

#[pyclass]
enum Color {
    Red,
    Green,
}

#[pymethods]
impl Color {
    fn name(&self) -> String {
        String::new()
    }
}

#[pyclass]
fn not_a_class() {}

bindgen_rt::bindings!();
