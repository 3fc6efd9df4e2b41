use bindgen_rt::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

#[pyclass]
#[derive(Clone, Copy, PartialEq)]
enum Level {
    Low,
    High,
}

#[pyclass]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    First,
    Last,
}

#[pyfunction]
fn prices(list: BTreeMap<String, HashMap<f64, i64>>) {}

#[pyfunction]
fn paths(list: BTreeSet<Vec<String>>) {}

#[pyfunction]
fn twice() -> HashSet<Option<Option<i64>>> {
    HashSet::new()
}

#[pyfunction]
fn fixed(list: HashMap<[i64; 2], i64>) {}

#[pyfunction]
fn levels(list: HashMap<(Level, i64), i64>, ranks: BTreeSet<Rank>) {}

#[pyfunction]
fn ranks(list: &[HashSet<Rank>]) -> BTreeSet<Level> {
    BTreeSet::new()
}

#[pyfunction]
fn change(map: &mut HashMap<String, i64>, array: &mut [u8; 2]) {}

#[pyfunction]
fn inside(list: Vec<&[i64; 2]>, maps: Option<&HashMap<String, i64>>) {}

#[pyfunction]
fn unknown(a: [u8; length()], b: [i64; 1 << 30], c: [i64; 1 - 2], d: [i64; 'x' as usize]) {}

fn length() -> usize {
    2
}

#[pyfunction]
#[pyo3(signature = (map = [], set = HashMap::new(), array = [1, 2], key = *b"abc"))]
fn defaults(map: HashMap<String, i64>, set: HashSet<i64>, array: [i64; 2], key: [u8; 2]) {}

#[pyclass]
struct Point {}

#[pyfunction]
fn points(list: &HashMap<String, Point>, pairs: HashMap<String>) {}

#[pyfunction]
fn shared() -> &'static BTreeMap<i64, Point> {
    unimplemented!()
}

bindgen_rt::bindings!();
