package abi_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestClasses(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"frozen by what it has": {
			`#[pyclass] pub struct K {}
			#[pymethods] impl K {
				#[new] fn new(x: i64) -> Self { K {} }
				fn m(&self, y: &str) -> PyResult<String> { loop {} }
				#[staticmethod] fn s() -> Vec<K> { vec![] }
			}`,
			`
			class K frozen  [K @demo crate::K]
			  constructor fn new(x: i64) -> class K
			  method ref fn m(y: &str) -> str !
			  static fn s() -> vec<class K>`,
		},
		"mutable by a method": {
			`#[pyclass] pub struct K {} #[pymethods] impl K { fn m(&mut self, py: Python<'_>, x: i64) {} }`,
			`
			class K  [K @demo crate::K]
			  method mut fn m(py, x: i64) -> unit`,
		},
		"mutable by a function": {
			`#[pyclass] pub struct K {} #[pyfunction] fn f(k: &mut K) {}`,
			`
			fn f(k: &mut class K) -> unit  [f @demo crate::f]
			class K  [K @demo crate::K]`,
		},
		"mutable by a field": {
			`#[pyclass] pub struct K { #[pyo3(get, set)] a: i64, #[pyo3(get, name = "c")] b: Vec<String>, d: u8 }`,
			`
			class K  [K @demo crate::K]
			  getter ref fn a() -> i64 field a
			  setter mut fn a(value: i64) -> unit field a
			  getter ref fn c() -> vec<str> field b`,
		},
		"all fields": {
			`#[pyclass(get_all, set_all, rename_all = "camelCase")] pub struct K { first_one: i64, r#type: bool }`,
			`
			class K  [K @demo crate::K]
			  getter ref fn firstOne() -> i64 field first_one
			  setter mut fn firstOne(value: i64) -> unit field first_one
			  getter ref fn type() -> bool field r#type
			  setter mut fn type(value: bool) -> unit field r#type`,
		},
		"properties": {
			`#[pyclass] pub struct K {}
			#[pymethods] impl K {
				#[getter] fn get_a(&self) -> i64 { 1 }
				#[setter] fn set_a(&mut self, x: i64) -> PyResult<()> { Ok(()) }
				#[getter(b)] fn anything(&self) -> PyResult<&str> { loop {} }
				#[getter] #[pyo3(name = "c")] fn other(&self) -> bool { true }
				#[setter] fn d(&mut self, x: Option<&str>) {}
			}`,
			`
			class K  [K @demo crate::K]
			  getter ref fn a() -> i64
			  setter mut fn a(value: i64) -> unit !
			  getter ref fn b() -> &str !
			  getter ref fn c() -> bool
			  setter mut fn d(value: option<&str>) -> unit`,
		},
		"name, module and several blocks": {
			`#[pyclass(name = "Known", module = "pkg.sub", frozen)] pub struct K {}
			#[pymethods] impl K { fn a(&self) {} }
			mod other { use pyo3::prelude::*; #[pymethods] impl super::K { #[pyo3(name = "c")] fn b(&self) -> Self { loop {} } } }`,
			`
			mod sub
			class Known frozen  [sub.Known @demo crate::K]
			  method ref fn a() -> unit
			  method ref fn c() -> class Known`,
		},
		"clone written by hand": {
			`#[pyclass] pub struct K {} impl Clone for K { fn clone(&self) -> K { K {} } } #[pyfunction] fn f(k: Vec<K>) {}`,
			`
			fn f(k: vec<class K>) -> unit  [f @demo crate::f]
			class K frozen  [K @demo crate::K]`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, lines(c.want), clean(t, "use pyo3::prelude::*;\npyo3::bindings!();\n"+c.src+"\n"))
		})
	}
}

