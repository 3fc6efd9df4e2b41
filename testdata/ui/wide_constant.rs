use bindgen_rt::prelude::*;

/// What no literal of C holds.
const WIDE: i128 = 1 << 64;

#[pymodule]
mod wide_constant {
    use super::*;

    #[pymodule_export]
    const NEGATIVE: i128 = i128::MIN;

    // Fine: both fit 64 bits, whatever their type.
    #[pymodule_export]
    const SMALL: u128 = u64::MAX as u128;

    #[pymodule_init]
    fn init(m: &Bound<'_, PyModule>) -> PyResult<()> {
        m.add("LEAST", i64::MIN as i128)?;
        m.add("WIDE", WIDE)
    }

    /// The default of a character is one.
    #[pyfunction]
    #[pyo3(signature = (letter = "x", value = 1 << 127, halved = 'y'))]
    fn letters(letter: char, value: i128, halved: u128) {}
}
