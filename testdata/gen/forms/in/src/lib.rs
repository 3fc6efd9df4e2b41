//! Forms of the glue that need care: two modules, names that mean something in
//! Rust, every receiver, and what is behind a cfg.
use pyo3::prelude::*;

mod outer {
    use pyo3::exceptions::PyValueError;
    use pyo3::prelude::*;
    use pyo3::types::{PyAny, PyDict, PyTuple, PyType};
    use std::collections::{BTreeMap, HashMap};

    /// A class with the name of a type of the prelude.
    #[pyclass(subclass)]
    #[derive(Clone, Default)]
    pub struct Vec {
        #[pyo3(get, set)]
        pub r#type: i64,
    }

    #[pymethods]
    impl Vec {
        #[new]
        #[pyo3(signature = (r#type=0, *, call=0))]
        fn new(r#type: i64, call: i64) -> Self {
            Vec {
                r#type: r#type + call,
            }
        }

        fn __len__(&self) -> usize {
            self.r#type as usize
        }

        fn __iadd__(&mut self, this: i64) {
            self.r#type += this;
        }

        /// A method with the name of a group of slots.
        fn items(&self) -> i64 {
            1
        }

        /// Another one.
        fn compare(&self) -> i64 {
            2
        }

        fn __getitem__(&self, index: i64) -> PyResult<i64> {
            if index == 0 {
                return Ok(self.r#type);
            }
            Err(pyo3::exceptions::PyIndexError::new_err("one item only"))
        }

        fn __contains__(&self, item: i64) -> bool {
            item == self.r#type
        }

        fn __eq__(&self, other: &Self) -> bool {
            self.r#type == other.r#type
        }

        /// The object itself.
        fn me(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
            slf
        }

        /// The object itself, changed.
        fn more(mut slf: PyRefMut<'_, Self>, by: i64) -> PyRefMut<'_, Self> {
            slf.r#type += by;
            slf
        }

        fn by_bound(slf: &Bound<'_, Self>) -> i64 {
            slf.borrow().r#type
        }

        fn by_owned(slf: Bound<'_, Self>) -> Py<Self> {
            slf.borrow_mut().r#type += 1;
            slf.unbind()
        }

        fn by_py(slf: Py<Self>, py: Python<'_>) -> i64 {
            slf.borrow(py).r#type
        }

        #[classmethod]
        #[pyo3(signature = (*r#args, **r#loop))]
        fn gather(
            cls: &Bound<'_, PyType>,
            py: Python<'_>,
            args: std::vec::Vec<i64>,
            r#loop: Option<BTreeMap<String, i64>>,
        ) -> PyResult<Self> {
            let _ = (cls, py);
            let named: i64 = r#loop.map_or(-1, |named| named.values().sum());
            if named > 100 {
                return Err(PyValueError::new_err("too much"));
            }
            Ok(Vec {
                r#type: args.iter().sum::<i64>() + named,
            })
        }

        #[classattr]
        fn empty() -> Vec {
            Vec::default()
        }

        #[classattr]
        #[allow(non_upper_case_globals)]
        const r#const: i64 = 9;

        fn __copy__(&self) -> Self {
            self.clone()
        }

        fn __deepcopy__(&self, _memo: &Bound<'_, PyAny>) -> Self {
            self.clone()
        }

        fn __call__(&self, py: Python<'_>, _this: Option<Bound<'_, PyAny>>, call: i64) -> i64 {
            let _ = py;
            self.r#type * call
        }

        fn __getattr__(&self, name: &str) -> PyResult<String> {
            match name {
                "missing" => Ok("found".to_string()),
                _ => Err(pyo3::exceptions::PyAttributeError::new_err(
                    name.to_string(),
                )),
            }
        }

        fn __pow__(&self, other: i64, modulo: Option<i64>) -> i64 {
            self.r#type.pow(other as u32) % modulo.unwrap_or(1_000_000)
        }

        fn __rpow__(&self, other: i64, _modulo: &Bound<'_, PyAny>) -> i64 {
            other.pow(self.r#type as u32)
        }

        fn __ipow__(&mut self, other: i64, _modulo: Option<i64>) {
            self.r#type = self.r#type.pow(other as u32);
        }
    }

    /// Counts its keywords.
    #[pyfunction]
    #[pyo3(signature = (first, /, *rest, sep=",", **named))]
    pub fn joined(
        first: &str,
        rest: std::vec::Vec<String>,
        sep: &str,
        named: HashMap<String, i64>,
    ) -> String {
        let mut all = vec![first.to_string()];
        all.extend(rest);
        let mut names: std::vec::Vec<_> =
            named.into_iter().map(|(k, v)| format!("{k}={v}")).collect();
        names.sort();
        all.extend(names);
        all.join(sep)
    }

    /// Takes anything, looks at nothing.
    #[pyfunction]
    #[pyo3(signature = (*_args, **_kwargs))]
    pub fn anything(_args: &Bound<'_, PyTuple>, _kwargs: Option<&Bound<'_, PyDict>>) -> i64 {
        3
    }
}

/// Behind a cfg that does not hold.
#[cfg(feature = "extra")]
#[pyclass]
pub struct Extra;

/// A data enum with the name of a trait, and variants with those of keywords.
#[pyclass]
#[derive(Clone)]
pub enum Drop {
    /// Named fields.
    Some {
        r#type: i64,
        call: String,
        this: Option<f64>,
    },
    #[cfg(feature = "extra")]
    Absent { x: i64 },
    /// Two without names.
    Pair(i64, String),
    /// Nothing in it.
    #[pyo3(name = "Nothing")]
    None {},
}

#[pymethods]
impl Drop {
    fn size(&self) -> i64 {
        match self {
            Drop::Some { r#type, .. } => *r#type,
            #[cfg(feature = "extra")]
            Drop::Absent { x } => *x,
            Drop::Pair(size, _) => *size,
            Drop::None {} => 0,
        }
    }

    fn __repr__(&self) -> String {
        format!("<{}>", self.size())
    }

    #[cfg(feature = "extra")]
    fn __len__(&self) -> usize {
        0
    }
}

/// One variant: every field is there.
#[pyclass]
pub enum Only {
    One { value: std::vec::Vec<u8> },
}

#[pymodule]
mod forms {
    use pyo3::prelude::*;

    #[cfg(feature = "extra")]
    #[pymodule_export]
    use super::Extra;
    #[pymodule_export]
    use super::{Drop, Only};

    #[pymodule]
    mod r#inner {
        use pyo3::prelude::*;

        #[pymodule_export]
        use crate::outer::{anything, joined, Vec};

        /// In another file of glue than the enum that it takes.
        #[pyclass(extends = Vec, eq, ord, hash, frozen, str = "<{name}: {size:>3}>")]
        #[derive(PartialEq, PartialOrd, Hash)]
        pub struct Sub {
            name: String,
            size: u8,
        }

        #[pymethods]
        impl Sub {
            #[new]
            fn new(name: String, size: u8) -> (Self, Vec) {
                (Sub { name, size }, Vec { r#type: 5 })
            }

            fn of(&self, drop: &crate::Drop) -> i64 {
                drop.size() + i64::from(self.size)
            }
        }
    }
}
