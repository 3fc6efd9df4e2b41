//! Names of Android programs, which ProGuard and R8 have made short.

mod mapping;

use crate::files::unreadable;
use mapping::{Fault, Mapping};
use pyo3::create_exception;
use pyo3::exceptions::*;
use pyo3::prelude::*;
use std::path::PathBuf;
use uuid::Uuid;

create_exception!(
    ophio.proguard,
    InvalidMapping,
    PyValueError,
    "A mapping file is of no use.",
    { line: usize, text: String }
);

/// A frame of a Java stack trace.
///
/// Args:
///     class_name: The full name of the class.
///     method: The name of the method.
///     file: The name of the source file, if it is known.
///     line: The line in it, from 1 on; 0 or None if it is not known.
///     parameters: The types of the method's parameters, if they are known:
///         `int,java.lang.String`.
#[pyclass(frozen, get_all, eq, hash)]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct JavaStackFrame {
    /// The full name of the class.
    class_name: String,
    /// The name of the method.
    method: String,
    /// The name of the source file, if it is known.
    file: Option<String>,
    /// The line in it, from 1 on; 0 or None if it is not known.
    line: Option<usize>,
    /// The types of the method's parameters, if they are known.
    parameters: Option<String>,
}

#[pymethods]
impl JavaStackFrame {
    #[new]
    #[pyo3(signature = (class_name, method, file=None, line=None, parameters=None))]
    fn new(
        class_name: String,
        method: String,
        file: Option<String>,
        line: Option<usize>,
        parameters: Option<String>,
    ) -> Self {
        JavaStackFrame {
            class_name,
            method,
            file,
            line,
            parameters,
        }
    }

    fn __str__(&self) -> String {
        let file = self.file.as_deref().unwrap_or("<unknown>");
        let line = self.line.map(|line| format!(":{line}")).unwrap_or_default();
        format!("{}.{}({file}{line})", self.class_name, self.method)
    }

    fn __repr__(&self) -> String {
        format!(
            "JavaStackFrame(class_name={:?}, method={:?}, file={}, line={}, parameters={})",
            self.class_name,
            self.method,
            shown(self.file.as_ref().map(|text| format!("{text:?}"))),
            shown(self.line),
            shown(self.parameters.as_ref().map(|text| format!("{text:?}"))),
        )
    }

    #[allow(clippy::type_complexity)]
    fn __getnewargs__(
        &self,
    ) -> (
        String,
        String,
        Option<String>,
        Option<usize>,
        Option<String>,
    ) {
        let this = self.clone();
        (
            this.class_name,
            this.method,
            this.file,
            this.line,
            this.parameters,
        )
    }
}

/// A mapping file of ProGuard or R8, which gives short names their meaning back.
///
/// Lines of the file that nobody can read are passed over, unless it is read
/// with `strict`; `skipped_lines` says how many there are.
#[pyclass(frozen)]
pub struct ProguardMapper {
    mapping: Mapping,
}

#[pymethods]
impl ProguardMapper {
    /// Read a mapping file.
    ///
    /// Args:
    ///     path: Where the file is.
    ///     initialize_param_mapping: Prepare to tell methods by their parameters.
    ///     strict: Raise for a line that cannot be read.
    ///
    /// Returns:
    ///     The mapper, which has the file in memory.
    ///
    /// Raises:
    ///     OSError: The file cannot be read; FileNotFoundError if there is none.
    ///     InvalidMapping: The file is not a mapping.
    #[staticmethod]
    #[pyo3(signature = (path, initialize_param_mapping=false, *, strict=false))]
    fn open(
        py: Python<'_>,
        path: PathBuf,
        initialize_param_mapping: bool,
        strict: bool,
    ) -> PyResult<Self> {
        let source = py
            .detach(|| std::fs::read(&path))
            .map_err(|error| unreadable(error, &path))?;
        Self::parse(py, source, initialize_param_mapping, strict)
    }

