//! What a function takes its `**kwargs` as.

use crate::PyResult;
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;

/// A collection of arguments by name.
pub trait Keywords: Sized {
    /// The type of the values.
    type Value;

    /// What there is where no argument came by name.
    fn none() -> Self;

    /// All arguments that came by name; there is one at least.
    fn collect(pairs: impl FnOnce() -> PyResult<Vec<(String, Self::Value)>>) -> PyResult<Self>;
}

impl<T, S: BuildHasher + Default> Keywords for HashMap<String, T, S> {
    type Value = T;

    fn none() -> Self {
        HashMap::default()
    }

    fn collect(pairs: impl FnOnce() -> PyResult<Vec<(String, T)>>) -> PyResult<Self> {
        Ok(pairs()?.into_iter().collect())
    }
}

#[cfg(feature = "indexmap")]
impl<T, S: BuildHasher + Default> Keywords for indexmap::IndexMap<String, T, S> {
    type Value = T;

    fn none() -> Self {
        Self::default()
    }

    fn collect(pairs: impl FnOnce() -> PyResult<Vec<(String, T)>>) -> PyResult<Self> {
        Ok(pairs()?.into_iter().collect())
    }
}

impl<T> Keywords for BTreeMap<String, T> {
    type Value = T;

    fn none() -> Self {
        BTreeMap::new()
    }

    fn collect(pairs: impl FnOnce() -> PyResult<Vec<(String, T)>>) -> PyResult<Self> {
        Ok(pairs()?.into_iter().collect())
    }
}

impl<T> Keywords for Vec<(String, T)> {
    type Value = T;

    fn none() -> Self {
        Vec::new()
    }

    fn collect(pairs: impl FnOnce() -> PyResult<Vec<(String, T)>>) -> PyResult<Self> {
        pairs()
    }
}

impl<K: Keywords> Keywords for Option<K> {
    type Value = K::Value;

    fn none() -> Self {
        None
    }

    fn collect(pairs: impl FnOnce() -> PyResult<Vec<(String, K::Value)>>) -> PyResult<Self> {
        K::collect(pairs).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exceptions::PyTypeError;

    fn pairs() -> PyResult<Vec<(String, i64)>> {
        Ok(vec![("b".to_owned(), 1), ("a".to_owned(), 2)])
    }

    #[test]
    fn collects() {
        let list = [("b".to_owned(), 1), ("a".to_owned(), 2)];
        assert_eq!(Vec::collect(pairs).unwrap(), list);
        assert_eq!(<Vec<(String, i64)>>::none(), []);
        let map: BTreeMap<_, _> = Keywords::collect(pairs).unwrap();
        assert_eq!(
            map.into_iter().collect::<Vec<_>>(),
            [list[1].clone(), list[0].clone()]
        );
        let map: Option<HashMap<_, _>> = Keywords::collect(pairs).unwrap();
        assert_eq!(map.map(|map| map["a"]), Some(2));
        assert_eq!(<Option<HashMap<String, i64>>>::none(), None);
        let bad = || Err(PyTypeError::new_err("bad"));
        let none: PyResult<Vec<(String, i64)>> = Keywords::collect(bad);
        assert_eq!(none.unwrap_err().message(), "bad");
    }
}
