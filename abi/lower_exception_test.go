package abi_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
)

// shownExceptions prints the exceptions of m, one a line.
func shownExceptions(m *abi.Module) string {
	var out strings.Builder
	for _, e := range m.Exceptions {
		base := e.Builtin
		if e.Base != nil {
			base = e.Base.Qualified + " < " + base
		}
		fmt.Fprintf(&out, "%s(%s) %s", e.Qualified, base, e.Kind().Name)
		if e.Exported {
			fmt.Fprintf(&out, " at %s as %s, %s", strings.Join(append([]string{"."}, e.Home.Namespace...), "/"), e.Name, e.CName)
		}
		if e.Doc != "" {
			fmt.Fprintf(&out, " %q", e.Doc)
		}
		for _, f := range e.Fields {
			fmt.Fprintf(&out, " %s: %s", f.Name, f.Type)
		}
		out.WriteString("\n")
	}
	return out.String()
}

func TestExceptions(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"without a #[pymodule] all are exported": {
			`pyo3::bindings!();
			use pyo3::exceptions::*;
			pyo3::create_exception!(demo, Derived, Base, "What it means.");
			pyo3::create_exception!(demo, Base, PyIOError, { line: usize, hint: Option<String>, raw: Vec<u8> });
			pub mod deep { pyo3::create_exception!(demo.deep, Other, crate::Derived,); }`,
			`bindgen_rt.PanicException(SystemError) PANIC at . as PanicException,  "A panic in Rust."
demo.Base(OSError) OS at . as Base, demo_Base line: usize hint: option<str> raw: bytes
demo.Derived(demo.Base < OSError) OS at . as Derived, demo_Derived "What it means."
demo.deep.Other(demo.Derived < OSError) OS at ./deep as Other, demo_deep_Other
`,
		},
		"in a function those that are added": {
			`pyo3::create_exception!(demo, Hidden, pyo3::exceptions::PyException);
			pyo3::create_exception!(demo, Shown, Hidden);
			mod deep { pyo3::create_exception!(demo, Third, super::Shown); }
			#[pymodule] fn demo(m: &Bound<'_, PyModule>) -> PyResult<()> {
				let py = m.py();
				m.add("Renamed", py.get_type::<Shown>())?;
				let sub = PyModule::new(py, "sub")?;
				sub.add("Third", py.get_type_bound::<deep::Third>())?;
				m.add_submodule(&sub)?;
				Ok(())
			}`,
			`bindgen_rt.PanicException(SystemError) PANIC at . as PanicException,  "A panic in Rust."
demo.Hidden(Exception) EXCEPTION
demo.Shown(demo.Hidden < Exception) EXCEPTION at . as Renamed, demo_Renamed
demo.Third(demo.Shown < Exception) EXCEPTION at ./sub as Third, demo_sub_Third
`,
		},
		"in a module those that are re-exported": {
			`use pyo3::create_exception;
			create_exception!(demo, Shown, pyo3::exceptions::PyUserWarning);
			#[pymodule] mod demo {
				#[pymodule_export] use super::Shown;
				pyo3::create_exception!(demo, Inner, super::Shown);
			}`,
			`bindgen_rt.PanicException(SystemError) PANIC at . as PanicException,  "A panic in Rust."
demo.Shown(UserWarning) USER_WARNING at . as Shown, demo_Shown
demo.Inner(demo.Shown < UserWarning) USER_WARNING
`,
		},
		"the name of the panics is taken": {
			`pyo3::bindings!();
			pyo3::create_exception!(demo, PanicException, pyo3::exceptions::PyException);`,
			`bindgen_rt.PanicException(SystemError) PANIC "A panic in Rust."
demo.PanicException(Exception) EXCEPTION at . as PanicException, demo_PanicException
`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			m, list := lower(t, "use pyo3::prelude::*;\n"+c.src+"\n")
			require.Empty(t, faults(list))
			require.Equal(t, c.want, shownExceptions(m))
		})
	}
}

