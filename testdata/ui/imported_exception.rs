use bindgen_rt::exceptions::{PyException, PyValueError};
use bindgen_rt::prelude::*;
use bindgen_rt::{create_exception, import_exception};

create_exception!(demo, Base, PyException);
import_exception!(binascii);
import_exception!("binascii", Quoted);
import_exception!(binascii, Declared, Base);
import_exception!(binascii, Documented, PyValueError, "It has its own.");
import_exception!(binascii, Error, PyValueError);
import_exception!(zlib, error);

mod other {
    bindgen_rt::import_exception!(binascii, Error);
}

#[pymodule]
fn demo(m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add("Error", m.py().get_type::<Error>())
}

import_exception!(json, JSONDecodeError, ValueError);
