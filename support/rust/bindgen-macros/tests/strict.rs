//! Items of every shape, in crates that forbid and deny what they can, with
//! glue that reaches all of them.

mod krate;

use krate::Crate;

const LINTS: &str = "
#![forbid(unsafe_code)]
#![deny(
    warnings,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    non_local_definitions,
    private_bounds,
    private_interfaces,
    rust_2018_idioms,
    single_use_lifetimes,
    trivial_casts,
    unnameable_types,
    unreachable_pub,
    unused_qualifications,
    unused_results
)]
//! Strict.
";

#[track_caller]
fn passes(name: &str, items: &str, glue: &str) {
    for edition in ["2018", "2021", "2024"] {
        let name = format!("{name}_{edition}");
        Crate::new(
            &name,
            edition,
            &format!("{LINTS}\n{items}\npyo3::bindings!();\n"),
        )
        .glue(&name, glue)
        .passes();
    }
}

#[test]
fn functions() {
    let items = r##"
mod inner {
    use pyo3::pyfunction;

    #[derive(Debug)]
    pub(super) struct Limited;

    /// Documented.
    #[pyfunction]
    #[pyo3(signature = (a, b = 1, *, c = None), name = "other")]
    fn private(a: i64, #[pyo3(from_py_with = convert)] b: u32, c: Option<&str>) -> i64 {
        #[allow(clippy::all)]
        let x = a;
        x + i64::from(b) + c.map_or(0, |c| c.len() as i64)
    }

    #[pyfunction]
    pub(super) fn limited() {}
    #[pyfunction]
    pub(self) fn limited_to_self() {}
    #[pyfunction]
    pub(in crate::inner) fn limited_to_path() {}
    #[pyfunction(name = "r")]
    pub fn r#match<'a, 'b: 'a>(r#type: &'a str, _: &'b str) -> &'a str
    where
        'b: 'a,
    {
        r#type
    }
    #[pyfunction]
    const fn constant() -> [u8; { let x = 1; x + 1 }] { [0, 0] }
    #[pyfunction]
    async fn asynchronous() {}
    #[pyfunction]
    extern "C" fn foreign() {}
    #[pyfunction]
    fn bounded<F: Fn(u8) -> u8>(f: F, _: &dyn Fn(&str) -> bool) -> u8 { f(1) }
    #[pyfunction]
    fn limited_type(_: Option<Limited>) {}
    #[cfg(not(feature = "extra"))]
    #[pyo3::pyfunction]
    fn twin() -> u8 { 0 }
    #[cfg(feature = "extra")]
    #[pyo3::pyfunction]
    fn twin() -> u16 { 0 }
    #[pyfunction]
    #[cfg_attr(all(), pyo3(name = "x"), inline)]
    #[cfg_attr(all(), pyo3(name = "x"))]
    fn conditional() {}
    #[pyfunction]
    fn never_used_by_anyone() {}
    #[pyfunction]
    #[deprecated]
    fn old() {}
}
"##;
    let glue = r##"
use super::inner::*;
fn calls() -> bool {
    super::inner::private(1, 2, None);
    super::inner::limited();
    super::inner::limited_to_self();
    limited_to_path();
    r#match("a", "b");
    constant();
    asynchronous();
    foreign();
    bounded(|x| x, &|_| true);
    limited_type(None);
    let _: u8 = twin();
    conditional();
    old();
    1 as i32 == 1
}
"##;
    passes("functions", items, glue);
}

