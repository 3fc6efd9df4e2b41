//! Vectors, slices, options and tuples, nested at will.
use pyo3::prelude::*;

pyo3::bindings!();

#[pyfunction]
fn sum(values: &[i64]) -> i64 {
    values.iter().sum()
}

/// Adds up while other threads run Python.
#[pyfunction]
fn sum_detached(py: Python<'_>, values: Vec<i64>) -> i64 {
    py.detach(|| {
        std::thread::sleep(std::time::Duration::from_millis(1));
        sum(&values)
    })
}

#[pyfunction]
fn doubled(values: Vec<f64>) -> Vec<f64> {
    values.into_iter().map(|v| v * 2.0).collect()
}

#[pyfunction]
fn all(values: &[bool]) -> bool {
    values.iter().all(|v| *v)
}

#[pyfunction]
fn flags(count: usize) -> Vec<bool> {
    (0..count).map(|i| i % 2 == 0).collect()
}

#[pyfunction]
fn join(words: Vec<String>, sep: &str) -> String {
    words.join(sep)
}

#[pyfunction]
fn join_borrowed(words: Vec<&str>, sep: &str) -> String {
    words.join(sep)
}

#[pyfunction]
fn join_slice(words: &[String]) -> String {
    words.concat()
}

#[pyfunction]
fn split(text: &str) -> Vec<String> {
    text.split(',').map(str::to_owned).collect()
}

#[pyfunction]
fn chunks(data: &[u8], size: usize) -> Vec<Vec<u8>> {
    data.chunks(size.max(1)).map(<[u8]>::to_vec).collect()
}

#[pyfunction]
fn half(value: Option<i64>) -> Option<i64> {
    value.filter(|v| v % 2 == 0).map(|v| v / 2)
}

#[pyfunction]
fn greet(name: Option<&str>) -> Option<String> {
    name.map(|name| format!("hello {name}"))
}

#[pyfunction]
fn maybe_sum(values: Option<Vec<i64>>) -> Option<i64> {
    values.map(|values| values.iter().sum())
}

#[pyfunction]
fn nested_option(value: Option<Option<i64>>) -> &'static str {
    match value {
        None => "none",
        Some(None) => "some none",
        Some(Some(_)) => "some some",
    }
}

#[pyfunction]
fn swap(pair: (String, i64)) -> (i64, String) {
    (pair.1, pair.0)
}

#[pyfunction]
fn extent(points: &[(f64, f64)]) -> Option<(f64, f64)> {
    let (first, rest) = points.split_first()?;
    Some(
        rest.iter()
            .fold(*first, |(x, y), p| (x.max(p.0), y.max(p.1))),
    )
}

/// The example of docs/abi.md, nearly.
#[pyfunction]
#[pyo3(signature = (rows, sep=None))]
fn render(rows: Vec<Option<(String, i64)>>, sep: Option<&str>) -> Vec<String> {
    let sep = sep.unwrap_or("=");
    rows.into_iter()
        .map(|row| {
            row.map_or_else(
                || "-".to_owned(),
                |(key, value)| format!("{key}{sep}{value}"),
            )
        })
        .collect()
}

#[pyfunction]
fn table(size: usize) -> Vec<Option<(String, Vec<i64>)>> {
    (0..size)
        .map(|i| (i % 2 == 0).then(|| (format!("row {i}"), (0..i as i64).collect())))
        .collect()
}

#[pyfunction]
fn matrix(rows: Vec<Vec<i32>>) -> Vec<i32> {
    rows.concat()
}
