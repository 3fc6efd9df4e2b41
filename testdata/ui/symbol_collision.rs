use bindgen_rt::prelude::*;

pub(crate) mod a_b {
    use bindgen_rt::prelude::*;

    #[pyfunction]
    pub(crate) fn c() -> i64 {
        1
    }
}

pub(crate) mod a {
    use bindgen_rt::prelude::*;

    #[pyfunction]
    pub(crate) fn b_c() -> i64 {
        2
    }
}

#[pyclass]
struct Shelf {}

#[pymethods]
impl Shelf {
    fn free(&self) {}
}

#[pyclass]
enum Part {
    Screw { new: bool },
}

bindgen_rt::bindings!();