func TestExceptionFaults(t *testing.T) {
	declared := func(args string) string { return "pyo3::create_exception!(" + args + ");" }
	for name, c := range map[string]struct{ src, want string }{
		"no base": {
			declared("demo, Oops"),
			"BG0308 2:31 `Oops`: create_exception! cannot be read: the class it derives from is missing",
		},
		"too much": {
			declared("demo, Oops, PyException, \"doc\", 3"),
			"BG0308 2:57 `3`: create_exception! cannot be read: there are too many arguments",
		},
		"field without a type": {
			declared("demo, Oops, PyException, { line }"),
			"BG0308 2:52 `line`: create_exception! cannot be read: a field is written `name: Type`",
		},
		"derives from a class": {
			"#[pyclass] pub struct K; " + declared("demo, Oops, K"),
			"BG0308 2:62 `K`: exception `Oops` derives from `K`, which is a struct",
		},
		"derives from another type of the runtime": {
			declared("demo, Oops, pyo3::PyErr"),
			"BG0308 2:37 `pyo3::PyErr`: exception `Oops` derives from `pyo3::PyErr`, which is no exception that all versions of Python have",
		},
		"derives from nothing": {
			declared("demo, Oops, Nope"),
			"BG0201 2:37 `Nope`: cannot find `Nope` in the crate root",
		},
		"derives from itself": {
			declared("demo, A, B") + declared("demo, B, A"),
			"BG0308 2:31 `A`: exception `A` derives from itself",
		},
		"documentation that is computed": {
			declared("demo, Oops, PyException, text()"),
			"BG0309 2:50 `text()`: the documentation of exception `Oops` is not known without running the crate",
		},
		"documentation that is a number": {
			declared("demo, Oops, PyException, 3"),
			"BG0309 2:50 `3`: the documentation of exception `Oops` is not a text",
		},
		"two of one name": {
			declared("demo, Oops, PyException") + " pub mod a { " + strings.ReplaceAll(declared("demo, Oops, PyException"), "PyE", "pyo3::exceptions::PyE") + " }",
			"BG0207 2:93 `Oops`: two exceptions are named `demo.Oops`",
		},
		"out of reach": {
			"mod a { pub mod b { mod c { " + declared("demo, Oops, pyo3::exceptions::PyException") + " } } }",
			"BG0204 2:59 `Oops`: the glue cannot reach exception `Oops`: module `c` is private",
		},
		"field of a type that is not carried": {
			declared("demo, Oops, PyException, { list: Vec<i64> }"),
			"BG0301 2:58 `Vec<i64>`: field `list` of exception `Oops` has the type `Vec<i64>`, which bindgen does not carry",
		},
		"field of a type of 128 bits": {
			declared("demo, Oops, PyException, { n: i128 }"),
			"BG0301 2:55 `i128`: field `n` of exception `Oops` has the type `i128`, which bindgen does not carry",
		},
		"field that all have": {
			declared("demo, Oops, PyException, { args: i64 }"),
			"BG0206 2:52 `args`: field `args` of exception `Oops` has a name that it cannot have in Python and C",
		},
		"field that is a keyword": {
			declared("demo, Oops, PyException, { from: i64 }"),
			"BG0206 2:52 `from`: exception field `from` has the name of a keyword of Python",
		},
		"field twice": {
			declared("demo, Base, PyException, { line: i64 }") + declared("demo, Oops, Base, { line: i64 }"),
			"BG0207 2:109 `line`: exception `Oops` has two fields named `line`",
		},
		"name of a function": {
			"#[pyfunction] pub fn oops() {} #[pymodule] fn demo(m: &Bound<'_, PyModule>) -> PyResult<()> {" +
				"m.add_function(wrap_pyfunction!(oops, m)?)?; m.add(\"oops\", m.py().get_type::<Oops>())?; Ok(()) }" + declared("demo, Oops, PyException"),
			"BG0207 2:220 `Oops`: exception `oops` has the name of another function in Python",
		},
		"added twice": {
			"#[pymodule] fn demo(m: &Bound<'_, PyModule>) -> PyResult<()> {" +
				"m.add(\"A\", m.py().get_type::<Oops>())?; m.add(\"B\", m.py().get_type::<Oops>())?; Ok(()) }" + declared("demo, Oops, PyException"),
			"BG0207 2:109 `\"B\"`: `Oops` is registered twice",
		},
		"added as a class": {
			"#[pymodule] fn demo(m: &Bound<'_, PyModule>) -> PyResult<()> { m.add_class::<Oops>()?; Ok(()) }" + declared("demo, Oops, PyException"),
			"BG0306 2:78 `Oops`: this statement of a #[pymodule] cannot be read without running it",
		},
	} {
		t.Run(name, func(t *testing.T) {
			src := "use pyo3::prelude::*; use pyo3::exceptions::*;\n" + c.src
			if !strings.Contains(src, "#[pymodule]") {
				src += " pyo3::bindings!();"
			}
			_, list := lower(t, src+"\n")
			require.Equal(t, c.want+"\n", faults(list))
		})
	}
}
