//! What methods of classes are passed beside values.

use super::exceptions::PyValueError;
use super::PyResult;
use std::cmp::Ordering;

pub use super::initializer::PyClassInitializer;

/// The operator that `__richcmp__` is called for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareOp {
    /// `<`
    Lt = 0,
    /// `<=`
    Le = 1,
    /// `==`
    Eq = 2,
    /// `!=`
    Ne = 3,
    /// `>`
    Gt = 4,
    /// `>=`
    Ge = 5,
}

impl CompareOp {
    /// The operator of a number of Python's.
    #[inline]
    pub(crate) fn of(number: i32) -> PyResult<Self> {
        Ok(match number {
            0 => CompareOp::Lt,
            1 => CompareOp::Le,
            2 => CompareOp::Eq,
            3 => CompareOp::Ne,
            4 => CompareOp::Gt,
            5 => CompareOp::Ge,
            _ => {
                let message = format!("{number} is not a comparison: it is not between 0 and 5");
                return Err(PyValueError::new_err(message));
            }
        })
    }

    /// Whether the operator holds for two values in this order.
    pub fn matches(self, ordering: Ordering) -> bool {
        match self {
            CompareOp::Lt => ordering.is_lt(),
            CompareOp::Le => ordering.is_le(),
            CompareOp::Eq => ordering.is_eq(),
            CompareOp::Ne => ordering.is_ne(),
            CompareOp::Gt => ordering.is_gt(),
            CompareOp::Ge => ordering.is_ge(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares() {
        let held = |ordering| {
            let mut held = Vec::new();
            for number in 0..6 {
                held.push(CompareOp::of(number).unwrap().matches(ordering));
            }
            held
        };
        assert_eq!(
            held(Ordering::Less),
            [true, true, false, true, false, false]
        );
        assert_eq!(
            held(Ordering::Equal),
            [false, true, true, false, false, true]
        );
        assert_eq!(
            held(Ordering::Greater),
            [false, false, false, true, true, true]
        );
        assert!(CompareOp::of(6).is_err() && CompareOp::of(-1).is_err());
    }
}
