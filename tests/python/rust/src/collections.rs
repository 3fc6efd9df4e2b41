//! Wide integers, characters, maps, sets and arrays.
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use pyo3::prelude::*;

use super::objects::Counter;

#[pyfunction]
pub fn i128_of(value: i128) -> i128 {
    value
}

#[pyfunction]
pub fn u128_of(value: u128) -> u128 {
    value
}

#[pyfunction]
pub fn wide(values: Vec<i128>) -> Vec<i128> {
    values
}

#[pyfunction]
pub fn char_of(value: char) -> char {
    value
}

#[pyfunction]
pub fn chars(values: Vec<char>) -> Vec<char> {
    values
}

#[pyfunction]
pub fn cow(text: Cow<'_, str>, data: Cow<'_, [u8]>) -> (Cow<'static, str>, Vec<u8>) {
    (text.into_owned().into(), data.into_owned())
}

#[pyfunction]
pub fn counts(values: HashMap<String, i64>) -> HashMap<String, i64> {
    values
}

#[pyfunction]
pub fn borrowed_map(values: BTreeMap<&str, &[u8]>) -> usize {
    values
        .iter()
        .map(|(key, value)| key.len() + value.len())
        .sum()
}

#[pyfunction]
pub fn tables(
    values: BTreeMap<(i64, char), Vec<Option<String>>>,
) -> BTreeMap<(i64, char), Vec<Option<String>>> {
    values
}

#[pyfunction]
pub fn sums(values: HashMap<i64, &Counter>) -> i64 {
    values.values().map(|counter| counter.value()).sum()
}

#[pyfunction]
pub fn members(values: HashSet<i64>) -> HashSet<i64> {
    values
}

#[pyfunction]
pub fn borrowed_set(values: BTreeSet<&str>) -> usize {
    values.iter().map(|value| value.len()).sum()
}

#[pyfunction]
pub fn fixed(values: [i64; 3]) -> [i64; 3] {
    values
}

#[pyfunction]
pub fn fixed_words(values: [String; 2]) -> [String; 2] {
    values
}

#[pyfunction]
pub fn fixed_bytes(value: [u8; 4]) -> [u8; 4] {
    value
}
