//! Source maps: where the code of a JavaScript bundle was written.

mod check;
mod places;
mod read;

use crate::files::unreadable;
use places::{one, several};
use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PySlice;
use pyo3::Either;
use read::read;
use sourcemap::SourceMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

create_exception!(
    ophio.sourcemap,
    SourceMapError,
    PyValueError,
    "A source map is of no use."
);
create_exception!(
    ophio.sourcemap,
    InvalidJson,
    SourceMapError,
    "A source map is not JSON, or JSON of something else.",
    { line: usize, column: usize }
);
create_exception!(
    ophio.sourcemap,
    InvalidMappings,
    SourceMapError,
    "The mappings of a source map are malformed.",
    { sections: String, line: usize, offset: usize }
);

/// A place in a bundle, and where it was written. Lines and columns count from 0,
/// columns in units of UTF-16, as JavaScript has it.
#[pyclass(frozen, get_all, eq, hash)]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Token {
    /// The line in the bundle.
    dst_line: u32,
    /// The column in the bundle.
    dst_col: u32,
    /// The name of the source file; None where no source is behind the place.
    src: Option<String>,
    /// The line in the source.
    src_line: Option<u32>,
    /// The column in the source.
    src_col: Option<u32>,
    /// The number of the source.
    src_id: Option<u32>,
    /// What the thing at the place is called in the source, if that is known.
    name: Option<String>,
}

impl Token {
    fn of(token: sourcemap::Token<'_>) -> Self {
        let known = |number: u32| token.has_source().then_some(number);
        Token {
            dst_line: token.get_dst_line(),
            dst_col: token.get_dst_col(),
            src: token.get_source().map(str::to_owned),
            src_line: known(token.get_src_line()),
            src_col: known(token.get_src_col()),
            src_id: known(token.get_src_id()),
            name: token.get_name().map(str::to_owned),
        }
    }
}

#[pymethods]
impl Token {
    fn __repr__(&self) -> String {
        let place = |line: u32, col: u32| format!("{line}:{col}");
        let source = match (&self.src, self.src_line, self.src_col) {
            (Some(src), Some(line), Some(col)) => format!("{src}:{}", place(line, col)),
            _ => "no source".to_owned(),
        };
        let name = self.name.as_ref().map(|name| format!(", {name}"));
        let dst = place(self.dst_line, self.dst_col);
        format!("<Token {dst} -> {source}{}>", name.unwrap_or_default())
    }
}

/// A source map: a sequence of its tokens, in the order of the bundle.
#[pyclass(frozen)]
pub struct SourceMapView {
    map: SourceMap,
}

#[pymethods]
impl SourceMapView {
    /// Read a source map. One that is an index of sections becomes one map.
    ///
    /// Args:
    ///     data: The JSON text, which is not kept.
    ///
    /// Returns:
    ///     The map.
    ///
    /// Raises:
    ///     InvalidJson: It is not the JSON of a source map.
    ///     InvalidMappings: Its mappings are malformed.
    ///     SourceMapError: A section of an index is elsewhere.
    #[staticmethod]
    #[pyo3(signature = (data))]
    fn from_json_bytes(py: Python<'_>, data: &[u8]) -> PyResult<Self> {
        py.detach(|| read(data)).map(|map| SourceMapView { map })
    }

    /// Read the file of a source map.
    ///
    /// Args:
    ///     path: Where the file is.
    ///
    /// Returns:
    ///     The map.
    ///
    /// Raises:
    ///     OSError: The file cannot be read; FileNotFoundError if there is none.
    ///     SourceMapError: As of `from_json_bytes`.
    #[staticmethod]
    #[pyo3(signature = (path))]
    fn open(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        py.detach(|| {
            let data = std::fs::read(&path).map_err(|error| unreadable(error, &path))?;
            let map = read(&data)?;
            Ok(SourceMapView { map })
        })
    }

