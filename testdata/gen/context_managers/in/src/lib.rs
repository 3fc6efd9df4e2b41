//! Protocols by method name: context managers, copies, pickles.
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyAny, PyDict, PyTuple};

/// Opens and closes.
#[pyclass]
pub struct Door {
    #[pyo3(get)]
    opened: u32,
    #[pyo3(get)]
    open: bool,
}

#[pymethods]
impl Door {
    #[new]
    fn new() -> Self {
        Door {
            opened: 0,
            open: false,
        }
    }

    fn __enter__(mut slf: PyRefMut<'_, Self>) -> PyResult<PyRefMut<'_, Self>> {
        if slf.open {
            return Err(PyRuntimeError::new_err("open already"));
        }
        slf.open = true;
        slf.opened += 1;
        Ok(slf)
    }

    fn __exit__(
        &mut self,
        _exc_type: &Bound<'_, PyAny>,
        _exc_value: &Bound<'_, PyAny>,
        _traceback: &Bound<'_, PyAny>,
    ) {
        self.open = false;
    }
}

/// Swallows what happens inside.
#[pyclass(frozen)]
pub struct Quiet;

#[pymethods]
impl Quiet {
    #[new]
    fn new() -> Self {
        Quiet
    }

    fn __enter__(&self) -> &'static str {
        "shh"
    }

    #[pyo3(signature = (*_args))]
    fn __exit__(&self, _args: &Bound<'_, PyTuple>) -> bool {
        true
    }
}

/// Fails on the way in or out; options of objects.
#[pyclass(frozen)]
pub struct Broken {
    on_exit: bool,
}

#[pymethods]
impl Broken {
    #[new]
    fn new(on_exit: bool) -> Self {
        Broken { on_exit }
    }

    fn __enter__(slf: Py<Self>) -> PyResult<Py<Self>> {
        match slf.get().on_exit {
            true => Ok(slf),
            false => Err(PyValueError::new_err("enter")),
        }
    }

    #[pyo3(signature = (_exc_type=None, _exc_value=None, _traceback=None))]
    fn __exit__(
        &self,
        _exc_type: Option<&Bound<'_, PyAny>>,
        _exc_value: Option<Bound<'_, PyAny>>,
        _traceback: Option<Py<PyAny>>,
    ) -> PyResult<bool> {
        Err(PyValueError::new_err("exit"))
    }
}

/// Copied both ways, pickled by the arguments of its constructor.
#[pyclass(module = "context_managers", from_py_object)]
#[derive(Clone)]
pub struct Point {
    #[pyo3(get, set)]
    x: i64,
    #[pyo3(get, set)]
    tag: Option<String>,
}

#[pymethods]
impl Point {
    #[new]
    #[pyo3(signature = (x, tag=None))]
    fn new(x: i64, tag: Option<String>) -> Self {
        Point { x, tag }
    }

    fn __copy__(&self) -> Self {
        self.clone()
    }

    fn __deepcopy__(&self, _memo: &Bound<'_, PyDict>) -> Self {
        Point {
            x: self.x,
            tag: self.tag.as_ref().map(|tag| format!("{tag} (deep)")),
        }
    }

    fn __getnewargs__(&self) -> (i64, Option<String>) {
        (self.x, self.tag.clone())
    }
}

/// Pickled by its state.
#[pyclass(module = "context_managers")]
pub struct Engine {
    speed: f64,
    log: Vec<String>,
}

#[pymethods]
impl Engine {
    #[new]
    fn new() -> Self {
        Engine {
            speed: 0.0,
            log: Vec::new(),
        }
    }

    fn run(&mut self, speed: f64) {
        self.speed = speed;
        self.log.push(format!("run {speed}"));
    }

    #[getter]
    fn log(&self) -> Vec<String> {
        self.log.clone()
    }

    #[getter]
    fn speed(&self) -> f64 {
        self.speed
    }

    fn __getstate__(&self) -> (f64, Vec<String>) {
        (self.speed, self.log.clone())
    }

    fn __setstate__(&mut self, state: (f64, Vec<String>)) -> PyResult<()> {
        if state.0 < 0.0 {
            return Err(PyValueError::new_err("negative speed"));
        }
        (self.speed, self.log) = state;
        Ok(())
    }
}

/// What a key's constructor takes by name.
#[derive(IntoPyObject)]
pub struct Named {
    secret: String,
}

/// Both: arguments that a constructor needs, then the state as bytes.
#[pyclass(module = "context_managers")]
pub struct Key {
    #[pyo3(get)]
    bits: u16,
    data: Vec<u8>,
}

#[pymethods]
impl Key {
    #[new]
    #[pyo3(signature = (bits, *, secret="none"))]
    fn new(bits: u16, secret: &str) -> Self {
        Key {
            bits,
            data: secret.as_bytes().to_vec(),
        }
    }

    #[getter]
    fn secret(&self) -> String {
        String::from_utf8_lossy(&self.data).into_owned()
    }

    fn __getnewargs_ex__(&self) -> ((u16,), Named) {
        (
            (self.bits,),
            Named {
                secret: self.secret(),
            },
        )
    }

    fn __getstate__(&self) -> Vec<u8> {
        self.data.clone()
    }

    fn __setstate__(&mut self, state: Vec<u8>) {
        self.data = state;
        self.data.push(b'!');
    }
}

/// Says nothing about copies or pickles.
#[pyclass(module = "context_managers")]
pub struct Socket {
    #[pyo3(get, set)]
    port: u16,
}

#[pymethods]
impl Socket {
    #[new]
    fn new() -> Self {
        Socket { port: 80 }
    }
}

#[pymodule]
mod context_managers {
    #[pymodule_export]
    use super::{Broken, Door, Engine, Key, Point, Quiet, Socket};
}
