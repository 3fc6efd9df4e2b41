package abi_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNameFaults(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"an attribute under another name": {
			"use pyo3::pyfunction as exported;\n#[exported] fn f() {}",
			"BG0110 3:25 `exported`: `pyfunction` is imported as `exported`, and bindgen knows it by its own name only",
		},
		"a derive under another name, in passing": {
			"mod a { pub use pyo3::{FromPyObject as From2, pyclass}; }",
			"BG0110 3:40 `From2`: `FromPyObject` is imported as `From2`, and bindgen knows it by its own name only",
		},
		"somebody else's attribute": {
			"use other::pyfunction as exported; use pyo3 as py; #[py::pyfunction] fn f() {}", "",
		},
		"the module's own names": {
			"#[pyfunction(name = \"__getattr__\")] fn f() {}\n#[pyclass(name = \"__doc__\")] struct K {}",
			"BG0206 3:40 `f`: function `__getattr__` has a name that modules of Python keep to themselves\n" +
				"BG0206 4:37 `K`: class `__doc__` has a name that modules of Python keep to themselves",
		},
		"a module of a special name": {
			"mod __init__ { #[pyo3::pyfunction] pub fn f() {} }",
			"BG0206 3:5 `__init__`: module `__init__` has a name that Python keeps to itself",
		},
		"modules that differ in case": {
			"mod glob { #[pyo3::pyfunction] pub fn f() {} }\nmod Glob { #[pyo3::pyfunction] pub fn f() {} pub mod a { #[pyo3::pyfunction] pub fn f() {} } }",
			"BG0207 4:5 `Glob`: module `Glob` and module `glob` differ in case only",
		},
		"a function and a module": {
			"mod glob { #[pyo3::pyfunction] pub fn f() {} }\n#[pyfunction] fn glob() {}",
			"BG0207 4:18 `glob`: function `glob` has the name of another module in Python",
		},
		"an option twice": {
			"#[pyfunction] #[pyo3(name = \"a\")] #[pyo3(name = \"b\")] fn f() {}\n#[pyclass(frozen, frozen)] struct K {}",
			"BG0110 3:42 `name = \"b\"`: option `name` of function `f` is given twice\n" +
				"BG0110 4:19 `frozen`: option `frozen` of class `K` is given twice",
		},
		"two types of one C name": {
			"#[pyclass] #[derive(Clone)] struct A {} #[pyclass] #[derive(Clone)] struct A_ref {}\n" +
				"#[pyfunction] fn f(x: Vec<Option<A>>) -> Option<A_ref> { None }",
			"BG0205 4:18 `f`: the types `option<class demo_A>` and `option<class demo_A_ref>` have one C name, `demo_option_A_ref`",
		},
		"a record of a text's name": {
			"#[derive(FromPyObject)] struct string { a: i64 }\n#[pyfunction] fn f(x: string) -> String { x }\n#[pyfunction] fn g() -> String { x }",
			"BG0205 4:18 `f`: the types `record demo_string` and `str` have one C name, `demo_string`",
		},
		"a field that C cannot spell": {
			"#[derive(FromPyObject)] struct R { größe: i64 }\n#[pyfunction] fn f(x: R) {}",
			"BG0206 3:36 `größe`: field `größe` of record `R` has a name that C cannot spell: `größe`",
		},
		"a name that is none": {
			"#[derive(FromPyObject)] struct R { #[pyo3(item(\"a×b\"))] a: i64 }\n#[pyfunction] fn f(x: R) {}",
			"BG0110 3:57 `a`: record field has the name `a×b`, which is not an identifier",
		},
		"generic, and said once": {
			"#[pyfunction] fn f<T>(x: T, y: Vec<T>) -> T { x }",
			"BG0303 3:18 `f`: function `f` is generic, and a binding needs one signature",
		},
		"async, and said once": {
			"#[pyfunction] async fn f(x: u128) -> u128 { x }",
			"BG0302 3:24 `f`: `f` is an async fn, which needs an event loop that bindgen does not bring",
		},
		"a field's type, said once": {
			"#[pyclass] struct K { #[pyo3(get, set)] x: Foo }",
			"BG0201 3:44 `Foo`: cannot find `Foo` in the crate root",
		},
		"methods of an enum that is refused": {
			"#[pyclass] enum E {} #[pymethods] impl E { fn f(&self) {} }",
			"BG0308 3:17 `E`: enum `E` has no variants",
		},
		"two roles": {
			"#[pyclass] struct K {} #[pymethods] impl K { #[getter] #[setter] fn x(&self) -> u8 { 1 } #[pyfunction] fn f(&self) {} }",
			"BG0110 3:58 `setter`: #[setter] on method `K.x`, which is a #[getter] already\n" +
				"BG0110 3:92 `pyfunction`: #[pyfunction] on method `K.f`, which is exported as a method already",
		},
		"in the impl of a trait": {
			"struct K; impl Clone for K { #[pyfunction] fn clone(&self) -> K { K } }",
			"BG0110 3:32 `pyfunction`: #[pyfunction] on `clone`, which is an associated function",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, list := lower(t, "use pyo3::prelude::*;\npyo3::bindings!();\n"+c.src+"\n")
			want := c.want
			if want != "" {
				want += "\n"
			}
			require.Equal(t, want, faults(list))
		})
	}
}

