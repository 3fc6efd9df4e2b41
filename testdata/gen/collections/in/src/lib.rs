//! Maps, sets and arrays, nested at will.
use pyo3::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasherDefault, DefaultHasher};

pyo3::bindings!();

type Counts = BTreeMap<String, i64>;
type Fast<K, V> = HashMap<K, V, BuildHasherDefault<DefaultHasher>>;

const SIDE: usize = 2;

#[pyclass]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Color {
    Red,
    Green,
}

#[pyfunction]
fn counts(words: Vec<String>) -> Counts {
    let mut counts = Counts::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

#[pyfunction]
fn total(counts: HashMap<String, i64>) -> i64 {
    counts.values().sum()
}

#[pyfunction]
fn longest(names: HashMap<&str, &str>) -> Option<String> {
    let longest = names.into_iter().max_by_key(|(_, name)| name.len());
    longest.map(|(key, _)| key.to_owned())
}

#[pyfunction]
#[pyo3(signature = (map = BTreeMap::new(), keys = HashSet::new()))]
fn inverted(map: BTreeMap<i64, char>, keys: HashSet<i64>) -> HashMap<char, i64> {
    let wanted = |key: &i64| keys.is_empty() || keys.contains(key);
    map.into_iter()
        .filter(|(k, _)| wanted(k))
        .map(|(k, v)| (v, k))
        .collect()
}

#[pyfunction]
fn fast(map: &Fast<u128, bool>) -> Fast<u128, bool> {
    map.iter().map(|(k, v)| (*k, !v)).collect()
}

#[pyfunction]
fn groups(map: Option<BTreeMap<Color, Vec<i64>>>) -> Option<BTreeMap<Color, BTreeSet<i64>>> {
    let sets = map?.into_iter().map(|(k, v)| (k, v.into_iter().collect()));
    Some(sets.collect())
}

#[pyfunction]
fn grid(cells: BTreeMap<(i64, i64), f64>) -> BTreeMap<(i64, i64), Option<f64>> {
    cells
        .into_iter()
        .map(|(k, v)| (k, (v > 0.0).then_some(v)))
        .collect()
}

#[pyfunction]
fn pairs(map: Vec<(String, i64)>) -> Vec<(String, i64)> {
    map
}

#[pyfunction]
fn digests(map: HashMap<Vec<u8>, [u8; 2]>) -> BTreeMap<[u8; 2], Vec<u8>> {
    map.into_iter().map(|(k, v)| (v, k)).collect()
}

#[pyfunction]
fn optional(map: BTreeMap<Option<bool>, String>) -> BTreeMap<Option<bool>, String> {
    map
}

#[pyfunction]
fn union(a: HashSet<String>, b: BTreeSet<String>) -> BTreeSet<String> {
    a.into_iter().chain(b).collect()
}

#[pyfunction]
fn letters(text: &str) -> HashSet<char> {
    text.chars().collect()
}

#[pyfunction]
fn mixed(colors: &HashSet<Color>, words: Vec<BTreeSet<&str>>) -> BTreeMap<Color, Vec<String>> {
    let words: Vec<_> = words.into_iter().flatten().map(str::to_owned).collect();
    colors.iter().map(|color| (*color, words.clone())).collect()
}

#[pyfunction]
fn scaled(vector: [f64; 3], by: f64) -> [f64; 3] {
    vector.map(|v| v * by)
}

#[pyfunction]
fn transposed(rows: [[i64; SIDE]; 1 + 2]) -> [[i64; 3]; SIDE] {
    std::array::from_fn(|i| std::array::from_fn(|j| rows[j][i]))
}

#[pyfunction]
#[pyo3(signature = (key = *b"\x00key"))]
fn reversed_key(mut key: [u8; 4]) -> [u8; 4] {
    key.reverse();
    key
}

#[pyfunction]
fn checksum(block: &[u8; 4], words: &[&str; 2]) -> u32 {
    u32::from_be_bytes(*block) + words.concat().len() as u32
}

#[pyfunction]
fn nothing(none: [String; 0]) -> [String; 0] {
    none
}

#[pyfunction]
fn corners(points: Option<[(i64, char); 2]>) -> Option<[char; 2]> {
    points.map(|points| points.map(|(_, c)| c))
}

#[pyfunction]
#[pyo3(signature = (*rows, **named))]
fn collect(
    rows: Vec<[i64; 2]>,
    named: Option<HashMap<String, BTreeSet<i64>>>,
) -> BTreeMap<String, i64> {
    let mut out: BTreeMap<_, _> = rows.into_iter().map(|[a, b]| (a.to_string(), b)).collect();
    for (name, set) in named.unwrap_or_default() {
        out.insert(name, set.into_iter().sum());
    }
    out
}

/// What is known of a file.
#[derive(FromPyObject, IntoPyObject, Clone)]
#[pyo3(from_item_all)]
struct Entry {
    sizes: BTreeMap<String, u64>,
    tags: BTreeSet<String>,
    hash: [u8; 3],
}

#[pyfunction]
fn merged(entries: Vec<Entry>) -> Option<Entry> {
    entries.into_iter().reduce(|mut all, entry| {
        all.sizes.extend(entry.sizes);
        all.tags.extend(entry.tags);
        all
    })
}

#[pyclass(get_all, set_all)]
#[derive(Clone)]
struct Store {
    items: HashMap<String, Vec<i64>>,
    seen: HashSet<i64>,
    origin: [i64; 2],
}

#[pymethods]
impl Store {
    #[new]
    #[pyo3(signature = (items = HashMap::default(), seen = HashSet::new(), origin = None))]
    fn new(items: HashMap<String, Vec<i64>>, seen: HashSet<i64>, origin: Option<[i64; 2]>) -> Self {
        let origin = origin.unwrap_or_default();
        Store {
            items,
            seen,
            origin,
        }
    }

    #[classattr]
    fn limits() -> BTreeMap<&'static str, i64> {
        [("low", 0), ("high", 9)].into()
    }

    fn borrowed(&self) -> &HashMap<String, Vec<i64>> {
        &self.items
    }

    fn marks(&self) -> (&HashSet<i64>, &[i64; 2]) {
        (&self.seen, &self.origin)
    }

    fn __getitem__(&self, key: [String; 2]) -> Vec<i64> {
        key.iter()
            .filter_map(|key| self.items.get(key))
            .flatten()
            .copied()
            .collect()
    }

    fn __or__(&self, other: HashSet<i64>) -> HashSet<i64> {
        &self.seen | &other
    }
}

