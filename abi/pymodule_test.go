package abi_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestModules(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"by the path in Rust": {
			`use pyo3::prelude::*;
			pyo3::bindings!();
			mod b { pub mod c { #[pyo3::pyfunction] fn g() {} } #[pyo3::pyfunction] fn h() {} }
			mod a { #[pyo3::pyfunction] pub fn f() {} }
			#[pyfunction] fn top() {}`,
			`
			mod a
			mod b
			mod b.c
			fn top() -> unit  [top @demo crate::top]
			fn f() -> unit  [a.f @demo crate::a::f]
			fn h() -> unit  [b.h @demo crate::b::h]
			fn g() -> unit  [b.c.g @demo crate::b::c::g]`,
		},
		"by module =": {
			`use pyo3::prelude::*;
			pyo3::bindings!();
			mod a { #[pyo3::pyfunction] #[pyo3(module = "pkg")] pub fn f() {} }
			#[pyfunction(module = "pkg.x.y")] fn top() {}`,
			`
			mod x
			mod x.y
			fn f() -> unit  [f @demo crate::a::f]
			fn top() -> unit  [x.y.top @demo crate::top]`,
		},
		"function": {
			`use pyo3::prelude::*;
			mod a { #[pyo3::pyfunction] pub fn f() {} #[pyo3::pyfunction] pub fn g() {} #[pyo3::pyclass] pub struct K {} }
			use a::g as other;
			#[pyclass] enum E { A }
			const N: u8 = 7;
			/// What it is.
			#[pymodule]
			fn demo(m: &Bound<'_, PyModule>) -> PyResult<()> {
				let py = m.py();
				m.add_function(wrap_pyfunction!(a::f, m)?)?;
				m.add_wrapped(wrap_pyfunction!(self::other))?;
				m.add_class::<crate::a::K>()?;
				m.add_class::<E>()?;
				m.add("N", N)?;
				m.add("__version__", env!("CARGO_PKG_VERSION"))?;
				m.setattr("TEXT", concat!("a", "b"))?;
				m.gil_used(false)?;
				Ok(())
			}`,
			`
			fn f() -> unit  [f @demo super::a::f]
			fn g() -> unit  [g @demo super::other]
			class K frozen  [K @demo crate::a::K]
			enum E i32 int=false  [E @demo super::E]
			  A = 0 (A)
			const N = 7  [N @demo ]
			const __version__ = "1.2.3"  [__version__ @demo ]
			const TEXT = "ab"  [TEXT @demo ]`,
		},
		"old function with a tail": {
			`use pyo3::prelude::*;
			#[pyfunction] fn f() {}
			#[pyclass] struct K {}
			#[pymodule]
			fn demo(_py: Python, m: &PyModule) -> PyResult<()> {
				m.add_function(wrap_pyfunction!(f, m)?)?;
				m.add_class::<K>()
			}`,
			`
			fn f() -> unit  [f @demo super::f]
			class K frozen  [K @demo super::K]`,
		},
		"submodules": {
			`use pyo3::prelude::*;
			#[pyfunction] fn f() {}
			#[pyfunction] fn g() {}
			#[pyfunction] fn h() {}
			#[pymodule]
			fn demo(m: &Bound<'_, PyModule>) -> PyResult<()> {
				let sub = PyModule::new(m.py(), "a")?;
				sub.add_function(wrap_pyfunction!(f, &sub)?)?;
				sub.add("X", 1)?;
				let deep = PyModule::new_bound(m.py(), "deep")?;
				deep.add_function(wrap_pyfunction!(g, &deep)?)?;
				sub.add_submodule(&deep)?;
				m.add_submodule(&sub)?;
				let sub = PyModule::new(m.py(), "b")?;
				sub.add_function(wrap_pyfunction!(h, &sub)?)?;
				m.add_submodule(&sub)?;
				Ok(())
			}`,
			`
			mod a
			mod a.deep
			mod b
			fn f() -> unit  [a.f @demo super::f]
			fn g() -> unit  [a.deep.g @demo super::g]
			fn h() -> unit  [b.h @demo super::h]
			const X = 1  [a.X @demo ]`,
		},
		"modules in modules": {
			`use pyo3::prelude::*;
			mod sub {
				use pyo3::prelude::*;
				#[pyfunction] fn inner() {}
				/// Below.
				#[pymodule] #[pyo3(name = "low")]
				pub fn sub_module(m: &Bound<'_, PyModule>) -> PyResult<()> { m.add_function(wrap_pyfunction!(inner, m)?)?; Ok(()) }
			}
			#[pymodule]
			fn demo(m: &Bound<'_, PyModule>) -> PyResult<()> { m.add_wrapped(wrap_pymodule!(sub::sub_module))?; Ok(()) }`,
			`
			mod low
			fn inner() -> unit  [low.inner @sub_module super::inner]`,
		},
		"declarative": {
			`use pyo3::prelude::*;
			mod other { #[pyo3::pyfunction] pub fn f() {} #[pyo3::pyclass] pub struct K {} pub const C: i64 = 3; }
			#[pymodule]
			mod demo {
				use pyo3::prelude::*;
				#[pymodule_export] use super::other::{f, K as Known, C};
				#[pyfunction] fn own() {}
				/// A number.
				#[pymodule_export] const D: &str = "d";
				#[pymodule] mod nested { use pyo3::prelude::*; #[pyfunction] fn deep() {} #[pymodule_export] use super::super::Top; }
				#[pymodule_init] fn init(m: &Bound<'_, PyModule>) -> PyResult<()> { m.add("V", 1.5)?; Ok(()) }
				mod plain { #[pyo3::pyfunction] pub fn unregistered() {} }
			}
			#[pyclass] struct Top {}`,
			`
			mod nested
			mod plain
			fn f() -> unit  [f @demo super::f]
			fn own() -> unit  [own @demo super::own]
			fn deep() -> unit  [nested.deep @nested super::deep]
			fn unregistered() -> unit  [plain.unregistered @demo crate::demo::plain::unregistered]
			class K frozen  [K @demo super::Known]
			class Top frozen  [nested.Top @nested super::Top]
			const C = 3  [C @demo super::C]
			const D = "d"  [D @demo super::D]
			const V = 1.5  [V @demo ]`,
		},
		"declarative, module exported by use": {
			`use pyo3::prelude::*;
			#[pymodule] mod low { use pyo3::prelude::*; #[pyfunction] fn f() {} }
			#[pymodule] mod demo { #[pymodule_export] use super::low; }`,
			`
			mod low
			fn f() -> unit  [low.f @low super::f]`,
		},
		"function registered twice": {
			`use pyo3::prelude::*;
			#[pyfunction] fn f() {}
			#[pymodule]
			fn demo(m: &Bound<'_, PyModule>) -> PyResult<()> {
				let sub = PyModule::new(m.py(), "a")?;
				sub.add_function(wrap_pyfunction!(f, &sub)?)?;
				m.add_submodule(&sub)?;
				m.add_function(wrap_pyfunction!(f, m)?)?;
				Ok(())
			}`,
			`
			mod a
			fn f() -> unit  [f @demo super::f]
			fn f() -> unit  [a.f @demo super::f]`,
		},
		"extension with a name of its own": {
			`use pyo3::prelude::*;
			#[pyfunction(module = "pkg._native")] fn f() {}
			#[pyfunction(module = "pkg.a")] fn g() {}
			#[pymodule] #[pyo3(name = "_native")]
			fn native(m: &Bound<'_, PyModule>) -> PyResult<()> {
				m.add_function(wrap_pyfunction!(f, m)?)?;
				m.add_function(wrap_pyfunction!(g, m)?)
			}`,
			`
			mod a
			fn f() -> unit  [f @native super::f]
			fn g() -> unit  [a.g @native super::g]`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, lines(c.want), clean(t, c.src+"\n"))
		})
	}
}

