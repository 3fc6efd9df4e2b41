use bindgen_rt::prelude::*;

#[pymodule]
mod case {
    #[pymodule_export]
    use absent::function;
    #[pymodule_export]
    use absent::{other, CONSTANT as VALUE};
    #[pymodule_export]
    use beside::function as third;
    #[pymodule_export]
    use absent;
    #[pymodule_export]
    #[pyo3(name = "again")]
    use super::own;
    #[pymodule_export]
    use std::f64::consts::PI;
}

#[pyfunction]
fn own() {}