    /// Read the contents of a mapping file.
    ///
    /// Args:
    ///     data: The contents.
    ///     initialize_param_mapping: Prepare to tell methods by their parameters.
    ///     strict: Raise for a line that cannot be read.
    ///
    /// Returns:
    ///     The mapper, which has a copy of the contents.
    ///
    /// Raises:
    ///     InvalidMapping: These are not the contents of a mapping.
    #[staticmethod]
    #[pyo3(signature = (data, initialize_param_mapping=false, *, strict=false))]
    fn from_bytes(
        py: Python<'_>,
        data: Vec<u8>,
        initialize_param_mapping: bool,
        strict: bool,
    ) -> PyResult<Self> {
        Self::parse(py, data, initialize_param_mapping, strict)
    }

    /// The UUID of the file: version 5, of its contents in the namespace of
    /// guardsquare.com.
    #[getter]
    fn uuid(&self) -> Uuid {
        self.mapping.uuid()
    }

    /// Whether the mapping knows lines.
    #[getter]
    fn has_line_info(&self) -> bool {
        self.mapping.has_line_info()
    }

    /// How many lines were passed over as nobody can read them.
    #[getter]
    fn skipped_lines(&self) -> usize {
        self.mapping.skipped_lines()
    }

    /// Find what a class was called.
    ///
    /// Args:
    ///     klass: The full name that the class has now.
    ///
    /// Returns:
    ///     The full name that it had, or None if there is no such class.
    #[pyo3(signature = (klass))]
    fn remap_class(&self, klass: &str) -> Option<&str> {
        self.mapping.class(klass)
    }

    /// Find what a method was called.
    ///
    /// Args:
    ///     klass: The full name that its class has now.
    ///     method: The name that the method has now.
    ///
    /// Returns:
    ///     The names of the class and the method, or None if there is no such
    ///     method, or several have this name now.
    #[pyo3(signature = (klass, method))]
    fn remap_method(&self, klass: &str, method: &str) -> Option<(&str, &str)> {
        self.mapping.method(klass, method)
    }

    /// Find the frames that a frame of a stack trace stands for.
    ///
    /// Args:
    ///     klass: The full name that the class has now.
    ///     method: The name that the method has now.
    ///     line: The line in the frame; 0 if there is none.
    ///     parameters: The types of the method's parameters, by their original
    ///         names and without space. If they are given, the line does not
    ///         count. For this the mapper must have been made with
    ///         `initialize_param_mapping`.
    ///
    /// Returns:
    ///     The frames, the innermost first: several where a method was inlined
    ///     or its name is ambiguous, none where nothing is known.
    #[pyo3(signature = (klass, method, line, parameters=None))]
    fn remap_frame(
        &self,
        klass: &str,
        method: &str,
        line: usize,
        parameters: Option<&str>,
    ) -> Vec<JavaStackFrame> {
        self.mapping
            .frames(klass, method, line, parameters)
            .map(|frame| JavaStackFrame {
                class_name: frame.class().to_owned(),
                method: frame.method().to_owned(),
                file: frame.file().map(str::to_owned),
                line: frame.line(),
                parameters: frame.parameters().map(str::to_owned),
            })
            .collect()
    }

    fn __repr__(&self) -> String {
        format!("<ProguardMapper of {} classes>", self.mapping.classes())
    }
}

impl ProguardMapper {
    /// Parsing takes long, so that others may run.
    fn parse(py: Python<'_>, source: Vec<u8>, parameters: bool, strict: bool) -> PyResult<Self> {
        py.detach(|| Mapping::parse(source, parameters, strict))
            .map(|mapping| ProguardMapper { mapping })
            .map_err(invalid)
    }
}

fn shown(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "None".to_owned(), |value| value.to_string())
}

fn invalid(fault: Fault) -> PyErr {
    InvalidMapping::new_err_with(
        format!("line {}: {}", fault.line, fault.reason),
        InvalidMappingFields {
            line: fault.line,
            text: fault.text,
        },
    )
}
