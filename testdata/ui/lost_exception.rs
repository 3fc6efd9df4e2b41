use bindgen_rt::exceptions::PyException;
use bindgen_rt::prelude::*;
use bindgen_rt::{create_exception, import_exception};

create_exception!(case, Broken, PyException);

#[pyfunction]
fn local() -> PyResult<()> {
    create_exception!(case, Local, Broken);
    Err(Local::new_err("which `except` catches this?"))
}

#[pyfunction]
fn harmless() -> PyResult<()> {
    create_exception!(case, Harmless, PyException);
    Err(Harmless::new_err("its class is made where it is raised"))
}

#[pyfunction]
fn imported() -> PyResult<()> {
    import_exception!(socket, gaierror);
    Err(gaierror::new_err("who knows that it is imported?"))
}

macro_rules! declare {
    ($name:ident, $base:ty) => {
        create_exception!(case, $name, $base);
    };
}

declare!(Made, Broken);

bindgen_rt::bindings!();
