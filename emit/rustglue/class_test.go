package rustglue

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// blocks requires that the glue of a crate has each of these texts.
func blocks(t *testing.T, lib string, want ...string) {
	t.Helper()
	glue := glueOf(t, prelude+lib)["m"]
	for _, text := range want {
		require.Contains(t, glue, text)
	}
}

func TestClassMembers(t *testing.T) {
	blocks(t, `
use pyo3::types::PyType;
#[pyclass(weakref, dict, generic, subclass)]
struct K { x: i64 }
#[pymethods]
impl K {
    /// Nothing.
    #[classattr]
    const ZERO: i64 = 0;
    #[classattr]
    fn all(py: Python<'_>) -> PyResult<Vec<i64>> { Ok(vec![]) }
    #[classmethod]
    fn make(cls: &Bound<'_, PyType>, py: Python<'_>, x: i64) -> PyResult<Self> { Ok(K { x }) }
    #[getter]
    fn x(slf: PyRef<'_, Self>) -> i64 { slf.x }
    #[deleter]
    fn x(&mut self) {}
}
`, `
glue::c_function! {
    fn m_K_ZERO() -> i64;
    |call| crate::K::ZERO
}
`, `
glue::py_class_attribute! {
    /// Nothing.
    static py_K_ZERO = "K.ZERO";
    (call) => crate::K::ZERO
}
`, `
glue::py_class_attribute! {
    static py_K_all = "K.all";
    (call) => crate::K::all(call.py())?
}
`, `
    |call| crate::K::make(&call.class(), call.py(), call.arg("x", x)?)?
}
`, `
glue::py_class_method! {
    fn py_K_make = "K.make", "($cls, x)";
    (call, x) => crate::K::make(&call.class(), call.py(), x)?
}
`, `
glue::c_function! {
    fn m_K_del_x(this: *mut Handle<crate::K>);
    |call| crate::K::x(&mut *call.exclusive("x", this)?)
}
`, `
glue::py_property! {
    static py_K_x = "K.x";
    get (call) => crate::K::x(call.py_ref("x")?);
    del (call) => crate::K::x(&mut *call.exclusive("x")?);
}
`, `
    borrow: Flag;
    options: [subclass, weakref, dict, generic];
    free: m_K_free;
    methods: [py_K_make];
    properties: [py_K_x];
    attributes: [py_K_ZERO, py_K_all];
}
`)
}

func TestAClassWithABase(t *testing.T) {
	blocks(t, `
#[pyclass(extends = Base)]
struct Sub;
#[pymethods]
impl Sub {
    #[new]
    fn new(x: i64) -> PyResult<(Self, Base)> { Ok((Sub, Base)) }
}
#[pyclass(subclass)]
struct Base;
`, `
glue::c_function! {
    fn m_Sub_new(x: i64) -> *mut Handle<crate::Sub>;
    |call| glue::with_base(crate::Sub::new(call.arg("x", x)?)?)
}
`, `
    (call, x) => glue::with_base(crate::Sub::new(x)?)
`, `
glue::class! {
    static py_Sub: crate::Sub = "pkg.Sub", "(x)";
    borrow: Frozen;
    base: crate::Base, m_Sub_as_Base;
    free: m_Sub_free;
    new: py_Sub_new;
`, `classes: ["pkg" py_Base, "pkg" py_Sub];`)
}

