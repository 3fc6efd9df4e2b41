use bindgen_rt::prelude::*;

#[pyfunction]
struct NotAFunction;

#[pyclass]
enum Shape {
    Circle { radius: f64 },
    Square(f64),
}

#[pyclass]
fn not_a_class() {}

bindgen_rt::bindings!();