#[test]
fn out_of_macros() {
    let items = r##"
mod inner {
    use pyo3::{pyclass, pyfunction, pymethods, FromPyObject, IntoPyObject};

    macro_rules! function {
        ($(#[$meta:meta])* $vis:vis $name:ident($($arg:ident: $type:ty = $default:expr),*) $body:block) => {
            #[pyfunction]
            $(#[$meta])*
            #[pyo3(signature = ($($arg = $default),*))]
            $vis fn $name($(#[pyo3(x)] $arg: $type),*) -> ($($type,)*) $body
        };
    }
    function!(#[pyo3(name = "x")] private(a: &'static dyn Send = 1) { (a,) });
    function!(/** Doc. */ pub(super) limited(a: u8 = 1, b: Option<u8> = None) { (a, b) });
    function!(pub(self) public() {});

    macro_rules! item {
        ($item:item) => { #[pyfunction] $item };
    }
    item!(#[inline] #[pyo3(name = "y")] fn whole(#[pyo3(z)] _x: u8) {});
    item!(pub(super) fn whole_limited() {});

    macro_rules! class {
        ($vis:vis $name:ident { $($field_vis:vis $field:ident: $type:ty),* } $tuple:ident($($of_vis:vis $of:ty),*)) => {
            #[pyclass(get_all)]
            #[derive(Debug, Clone, FromPyObject, IntoPyObject)]
            $vis struct $name { $(#[pyo3(set)] $field_vis $field: $type),* }
            #[pyclass(set_all)]
            #[derive(Debug, Clone, FromPyObject, IntoPyObject)]
            $vis struct $tuple($($of_vis $of),*);
            #[pymethods]
            impl $name {
                #[new]
                $vis fn new() -> Self { $name { $($field: Default::default()),* } }
            }
        };
    }
    class!(Record { x: u8, pub(self) y: Option<Vec<u8>>, pub z: std::collections::BTreeMap<u8, u8> } Tuple(u8, pub(super) Vec<(u8, u8)>));
}
"##;
    let glue = r##"
fn calls() {
    super::inner::private(&1);
    super::inner::limited(1, None);
    super::inner::public();
    super::inner::whole(1);
    super::inner::whole_limited();
    let mut record = super::inner::Record::new();
    record.x = 1;
    record.y = None;
    record.z.clear();
    let (x, _, _): (u8, Option<Vec<u8>>, _) = record.__bindgen_parts();
    super::inner::Record::__bindgen_new(x, None, Default::default());
    let tuple = super::inner::Tuple(1, vec![]);
    let (a, b): (u8, Vec<(u8, u8)>) = tuple.__bindgen_parts();
    super::inner::Tuple::__bindgen_new(a, b);
}
"##;
    passes("out_of_macros", items, glue);
}

#[test]
fn classes() {
    let items = r##"
mod inner {
    use pyo3::{pyclass, pymethods};
    use std::collections::HashMap;

    /// Documented.
    #[pyclass(frozen, name = "Other")]
    #[pyo3(module = "a.b")]
    #[derive(Debug)]
    struct Class {
        /// Documented.
        #[pyo3(get, set)]
        x: HashMap<String, Vec<u8>>,
        #[cfg_attr(all(), pyo3(get, name = "why"))]
        y: (u8, u16),
        pub(self) hidden: fn(u8) -> u8,
    }

    impl Class {
        fn default_hidden(x: u8) -> u8 { x }
    }

    #[pymethods]
    impl Class {
        #![allow(clippy::new_without_default)]

        /// Documented.
        #[new]
        #[pyo3(signature = (x = None))]
        fn new(#[pyo3(from_py_with = f)] x: Option<u8>) -> Self {
            Class { x: HashMap::new(), y: (x.unwrap_or(0), 0), hidden: Self::default_hidden }
        }
        #[getter(other)]
        fn get_other(&self) -> u8 { (self.hidden)(self.y.0) }
        #[setter]
        pub(self) fn set_other(&mut self, value: u8) { self.y.0 = value; }
        #[staticmethod]
        fn make() -> Option<Self> where [u8; { let x = 1; x + 1 }]: Sized { None }
        #[pyo3(name = "renamed")]
        pub fn method<'a>(&'a self, f: &dyn Fn(u8) -> u8) -> &'a str { let _ = f(1); "" }
        #[classattr]
        const ORIGIN: Pair = Pair { x: 1, y: 2 };
        #[classattr]
        fn computed() -> u8 { 1 }
        #[cfg(feature = "extra")]
        fn twin(&self) -> u8 { 1 }
        #[cfg(not(feature = "extra"))]
        fn twin(&self) -> u16 { 1 }
        fn __repr__(&self) -> String { macro_rules! new { () => { #[allow(unused)] { } } } new!(); String::new() }
    }

    #[pymethods]
    impl Pair {
        fn only(&self) {}
    }

    #[pyclass(get_all)]
    #[derive(Clone, Copy, Debug)]
    struct Pair { x: u8, pub(super) y: u8 }

    #[pyclass]
    #[derive(Debug)]
    pub(super) struct Tuple(#[pyo3(get)] (u8, u8), pub (u8, u8), pub(self) u8, #[pyo3(get)] pub (u8, u8), #[pyo3(set)] pub(crate) u8);

    #[pyclass(eq, str = "{left} of {right:?}")]
    #[derive(Debug, PartialEq)]
    struct Shown {
        left: u8,
        pub(self) right: (u8, u8),
    }

    #[pyclass(str, hash, ord, frozen, extends = Unit, subclass, weakref, dict, generic, mapping)]
    #[derive(Debug)]
    struct Private {
        left: u8,
    }

    #[pymethods]
    impl Private {
        #[new]
        fn new() -> Self { Private { left: 1 } }
        #[classmethod]
        #[pyo3(signature = (_cls, a = 1))]
        fn make(_cls: &u8, a: u8) -> u8 { a }
        #[deleter]
        fn del_left(&mut self) { self.left = 0; }
        #[classattr]
        #[pyo3(name = "N")]
        fn n() -> u8 { 1 }
        fn __add__(&self, other: &Self) -> u8 { self.left + other.left }
        fn __exit__(&self, _kind: &u8, _value: &u8, _trace: &u8) {}
    }

    #[pyclass]
    #[derive(Debug)]
    struct Unit;

    #[pyclass(eq, eq_int)]
    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Color {
        /// Documented.
        #[pyo3(name = "RED")]
        Red = 1,
        Green = 1 << 3,
    }

    #[pyclass]
    #[derive(Debug)]
    enum Shape {
        #[pyo3(constructor = (radius = 1.0))]
        Circle { #[pyo3(name = "r")] radius: f64 },
        Pair(#[pyo3(x)] u8, u8),
        Empty {},
    }
}
"##;
    let glue = r##"
fn calls() {
    use super::inner::*;
    let mut class = Class::new(None);
    class.x.clear();
    class.y.0 = 1;
    class.get_other();
    class.set_other(1);
    Class::make();
    class.method(&|x| x);
    Class::ORIGIN.x + Class::ORIGIN.y;
    Class::computed();
    let _: u16 = class.twin();
    Class::ORIGIN.only();
    class.__repr__();
    let _ = |tuple: Tuple| (tuple.0, tuple.1, tuple.3, tuple.4);
    let _ = Unit;
    let _ = |shown: Shown| (shown.left, shown.right.0);
    let mut private = Private::new();
    private.del_left();
    Private::make(&1, Private::n());
    private.__add__(&Private::new());
    private.__exit__(&1, &2, &3);
    Color::Red as i32;
    Color::Green as i32;
    Shape::Circle { radius: 1.0 };
    Shape::Pair(1, 2);
    Shape::Empty {};
}
"##;
    passes("classes", items, glue);
}

#[test]
fn records() {
    let items = r##"
mod inner {
    use pyo3::{FromPyObject, IntoPyObject, IntoPyObjectRef};
    use std::fmt::Debug;

    #[derive(Debug)]
    pub(super) struct Limited;

    #[derive(Debug, FromPyObject, IntoPyObject, IntoPyObjectRef)]
    #[pyo3(from_item_all)]
    pub(super) struct Point {
        /// Documented.
        #[pyo3(item("ex"))]
        x: f64,
        #[cfg(feature = "extra")]
        gone: u8,
        pub(self) r#type: Option<(String, i64)>,
        #[pyo3(default)]
        f: fn(u8) -> u8,
        limited: Limited,
    }

    #[derive(Debug, FromPyObject, IntoPyObject)]
    pub(super) struct Wide<'a, 'b: 'a, T: Iterator<Item = u8> + Debug = std::vec::IntoIter<u8>, const N: usize = 2>
    where
        T: Iterator<Item = u8>,
        (u8,): Debug,
    {
        a: &'a str,
        b: &'b [T; N],
    }

    #[derive(Debug, FromPyObject, IntoPyObject)]
    pub(super) struct Pair<T>(T, pub (u8, u8)) where T: Debug;

    #[derive(Debug, FromPyObject, IntoPyObject)]
    pub(super) struct Empty {}

    #[derive(Debug, FromPyObject, IntoPyObject)]
    pub(super) struct Unit;

    #[derive(Debug, FromPyObject)]
    #[allow(dead_code)]
    pub(super) enum Either { #[pyo3(transparent)] A(u8), B { x: u8 } }
}
"##;
    let glue = r##"
use super::inner::*;
fn point(point: Point) -> Point {
    let (x, kind, f, private) = point.__bindgen_parts();
    Point::__bindgen_new(x, kind, f, private)
}
fn pair(pair: Pair<u8>) -> Pair<u8> {
    let (a, b) = pair.__bindgen_parts();
    Pair::__bindgen_new(a, b)
}
fn unit() -> (Unit, Empty) {
    let () = Unit::__bindgen_new().__bindgen_parts();
    (Unit::__bindgen_new(), Empty::__bindgen_new())
}
"##;
    passes("records", items, glue);
}

#[test]
fn conditional_attributes() {
    let items = r##"
mod inner {
    /// Documented, and derived before the class is seen.
    #[derive(Clone, Debug, pyo3::FromPyObject)]
    #[cfg_attr(all(), pyo3::pyclass, pyo3(frozen))]
    pub(super) struct Class {
        #[pyo3(get)]
        x: u8,
        #[cfg_attr(all(), pyo3(get))]
        y: u8,
        #[cfg(any())]
        z: u8,
    }

    #[cfg_attr(all(), pyo3::pyfunction, pyo3(name = "x"))]
    fn f() {}

    #[cfg_attr(all(), pyo3::pymethods)]
    impl Class {
        #[cfg_attr(all(), new)]
        fn new() -> Self {
            Class { x: 1, y: 1 }
        }
        #[cfg_attr(all(), pyo3(name = "other"), must_use)]
        fn method(&self) -> u8 {
            1
        }
    }
}
"##;
    let glue = r##"
fn calls() -> u8 {
    super::inner::f();
    let class = super::inner::Class::new();
    super::inner::Class::__bindgen_new(class.x, class.y).method()
}
"##;
    passes("conditional_attributes", items, glue);
}