func TestADataEnum(t *testing.T) {
	blocks(t, `
/// A shape.
#[pyclass]
#[derive(Clone)]
enum Shape {
    /// Round.
    Circle { radius: f64, r#type: String },
    Pair(i64, i64),
    Nothing {},
}
#[pymethods]
impl Shape {
    fn __len__(&self) -> usize { 0 }
}
`, `
    |call| crate::Shape::Circle {
        radius: call.arg("radius", radius)?,
        r#type: call.arg("type", glue::view(r#type, type_len))?,
    }
}
`, `
glue::py_new! {
    fn py_Shape_Circle_new = "Shape.Circle.__new__";
    (call, radius, r#type) => crate::Shape::Circle { radius, r#type }
}
`, `
    (call, _0, _1) => crate::Shape::Pair(_0, _1)
`, `
    (call) => crate::Shape::Nothing {}
`, `
    fn m_Shape_Circle_radius(this: *const Handle<crate::Shape>) -> f64;
    |call| match &*call.shared("radius", this)? {
        crate::Shape::Circle { radius: field, .. } => field.clone(),
        _ => return Err(glue::other_variant("Shape.Circle.radius")),
    }
}
`, `
glue::py_property! {
    static py_Shape_Pair__1 = "Shape.Pair._1";
    get (call) => match &*call.shared::<crate::Shape>("_1")? {
        crate::Shape::Pair { 1: field, .. } => field.clone(),
        _ => return Err(glue::other_variant("Shape.Pair._1")),
    };
}
`, `
    fn m_Shape_tag(this: *const Handle<crate::Shape>) -> i32;
    |call| match &*call.shared("tag", this)? {
        crate::Shape::Circle { .. } => 0,
        crate::Shape::Pair { .. } => 1,
        crate::Shape::Nothing { .. } => 2,
    }
}
`, `
glue::data_enum! {
    /// A shape.
    static py_Shape: crate::Shape = "pkg.Shape";
    borrow: Frozen;
    free: m_Shape_free;
    variants: [
        /// Round.
        py_Shape_Circle = "pkg.Shape.Circle", "(radius, type)", crate::Shape::Circle { .. },
            new: py_Shape_Circle_new, fields: [py_Shape_Circle_radius, py_Shape_Circle_type];
        py_Shape_Pair = "pkg.Shape.Pair", "(_0, _1)", crate::Shape::Pair { .. },
            new: py_Shape_Pair_new, fields: (py_Shape_Pair__0, py_Shape_Pair__1);
        py_Shape_Nothing = "pkg.Shape.Nothing", "()", crate::Shape::Nothing { .. },
            new: py_Shape_Nothing_new, fields: [];
    ];
    methods: [];
    properties: [];
    slots: [py_Shape_len];
}

glue::class_by_value!(crate::Shape);
`)
}

func TestVariadicFunctions(t *testing.T) {
	blocks(t, `
use std::collections::HashMap;
use pyo3::types::{PyDict, PyTuple};
#[pyfunction]
#[pyo3(signature = (a, *args, b=1, **kwargs))]
fn f(a: i64, args: Vec<String>, b: i64, kwargs: Option<HashMap<String, f64>>) {}
#[pyfunction]
#[pyo3(signature = (*_args, **_kwargs))]
fn g(_args: &Bound<'_, PyTuple>, _kwargs: Option<&Bound<'_, PyDict>>) {}
`, `
        call.arg("args", glue::view(args, args_len))?,
        call.arg("b", b)?,
        call.kwargs("kwargs", glue::option(kwargs_is_some, glue::view(kwargs, kwargs_len)))?,
    )
}
`, `
    (call, a, #[args] args, #[named] b = 1, #[kwargs] kwargs) => crate::f(a, args, b, kwargs)
`, `
    fn m_g();
    |call| crate::g(call.ignored(), call.ignored())
}
`, `
    (call, #[args] _args: Ignored, #[kwargs] _kwargs: Ignored) =>
        crate::g(call.ignored(), call.ignored())
`)
}

func TestDerivedInC(t *testing.T) {
	blocks(t, `
#[pyclass(eq, ord, hash, frozen, str = "<{x}>")]
#[derive(PartialEq, PartialOrd, Hash)]
struct K { x: i64 }
`, `
glue::c_function! {
    fn m_K_lt(this: *const Handle<crate::K>, other: *const Handle<crate::K>) -> Bool;
    |call| {
        let other: &crate::K = call.arg("other", other)?;
        *call.shared("__lt__", this)? < *other
    }
}
`, `
    fn m_K_hash(this: *const Handle<crate::K>) -> u64;
    |call| glue::hash(&*call.shared("__hash__", this)?)
}
`, `
    fn m_K_str(this: *const Handle<crate::K>) -> Buffer<Char>;
    |call| match &*call.shared("__str__", this)? { value => ::std::format!("<{}>", value.x) }
}
`, `
    slots: [py_K_eq, py_K_hash, py_K_str];
`)
}

func TestEitherSlicesAndOperators(t *testing.T) {
	blocks(t, `
use pyo3::{Either, pyclass::CompareOp, types::PySlice};
#[pyclass]
struct K;
#[pymethods]
impl K {
    fn __getitem__(&self, key: Either<Bound<'_, PySlice>, isize>) -> Either<i64, Vec<i64>> { Either::Left(0) }
    fn __delitem__(&self, key: Bound<'_, PySlice>) {}
    fn __richcmp__(&self, other: &Self, op: CompareOp) -> bool { true }
}
`, `
    fn m_K_getitem(
        this: *const Handle<crate::K>, key: *const EitherC<SliceIndexC, isize>,
    ) -> EitherC<i64, Buffer<i64>>;
    |call| crate::K::__getitem__(&*call.shared("__getitem__", this)?, call.pointed("key", key)?)
}
`, `
    fn m_K_delitem(this: *const Handle<crate::K>, key: *const SliceIndexC);
`, `
    fn m_K_richcmp(this: *const Handle<crate::K>, other: *const Handle<crate::K>, op: i32) -> Bool;
`)
}
