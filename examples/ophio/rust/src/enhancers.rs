//! Sentry's stack trace rules: which frames are in the app, and which count.
//!
//! A rule is a line of matchers and actions, `stack.function:std::* -app`. All
//! rules are applied to all frames of an event, from the first to the last.

// What Python sees is here. The rules themselves, in the modules below, know
// nothing of Python.

mod action;
mod cache;
mod component;
mod event;
mod families;
mod frame_set;
mod grammar;
mod literal;
mod matcher;
mod msgpack;
mod pattern;
mod rule;
mod rules;
mod structure;
#[cfg(test)]
mod tests;
mod values;

use cache::RuleCache;
use component::{Assembled, Contribution};
use pyo3::create_exception;
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use rules::Rules;
use std::sync::{Mutex, MutexGuard, PoisonError};

create_exception!(
    ophio.enhancers,
    EnhancementsError,
    PyRuntimeError,
    "Rules are malformed. The text says where, and whether it was in the matchers or in the actions."
);

/// Keeps compiled rules, so that rules that were seen before are not compiled
/// again. What was not used for the longest time is forgotten first. Threads may
/// share one.
///
/// Args:
///     size: How many rules may be kept, and how many patterns. With 0 none are.
#[pyclass(frozen)]
pub struct Cache {
    rules: Mutex<RuleCache>,
}

#[pymethods]
impl Cache {
    #[new]
    #[pyo3(signature = (size))]
    fn new(size: usize) -> Self {
        Cache {
            rules: Mutex::new(RuleCache::new(size)),
        }
    }

    fn __repr__(&self) -> String {
        format!("Cache({})", self.lock().size())
    }
}

impl Cache {
    /// The rules for one thread. A panic elsewhere leaves them usable.
    fn lock(&self) -> MutexGuard<'_, RuleCache> {
        self.rules.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The part of one frame in the grouping.
///
/// Args:
///     contributes: Whether the frame counts; `None` where that is open.
#[pyclass]
pub struct Component {
    part: Contribution,
}

#[pymethods]
impl Component {
    #[new]
    #[pyo3(signature = (contributes=None))]
    fn new(contributes: Option<bool>) -> Self {
        Component {
            part: Contribution {
                contributes,
                hint: None,
            },
        }
    }

    /// Whether the frame counts; `None` where that is open.
    #[getter]
    fn contributes(&self) -> Option<bool> {
        self.part.contributes
    }

    #[setter]
    fn set_contributes(&mut self, contributes: Option<bool>) {
        self.part.contributes = contributes;
    }

    /// Which rule said so last, in words; `None` if none did.
    #[getter]
    fn hint(&self) -> Option<&str> {
        self.part.hint.as_deref()
    }

    fn __repr__(&self) -> String {
        let contributes = match self.part.contributes {
            Some(true) => "True",
            Some(false) => "False",
            None => "None",
        };
        format!("Component(contributes={contributes})")
    }
}

/// What the rules say about a whole stack trace.
#[pyclass(frozen)]
pub struct AssembleResult {
    result: Assembled,
}

#[pymethods]
impl AssembleResult {
    /// Whether the stack trace counts: whether one of its frames does, and not
    /// fewer than `min-frames`.
    #[getter]
    fn contributes(&self) -> bool {
        self.result.contributes
    }

    /// Why it does not count, if a rule said so.
    #[getter]
    fn hint(&self) -> Option<&str> {
        self.result.hint.as_deref()
    }

    /// Whether the frames are to be taken in the opposite order.
    #[getter]
    fn invert_stacktrace(&self) -> bool {
        self.result.invert_stacktrace
    }
}

/// A frame of a stack trace, as rules see it.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
#[pyo3(typed_dict)]
pub struct Frame {
    /// Any name, or None. Must be UTF-8.
    category: Option<Vec<u8>>,
    /// The family of its platform: `native`, `javascript` or `other`.
    family: Option<Vec<u8>>,
    /// The name of the function.
    function: Option<Vec<u8>>,
    /// The name of the module that the function is in.
    module: Option<Vec<u8>>,
    /// The path of the library or archive that the function is in.
    package: Option<Vec<u8>>,
    /// The path of the source.
    path: Option<Vec<u8>>,
    /// Whether the function belongs to the app.
    in_app: Option<bool>,
    /// What `in_app` was before any rules: 1 or 0, another number if it was None,
    /// and None if that is not known.
    #[pyo3(default)]
    orig_in_app: Option<i64>,
}

/// The exception of an event, as rules see it.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
#[pyo3(typed_dict)]
pub struct ExceptionData {
    /// The name of its type.
    ty: Option<Vec<u8>>,
    /// Its message.
    value: Option<Vec<u8>>,
    /// What reported it.
    mechanism: Option<Vec<u8>>,
}

/// Stack trace rules.
#[pyclass]
pub struct Enhancements {
    rules: Rules,
}

#[pymethods]
impl Enhancements {
    /// Make an object without rules.
    #[staticmethod]
    #[pyo3(signature = ())]
    fn empty() -> Self {
        Enhancements {
            rules: Rules::default(),
        }
    }

