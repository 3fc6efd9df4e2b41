//! What the body of a `#[pymodule]` function is written with. bindgen reads the
//! body and the glue does what it says; here it only has to compile. Should it
//! be called after all, every step fails.

use super::exceptions::PyRuntimeError;
use super::types::{PyCFunction, PyModule, PyType};
use super::{Bound, Py, PyErr, PyResult, Python};

impl<'py> Python<'py> {
    /// The class that `T` stands for, to be added to a module.
    pub fn get_type<T>(self) -> Bound<'py, PyType> {
        Bound::nothing(self)
    }

    /// The older name of [`Python::get_type`].
    pub fn get_type_bound<T>(self) -> Bound<'py, PyType> {
        self.get_type::<T>()
    }
}

impl PyModule {
    /// A submodule, to be added by [`PyModuleMethods::add_submodule`].
    pub fn new<'py>(_py: Python<'py>, _name: &str) -> PyResult<Bound<'py, PyModule>> {
        Err(never_run())
    }

    /// The older name of [`PyModule::new`].
    pub fn new_bound<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyModule>> {
        PyModule::new(py, name)
    }
}

/// The methods of a module.
pub trait PyModuleMethods<'py> {
    /// Adds a constant.
    fn add<N, V>(&self, _name: N, _value: V) -> PyResult<()> {
        Err(never_run())
    }

    /// Adds a class.
    fn add_class<T>(&self) -> PyResult<()> {
        Err(never_run())
    }

    /// Adds a function.
    fn add_function(&self, _function: Bound<'_, PyCFunction>) -> PyResult<()> {
        Err(never_run())
    }

    /// Adds a submodule.
    fn add_submodule(&self, _module: &Bound<'_, PyModule>) -> PyResult<()> {
        Err(never_run())
    }

    /// Adds a function or a submodule.
    fn add_wrapped<T>(&self, _wrapper: &impl Fn(Python<'py>) -> T) -> PyResult<()> {
        Err(never_run())
    }

    /// Says whether the module relies on the interpreter's lock.
    fn gil_used(&self, _gil_used: bool) -> PyResult<()> {
        Err(never_run())
    }
}

impl<'py> PyModuleMethods<'py> for Bound<'py, PyModule> {}

/// The methods of any object.
pub trait PyAnyMethods<'py> {
    /// Sets an attribute.
    fn setattr<N, V>(&self, _name: N, _value: V) -> PyResult<()> {
        Err(never_run())
    }
}

impl<'py, T> PyAnyMethods<'py> for Bound<'py, T> {}

/// What `wrap_pyfunction!` takes: the token or a module.
#[doc(hidden)]
pub trait Wrapper<'py> {}

impl<'py> Wrapper<'py> for Python<'py> {}
impl<'py> Wrapper<'py> for Bound<'py, PyModule> {}
impl<'py> Wrapper<'py> for &Bound<'py, PyModule> {}

/// What `wrap_pyfunction!` gives.
#[doc(hidden)]
pub fn wrapped_function<'py>(_around: impl Wrapper<'py>) -> PyResult<Bound<'py, PyCFunction>> {
    Err(never_run())
}

/// What `wrap_pymodule!` gives.
#[doc(hidden)]
pub fn wrapped_module(_py: Python<'_>) -> Py<PyModule> {
    Py::nothing()
}

#[cold]
fn never_run() -> PyErr {
    PyRuntimeError::new_err("the body of a #[pymodule] is read by bindgen and not meant to run")
}
