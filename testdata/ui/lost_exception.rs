use bindgen_rt::create_exception;
use bindgen_rt::exceptions::PyException;
use bindgen_rt::prelude::*;

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

macro_rules! declare {
    ($name:ident, $base:ty) => {
        create_exception!(case, $name, $base);
    };
}

declare!(Made, Broken);

bindgen_rt::bindings!();
