use bindgen_rt::prelude::*;

#[pyfunction]
fn area(shape: Shape) -> f64 {
    shape.width * shape.height
}

#[pyfunction]
fn names() -> Vec<Option<Nmae>> {
    Vec::new()
}

bindgen_rt::bindings!();
