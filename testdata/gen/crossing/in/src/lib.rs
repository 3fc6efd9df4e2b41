//! Names that Python has, items that refer to each other across modules, lines
//! that are too long: only bindgen reads this file. "Quotes" and a \\ backslash.
use pyo3::prelude::*;

#[pyclass]
#[derive(Clone)]
pub struct Root {
    #[pyo3(get, set)]
    n: i64,
    #[pyo3(set)]
    secret: String,
}

#[pymethods]
impl Root {
    #[new]
    fn new(n: i64) -> Self {
        Root {
            n,
            secret: String::new(),
        }
    }
    fn list(&self) -> Vec<Root> {
        vec![self.clone()]
    }
    fn property(&self, str: &str, list: Vec<String>) -> Vec<String> {
        let mut l = list;
        l.push(str.to_string());
        l
    }
    #[getter]
    fn int(&self) -> i64 {
        self.n
    }
    fn to_a(&self) -> a::Thing {
        a::Thing { n: self.n }
    }
    #[staticmethod]
    fn len(len: &str) -> usize {
        len.len()
    }
}

/// Level "quoted"
#[pyclass(eq, eq_int)]
#[derive(Clone, Copy, PartialEq)]
pub enum Level {
    Low = -1,
    High = 5,
}

#[pyfunction]
fn root_of(thing: &a::Thing, more: Option<Vec<Option<a::b::Other>>>) -> Option<Root> {
    Some(Root {
        n: thing.n + more.map_or(0, |m| m.len() as i64),
        secret: "s".into(),
    })
}

#[pyfunction]
fn sorted(list: Vec<i64>) -> Vec<i64> {
    let mut l = list;
    l.sort();
    l
}

#[pyfunction]
fn list(str: &str) -> Vec<String> {
    vec![str.into()]
}

#[pymodule]
fn crossing(m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add("LEVEL", Level::Low)?;
    m.add("F", -1e300)?;
    m.add("TEXT", "it's \"x\"\n")?;
    m.add("DATA", 5u8)?;
    m.add("BIG", u64::MAX)?;
    m.add_class::<Root>()?;
    m.add_class::<Level>()?;
    m.add_function(wrap_pyfunction!(root_of, m)?)?;
    m.add_function(wrap_pyfunction!(sorted, m)?)?;
    m.add_function(wrap_pyfunction!(list, m)?)?;
    Ok(())
}

pub mod a {
    use pyo3::prelude::*;
    #[pyclass(module = "crossing.a", frozen)]
    pub struct Thing {
        #[pyo3(get)]
        pub n: i64,
    }
    #[pymethods]
    impl Thing {
        fn back(&self) -> Vec<crate::Root> {
            vec![crate::Root {
                n: self.n,
                secret: String::new(),
            }]
        }
        fn other(&self) -> (b::Other, Option<crate::Level>) {
            (b::Other { v: 1 }, Some(crate::Level::High))
        }
    }
    pub mod b {
        use pyo3::prelude::*;
        /// Other.
        #[pyclass(module = "crossing.a.b")]
        #[derive(Clone)]
        pub struct Other {
            pub v: u8,
        }
        #[pymethods]
        impl Other {
            #[new]
            #[pyo3(signature = (level=crate::Level::High, scale=1e300))]
            fn new(level: crate::Level, scale: f64) -> Self {
                let _ = scale;
                Other {
                    v: level as i64 as u8,
                }
            }
            #[getter]
            fn v(&self) -> u8 {
                self.v
            }
        }
        #[derive(FromPyObject, IntoPyObject)]
        pub struct Pair {
            pub i: i64,
            pub data: String,
        }
        #[derive(FromPyObject, IntoPyObject)]
        pub struct Meters {
            pub len: f64,
        }
        #[derive(FromPyObject, IntoPyObject)]
        pub struct Deep {
            pub pair: Pair,
            pub meters: Option<Meters>,
            pub level: crate::Level,
            pub list: Vec<u16>,
        }
        #[pyfunction]
        #[pyo3(module = "crossing.a.b")]
        fn pair(pair: Pair, meters: Meters) -> (Meters, Pair) {
            (meters, pair)
        }
        #[pyfunction]
        #[pyo3(module = "crossing.a.b", signature = (a_very_long_parameter_name_indeed_it_is, another_very_long_parameter_name=None, *, deep=vec![]))]
        fn a_function_with_a_really_long_name_that_goes_on(
            a_very_long_parameter_name_indeed_it_is: Vec<(
                Option<String>,
                Vec<(i64, f64, bool, Vec<u8>)>,
                u8,
            )>,
            another_very_long_parameter_name: Option<
                Vec<(Option<String>, String, Option<Vec<bool>>)>,
            >,
            deep: Vec<Deep>,
        ) -> Vec<(Option<String>, Vec<(i64, f64, bool, Vec<u8>)>, u8)> {
            let _ = (another_very_long_parameter_name, deep);
            a_very_long_parameter_name_indeed_it_is
        }
        #[pyfunction]
        #[pyo3(module = "crossing.a.b")]
        fn deep(out: Deep, error: bool, result: i64, keep: &str) -> Deep {
            let _ = (error, result, keep);
            out
        }
        #[pyfunction]
        #[pyo3(module = "crossing.a.b")]
        fn unit(value: Option<Deep>) -> PyResult<()> {
            let _ = value;
            Ok(())
        }
    }
}
