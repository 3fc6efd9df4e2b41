//! Iterators: over Rust iterators, over themselves, over what another class holds.
use std::sync::Mutex;

use pyo3::exceptions::{PyRuntimeError, PyStopIteration, PyValueError};
use pyo3::prelude::*;

/// Goes on over any Rust iterator.
#[pyclass]
pub struct Numbers {
    numbers: Box<dyn Iterator<Item = u64> + Send + Sync>,
}

#[pymethods]
impl Numbers {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&mut self) -> Option<u64> {
        self.numbers.next()
    }
}

/// The squares below a limit.
#[pyfunction]
fn squares(limit: u64) -> Numbers {
    Numbers {
        numbers: Box::new(
            (0..)
                .map(|n| n * n)
                .take_while(move |square| *square < limit),
        ),
    }
}

/// Never ends.
#[pyfunction]
fn forever() -> Numbers {
    Numbers {
        numbers: Box::new(std::iter::repeat(1)),
    }
}

/// Counts down; an error in the middle, where one is wanted.
#[pyclass]
pub struct Countdown {
    left: i64,
    /// Where to fail.
    #[pyo3(get, set)]
    fail_at: Option<i64>,
}

#[pymethods]
impl Countdown {
    #[new]
    #[pyo3(signature = (start, fail_at=None))]
    fn new(start: i64, fail_at: Option<i64>) -> Self {
        Countdown {
            left: start,
            fail_at,
        }
    }

    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(mut slf: PyRefMut<'_, Self>) -> PyResult<Option<i64>> {
        if Some(slf.left) == slf.fail_at {
            slf.fail_at = None;
            return Err(PyRuntimeError::new_err("failed"));
        }
        if slf.left == 0 {
            return Ok(None);
        }
        slf.left -= 1;
        Ok(Some(slf.left))
    }

    fn __length_hint__(&self) -> usize {
        self.left as usize
    }
}

/// Gives None as an item, and ends by StopIteration.
#[pyclass]
pub struct Gaps {
    items: Vec<Option<String>>,
}

#[pymethods]
impl Gaps {
    #[new]
    fn new(mut items: Vec<Option<String>>) -> Self {
        items.reverse();
        Gaps { items }
    }

    fn __iter__(slf: PyRefMut<'_, Self>) -> PyRefMut<'_, Self> {
        slf
    }

    fn __next__(&mut self) -> PyResult<Option<String>> {
        match self.items.pop() {
            Some(Some(item)) => Ok(Some(item)),
            Some(None) => Err(PyValueError::new_err("a gap")),
            None => Err(PyStopIteration::new_err("done")),
        }
    }
}

/// A container with an iterator class of its own.
#[pyclass]
pub struct Shelf {
    books: Vec<String>,
}

#[pymethods]
impl Shelf {
    #[new]
    fn new(books: Vec<String>) -> Self {
        Shelf { books }
    }

    fn __len__(&self) -> usize {
        self.books.len()
    }

    fn push(&mut self, book: String) {
        self.books.push(book);
    }

    /// Pushes, and gives itself back for the next call.
    fn adding(mut slf: PyRefMut<'_, Self>, book: String) -> PyRefMut<'_, Self> {
        slf.books.push(book);
        slf
    }

    fn __iter__(slf: PyRef<'_, Self>) -> ShelfIterator {
        let py = slf.py();
        let _ = py;
        ShelfIterator {
            shelf: slf.into(),
            next: Mutex::new(0),
        }
    }

    fn __reversed__(&self) -> BookIterator {
        BookIterator {
            books: self
                .books
                .clone()
                .into_iter()
                .rev()
                .collect::<Vec<_>>()
                .into_iter(),
        }
    }
}

/// Looks at the shelf at each step: books that come later are seen.
#[pyclass(frozen)]
pub struct ShelfIterator {
    shelf: Py<Shelf>,
    next: Mutex<usize>,
}

#[pymethods]
impl ShelfIterator {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<String>> {
        let shelf = self.shelf.try_borrow(py)?;
        let mut next = self.next.lock().expect("no panic holds it");
        let book = shelf.books.get(*next).cloned();
        *next += usize::from(book.is_some());
        Ok(book)
    }

    /// The shelf it goes along: the very object.
    fn shelf(&self, py: Python<'_>) -> Py<Shelf> {
        self.shelf.clone_ref(py)
    }
}

/// Takes the books along.
#[pyclass]
pub struct BookIterator {
    books: std::vec::IntoIter<String>,
}

#[pymethods]
impl BookIterator {
    fn __iter__<'py>(slf: Bound<'py, Self>) -> Bound<'py, Self> {
        slf
    }

    fn __next__(&mut self) -> Option<String> {
        self.books.next()
    }
}

/// Pairs, as a container of tuples has them.
#[pyclass]
pub struct Pairs {
    at: usize,
}

#[pymethods]
impl Pairs {
    #[new]
    fn new() -> Self {
        Pairs { at: 0 }
    }

    fn __iter__<'a, 'py>(slf: &'a Bound<'py, Self>) -> &'a Bound<'py, Self> {
        slf
    }

    fn __next__(&mut self) -> Option<(String, Option<usize>)> {
        self.at += 1;
        (self.at <= 3).then(|| ("x".repeat(self.at), (self.at != 2).then_some(self.at)))
    }
}

#[pymodule]
mod iterators {
    #[pymodule_export]
    use super::{
        forever, squares, BookIterator, Countdown, Gaps, Numbers, Pairs, Shelf, ShelfIterator,
    };
}
