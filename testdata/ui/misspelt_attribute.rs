use bindgen_rt::prelude::*;
use other::pymethod;

#[pyfuntion]
fn first() -> i64 {
    1
}

#[bindgen_rt::pyclas]
struct Plain {}

#[pyclass]
struct Counter {
    #[py03(get)]
    count: i64,
    #[serde(skip)]
    #[setter(into)]
    #[get]
    limit: i64,
}

#[pymethods]
impl Counter {
    #[neww]
    fn new() -> Self {
        Counter { count: 0, limit: 0 }
    }

    #[gettr]
    fn double(&self) -> i64 {
        self.count * 2
    }

    #[must_use]
    #[getset]
    #[inline]
    fn plain(&self) -> i64 {
        self.count
    }

    #[pyo(name = "total")]
    fn sum(&self) -> i64 {
        self.count
    }
}

// None of these is a misspelling.
#[newtype]
#[setters]
#[rustfmt::skip]
#[derive(Getters)]
struct Width {
    #[setter(into)]
    #[neww]
    of: i64,
}

#[test]
#[function]
#[pymethod]
#[rustpython::pyfuntion]
fn works() {}

bindgen_rt::bindings!();
