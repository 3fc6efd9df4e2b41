//! What `#[pymethods]` gives to enums without data.
use pyo3::exceptions::{PyIndexError, PyOverflowError, PyValueError};
use pyo3::prelude::*;
use pyo3::pyclass::CompareOp;
use pyo3::types::PyType;
use pyo3::{Bound, Either};

pyo3::bindings!();

/// A colour of a palette.
#[pyclass(eq, module = "enum_methods")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Color {
    /// As fire.
    Red = 10,
    Green = 20,
    #[pyo3(name = "BLUE")]
    Blue = 30,
}

const ALL: [Color; 3] = [Color::Red, Color::Green, Color::Blue];

#[pymethods]
impl Color {
    /// How many there are.
    #[classattr]
    const COUNT: usize = ALL.len();

    #[classattr]
    #[pyo3(name = "DEFAULT")]
    fn default_color() -> Self {
        Color::Green
    }

    #[classattr]
    fn by_name() -> Vec<(String, Color)> {
        ALL.iter().map(|c| (format!("{c:?}"), *c)).collect()
    }

    #[classattr]
    fn origin() -> Swatch {
        Swatch { color: Color::Red }
    }

    /// The colour as HTML has it.
    ///
    /// With a `#` in front.
    fn hex(&self) -> String {
        format!("#{:02x}0000", *self as u8)
    }

    fn mixed(self, other: Color) -> Color {
        if self == other {
            self
        } else {
            Color::Blue
        }
    }

    #[pyo3(signature = (other, *, weight=0.5, palette=None, fallback=Color::Red), name = "blend")]
    fn blended(
        self,
        other: &Self,
        weight: f64,
        palette: Option<Vec<Self>>,
        fallback: Self,
    ) -> PyResult<Vec<Self>> {
        if !(0.0..=1.0).contains(&weight) {
            return Err(PyValueError::new_err("the weight is between 0 and 1"));
        }
        let mut all = palette.unwrap_or_default();
        all.extend([self, *other, fallback]);
        Ok(all)
    }

    #[pyo3(signature = (*names, **weights))]
    fn tagged(&self, names: Vec<String>, weights: Option<Vec<(String, f64)>>) -> String {
        let weights = weights.unwrap_or_default();
        format!("{self:?} {} {}", names.join("+"), weights.len())
    }

    fn checksum(&self, py: Python<'_>, data: &[u8]) -> u64 {
        py.detach(|| data.iter().map(|byte| u64::from(*byte)).sum::<u64>() * *self as u64)
    }

    fn swatch(&self) -> Swatch {
        Swatch { color: *self }
    }

    fn of(&self, swatch: &Swatch) -> bool {
        swatch.color == *self
    }

    /// Finds a colour by its name.
    #[staticmethod]
    fn from_text(text: &str) -> PyResult<Self> {
        ALL.iter()
            .copied()
            .find(|c| format!("{c:?}").eq_ignore_ascii_case(text))
            .ok_or_else(|| PyValueError::new_err(format!("no colour {text:?}")))
    }

