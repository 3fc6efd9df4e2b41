use bindgen_rt::prelude::*;
use bindgen_rt::types::{PyBytes, PyDict, PyTuple};

#[pyclass]
struct Point {
    x: i64,
}

#[pyfunction]
fn object(a: PyObject, b: Py<PyAny>, c: &Bound<'_, PyAny>) -> PyObject {
    unimplemented!()
}

#[pyfunction]
fn bytes(py: Python<'_>, options: Bound<'_, PyDict>) -> Py<PyBytes> {
    unimplemented!()
}

#[pyfunction]
fn handles(a: (PyRefMut<'_, Point>,), b: &mut Bound<'_, Point>) -> Vec<&Bound<'_, Point>> {
    unimplemented!()
}

#[pyfunction]
fn nothing(a: &Bound<'_, Missing>, _b: Py<Missing>) {}

#[pyfunction]
fn looked_at(_bytes: &Bound<'_, PyBytes>, _class: PyRef<'static, Point>) {}

#[pyfunction]
fn nested(_list: Vec<Py<PyAny>>, _some: Option<&Bound<'_, PyAny>>) {}

#[pyfunction]
#[pyo3(signature = (*args, **kwargs))]
fn variadic(args: &Bound<'_, PyTuple>, kwargs: Option<&Bound<'_, PyDict>>) {}

bindgen_rt::bindings!();
