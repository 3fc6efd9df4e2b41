use bindgen_rt::create_exception;
use bindgen_rt::exceptions::{PyException, PyValueError};
use bindgen_rt::prelude::*;

create_exception!(demo, Oops, PyException);
create_exception!(demo, Other, PyException);

#[pymodule]
fn demo(m: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = m.py();
    m.add("Oops", py.get_type::<Oops>())?;
    m.add("OopsAgain", py.get_type::<Oops>())?;
    m.add("ValueError", py.get_type::<PyValueError>())?;
    m.add("class", py.get_type::<Other>())?;
    m.add("Missing", py.get_type::<Missing>())?;
    m.add_class::<Oops>()
}