#[pyfunction]
fn stores(
    map: BTreeMap<String, Store>,
    mut more: HashMap<String, PyRef<'_, Store>>,
) -> BTreeMap<String, Store> {
    more.retain(|_, store| !store.seen.is_empty());
    map.into_iter()
        .chain(more.into_iter().map(|(k, v)| (k, v.clone())))
        .collect()
}

#[pyclass]
#[derive(Clone)]
enum Message {
    Counted { counts: BTreeMap<String, i64> },
    Placed([f64; 2], BTreeSet<char>),
}

/// The pairs of a map, one after the other.
#[pyclass]
struct Pairs {
    left: BTreeMap<i64, i64>,
}

#[pymethods]
impl Pairs {
    #[new]
    fn new(left: BTreeMap<i64, i64>) -> Self {
        Pairs { left }
    }

    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&mut self) -> Option<[i64; 2]> {
        self.left.pop_first().map(|(k, v)| [k, v])
    }
}

type Either<L, R> = pyo3::Either<L, R>;

#[pyfunction]
fn either(
    value: Either<BTreeMap<String, i64>, BTreeSet<i64>>,
) -> Either<BTreeSet<i64>, BTreeMap<String, i64>> {
    match value {
        Either::Left(map) => Either::Right(map),
        Either::Right(set) => Either::Left(set),
    }
}
