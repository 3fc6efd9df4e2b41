use bindgen_rt::prelude::*;

#[pyfunction]
fn stays() -> i64 {
    1
}

/// With a doc comment.
#[cfg(feature = "python")]
#[pyfunction]
fn by_feature() -> i64 {
    2
}

#[cfg(feature = "python")]
mod several {
    #[bindgen_rt::pyfunction]
    fn one() {}
    #[bindgen_rt::pyfunction]
    fn two() {}
}

#[cfg(all(
    windows,
    feature = "extra"
))]
#[pyfunction]
fn by_both() {}

#[cfg(not(feature = "std"))]
#[pyfunction]
fn without_default() {}

#[cfg(feature = "pyhton")]
#[pyfunction]
fn undeclared() {}

#[cfg_attr(feature = "python", pyclass)]
struct Unmarked {}

#[pyclass]
struct Counter {}

#[pymethods]
impl Counter {
    #[cfg(target_os = "macos")]
    fn on_mac(&self) -> i64 {
        1
    }

    #[cfg(unix)]
    fn both(&self) -> i64 {
        1
    }

    #[cfg(not(unix))]
    fn both(&self) -> i64 {
        2
    }
}

#[pyclass]
enum Shape {
    Point {},
    #[cfg(feature = "python")]
    Circle { radius: f64 },
    Square {
        side: f64,
        #[cfg(feature = "python")]
        angle: f64,
    },
    #[cfg(unix)]
    Either(i64),
    #[cfg(not(unix))]
    Either(i32),
}

#[pyclass]
struct Fields {
    #[cfg(feature = "python")]
    #[pyo3(get)]
    shown: i64,
    #[cfg(feature = "python")]
    inside: i64,
}

#[pyfunction]
fn parameter(x: i64, #[cfg(feature = "python")] y: i64) -> i64 {
    x
}

#[cfg(unix)]
#[pyfunction]
fn alternative() -> i64 {
    1
}

#[cfg(not(unix))]
#[pyfunction]
fn alternative() -> i64 {
    2
}

#[cfg(test)]
#[pyfunction]
fn only_in_tests() {}

#[cfg(all(test, feature = "python"))]
mod tests {
    #[bindgen_rt::pyfunction]
    fn only_in_tests() {}
}

#[cfg(any())]
#[pyfunction]
fn never() {}

#[cfg(feature = "python")]
fn not_exported() {}

bindgen_rt::bindings!();
