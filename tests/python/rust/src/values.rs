//! Single values, each in and out.
use pyo3::prelude::*;
use pyo3::StrOrBytes;

#[pyfunction]
pub fn noop() {}

#[pyfunction]
pub fn i8_of(value: i8) -> i8 {
    value
}

#[pyfunction]
pub fn i16_of(value: i16) -> i16 {
    value
}

#[pyfunction]
pub fn i32_of(value: i32) -> i32 {
    value
}

#[pyfunction]
pub fn i64_of(value: i64) -> i64 {
    value
}

#[pyfunction]
pub fn isize_of(value: isize) -> isize {
    value
}

#[pyfunction]
pub fn u8_of(value: u8) -> u8 {
    value
}

#[pyfunction]
pub fn u16_of(value: u16) -> u16 {
    value
}

#[pyfunction]
pub fn u32_of(value: u32) -> u32 {
    value
}

#[pyfunction]
pub fn u64_of(value: u64) -> u64 {
    value
}

#[pyfunction]
pub fn usize_of(value: usize) -> usize {
    value
}

#[pyfunction]
pub fn f32_of(value: f32) -> f32 {
    value
}

#[pyfunction]
pub fn f64_of(value: f64) -> f64 {
    value
}

#[pyfunction]
pub fn boolean(value: bool) -> bool {
    value
}

#[pyfunction]
pub fn text_of(value: &str) -> String {
    value.to_owned()
}

#[pyfunction]
pub fn bytes_of(value: &[u8]) -> Vec<u8> {
    value.to_vec()
}

#[pyfunction]
pub fn byte_sum(value: &[u8]) -> u64 {
    value.iter().map(|byte| u64::from(*byte)).sum()
}

/// The length, negative for text.
#[pyfunction]
pub fn text_or_bytes(value: StrOrBytes<'_>) -> i64 {
    match value {
        StrOrBytes::Str(text) => -(text.len() as i64),
        StrOrBytes::Bytes(bytes) => bytes.len() as i64,
    }
}

/// Up or down.
#[pyclass(eq, eq_int, from_py_object)]
#[derive(Clone, Copy, PartialEq)]
pub enum Flag {
    Down = 0,
    Up = 1,
}

#[pyfunction]
pub fn flag_of(value: Flag) -> Flag {
    value
}
