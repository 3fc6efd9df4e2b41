//! Every form of a signature.
use pyo3::prelude::*;

pyo3::bindings!();

const LIMIT: i64 = 1 << 10;

#[pyfunction]
#[pyo3(signature = (a, b=2, /, c=3, *, d, e=5))]
fn every_kind(a: i64, b: i64, c: i64, d: i64, e: i64) -> Vec<i64> {
    vec![a, b, c, d, e]
}

#[pyfunction]
#[pyo3(signature = (*, flag=false))]
fn keyword_only(flag: bool) -> bool {
    flag
}

#[pyfunction]
#[pyo3(signature = (value, /))]
fn positional_only(value: &str) -> String {
    value.to_owned()
}

#[pyfunction]
#[pyo3(signature = (
    text="a \"quoted\" \\ text\n",
    owned="owned".to_string(),
    data=b"\x00\xff",
    whole=-7,
    limit=LIMIT,
    ratio=2.5,
    on=true,
    none=None,
    some=Some(3),
    list=vec![],
))]
#[allow(clippy::too_many_arguments)]
fn defaults(
    text: &str,
    owned: String,
    data: &[u8],
    whole: i8,
    limit: i64,
    ratio: f64,
    on: bool,
    none: Option<String>,
    some: Option<u8>,
    list: Vec<String>,
) -> String {
    format!("{text:?} {owned} {data:?} {whole} {limit} {ratio} {on} {none:?} {some:?} {list:?}")
}

/// A required option: newer PyO3 gives no default by itself.
#[pyfunction]
fn required_option(value: Option<i64>) -> bool {
    value.is_some()
}

/// Takes the interpreter's token, which is no argument in Python.
#[pyfunction]
fn with_token(_py: Python<'_>, value: i64) -> i64 {
    value + 1
}

/// Names that C and C++ keep for themselves.
#[pyfunction]
fn words(register: i64, int: i64, out: i64) -> i64 {
    register + int + out
}

/// A raw name.
#[pyfunction]
#[pyo3(name = "kind")]
fn r#type(r#dyn: i64) -> i64 {
    r#dyn
}

#[pyfunction(signature = (value=1))]
fn inline_signature(value: u8) -> u8 {
    value
}
