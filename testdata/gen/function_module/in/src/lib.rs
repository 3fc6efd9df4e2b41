//! A `#[pymodule]` function, read statically.
use pyo3::prelude::*;
use pyo3::wrap_pymodule;

mod numbers;
mod text;

const ANSWER: i64 = 6 * 7;

#[pyfunction]
fn top() -> i64 {
    ANSWER
}

/// Put together by statements.
#[pymodule]
fn function_module(m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add_function(wrap_pyfunction!(top, m)?)?;
    m.add("__version__", env!("CARGO_PKG_VERSION"))?;
    m.add("ANSWER", ANSWER)?;
    m.add("RATIO", 0.5)?;
    m.add("NAME", "function \"module\"")?;
    let words = PyModule::new(m.py(), "words")?;
    words.add_function(wrap_pyfunction!(text::shout, &words)?)?;
    words.add_class::<text::Speaker>()?;
    m.add_submodule(&words)?;
    m.add_wrapped(wrap_pymodule!(numbers::numbers))?;
    Ok(())
}
