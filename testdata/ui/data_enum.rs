use bindgen_rt::prelude::*;

struct Opaque;

#[pyclass]
struct Held;

#[pyclass(get_all, extends = Held, str = "{x}", eq_int)]
enum Options {
    A { x: i64 },
}

#[pyclass]
enum Shape {
    Text(&'static str),
    Other { opaque: Opaque },
    Kept { held: Held },
    Marked {
        #[pyo3(get)]
        x: i64,
    },
    #[pyo3(get)]
    Got {
        x: i64,
    },
    #[pyo3(constructor = (x, y=1))]
    Constructed {
        x: i64,
    },
    #[pyo3(constructor = (*x))]
    Variadic {
        x: Vec<i64>,
    },
    Keyword {
        lambda: i64,
    },
    Round {
        radius: f64,
    },
    #[pyo3(name = "Round")]
    AlsoRound(f64),
}

#[pymethods]
impl Shape {
    #[new]
    fn new() -> Self {
        Shape::Round { radius: 1.0 }
    }

    fn change(&mut self) {}
}

#[pyclass]
enum Generic<T> {
    A(T),
}

#[pyfunction]
#[pyo3(signature = (shape=Shape::AlsoRound(1.0)))]
fn area(shape: &Shape) -> f64 {
    1.0
}

bindgen_rt::bindings!();
