use bindgen_rt::prelude::*;
use bindgen_rt::types::{PyBytes, PyDict};

#[pyclass]
struct Point {
    x: i64,
}

#[pyfunction]
fn object(a: PyObject, b: Py<PyAny>, c: &Bound<'_, PyAny>) -> PyObject {
    unimplemented!()
}

#[pyfunction]
fn bytes(py: Python<'_>, options: Bound<'_, PyDict>) -> Bound<'_, PyBytes> {
    unimplemented!()
}

#[pyfunction]
fn handles(a: Py<Point>, b: PyRefMut<'_, Point>) -> Py<Point> {
    unimplemented!()
}

#[pymethods]
impl Point {
    fn read(slf: PyRef<'_, Self>) -> i64 {
        slf.x
    }

    fn write(mut slf: PyRefMut<Self>) {
        slf.x += 1;
    }

    fn bound(slf: &Bound<'_, Self>) {}
}

#[pyfunction]
#[pyo3(signature = (*args, **kwargs))]
fn variadic(args: &Bound<'_, PyTuple>, kwargs: Option<&Bound<'_, PyDict>>) {}

bindgen_rt::bindings!();
