//! The annotations are still missing.

pub fn one() -> i64 {
    1
}
