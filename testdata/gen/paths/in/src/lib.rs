//! Paths and other texts of the system.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use pyo3::prelude::*;

pyo3::bindings!();

/// The last part of a path.
#[pyfunction]
fn last(path: &Path) -> Option<&Path> {
    path.file_name().map(Path::new)
}

/// Two paths as one.
#[pyfunction]
#[pyo3(signature = (base, name = Path::new("x.txt")))]
fn join(base: PathBuf, name: &Path) -> PathBuf {
    base.join(name)
}

/// The same path.
#[pyfunction]
fn same(path: Cow<'_, Path>) -> Cow<'_, Path> {
    path
}

/// The text of the system, twice.
#[pyfunction]
fn twice(text: &OsStr, sep: OsString) -> OsString {
    let mut out = text.to_owned();
    out.push(sep);
    out.push(text);
    out
}

/// The number of bytes that the system has for it.
#[pyfunction]
fn size(text: &OsString) -> usize {
    text.as_encoded_bytes().len()
}

/// The paths that have an extension, or None without any.
#[pyfunction]
#[pyo3(signature = (paths, extension = None))]
fn with_extension(paths: Vec<PathBuf>, extension: Option<&OsStr>) -> Option<Vec<PathBuf>> {
    let found: Vec<_> = paths
        .into_iter()
        .filter(|path| path.extension() == extension)
        .collect();
    (!found.is_empty()).then_some(found)
}

/// A path is taken first, and a number then.
#[pyfunction]
fn path_or_number(value: pyo3::Either<i64, PathBuf>) -> pyo3::Either<PathBuf, i64> {
    match value {
        pyo3::Either::Left(number) => pyo3::Either::Right(number),
        pyo3::Either::Right(path) => pyo3::Either::Left(path),
    }
}

/// The size of a file.
#[pyfunction]
fn length(path: &PathBuf) -> PyResult<u64> {
    Ok(std::fs::metadata(path)?.len())
}

/// A file and where it is.
#[derive(FromPyObject, IntoPyObject, Clone)]
#[pyo3(from_item_all)]
struct Entry {
    name: OsString,
    at: PathBuf,
}

/// The entries in another directory.
#[pyfunction]
fn moved(entries: Vec<Entry>, to: &Path) -> Vec<(Entry, PathBuf)> {
    let moved = |entry: Entry| {
        let path = to.join(&entry.name);
        (entry, path)
    };
    entries.into_iter().map(moved).collect()
}

/// A directory.
#[pyclass]
struct Directory {
    #[pyo3(get, set)]
    path: PathBuf,
    #[pyo3(get)]
    parent: Option<PathBuf>,
}

#[pymethods]
impl Directory {
    #[new]
    #[pyo3(signature = (path = "/tmp".into()))]
    fn new(path: PathBuf) -> Self {
        let parent = path.parent().map(Path::to_owned);
        Directory { path, parent }
    }

    fn __fspath__(&self) -> &OsStr {
        self.path.as_os_str()
    }

    fn __truediv__(&self, name: &OsStr) -> PathBuf {
        self.path.join(name)
    }
}

/// The same sizes.
#[pyfunction]
fn sizes(sizes: BTreeMap<PathBuf, u64>) -> BTreeMap<PathBuf, u64> {
    sizes
}
