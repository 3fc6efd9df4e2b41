//! Every type that crosses in a register, text and bytes.
use pyo3::prelude::*;
use pyo3::StrOrBytes;
// Modules that have the names of types: the types stay what they are.
#[allow(unused_imports)]
use std::{char, f64, i64, str, u8};

pyo3::bindings!();

/// The negation.
#[pyfunction]
#[pyo3(name = "invert")]
fn not(value: bool) -> bool {
    !value
}

macro_rules! nothing {
    () => {};
}
nothing!();

/// The value itself, for the smallest and largest of each width.
#[pyfunction]
fn echo_i8(value: i8) -> i8 {
    value
}

#[pyfunction]
fn echo_i16(value: i16) -> i16 {
    value
}

#[pyfunction]
fn echo_i32(value: i32) -> i32 {
    value
}

#[pyfunction]
fn echo_i64(value: i64) -> i64 {
    value
}

#[pyfunction]
fn echo_isize(value: isize) -> isize {
    value
}

#[pyfunction]
fn echo_u8(value: u8) -> u8 {
    value
}

#[pyfunction]
fn echo_u16(value: u16) -> u16 {
    value
}

#[pyfunction]
fn echo_u32(value: u32) -> u32 {
    value
}

#[pyfunction]
fn echo_u64(value: u64) -> u64 {
    value
}

#[pyfunction]
fn echo_usize(value: usize) -> usize {
    value
}

#[pyfunction]
fn echo_f32(value: f32) -> f32 {
    value
}

#[pyfunction]
fn echo_f64(value: f64) -> f64 {
    value
}

/// Upper-cases borrowed text.
#[pyfunction]
fn upper(text: &str) -> String {
    text.to_uppercase()
}

#[pyfunction]
fn owned(text: String) -> String {
    text
}

/// A static text, copied on its way out.
#[pyfunction]
fn name() -> &'static str {
    "scalars"
}

/// A part of the argument, copied on its way out.
#[pyfunction]
fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or("")
}

#[pyfunction]
fn reversed(data: &[u8]) -> Vec<u8> {
    data.iter().rev().copied().collect()
}

#[pyfunction]
fn owned_bytes(data: Vec<u8>) -> Vec<u8> {
    data
}

#[pyfunction]
fn tail(data: &[u8]) -> &[u8] {
    data.get(1..).unwrap_or(&[])
}

/// What came: text or bytes, and how long in bytes.
#[pyfunction]
fn kind_of(value: StrOrBytes<'_>) -> String {
    match value {
        StrOrBytes::Str(text) => format!("str {}", text.len()),
        StrOrBytes::Bytes(data) => format!("bytes {}", data.len()),
    }
}

/// Nothing in, nothing out.
#[pyfunction]
fn nothing() {}