func TestNamespaceDocs(t *testing.T) {
	m, list := lower(t, `//! The crate.
use pyo3::prelude::*;
/// By Rust.
mod a { #[pyo3::pyfunction] fn f() {} }
/// The package.
#[pymodule]
fn demo(m: &Bound<'_, PyModule>) -> PyResult<()> {
    let sub = PyModule::new(m.py(), "sub")?;
    sub.add("__doc__", "By statement.")?;
    m.add_submodule(&sub)?;
    Ok(())
}
`)
	require.Empty(t, faults(list))
	docs := map[string]string{}
	for _, n := range m.Namespaces {
		name := ""
		if len(n.Path) > 0 {
			name = n.Path[0]
		}
		docs[name] = n.Doc
	}
	require.Equal(t, map[string]string{"": "The package.", "a": "By Rust.", "sub": "By statement."}, docs)
}

func TestGlue(t *testing.T) {
	m, list := lower(t, `use pyo3::prelude::*;
#[pymodule] mod low { use pyo3::prelude::*; #[pyfunction] fn f() {} }
#[pymodule] mod demo { #[pymodule_export] use super::low; }
`)
	require.Empty(t, faults(list))
	require.Len(t, m.Glue, 2)
	require.Equal(t, "low", m.Glue[0].Name)
	require.False(t, m.Glue[0].Root)
	require.Equal(t, []string{"low"}, m.Glue[0].At.Path())
	require.Equal(t, "demo", m.Glue[1].Name)
	require.True(t, m.Glue[1].Root)

	m, list = lower(t, "mod a { pyo3::bindings!(); }\n")
	require.Empty(t, faults(list))
	require.Len(t, m.Glue, 1)
	require.Equal(t, "demo", m.Glue[0].Name)
	require.True(t, m.Glue[0].Root)
	require.Equal(t, []string{"a"}, m.Glue[0].At.Path())

	m, list = lower(t, "pub fn f() {}\n")
	require.Empty(t, faults(list))
	require.Empty(t, m.Glue)
}

