//! A crate that has a name of its own where others have that of panics, and
//! exceptions of one name in two modules.
use pyo3::prelude::*;

pyo3::bindings!();

/// Panics.
#[pyfunction(name = "PanicException")]
fn panics() {
    panic!("not a class");
}

pub mod first {
    use pyo3::exceptions::PyException;
    use pyo3::prelude::*;

    pyo3::create_exception!(panic_name.first, Error, PyException, { r#type: String, str: Option<i64> });

    /// Raises the exception of this module.
    #[pyfunction]
    fn fail() -> PyResult<()> {
        let r#type = "first".into();
        Err(Error::new_err_with("first", ErrorFields { r#type, str: None }))
    }
}

pub mod second {
    use super::first;
    use pyo3::prelude::*;

    pyo3::create_exception!(panic_name.second, Error, first::Error, "The second one.");

    /// Raises the exception of this module.
    #[pyfunction]
    fn fail() -> PyResult<()> {
        Err(Error::new_err("second"))
    }
}
