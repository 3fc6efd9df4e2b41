//! Objects that are kept, passed on and dropped as objects.
use std::sync::Mutex;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// A node of a list.
#[pyclass(subclass)]
pub struct Node {
    #[pyo3(get, set)]
    value: i64,
    #[pyo3(get, set)]
    next: Option<Py<Node>>,
}

#[pymethods]
impl Node {
    #[new]
    #[pyo3(signature = (value, next=None))]
    fn new(value: i64, next: Option<Py<Node>>) -> Self {
        Node { value, next }
    }

    /// Lets go of what follows.
    fn cut(&mut self) -> bool {
        self.next.take().is_some()
    }

    /// The sum of this and all that follow.
    fn sum(slf: PyRef<'_, Self>) -> PyResult<i64> {
        let py = slf.py();
        let mut sum = slf.value;
        let mut next = slf.next.as_ref().map(|next| next.clone_ref(py));
        while let Some(node) = next {
            let node = node.try_borrow(py)?;
            sum += node.value;
            next = node.next.as_ref().map(|next| next.clone_ref(py));
        }
        Ok(sum)
    }

    /// Puts itself behind another node.
    fn follow<'py>(slf: Bound<'py, Self>, before: &Bound<'py, Node>) -> PyResult<Bound<'py, Self>> {
        before.try_borrow_mut()?.next = Some(slf.clone().unbind());
        Ok(slf)
    }

    /// Adds to both.
    fn add_to_both(mut slf: PyRefMut<'_, Self>, mut other: PyRefMut<'_, Node>) {
        slf.value += 1;
        other.value += 1;
    }

    /// Fails while it is borrowed.
    fn fail(mut slf: PyRefMut<'_, Self>) -> PyResult<()> {
        slf.value = -1;
        Err(PyValueError::new_err("failed"))
    }

    /// Panics while it is borrowed.
    fn panic(mut slf: PyRefMut<'_, Self>) {
        slf.value = -2;
        panic!("while borrowed");
    }
}

static KEPT: Mutex<Vec<Py<Node>>> = Mutex::new(Vec::new());

/// Keeps a node in Rust.
#[pyfunction]
fn keep(node: Py<Node>) -> usize {
    let mut kept = KEPT.lock().expect("no panic holds it");
    kept.push(node);
    kept.len()
}

/// What is kept.
#[pyfunction]
fn kept(py: Python<'_>) -> Vec<Py<Node>> {
    let kept = KEPT.lock().expect("no panic holds it");
    kept.iter().map(|node| node.clone_ref(py)).collect()
}

/// Lets all go, in another thread.
#[pyfunction]
fn forget(py: Python<'_>) -> usize {
    py.detach(|| {
        let forget = || std::mem::take(&mut *KEPT.lock().expect("no panic holds it")).len();
        std::thread::spawn(forget).join().expect("no panic")
    })
}

/// Reads a node without the token that came with it.
#[pyfunction]
fn value_by_thread(node: Py<Node>) -> PyResult<i64> {
    let read = move || Python::attach(|py| Ok(node.try_borrow(py)?.value));
    std::thread::spawn(read).join().expect("no panic")
}

/// Makes nodes that know each other.
#[pyfunction]
fn pair(py: Python<'_>) -> PyResult<(Py<Node>, Py<Node>)> {
    let first = Py::new(py, Node::new(1, None))?;
    let second = Py::new(py, Node::new(2, Some(first.clone_ref(py))))?;
    Ok((first, second))
}

/// Whether both are one object.
#[pyfunction]
fn same(a: &Bound<'_, Node>, b: Py<Node>) -> bool {
    a.clone().unbind().is(&b)
}

/// Counts by a shared and by an exclusive borrow.
#[pyfunction]
fn both(a: PyRef<'_, Node>, mut b: PyRefMut<'_, Node>) -> i64 {
    b.value += a.value;
    b.value
}

/// Gives back one of two.
#[pyfunction]
fn larger<'py>(a: Bound<'py, Node>, b: Bound<'py, Node>) -> Bound<'py, Node> {
    if a.borrow().value < b.borrow().value {
        b
    } else {
        a
    }
}

#[pymodule]
mod objects {
    #[pymodule_export]
    use super::{both, forget, keep, kept, larger, pair, same, value_by_thread, Node};
}