    /// Read rules from text, one a line. Empty lines and what begins with `#`
    /// are left out.
    ///
    /// Args:
    ///     input: The text.
    ///     cache: Where compiled rules are looked up and kept.
    ///
    /// Raises:
    ///     EnhancementsError: A rule is malformed.
    #[staticmethod]
    #[pyo3(signature = (input, cache))]
    fn parse(input: &str, cache: &Cache) -> PyResult<Self> {
        match grammar::parse(input, &mut cache.lock()) {
            Ok(rules) => Ok(Enhancements {
                rules: Rules::new(rules),
            }),
            Err(wrong) => Err(EnhancementsError::new_err(wrong)),
        }
    }

    /// Read rules from a config structure, which is MessagePack.
    ///
    /// Args:
    ///     input: The config structure, of version 2 or 3. The bases that it
    ///         names are not looked up.
    ///     cache: Where compiled patterns are looked up and kept.
    ///
    /// Raises:
    ///     EnhancementsError: The structure or a rule in it is malformed.
    #[staticmethod]
    #[pyo3(signature = (input, cache))]
    fn from_config_structure(input: &[u8], cache: &Cache) -> PyResult<Self> {
        match structure::read(input, &mut cache.lock()) {
            Ok(rules) => Ok(Enhancements {
                rules: Rules::new(rules),
            }),
            Err(wrong) => Err(EnhancementsError::new_err(format!(
                "failed to read the config structure: {wrong}"
            ))),
        }
    }

    /// Add the rules of another object after these.
    ///
    /// Args:
    ///     other: The other object, which cannot be this one.
    #[pyo3(signature = (other))]
    fn extend_from(&mut self, other: &Enhancements) {
        self.rules.extend(&other.rules);
    }

    /// Find the category of each frame, and whether it is in the app.
    ///
    /// The frames stay as they are.
    ///
    /// Args:
    ///     frames: The frames, the one that crashed last.
    ///     exception_data: The exception that is matched by `error.type`,
    ///         `error.value` and `error.mechanism`.
    ///
    /// Returns:
    ///     The category and the `in_app` of each frame after all rules.
    ///
    /// Raises:
    ///     ValueError: The category of a frame is not UTF-8.
    #[pyo3(signature = (frames, exception_data))]
    fn apply_modifications_to_frames(
        &self,
        frames: Vec<Frame>,
        exception_data: ExceptionData,
    ) -> PyResult<Vec<(Option<String>, Option<bool>)>> {
        let frames = frame_data(&frames)?;
        let modified = self.rules.modify_frames(&frames, exception_data.borrow());
        Ok(modified
            .into_iter()
            .map(|(category, in_app)| (category.map(str::to_owned), in_app))
            .collect())
    }

    /// Find out which frames count in the grouping.
    ///
    /// Args:
    ///     frames: The frames, the one that crashed last.
    ///     exception_data: The exception that is matched by `error.type`,
    ///         `error.value` and `error.mechanism`.
    ///     grouping_components: The part of each frame, which is changed.
    ///
    /// Returns:
    ///     What becomes of the whole stack trace.
    ///
    /// Raises:
    ///     ValueError: There are not as many components as frames, or the
    ///         category of a frame is not UTF-8.
    #[pyo3(signature = (frames, exception_data, grouping_components))]
    fn assemble_stacktrace_component(
        &self,
        frames: Vec<Frame>,
        exception_data: ExceptionData,
        mut grouping_components: Vec<PyRefMut<'_, Component>>,
    ) -> PyResult<AssembleResult> {
        if frames.len() != grouping_components.len() {
            return Err(PyValueError::new_err(format!(
                "{} components for {} frames",
                grouping_components.len(),
                frames.len()
            )));
        }
        let mut parts: Vec<&mut Contribution> = grouping_components
            .iter_mut()
            .map(|component| &mut component.part)
            .collect();
        let frames = frame_data(&frames)?;
        let result = self
            .rules
            .assemble(&frames, exception_data.borrow(), &mut parts);
        Ok(AssembleResult { result })
    }

    fn __repr__(&self) -> String {
        match self.rules.len() {
            1 => "<Enhancements of 1 rule>".to_owned(),
            count => format!("<Enhancements of {count} rules>"),
        }
    }
}

impl ExceptionData {
    fn borrow(&self) -> event::Exception<'_> {
        event::Exception {
            ty: self.ty.as_deref(),
            value: self.value.as_deref(),
            mechanism: self.mechanism.as_deref(),
        }
    }
}

impl Frame {
    fn borrow(&self, index: usize) -> PyResult<event::Frame<'_>> {
        let category = match &self.category {
            Some(category) => Some(std::str::from_utf8(category).map_err(|wrong| {
                PyValueError::new_err(format!(
                    "the category of frame {index} is not UTF-8: {wrong}"
                ))
            })?),
            None => None,
        };
        Ok(event::Frame {
            category,
            family: self.family.as_deref(),
            function: self.function.as_deref(),
            module: self.module.as_deref(),
            package: self.package.as_deref(),
            path: self.path.as_deref(),
            in_app: self.in_app,
            orig_in_app: self.orig_in_app.map(|flag| match flag {
                0 => Some(false),
                1 => Some(true),
                _ => None,
            }),
        })
    }
}

fn frame_data(frames: &[Frame]) -> PyResult<Vec<event::Frame<'_>>> {
    let frames = frames.iter().enumerate();
    frames.map(|(index, frame)| frame.borrow(index)).collect()
}
