//! Integers of 128 bits, characters, and text that is borrowed or owned.
use pyo3::prelude::*;
use std::borrow::Cow;
use std::collections::HashMap;

/// Half of what a u128 holds.
const HALF: u128 = u128::MAX / 2;
/// Stands between words.
const DASH: char = '-';

#[pymodule]
mod wide {
    #[pymodule_export]
    const DOT: char = '\u{b7}';
    #[pymodule_export]
    use super::{
        charge, code, escaped, every, halve, initial, joined, letters, maximum, middle, negated,
        next_char, product, quoted, read, shout, signed, split, swap, trimmed, unsigned, widened,
        widest, Account, Digits, Event,
    };
}

#[pyfunction]
fn signed(value: i128) -> i128 {
    value
}

#[pyfunction]
fn unsigned(value: u128) -> u128 {
    value
}

#[pyfunction]
#[pyo3(signature = (value, by = -170141183460469231731687303715884105728))]
fn negated(value: Option<i128>, by: i128) -> Option<i128> {
    value.map(|value| value.wrapping_sub(by))
}

#[pyfunction]
#[pyo3(signature = (value = HALF))]
fn halve(value: u128) -> PyResult<u128> {
    Ok(value / 2)
}

#[pyfunction]
fn widened(values: Vec<u64>) -> Vec<u128> {
    values.into_iter().map(|v| u128::from(v) << 64).collect()
}

#[pyfunction]
fn widest(values: &[i128]) -> Option<i128> {
    values.iter().copied().max()
}

#[pyfunction]
fn swap(pair: (i128, char)) -> (char, i128) {
    (pair.1, pair.0)
}

#[pyfunction]
#[pyo3(signature = (*factors, **named))]
fn product(factors: Vec<u128>, named: Option<HashMap<String, u128>>) -> u128 {
    factors
        .into_iter()
        .chain(named.unwrap_or_default().into_values())
        .product()
}

#[pyfunction]
fn code(letter: char) -> u32 {
    letter.into()
}

#[pyfunction]
#[pyo3(signature = (letter, other = DASH))]
fn next_char(letter: Option<char>, other: char) -> char {
    let next = |c: char| char::from_u32(c as u32 + 1);
    letter.and_then(next).unwrap_or(other)
}

#[pyfunction]
#[pyo3(signature = (quote = '\'', other = '"', back = '\\', line = '\n', far = '\u{10ffff}'))]
fn quoted(quote: char, other: char, back: char, line: char, far: char) -> Vec<char> {
    vec![quote, other, back, line, far]
}

#[pyfunction]
fn letters(text: &str) -> Vec<char> {
    text.chars().collect()
}

#[pyfunction]
fn joined(letters: &[char]) -> String {
    letters.iter().collect()
}

#[pyfunction]
fn initial(text: &str) -> Option<char> {
    text.chars().next()
}

#[pyfunction]
#[pyo3(signature = (*letters))]
fn every(letters: Vec<char>) -> bool {
    letters.iter().all(|c| c.is_alphabetic())
}

/// Gives the text again where it needs no escape.
#[pyfunction]
#[pyo3(signature = (text = "<>".into()))]
fn escaped(text: Cow<'_, str>) -> Cow<'_, str> {
    match text.contains('<') {
        true => text.replace('<', "&lt;").into(),
        false => text,
    }
}

#[pyfunction]
fn trimmed(data: Option<Cow<'_, [u8]>>) -> Option<Cow<'_, [u8]>> {
    match data? {
        Cow::Borrowed(data) => Some(Cow::Borrowed(data.trim_ascii())),
        Cow::Owned(data) => Some(data.trim_ascii().to_vec().into()),
    }
}

#[pyfunction]
#[pyo3(signature = (data = b"\x00b".as_slice().into()))]
fn middle(data: Cow<'_, [u8]>) -> Option<u8> {
    data.get(data.len() / 2).copied()
}

#[pyfunction]
fn maximum(values: Cow<'_, [i64]>) -> Cow<'_, [i64]> {
    let most = values.iter().max().copied();
    values
        .iter()
        .copied()
        .filter(|v| Some(*v) == most)
        .collect()
}

#[pyfunction]
fn shout(words: Vec<Cow<'_, str>>) -> Vec<Cow<'_, str>> {
    let loud = |word: Cow<'_, str>| Cow::Owned(word.to_uppercase());
    words.into_iter().map(loud).collect()
}

#[pyfunction]
fn split(text: &str) -> (Cow<'_, str>, Cow<'static, str>) {
    (
        text.split(' ').next().unwrap_or_default().into(),
        "end".into(),
    )
}

/// What is on an account.
#[derive(FromPyObject, IntoPyObject, Clone)]
#[pyo3(from_item_all)]
struct Amount {
    value: i128,
    currency: char,
    limit: Option<u128>,
}

#[pyfunction]
fn charge(amount: Amount, by: u128) -> Amount {
    Amount {
        value: amount.value - by as i128,
        ..amount
    }
}

#[derive(FromPyObject)]
struct Line<'a> {
    text: Cow<'a, str>,
    data: Cow<'a, [u8]>,
}

#[pyfunction]
fn read(line: Line<'_>) -> String {
    format!("{}:{}", line.text, line.data.len())
}

#[pyclass(get_all, set_all)]
struct Account {
    balance: i128,
    sign: char,
}

#[pymethods]
impl Account {
    #[new]
    #[pyo3(signature = (balance, sign = '€'))]
    fn new(balance: i128, sign: char) -> Self {
        Account { balance, sign }
    }

    #[classattr]
    const MOST: u128 = u128::MAX;

    #[classattr]
    fn signs() -> Vec<char> {
        vec!['€', '$']
    }

    fn __int__(&self) -> i128 {
        self.balance
    }

    fn __add__(&self, other: u128) -> i128 {
        self.balance + other as i128
    }

    fn __contains__(&self, letter: char) -> bool {
        self.sign == letter
    }

    fn __str__(&self) -> Cow<'_, str> {
        format!("{} {}", self.balance, self.sign).into()
    }
}

#[pyclass]
#[derive(Clone)]
enum Event {
    Paid { amount: u128 },
    Marked(char, Option<i128>),
}

/// The digits of a number.
#[pyclass]
struct Digits {
    left: u128,
}

#[pymethods]
impl Digits {
    #[new]
    fn new(left: u128) -> Self {
        Digits { left }
    }

    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&mut self) -> Option<char> {
        let digit = char::from_digit((self.left % 10) as u32, 10);
        let more = self.left > 0;
        self.left /= 10;
        digit.filter(|_| more)
    }
}