func TestSpecialConstants(t *testing.T) {
	_, list := lower(t, "use pyo3::prelude::*;\n#[pymodule] fn demo(m: &Bound<'_, PyModule>) -> PyResult<()> {\n"+
		"m.add(\"__version__\", \"1\")?;\nm.add(\"__all__\", 1)?;\nOk(()) }\n")
	require.Equal(t, "BG0206 4:7 `\"__all__\"`: constant `__all__` has a name that modules of Python keep to themselves\n", faults(list))
}

// TestCNames checks that a C parameter or field never hides or repeats a name.
func TestCNames(t *testing.T) {
	m, list := lower(t, `use pyo3::prelude::*;
pyo3::bindings!();
#[derive(FromPyObject)] struct R { int: i64, int_: i64, INT64_MAX: i64 }
#[pyclass] #[derive(Clone)] struct K {}
#[pyfunction] fn f(demo_error: i64, demo_string: R, INT64_MAX: i64, _Bool: i64, x: &str, x_len: i64) -> String { todo!() }
#[pyfunction] fn g(x: Vec<Option<K>>) -> Vec<Option<K>> { x }
`)
	require.Empty(t, list)
	require.Equal(t, "demo_error *demo_f(int64_t demo_error_, const demo_R *demo_string_, int64_t INT64_MAX_, int64_t _Bool_, "+
		"const char *x, size_t x_len, int64_t x_len_, demo_string *out)", m.Prototype(m.Functions[0]))
	require.Equal(t, "demo_error *demo_g(const demo_option_K_ref *x, size_t x_len, demo_vec_option_K *out)", m.Prototype(m.Functions[1]))
	fields := map[string]string{}
	for _, s := range m.Structs {
		for _, f := range s.Fields {
			fields[s.Name] += f.Type.Spell(f.Name) + "; "
		}
	}
	require.Equal(t, "int64_t int_; int64_t int__; int64_t INT64_MAX_; ", fields["demo_R"])
	require.Equal(t, "bool is_some; const demo_K *value; ", fields["demo_option_K_ref"])
	require.Equal(t, "bool is_some; demo_K *value; ", fields["demo_option_K"])
}

// TestHashes checks that whatever a consumer relies on changes the hash.
func TestHashes(t *testing.T) {
	seen := map[uint64]string{}
	for _, src := range []string{
		"#[pyfunction] fn f(a: i64) {}",
		"#[pyfunction] fn g(a: i64) {}",
		"#[pyfunction] fn f(b: i64) {}",
		"#[pyfunction] fn f(a: i32) {}",
		"#[pyfunction] fn f(a: Option<i64>) {}",
		"#[pyfunction] fn f(a: i64) -> i64 { a }",
		"#[pyfunction] fn f(a: i64) -> PyResult<()> { Ok(()) }",
		"#[pyfunction] #[pyo3(signature = (a = 1))] fn f(a: i64) {}",
		"#[pyfunction] #[pyo3(signature = (a = 2))] fn f(a: i64) {}",
		"#[pyfunction] #[pyo3(signature = (*, a))] fn f(a: i64) {}",
		"#[pyfunction] #[pyo3(signature = (a, /))] fn f(a: i64) {}",
		"#[pyfunction] #[pyo3(signature = (*, a = 1))] fn f(a: i64) {}",
		"#[pyfunction(name = \"h\")] fn f(a: i64) {}",
		"mod m { #[pyo3::pyfunction] pub fn f(a: i64) {} }",
		"#[cfg(unix)] #[pyfunction] fn f(a: i64) {}",
		"#[pyfunction] #[pyo3(signature = (a = 0.0))] fn f(a: f64) {}",
		"#[pyfunction] #[pyo3(signature = (a = -0.0))] fn f(a: f64) {}",
		"#[pyfunction] #[pyo3(signature = (a = \"\"))] fn f(a: StrOrBytes<'_>) {}",
		"#[pyfunction] #[pyo3(signature = (a = b\"\"))] fn f(a: StrOrBytes<'_>) {}",
		"#[pyclass] struct K {}",
		"#[pyclass] #[derive(Clone)] struct K {} #[pymethods] impl K { fn f(&self) {} }",
		"#[pyclass] struct K {} #[pymethods] impl K { fn f(&mut self) {} }",
		"#[pyclass] struct K {} #[pymethods] impl K { #[staticmethod] fn f() {} }",
		"#[pyclass] struct K {} #[pymethods] impl K { #[getter] fn f(&self) -> u8 { 1 } }",
		"#[pyclass] struct K {} #[pymethods] impl K { fn f(&self) -> u8 { 1 } }",
		"#[pyclass] struct K {} #[pymethods] impl K { #[new] fn f() -> Self { K {} } }",
		"#[pyclass] enum E { A, B }",
		"#[pyclass] enum E { B, A }",
		"#[pyclass] enum E { A, B = 2 }",
		"#[pyclass(eq_int)] enum E { A, B }",
		"#[pyclass] #[repr(u8)] enum E { A, B }",
		"#[derive(FromPyObject)] struct R { a: i64 } #[pyfunction] fn f(r: R) {}",
		"#[derive(FromPyObject)] struct R { b: i64 } #[pyfunction] fn f(r: R) {}",
		"#[derive(FromPyObject)] struct R { #[pyo3(item)] a: i64 } #[pyfunction] fn f(r: R) {}",
		"#[derive(FromPyObject, IntoPyObject)] struct R { a: i64 } #[pyfunction] fn f(r: R) {}",
	} {
		m, list := lower(t, "use pyo3::prelude::*;\nuse pyo3::StrOrBytes;\npyo3::bindings!();\n"+src+"\n")
		require.Empty(t, list, src)
		require.Empty(t, seen[m.Hash()], src)
		seen[m.Hash()] = src
	}
}
