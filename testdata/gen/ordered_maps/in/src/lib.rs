//! Maps and sets that keep the order in which they were filled.
use ordered::map::IndexMap;
use ordered::IndexSet;
use pyo3::prelude::*;

pyo3::bindings!();

#[pyfunction]
fn reversed(map: IndexMap<String, i64>) -> IndexMap<String, i64> {
    map.into_iter().rev().collect()
}

#[pyfunction]
#[pyo3(signature = (set = IndexSet::new(), limit = None))]
fn first(set: IndexSet<char>, limit: Option<usize>) -> IndexSet<char> {
    set.into_iter().take(limit.unwrap_or(2)).collect()
}

#[pyfunction]
#[pyo3(signature = (**named))]
fn names(named: Option<IndexMap<String, u128>>) -> Vec<String> {
    named.unwrap_or_default().into_keys().collect()
}

#[pyclass(get_all, set_all)]
#[derive(Clone, Default)]
struct Index {
    words: IndexMap<String, IndexSet<usize>>,
}

#[pymethods]
impl Index {
    #[new]
    #[pyo3(signature = (words = IndexMap::new()))]
    fn new(words: IndexMap<String, IndexSet<usize>>) -> Self {
        Index { words }
    }

    fn add(&mut self, word: &str, place: usize) {
        self.words.entry(word.to_owned()).or_default().insert(place);
    }

    fn all(&self) -> &IndexMap<String, IndexSet<usize>> {
        &self.words
    }
}
