//! Comparisons, hashes and text: derived by option, written one by one, or all in one.
use std::cmp::Ordering;
use std::fmt;

use pyo3::exceptions::{PyOverflowError, PyValueError};
use pyo3::prelude::*;
use pyo3::pyclass::CompareOp;

/// All by option.
#[pyclass(frozen, eq, ord, hash, str)]
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    major: u32,
    minor: u32,
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "v{}.{}", self.major, self.minor)
    }
}

#[pymethods]
impl Version {
    #[new]
    #[pyo3(signature = (major, minor=0))]
    fn new(major: u32, minor: u32) -> Self {
        Version { major, minor }
    }
}

/// Equality by option, text by a format; nobody can hash it.
#[pyclass(eq, str = "<{name}: {count}>")]
#[derive(PartialEq)]
pub struct Tally {
    #[pyo3(get, set)]
    name: String,
    #[pyo3(get, set)]
    count: i64,
}

#[pymethods]
impl Tally {
    #[new]
    fn new(name: String, count: i64) -> Self {
        Tally { name, count }
    }
}

/// A float, which is not always in order, and text that is written.
#[pyclass(frozen, eq, ord)]
#[derive(PartialEq, PartialOrd)]
pub struct Ratio(f64);

#[pymethods]
impl Ratio {
    #[new]
    fn new(value: f64) -> Self {
        Ratio(value)
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __hash__(&self) -> u64 {
        self.0.to_bits()
    }
}

/// Everything in one method.
#[pyclass(frozen)]
pub struct Caseless {
    text: String,
}

#[pymethods]
impl Caseless {
    #[new]
    fn new(text: String) -> Self {
        Caseless { text }
    }

    fn __richcmp__(&self, other: &Caseless, op: CompareOp) -> PyResult<bool> {
        if other.text.is_empty() && self.text.is_empty() {
            return Err(PyValueError::new_err("nothing to compare"));
        }
        let ordering = self.text.to_lowercase().cmp(&other.text.to_lowercase());
        Ok(op.matches(ordering))
    }

    fn __hash__(&self) -> isize {
        self.text.len() as isize
    }
}

/// By the operator.
#[pyclass(frozen)]
pub struct Operators;

#[pymethods]
impl Operators {
    #[new]
    fn new() -> Self {
        Operators
    }

    fn __richcmp__(&self, other: i64, op: pyo3::basic::CompareOp) -> bool {
        let wanted = match op {
            CompareOp::Lt => 0,
            CompareOp::Le => 1,
            CompareOp::Eq => 2,
            CompareOp::Ne => 3,
            CompareOp::Gt => 4,
            CompareOp::Ge => 5,
        };
        wanted == other
    }
}

/// One by one, and against several types of operands.
#[pyclass]
pub struct Level {
    height: i32,
}

#[pymethods]
impl Level {
    #[new]
    fn new(height: i32) -> Self {
        Level { height }
    }

    fn __eq__(&self, other: &Level) -> bool {
        self.height == other.height
    }

    fn __lt__(&self, other: i32) -> PyResult<bool> {
        if other == 13 {
            return Err(PyOverflowError::new_err("unlucky"));
        }
        Ok(self.height < other)
    }

    fn __ge__(&self, other: &Level) -> bool {
        matches!(
            self.height.cmp(&other.height),
            Ordering::Greater | Ordering::Equal
        )
    }

    /// Looks at another one while it has this one for itself.
    fn lift(&mut self, other: &Level) {
        self.height += other.height;
    }
}

/// Only unequal to what it names.
#[pyclass(frozen)]
pub struct Odd;

#[pymethods]
impl Odd {
    #[new]
    fn new() -> Self {
        Odd
    }

    fn __ne__(&self, other: &str) -> bool {
        other == "odd"
    }
}

/// Nothing written: identity.
#[pyclass(frozen)]
pub struct Plain;

#[pymethods]
impl Plain {
    #[new]
    fn new() -> Self {
        Plain
    }
}

/// A hash alone.
#[pyclass(frozen)]
pub struct Hashed(i128);

#[pymethods]
impl Hashed {
    #[new]
    fn new(hash: i64) -> Self {
        Hashed(hash.into())
    }

    fn __hash__(&self) -> PyResult<i64> {
        match self.0 {
            7 => Err(PyValueError::new_err("no hash for 7")),
            hash => Ok(hash as i64),
        }
    }
}

/// An order alone: objects are told apart by where they are.
#[pyclass(frozen)]
pub struct Ordered(i64);

#[pymethods]
impl Ordered {
    #[new]
    fn new(value: i64) -> Self {
        Ordered(value)
    }

    fn __lt__(&self, other: &Self) -> bool {
        self.0 < other.0
    }

    fn __ne__(&self, other: &Self) -> bool {
        self.0 != other.0
    }
}

#[pymodule]
mod comparisons {
    #[pymodule_export]
    use super::{Caseless, Hashed, Level, Odd, Operators, Ordered, Plain, Ratio, Tally, Version};
}
