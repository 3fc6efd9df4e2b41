//! Special methods: text, numbers, items, calls and attributes.
use std::collections::BTreeMap;

use pyo3::exceptions::{PyAttributeError, PyIndexError, PyKeyError, PyZeroDivisionError};
use pyo3::prelude::*;
use pyo3::types::{PyAny, PySlice};
use pyo3::Either;

/// A number with every operator.
#[pyclass(from_py_object)]
#[derive(Clone)]
pub struct Number {
    value: i64,
}

fn number(value: i64) -> Number {
    Number { value }
}

#[pymethods]
impl Number {
    #[new]
    fn new(value: i64) -> Self {
        number(value)
    }

    /// What it is worth.
    #[getter]
    fn value(&self) -> i64 {
        self.value
    }

    fn __repr__(&self) -> String {
        format!("Number({})", self.value)
    }

    fn __str__(&self) -> PyResult<String> {
        match self.value {
            0 => Err(PyZeroDivisionError::new_err("no text for zero")),
            value => Ok(value.to_string()),
        }
    }

    fn __format__(&self, spec: &str) -> String {
        format!("{spec}{}", self.value)
    }

    fn __bytes__(&self) -> Vec<u8> {
        self.value.to_string().into_bytes()
    }

    fn __hash__(&self) -> i64 {
        self.value
    }

    fn __bool__(&self) -> bool {
        self.value != 0
    }

    fn __int__(&self) -> i64 {
        self.value
    }

    fn __index__(&self) -> i64 {
        self.value
    }

    fn __float__(&self) -> f64 {
        self.value as f64
    }

    fn __neg__(&self) -> Number {
        number(-self.value)
    }

    /// The very same object.
    fn __pos__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __abs__(&self) -> i64 {
        self.value.abs()
    }

    fn __invert__(&self) -> PyResult<Number> {
        match self.value {
            0 => Err(PyZeroDivisionError::new_err("zero stays")),
            value => Ok(number(!value)),
        }
    }

    #[pyo3(signature = (_digits=None))]
    fn __round__(&self, _digits: Option<i32>) -> i64 {
        self.value
    }

    fn __trunc__(&self) -> i64 {
        self.value
    }

    fn __floor__(&self) -> i64 {
        self.value - 1
    }

    fn __ceil__(&self) -> i64 {
        self.value + 1
    }

    fn __sizeof__(&self) -> usize {
        1000
    }

    fn __add__(&self, other: Either<Number, i64>) -> Number {
        match other {
            Either::Left(other) => number(self.value + other.value),
            Either::Right(other) => number(self.value + other),
        }
    }

    fn __radd__(&self, other: i64) -> Number {
        number(other + self.value)
    }

    fn __iadd__(&mut self, other: i64) {
        self.value += other;
    }

    fn __sub__(&self, other: &Number) -> Number {
        number(self.value - other.value)
    }

    /// Only from the left does an integer fit.
    fn __rsub__(&self, other: i64) -> i64 {
        other - self.value
    }

    fn __isub__(&mut self, other: i64) -> PyResult<()> {
        if other < 0 {
            return Err(PyIndexError::new_err("negative"));
        }
        self.value -= other;
        Ok(())
    }

    fn __mul__(&self, other: i64) -> Number {
        number(self.value * other)
    }

    fn __rmul__(&self, other: i64) -> Number {
        number(self.value * other)
    }

    fn __matmul__(&self, other: &str) -> String {
        format!("{}@{other}", self.value)
    }

    fn __truediv__(&self, other: i64) -> PyResult<f64> {
        match other {
            0 => Err(PyZeroDivisionError::new_err("by zero")),
            other => Ok(self.value as f64 / other as f64),
        }
    }

    fn __rtruediv__(&self, other: i64) -> f64 {
        other as f64 / self.value as f64
    }

    fn __floordiv__(&self, other: i64) -> i64 {
        self.value.div_euclid(other)
    }

    fn __mod__(&self, other: i64) -> i64 {
        self.value.rem_euclid(other)
    }

    fn __divmod__(&self, other: i64) -> (i64, i64) {
        (self.value.div_euclid(other), self.value.rem_euclid(other))
    }

    fn __rdivmod__(&self, other: i64) -> (i64, i64) {
        (other.div_euclid(self.value), other.rem_euclid(self.value))
    }

    fn __lshift__(&self, other: u32) -> i64 {
        self.value << other
    }

    fn __rshift__(&self, other: u32) -> i64 {
        self.value >> other
    }

    fn __and__(&self, other: i64) -> i64 {
        self.value & other
    }

    fn __or__(&self, other: i64) -> i64 {
        self.value | other
    }

    fn __ror__(&self, other: i64) -> i64 {
        self.value | other
    }

    fn __xor__(&self, other: i64) -> i64 {
        self.value ^ other
    }

    fn __ior__(&mut self, other: i64) {
        self.value |= other;
    }

    fn __pow__(&self, other: u32, modulo: Option<i64>) -> i64 {
        match modulo {
            Some(modulo) => self.value.pow(other) % modulo,
            None => self.value.pow(other),
        }
    }

    fn __rpow__(&self, other: i64, _modulo: &Bound<'_, PyAny>) -> i64 {
        other.pow(self.value as u32)
    }

    fn __ipow__(&mut self, other: u32, _modulo: Option<i64>) {
        self.value = self.value.pow(other);
    }

    #[pyo3(signature = (first, second=2, *, third=3))]
    fn __call__(&self, first: i64, second: i64, third: i64) -> Vec<i64> {
        vec![self.value, first, second, third]
    }
}