    #[staticmethod]
    fn kind(value: Either<Vec<u8>, Either<Option<Color>, (f64, &Swatch)>>) -> &'static str {
        match value {
            Either::Left(_) => "bytes",
            Either::Right(Either::Left(None)) => "nothing",
            Either::Right(Either::Left(Some(_))) => "colour",
            Either::Right(Either::Right(_)) => "pair",
        }
    }

    /// All of them.
    #[classmethod]
    #[pyo3(signature = (first=None))]
    fn members(_cls: &Bound<'_, PyType>, first: Option<Color>) -> Vec<Color> {
        let first = first.unwrap_or(Color::Red);
        ALL.iter().copied().filter(|c| *c >= first).collect()
    }

    /// Whether it is warm.
    #[getter]
    fn is_warm(&self) -> bool {
        matches!(self, Color::Red)
    }

    #[getter(next)]
    fn get_following(self) -> PyResult<Option<Color>> {
        match self {
            Color::Red => Ok(Some(Color::Green)),
            Color::Green => Ok(None),
            Color::Blue => Err(PyOverflowError::new_err("no more")),
        }
    }

    fn panics(&self) {
        panic!("{self:?}")
    }

    fn __repr__(&self) -> String {
        format!("<{self:?}>")
    }

    /// In lower case.
    fn __str__(&self) -> String {
        format!("{self:?}").to_lowercase()
    }

    fn __format__(&self, spec: &str) -> String {
        format!("{spec}{self:?}")
    }

    fn __bool__(&self) -> bool {
        *self != Color::Green
    }

    fn __len__(&self) -> usize {
        *self as usize
    }

    fn __contains__(&self, other: Color) -> bool {
        other <= *self
    }

    fn __int__(&self) -> u8 {
        *self as u8
    }

    fn __index__(&self) -> u8 {
        *self as u8
    }

    fn __float__(&self) -> f64 {
        f64::from(*self as u8) / 4.0
    }

    fn __call__(&self, count: usize) -> Vec<Color> {
        vec![*self; count]
    }

    fn __getitem__(&self, index: Either<Color, isize>) -> PyResult<String> {
        match index {
            Either::Left(color) => Ok(format!("{self:?}{color:?}")),
            Either::Right(0) => Ok(format!("{self:?}")),
            Either::Right(index) => Err(PyIndexError::new_err(index)),
        }
    }

    fn __iter__(&self) -> Countdown {
        Countdown { left: 2 }
    }

    fn __enter__(&self) -> Color {
        *self
    }

    #[pyo3(signature = (*_args))]
    fn __exit__(&self, _args: &Bound<'_, pyo3::types::PyTuple>) -> bool {
        *self == Color::Red
    }

    fn __neg__(&self) -> Color {
        Color::Blue
    }

    fn __add__(&self, other: Color) -> Vec<Color> {
        vec![*self, other]
    }

    fn __radd__(&self, other: i64) -> i64 {
        other + *self as i64
    }

    fn __or__(self, other: Either<Color, String>) -> String {
        format!("{self:?}|{other:?}")
    }

    fn __pow__(&self, exponent: u32, modulo: Option<i64>) -> i64 {
        let power = (*self as i64).pow(exponent);
        modulo.map_or(power, |modulo| power % modulo)
    }

    fn __richcmp__(&self, other: &Self, op: CompareOp) -> bool {
        op.matches(self.cmp(other))
    }
}

/// A member equals its number.
#[pyclass(eq, eq_int)]
#[derive(Clone, Copy, PartialEq)]
pub enum Weekday {
    Monday,
    Sunday = 6,
}

#[pymethods]
impl Weekday {
    #[getter]
    fn is_weekend(&self) -> bool {
        *self == Weekday::Sunday
    }

    fn lower(&self, call: i32, call_: i32) -> String {
        format!("{} {}", *self as i32, call - call_)
    }

    fn __str__(&self) -> &'static str {
        match self {
            Weekday::Monday => "monday",
            Weekday::Sunday => "sunday",
        }
    }

    fn __lt__(&self, other: &Weekday) -> bool {
        (*self as i32) > *other as i32
    }

    fn __rsub__(&self, other: i64) -> i64 {
        other * 100 - *self as i64
    }
}

/// Its options ask for methods.
#[pyclass(eq, ord, str)]
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug)]
pub enum Size {
    Large,
    Small,
}

impl std::fmt::Display for Size {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "as {self:?} as can be")
    }
}

#[pyclass]
#[derive(Debug)]
pub struct Swatch {
    color: Color,
}

#[pymethods]
impl Swatch {
    #[getter]
    fn color(&self) -> Color {
        self.color
    }
}

#[pyclass]
pub struct Countdown {
    left: u8,
}

#[pymethods]
impl Countdown {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&mut self) -> Option<u8> {
        self.left = self.left.checked_sub(1)?;
        Some(self.left)
    }
}

/// Enums below the root.
pub mod inner {
    use super::Swatch;
    use pyo3::prelude::*;

    /// Has the name of another one.
    #[pyclass]
    #[derive(Clone, Copy, PartialEq)]
    pub(crate) enum Color {
        Red,
        #[pyo3(name = "str")]
        Str,
    }

    #[pymethods]
    impl Color {
        fn swatches(&self, of: Vec<(super::Color, Color)>) -> Vec<Option<Swatch>> {
            of.into_iter()
                .map(|(color, inner)| (inner == *self).then_some(Swatch { color }))
                .collect()
        }

        /// It has a doc.
        #[staticmethod]
        fn int(text: &str) -> usize {
            text.len()
        }

        fn lt(&self) -> bool {
            true
        }

        fn __lt__(&self, other: Color) -> bool {
            (*self as i32) < other as i32
        }
    }

    #[pyfunction]
    pub(crate) fn hexes(colors: Vec<super::Color>) -> Vec<String> {
        colors.iter().map(|color| color.hex()).collect()
    }
}