    /// Find the closest token at a place in the bundle, or before it: that may be on
    /// an earlier line.
    ///
    /// Args:
    ///     line: The line, from 0 on.
    ///     col: The column, from 0 on, in units of UTF-16.
    ///
    /// Returns:
    ///     The token, or None if there is none before.
    #[pyo3(signature = (line, col))]
    fn lookup(&self, line: u32, col: u32) -> Option<Token> {
        self.find(line, col).map(Token::of)
    }

    /// Find the closest token at a place, as `lookup` does, and the original name
    /// of the function that the place is in. That is a guess, by what stands around
    /// the function in the bundle.
    ///
    /// Args:
    ///     line: The line, from 0 on.
    ///     col: The column, from 0 on, in units of UTF-16.
    ///     minified_function_name: The name of the function in the bundle.
    ///     minified_source: The bundle.
    ///
    /// Returns:
    ///     The token and the name, or None for the name if there is no guess; None
    ///     if there is no token.
    #[pyo3(signature = (line, col, minified_function_name, minified_source))]
    fn lookup_with_function(
        &self,
        line: u32,
        col: u32,
        minified_function_name: &str,
        minified_source: &SourceView,
    ) -> Option<(Token, Option<String>)> {
        let token = self.find(line, col)?;
        let source = minified_source.source_view();
        let name = source.get_original_function_name(token, minified_function_name);
        Some((Token::of(token), name.map(str::to_owned)))
    }

    /// Give the name of a source.
    ///
    /// Args:
    ///     index: The number of the source; negative ones count from the end.
    ///
    /// Returns:
    ///     The name, with the root of the sources before it.
    ///
    /// Raises:
    ///     IndexError: There are not as many sources.
    #[pyo3(signature = (index))]
    fn get_source(&self, index: isize) -> PyResult<&str> {
        let index = one(index, self.map.get_source_count() as usize, "source")?;
        Ok(self.map.get_source(index as u32).unwrap_or_default())
    }

    /// Give the text of a source, if the map has it. The text stays where it is, in
    /// the map, which lives as long as the view.
    ///
    /// Args:
    ///     index: The number of the source; negative ones count from the end.
    ///
    /// Returns:
    ///     A view of the text, or None if the map has only its name.
    ///
    /// Raises:
    ///     IndexError: There are not as many sources.
    #[pyo3(signature = (index))]
    fn get_sourceview(slf: Py<Self>, index: isize) -> PyResult<Option<SourceView>> {
        let map = &slf.get().map;
        let index = one(index, map.get_source_count() as usize, "source")? as u32;
        let there = map.get_source_view(index).is_some();
        Ok(there.then(|| SourceView::of(slf, index)))
    }

    /// The names of all sources.
    #[getter]
    fn sources(&self) -> Vec<String> {
        self.map.sources().map(str::to_owned).collect()
    }

    /// The original names of all things.
    #[getter]
    fn names(&self) -> Vec<String> {
        self.map.names().map(str::to_owned).collect()
    }

    /// The name of the bundle, if the map says so.
    #[getter]
    fn file(&self) -> Option<&str> {
        self.map.get_file()
    }

    /// The debug identifier, if the map has one.
    #[getter]
    fn debug_id(&self) -> Option<String> {
        self.map.get_debug_id().map(|id| id.to_string())
    }

    fn __len__(&self) -> usize {
        self.map.get_token_count() as usize
    }

    fn __getitem__(
        &self,
        index: Either<isize, Bound<'_, PySlice>>,
    ) -> PyResult<Either<Token, Vec<Token>>> {
        let len = self.__len__();
        let token = |index| self.map.get_token(index).map(Token::of);
        match index {
            Either::Left(index) => {
                let index = one(index, len, "token")?;
                Ok(Either::Left(token(index).expect("it is there")))
            }
            Either::Right(slice) => Ok(Either::Right(
                several(&slice, len)?.filter_map(token).collect(),
            )),
        }
    }

    fn __iter__(slf: Py<Self>) -> TokenIterator {
        TokenIterator {
            map: slf,
            next: AtomicUsize::new(0),
        }
    }

