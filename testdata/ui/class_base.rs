use bindgen_rt::exceptions::PyException;
use bindgen_rt::prelude::*;
use bindgen_rt::types::PyDict;

#[pyclass]
struct Final;

#[pyclass(subclass)]
struct Base;

#[pymethods]
impl Base {
    #[new]
    fn new() -> PyClassInitializer<Self> {
        unimplemented!()
    }
}

#[pyclass(extends = Base, subclass)]
struct Mid;

#[pymethods]
impl Mid {
    #[new]
    fn new() -> Self {
        Mid
    }

    #[staticmethod]
    fn make() -> Self {
        Mid
    }
}

#[pyclass(extends = Mid)]
struct Sub;

#[pymethods]
impl Sub {
    #[new]
    fn new() -> (Self, Mid) {
        (Sub, Mid)
    }
}

#[pyclass(extends = Final)]
struct A;

#[pyclass(extends = PyException)]
struct B;

#[pyclass(extends = PyDict)]
struct C;

#[pyclass(extends = Missing)]
struct D;

#[pyclass(extends = F, subclass)]
struct E;

#[pyclass(extends = E, subclass)]
struct F;

#[pyclass(extends = "Base")]
struct G;

bindgen_rt::create_exception!(case, Oops, PyException);

#[pyclass(extends = Oops)]
struct H;

bindgen_rt::bindings!();