func TestModuleFaults(t *testing.T) {
	body := func(text string) string {
		return "#[pyfunction] fn f() {} #[pyclass] struct K {} fn bare() {} const N: i64 = 1;\n#[pymodule] fn demo(m: &Bound<'_, PyModule>) -> PyResult<()> {\n" + text + "\nOk(())\n}"
	}
	const unreadable = ": this statement of a #[pymodule] cannot be read without running it"
	for name, c := range map[string]struct{ src, want string }{
		"no attach": {
			`#[pyclass] struct K {} #[pyfunction] fn f() {}`,
			"BG0311 2:19 `K`: `K` is exported, but nothing brings the glue into the crate",
		},
		"bindings twice": {
			`pyo3::bindings!(); mod a { pyo3::bindings!(); }`,
			"BG0203 2:28 `pyo3::bindings`: a second bindings!() in one crate",
		},
		"bindings and pymodule": {
			`pyo3::bindings!(); #[pymodule] mod demo {}`,
			"BG0203 2:1 `pyo3::bindings`: bindings!() in a crate that has a #[pymodule]",
		},
		"two roots": {
			`#[pymodule] mod a {} #[pymodule] mod b {}`,
			"BG0203 2:38 `b`: #[pymodule] `b` belongs to no module, and so does `a`",
		},
		"one root by its name": {
			`#[pymodule] mod a {} #[pymodule] mod demo {}`,
			"BG0203 2:17 `a`: #[pymodule] `a` belongs to no module, and so does `demo`",
		},
		"two glue files of one name": {
			`#[pymodule] mod demo { #[pymodule] mod a { #[pymodule] mod demo {} } }`,
			"BG0207 2:60 `demo`: two #[pymodule]s are named `demo`, and each has its glue in a file of its name",
		},
		"loop":             {body("for x in 0..3 { m.add(\"N\", x)?; }"), "BG0306 4:1 `for x in 0..3 { m.add(\"N\", x)?; }`" + unreadable},
		"if":               {body("if true { m.add_class::<K>()?; }"), "BG0306 4:1 `if true { m.add_class::<K>()?; }`" + unreadable},
		"helper":           {body("register(m)?;"), "BG0306 4:1 `register(m)?;`" + unreadable},
		"unknown let":      {body("let x = 1;"), "BG0306 4:1 `let x = 1;`" + unreadable},
		"constant as item": {body("m.add_function(wrap_pyfunction!(N, m)?)?;"), "BG0306 4:33 `N`" + unreadable},
		"not annotated": {
			body("m.add_function(wrap_pyfunction!(bare, m)?)?;"),
			"BG0308 4:33 `bare`: `bare` is a function without an annotation",
		},
		"unresolved": {
			body("m.add_function(wrap_pyfunction!(nope, m)?)?;"),
			"BG0202 4:33 `nope`: cannot find `nope` in the crate root",
		},
		"external": {
			body("m.add_class::<String>()?;"),
			"BG0308 4:15 `String`: `String` is no item of this crate",
		},
		"never added": {
			body("let sub = PyModule::new(m.py(), \"sub\")?;"),
			"BG0306 4:33 `\"sub\"`: submodule `sub` is never added to a module",
		},
		"added twice": {
			body("let sub = PyModule::new(m.py(), \"sub\")?; m.add_submodule(&sub)?; m.add_submodule(&sub)?;"),
			"BG0207 4:82 `&sub`: submodule `sub` is added twice",
		},
		"constant not known": {
			body("m.add(\"T\", now())?;"),
			"BG0309 4:12 `now()`: constant `T` is not known without running the crate",
		},
		"list": {
			body("m.add(\"T\", [])?;"),
			"BG0309 4:12 `[]`: constant `T` is a list, which no other language could hold unchanged",
		},
		"exception": {
			body("m.add(\"Oops\", m.py().get_type::<K>())?;"),
			"BG0308 4:15 `m.py().get_type::<K>()`: `Oops` is a type added as a value, and not an exception that create_exception! declares",
		},
		"keyword": {
			body("m.add(\"del\", 1)?;"),
			"BG0206 4:7 `\"del\"`: constant `del` has the name of a keyword of Python",
		},
		"class twice": {
			body("m.add_class::<K>()?; m.add_class::<K>()?;"),
			"BG0207 4:36 `K`: `K` is registered twice",
		},
		"glob export": {
			`mod x {} #[pymodule] mod demo { #[pymodule_export] use super::x::*; }`,
			"BG0308 2:66 `*`: #[pymodule_export] on a glob import",
		},
		"export of a struct": {
			`struct S; #[pymodule] mod demo { #[pymodule_export] use super::S; }`,
			"BG0308 2:64 `S`: `S` is a struct without an annotation",
		},
		"export of an exception": {
			`pyo3::import_exception!(demo, Oops); #[pymodule] mod demo { #[pymodule_export] use super::Oops; }`,
			"BG0308 2:91 `Oops`: `Oops` is an exception of another module, which that module exports",
		},
		"export on a function": {
			`#[pymodule] mod demo { #[pymodule_export] #[pyo3::pyfunction] fn f() {} }`,
			"BG0110 2:26 `pymodule_export`: #[pymodule_export] stands on a function, not on a use declaration or a constant",
		},
		"export outside": {
			`pyo3::bindings!(); #[pymodule_export] const X: i64 = 1;`,
			"BG0110 2:22 `pymodule_export`: #[pymodule_export] outside a #[pymodule]",
		},
		"keyword module": {
			`pyo3::bindings!(); mod global { #[pyo3::pyfunction] fn f() {} }`,
			"BG0206 2:24 `global`: module `global` has the name of a keyword of Python",
		},
		"out of reach": {
			`mod a { pub mod b { mod c { #[pyo3::pyfunction] pub fn f() {} } } } pyo3::bindings!();`,
			"BG0204 2:56 `f`: the glue cannot reach `f`: module `c` is private",
		},
		"itself": {
			`#[pymodule] fn demo(m: &Bound<'_, PyModule>) -> PyResult<()> { m.add_wrapped(wrap_pymodule!(demo))?; Ok(()) }`,
			"BG0207 2:93 `demo`: #[pymodule] `demo` contains itself",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, list := lower(t, "use pyo3::prelude::*;\n"+c.src+"\n")
			require.Equal(t, c.want+"\n", faults(list))
		})
	}
}
