//! In the middle.

use pyo3::prelude::*;

pub(crate) mod inner;

/// A coin.
#[pyclass(eq)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Coin {
    Heads,
    Tails,
}

#[pyfunction]
pub(crate) fn flip(coin: Coin) -> Coin {
    match coin {
        Coin::Heads => Coin::Tails,
        Coin::Tails => Coin::Heads,
    }
}
