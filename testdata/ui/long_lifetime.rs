use bindgen_rt::prelude::*;

#[pyfunction]
fn bound<'a: 'static>(text: &'a str) {}

#[pyfunction]
fn through<'a, 'b: 'a>(text: &'b [u8], other: &'a str) -> &'a str
where
    'a: 'static,
{
    other
}

#[pyfunction]
fn owned(text: std::borrow::Cow<'static, str>) {}

// Fine: no parameter is borrowed for ever.
#[pyfunction]
fn fine<'a, 'b: 'a, 's: 'static>(a: &'a str, b: &'b str) -> &'s str {
    ""
}

bindgen_rt::bindings!();
