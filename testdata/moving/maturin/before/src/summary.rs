use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

pyo3::create_exception!(_tally, TallyError, PyValueError);

/// The count, the sum and the extremes of numbers.
#[pyclass(frozen, get_all, eq, module = "tally._tally")]
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    count: usize,
    sum: f64,
    least: Option<f64>,
    greatest: Option<f64>,
}

#[pymethods]
impl Summary {
    #[staticmethod]
    fn of(values: Vec<f64>) -> Summary {
        Summary {
            count: values.len(),
            sum: values.iter().sum(),
            least: values.iter().copied().reduce(f64::min),
            greatest: values.iter().copied().reduce(f64::max),
        }
    }

    #[getter]
    fn mean(&self) -> Option<f64> {
        (self.count > 0).then(|| self.sum / self.count as f64)
    }

    fn __add__(&self, other: &Summary) -> Summary {
        let both = |a: Option<f64>, b: Option<f64>, pick: fn(f64, f64) -> f64| match (a, b) {
            (Some(a), Some(b)) => Some(pick(a, b)),
            _ => a.or(b),
        };
        Summary {
            count: self.count + other.count,
            sum: self.sum + other.sum,
            least: both(self.least, other.least, f64::min),
            greatest: both(self.greatest, other.greatest, f64::max),
        }
    }

    fn __repr__(&self) -> String {
        format!("Summary(count={}, sum={:?})", self.count, self.sum)
    }
}