/// Text: an index gives a letter's number, a slice gives text.
#[pyclass]
pub struct Letters {
    letters: Vec<char>,
}

impl Letters {
    fn place(&self, index: isize) -> PyResult<usize> {
        let len = self.letters.len() as isize;
        let place = if index < 0 { index + len } else { index };
        if (0..len).contains(&place) {
            Ok(place as usize)
        } else {
            Err(PyIndexError::new_err("no such letter"))
        }
    }
}

#[pymethods]
impl Letters {
    #[new]
    fn new(text: &str) -> Self {
        Letters {
            letters: text.chars().collect(),
        }
    }

    fn __len__(&self) -> usize {
        self.letters.len()
    }

    fn __contains__(&self, letter: &str) -> bool {
        self.letters.iter().any(|each| letter == each.to_string())
    }

    fn __getitem__(
        &self,
        index: Either<isize, Bound<'_, PySlice>>,
    ) -> PyResult<Either<u32, String>> {
        match index {
            Either::Left(index) => Ok(Either::Left(self.letters[self.place(index)?] as u32)),
            Either::Right(slice) => {
                let found = slice.indices(self.letters.len() as isize)?;
                let picked = (0..found.slicelength as isize)
                    .map(|nth| self.letters[(found.start + nth * found.step) as usize]);
                Ok(Either::Right(picked.collect()))
            }
        }
    }

    fn __setitem__(&mut self, index: isize, letter: &str) -> PyResult<()> {
        let place = self.place(index)?;
        self.letters[place] = letter
            .chars()
            .next()
            .ok_or_else(|| PyKeyError::new_err("no letter"))?;
        Ok(())
    }

    fn __delitem__(&mut self, index: Either<isize, Bound<'_, PySlice>>) -> PyResult<()> {
        match index {
            Either::Left(index) => {
                let place = self.place(index)?;
                self.letters.remove(place);
            }
            Either::Right(slice) => {
                let found = slice.indices(self.letters.len() as isize)?;
                if found.step != 1 {
                    return Err(PyIndexError::new_err("only with step 1"));
                }
                self.letters
                    .drain(found.start as usize..found.start as usize + found.slicelength);
            }
        }
        Ok(())
    }

    fn __reversed__(&self) -> String {
        self.letters.iter().rev().collect()
    }

    fn __length_hint__(&self) -> usize {
        7
    }
}

/// Numbers by name.
#[pyclass(mapping)]
pub struct Table {
    rows: BTreeMap<String, i64>,
}

#[pymethods]
impl Table {
    #[new]
    fn new() -> Self {
        Table {
            rows: BTreeMap::new(),
        }
    }

    fn __len__(&self) -> usize {
        self.rows.len()
    }

    fn __contains__(&self, key: &str) -> bool {
        self.rows.contains_key(key)
    }

    fn __getitem__(&self, key: &str) -> PyResult<i64> {
        match self.rows.get(key) {
            Some(value) => Ok(*value),
            None => Err(PyKeyError::new_err(key.to_owned())),
        }
    }

    fn __setitem__(&mut self, key: String, value: i64) {
        self.rows.insert(key, value);
    }

    fn __delitem__(&mut self, key: &str) -> PyResult<()> {
        match self.rows.remove(key) {
            Some(_) => Ok(()),
            None => Err(PyKeyError::new_err(key.to_owned())),
        }
    }
}

/// A row of squares.
#[pyclass(sequence, frozen)]
pub struct Squares {
    count: isize,
}

#[pymethods]
impl Squares {
    #[new]
    fn new(count: isize) -> Self {
        Squares { count }
    }

    fn __len__(&self) -> usize {
        self.count as usize
    }

    fn __getitem__(&self, index: isize) -> PyResult<isize> {
        if (0..self.count).contains(&index) {
            Ok(index * index)
        } else {
            Err(PyIndexError::new_err("no such square"))
        }
    }
}

/// Attributes that are made up.
#[pyclass]
pub struct Record {
    fields: BTreeMap<String, String>,
    /// An ordinary property.
    #[pyo3(get)]
    writes: usize,
}

#[pymethods]
impl Record {
    #[new]
    fn new() -> Self {
        Record {
            fields: BTreeMap::new(),
            writes: 0,
        }
    }

    fn __getattr__(&self, name: &str) -> PyResult<String> {
        match self.fields.get(name) {
            Some(value) => Ok(value.clone()),
            None => Err(PyAttributeError::new_err(format!("no field {name}"))),
        }
    }

    fn __setattr__(&mut self, name: String, value: String) {
        self.writes += 1;
        self.fields.insert(name, value);
    }

    fn __delattr__(&mut self, name: &str) -> PyResult<()> {
        match self.fields.remove(name) {
            Some(_) => Ok(()),
            None => Err(PyAttributeError::new_err(format!("no field {name}"))),
        }
    }

    fn __dir__(&self) -> Vec<String> {
        self.fields.keys().cloned().collect()
    }
}

/// A path.
#[pyclass(frozen)]
pub struct Place;

#[pymethods]
impl Place {
    #[new]
    fn new() -> Self {
        Place
    }

    fn __fspath__(&self) -> &'static str {
        "/some/where"
    }

    fn __hash__(&self) -> u64 {
        u64::MAX
    }

    fn __len__(&self) -> PyResult<usize> {
        Err(PyIndexError::new_err("immeasurable"))
    }
}

#[pymodule]
mod special_methods {
    #[pymodule_export]
    use super::{Letters, Number, Place, Record, Squares, Table};
}
