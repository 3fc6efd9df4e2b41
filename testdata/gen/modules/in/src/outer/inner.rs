//! At the bottom.

use super::Coin;
use pyo3::prelude::*;

#[pyfunction]
pub(crate) fn flip(coins: Vec<Coin>) -> Vec<Coin> {
    coins.into_iter().map(super::flip).collect()
}