    fn __repr__(&self) -> String {
        let sources = self.map.get_source_count();
        format!(
            "<SourceMapView of {} tokens, {sources} sources>",
            self.__len__()
        )
    }
}

impl SourceMapView {
    fn find(&self, line: u32, col: u32) -> Option<sourcemap::Token<'_>> {
        let place = |index| self.map.get_token(index).map(|token| token.get_dst());
        let (mut low, mut high) = (0, self.map.get_token_count() as usize);
        while low < high {
            let middle = low + (high - low) / 2;
            match place(middle) <= Some((line, col)) {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        let token = self.map.get_token(low.checked_sub(1)?)?;
        // The crate's own search is for a token that covers a range, which ends with
        // its line.
        match token.get_dst_line() == line {
            true => self.map.lookup_token(line, col),
            false => Some(token),
        }
    }
}

/// The tokens of a map, one after the other.
#[pyclass(frozen)]
pub struct TokenIterator {
    map: Py<SourceMapView>,
    next: AtomicUsize,
}

#[pymethods]
impl TokenIterator {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&self) -> Option<Token> {
        let index = self.next.fetch_add(1, Ordering::Relaxed);
        self.map.get().map.get_token(index).map(Token::of)
    }
}

/// The text of a source or of a bundle: a sequence of its lines, without what ends
/// them.
///
/// Args:
///     source: The text.
#[pyclass(frozen)]
pub struct SourceView {
    text: Text,
}

/// Where the text is.
enum Text {
    /// Here.
    Own(sourcemap::SourceView),
    /// A source of a map: the text is not copied, and the map lives as long.
    InMap(Py<SourceMapView>, u32),
}

impl SourceView {
    /// The text of a source, which the map has.
    fn of(map: Py<SourceMapView>, index: u32) -> Self {
        SourceView {
            text: Text::InMap(map, index),
        }
    }

    fn source_view(&self) -> &sourcemap::SourceView {
        match &self.text {
            Text::Own(view) => view,
            Text::InMap(map, index) => {
                let view = map.get().map.get_source_view(*index);
                view.expect("a view is made of a source that is there")
            }
        }
    }

    fn line(&self, index: usize) -> Option<&str> {
        self.source_view().get_line(u32::try_from(index).ok()?)
    }
}

#[pymethods]
impl SourceView {
    #[new]
    #[pyo3(signature = (source))]
    fn new(source: String) -> Self {
        SourceView {
            text: Text::Own(sourcemap::SourceView::from_string(source)),
        }
    }

    /// All of the text.
    #[getter]
    fn source(&self) -> &str {
        self.source_view().source()
    }

    fn __len__(&self) -> usize {
        self.source_view().line_count()
    }

    fn __getitem__(
        &self,
        index: Either<isize, Bound<'_, PySlice>>,
    ) -> PyResult<Either<String, Vec<String>>> {
        let line = |index| self.line(index).map(str::to_owned);
        match index {
            Either::Left(index) => {
                let index = one(index, self.__len__(), "line")?;
                Ok(Either::Left(line(index).unwrap_or_default()))
            }
            Either::Right(slice) => {
                let places = several(&slice, self.__len__())?;
                Ok(Either::Right(places.filter_map(line).collect()))
            }
        }
    }

    fn __iter__(slf: Py<Self>) -> LineIterator {
        LineIterator {
            view: slf,
            next: AtomicUsize::new(0),
        }
    }

    fn __repr__(&self) -> String {
        format!("<SourceView of {} lines>", self.__len__())
    }
}

/// The lines of a text, one after the other.
#[pyclass(frozen)]
pub struct LineIterator {
    view: Py<SourceView>,
    next: AtomicUsize,
}

#[pymethods]
impl LineIterator {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&self) -> Option<String> {
        let index = self.next.fetch_add(1, Ordering::Relaxed);
        self.view.get().line(index).map(str::to_owned)
    }
}