func TestClassFaults(t *testing.T) {
	method := func(text string) string {
		return "#[pyclass] pub struct K {}\n#[pymethods] impl K {\n" + text + "\n}"
	}
	for name, c := range map[string]struct{ src, want string }{
		"class method without a class": {
			method(`#[classmethod] fn f(x: i64) {}`),
			"BG0310 7:19 `f`: method `K.f` is a class method, but does not take its class first",
		},
		"class method with a class that there is not": {
			method(`#[classmethod] fn f(cls: &Bound<'_, PyTyp>) {}`),
			"BG0201 7:37 `PyTyp`: cannot find `PyTyp` in the crate root",
		},
		"constant": {
			method(`const X: i64 = 1;`),
			"BG0308 7:7 `X`: `K.X` is a constant that nothing exports",
		},
		"deleter alone": {
			method(`#[deleter] fn f(&mut self) {}`),
			"BG0304 7:15 `f`: property `K.f` can be deleted, but neither read nor written",
		},
		"no self": {
			method(`fn f() {}`),
			"BG0310 7:4 `f`: method `K.f` takes no self",
		},
		"typed self": {
			method(`fn f(self: PyRef<'_, Self>) {}`),
			"BG0310 7:6 `self: PyRef<'_, Self>`: method `K.f` takes self as `PyRef<'_, Self>`",
		},
		"self by value": {
			method(`fn f(self) {}`),
			"BG0310 7:6 `self`: method `K.f` takes self by value, but the object belongs to its callers",
		},
		"static with self": {
			method(`#[staticmethod] fn f(&self) {}`),
			"BG0310 7:22 `&self`: method `K.f` takes self, but is marked as one without",
		},
		"static property": {
			method(`#[staticmethod] #[getter] fn f() -> i64 { 1 }`),
			"BG0110 7:19 `getter`: #[getter] on method `K.f`, which is a #[staticmethod] already",
		},
		"frozen and &mut self": {
			"#[pyclass(frozen)] pub struct K {}\n#[pymethods] impl K { fn f(&mut self) {} }",
			"BG0310 6:28 `&mut self`: method `K.f` takes `&mut self`, but the class is frozen",
		},
		"frozen and set": {
			"#[pyclass(frozen)] pub struct K { #[pyo3(set)] a: i64 }",
			"BG0307 5:48 `a`: field `K.a` is settable, but the class is frozen",
		},
		"new of something else": {
			method(`#[new] fn new() -> i64 { 1 }`),
			"BG0301 7:11 `new`: constructor `K.new` does not return `Self`",
		},
		"two constructors": {
			method("#[new] fn a() -> Self { K {} }\n#[new] fn b() -> Self { K {} }"),
			"BG0207 8:11 `b`: class `K` has two constructors",
		},
		"two members": {
			method("fn a(&self) {}\n#[getter(a)] fn b(&self) -> i64 { 1 }"),
			"BG0207 8:17 `b`: class `K` has two members named `a`",
		},
		"two getters": {
			method("#[getter] fn a(&self) -> i64 { 1 }\n#[getter] fn get_a(&self) -> i64 { 1 }"),
			"BG0207 8:14 `get_a`: property `K.a` has two getters",
		},
		"self for ever": {
			method("fn f(&'static self) {}"),
			"BG0310 7:6 `&'static self`: method `K.f` takes self for ever, but it is borrowed for the call only",
		},
		"self as long as 'static": {
			method("fn f<'a: 'static>(&'a mut self) {}"),
			"BG0310 7:19 `&'a mut self`: method `K.f` takes self for ever, but it is borrowed for the call only",
		},
		"no self, but an object of another type": {
			method("fn f(x: Py<PyAny>) {}"),
			"BG0310 7:4 `f`: method `K.f` takes no self",
		},
		"getter with a parameter": {
			method(`#[getter] fn a(&self, x: i64) -> i64 { 1 }`),
			"BG0304 7:14 `a`: method `K.a` has 1 parameter after self, and a getter takes 0",
		},
		"getter of nothing": {
			method(`#[getter] fn a(&self) {}`),
			"BG0304 7:14 `a`: method `K.a` is a getter, but returns nothing",
		},
		"setter with a result": {
			method(`#[setter] fn a(&mut self, x: i64) -> i64 { 1 }`),
			"BG0304 7:14 `a`: method `K.a` is a setter, but returns a value",
		},
		"keyword": {
			method(`fn import(&self) {}`),
			"BG0206 7:4 `import`: method `import` has the name of a keyword of Python",
		},
		"macro": {
			method(`more!();`),
			"BG0109 7:1 `more`: a macro call in #[pymethods] of `K` may make methods that bindgen does not see",
		},
		"async method": {
			method(`async fn f(&self) {}`),
			"BG0302 7:10 `f`: `f` is an async fn, which needs an event loop that bindgen does not bring",
		},
		"generic class": {
			"#[pyclass] pub struct K<T> { t: T }",
			"BG0303 5:24 `<T>`: class `K` has parameters, and a binding needs one type",
		},
		"lifetime": {
			"#[pyclass] pub struct K<'a> { t: &'a str }",
			"BG0303 5:24 `<'a>`: class `K` has parameters, and a binding needs one type",
		},
		"later option": {
			"#[pyclass(unsendable)] pub struct K {}",
			"BG0307 5:11 `unsendable`: option `unsendable` of class `K` is not carried yet",
		},
		"extends nothing": {
			"#[pyclass(extends = PyExcept)] pub struct K {}",
			"BG0201 5:21 `PyExcept`: cannot find `PyExcept` in the crate root",
		},
		"methods of an enum": {
			"#[pymethods] impl Color { fn f(&mut self) {} }",
			"BG0310 5:32 `&mut self`: method `Color.f` takes `&mut self`, but the members of an enum never change",
		},
		"methods of no class": {
			"pub struct S; #[pymethods] impl S { fn f(&self) {} }",
			"BG0110 5:28 `impl`: #[pymethods] on an impl of `S`, which is no #[pyclass] of this crate",
		},
		"getter of what does not clone": {
			"#[pyclass] pub struct Inner {} #[pyclass] pub struct K { #[pyo3(get)] i: Inner }",
			"BG0301 5:74 `Inner`: field `K.i` has `Inner` behind a getter, which bindgen does not carry",
		},
		"setter of what is borrowed": {
			"#[pyclass] pub struct K { #[pyo3(set)] s: &'static str }",
			"BG0301 5:43 `&'static str`: field `K.s` has the type `&'static str`, which bindgen does not carry",
		},
		"dunder property": {
			"#[pyclass] pub struct K { #[pyo3(get, name = \"__x__\")] s: i64 }",
			"BG0308 5:56 `s`: property `K.__x__` has the name of a special attribute of Python",
		},
		"name of a property": {
			method(`#[getter(1 + 1)] fn a(&self) -> i64 { 1 }`),
			"BG0110 7:10 `1 + 1`: `1 + 1` is not the name of a property",
		},
		"signature of a property": {
			method(`#[getter] #[pyo3(signature = ())] fn a(&self) -> i64 { 1 }`),
			"BG0307 7:18 `signature = ()`: `signature` on method `K.a`, which is a property",
		},
		"module of a method": {
			method(`#[pyo3(module = "a.b")] fn a(&self) {}`),
			"BG0307 7:8 `module = \"a.b\"`: a method has no option `module`",
		},
		"trait": {
			"#[pyclass] pub struct K {}\n#[pymethods] impl Clone for K { fn clone(&self) -> Self { K {} } }",
			"BG0110 6:14 `impl`: #[pymethods] on the impl of a trait",
		},
		"generic impl": {
			"#[pyclass] pub struct K {}\n#[pymethods] impl<T> K { fn a(&self) {} }",
			"BG0303 6:18 `<T>`: #[pymethods] on a generic impl block",
		},
		"field option": {
			"#[pyclass] pub struct K { #[pyo3(get, foo)] a: i64 }",
			"BG0307 5:39 `foo`: field `K.a` has no option `foo`",
		},
		"getter of a record": {
			"#[derive(IntoPyObject)] pub struct R { x: i64 } #[pyclass] pub struct K { #[pyo3(get)] r: R }",
			"BG0301 5:91 `R`: field `K.r` has `R` behind a getter, which bindgen does not carry",
		},
		"other package": {
			"#[pyclass(module = \"a.b\")] pub struct K {} #[pyfunction(module = \"c.b\")] fn f() {}",
			"BG0110 5:57 `module = \"c.b\"`: module `c.b` is in another package than `a`",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, list := lower(t, head+c.src+"\n")
			require.Equal(t, c.want+"\n", faults(list))
		})
	}
}
