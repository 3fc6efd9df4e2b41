//! Counts and sums numbers as they come by.
use pyo3::prelude::*;

pub mod summary;

#[pymodule]
mod _tally {
    #[pymodule_export]
    use super::summary::{Summary, TallyError};

    #[cfg(feature = "quantiles")]
    #[pymodule_export]
    use super::quantiles;

    #[pymodule_export]
    use super::parse;
}

/// The numbers of a text, which stand in lines.
#[pyfunction]
#[pyo3(signature = (text, /, *, skip_bad = false))]
pub fn parse(py: Python<'_>, text: &str, skip_bad: bool) -> PyResult<Vec<f64>> {
    py.detach(|| {
        text.lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| line.trim().parse::<f64>().map_err(|_| line))
            .filter(|number| !skip_bad || number.is_ok())
            .map(|number| {
                number.map_err(|line| summary::TallyError::new_err(format!("not a number: {line}")))
            })
            .collect()
    })
}

/// The quantiles of numbers.
#[cfg(feature = "quantiles")]
#[pyfunction]
#[pyo3(signature = (values, at = None))]
pub fn quantiles(mut values: Vec<f64>, at: Option<Vec<f64>>) -> PyResult<Vec<f64>> {
    let at = at.unwrap_or_else(|| vec![0.5]);
    if values.is_empty() || at.iter().any(|at| !(0.0..=1.0).contains(at)) {
        return Err(summary::TallyError::new_err("a quantile of nothing, or beyond all"));
    }
    values.sort_by(f64::total_cmp);
    let last = (values.len() - 1) as f64;
    Ok(at.iter().map(|at| values[(at * last).round() as usize]).collect())
}
