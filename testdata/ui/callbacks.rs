use bindgen_rt::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

bindgen_rt::bindings!();

#[pyclass]
struct Node {}

#[pyfunction]
fn plain(f: &dyn Fn(i64) -> i64) -> i64 {
    f(1)
}

#[pyfunction]
fn silent(f: &dyn Fn(i64)) {
    f(1)
}

#[pyfunction]
fn other_error(f: &dyn Fn(i64) -> Result<i64, std::num::ParseIntError>) -> i64 {
    f(1).unwrap_or(0)
}

#[pyfunction]
fn unsendable(f: Box<dyn Fn(i64) -> PyResult<i64>>) -> PyResult<i64> {
    f(1)
}

#[pyfunction]
fn unshared(f: Arc<dyn Fn(i64) -> PyResult<i64> + Send>) -> PyResult<i64> {
    f(1)
}

#[pyfunction]
fn shared_mut(f: Arc<dyn FnMut(i64) -> PyResult<i64> + Send + Sync>) {
    drop(f)
}

#[pyfunction]
fn by_reference(f: &dyn FnMut(i64) -> PyResult<i64>) {
    let _ = f;
}

#[pyfunction]
fn bare(f: dyn Fn(i64) -> PyResult<i64>) {}

#[pyfunction]
fn many(f: Vec<Box<dyn Fn(i64) -> PyResult<i64> + Send + Sync>>) -> usize {
    f.len()
}

#[pyfunction]
fn given() -> Box<dyn Fn(i64) -> PyResult<i64> + Send + Sync> {
    Box::new(Ok)
}

#[pyfunction]
fn object(f: &dyn Fn(&Node) -> PyResult<()>) -> PyResult<()> {
    f(&Node {})
}

#[pyfunction]
fn borrowed_keys(f: &dyn Fn(HashMap<&str, i64>) -> PyResult<()>) -> PyResult<()> {
    f(HashMap::new())
}

#[pyfunction]
fn borrowed(f: &dyn Fn() -> PyResult<&'static str>) -> PyResult<String> {
    f().map(String::from)
}

#[pyfunction]
fn debug(f: impl Fn(i64) -> PyResult<i64> + std::fmt::Debug) -> PyResult<i64> {
    f(1)
}

#[pymethods]
impl Node {
    fn __getitem__(&self, f: &dyn Fn(i64) -> PyResult<i64>) -> PyResult<i64> {
        f(1)
    }
}

#[pyfunction]
fn once(f: Box<dyn FnMut(i64) -> PyResult<i64>>) {
    drop(f)
}

#[derive(IntoPyObject)]
struct Event {
    id: u64,
    nodes: Vec<Owner>,
}

#[derive(IntoPyObject)]
struct Owner {
    node: Py<Node>,
}

#[pyfunction]
fn events(f: impl Fn(Event) -> PyResult<()>) -> PyResult<()> {
    drop(f);
    Ok(())
}

#[pyfunction]
fn generic<F>(f: F) -> PyResult<i64>
where
    F: Fn(i64) -> PyResult<i64>,
{
    f(1)
}

#[pyfunction]
fn bound<F: FnOnce(i64) -> PyResult<i64>>(f: F) -> PyResult<i64> {
    f(1)
}

#[pyfunction]
fn of_anything<F: Fn(T) -> PyResult<i64>, T>(f: F, x: T) -> PyResult<i64> {
    f(x)
}

#[pyfunction]
fn pointer(f: fn(i64) -> i64) -> i64 {
    f(1)
}

#[derive(FromPyObject)]
struct Taken {
    id: u64,
}

#[pyfunction]
fn turned(f: impl Fn(Taken, Box<i64>) -> PyResult<Event>) -> PyResult<()> {
    drop(f);
    Ok(())
}

#[pyfunction]
fn nested(f: impl Fn(fn(i64)) -> PyResult<Box<i64>>) -> PyResult<()> {
    drop(f);
    Ok(())
}
