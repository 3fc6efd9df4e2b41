package parser

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLeftOut(t *testing.T) {
	const manifest = `[package]
name = "a"
version = "1.0.0"
edition = "2021"

[features]
default = ["std"]
std = []
python = []
more = ["python"]

[dependencies]
bindgen-rt = { path = "../rt" }
extra = { version = "1", optional = true }
`
	type found struct {
		What, Predicate string
		Exports         int
		Way             Way
	}
	python := Way{Features: []string{"python"}}
	for name, c := range map[string]struct {
		files map[string]string
		opts  Options
		want  []found
	}{
		"a function": {
			files: map[string]string{"src/lib.rs": "#[cfg(feature = \"python\")] #[pyfunction] fn f() {}"},
			want:  []found{{"function `f`", `feature = "python"`, 1, python}},
		},
		"not left out": {
			files: map[string]string{"src/lib.rs": "#[cfg(feature = \"python\")] #[pyfunction] fn f() {}"},
			opts:  Options{Features: []string{"more"}},
		},
		"two conditions": {
			files: map[string]string{"src/lib.rs": "#[cfg(unix)] #[cfg(feature = \"extra\")] #[cfg(feature = \"python\")] #[pyfunction] fn f() {}"},
			want:  []found{{"function `f`", `feature = "extra"`, 1, Way{Features: []string{"extra", "python"}}}},
		},
		"an alternative": {
			files: map[string]string{"src/lib.rs": "#[cfg(unix)] #[pyfunction] fn f() {} #[cfg(windows)] #[pyfunction] fn f() {}"},
		},
		"an alternative that is not exported": {
			files: map[string]string{"src/lib.rs": "#[cfg(unix)] fn f() {} #[cfg(windows)] #[pyfunction] fn f() {}"},
			want:  []found{{"function `f`", "windows", 1, Way{Target: "x86_64-pc-windows-msvc"}}},
		},
		"a rare target": {
			files: map[string]string{"src/lib.rs": "#[cfg(target_arch = \"s390x\")] #[pyfunction] fn f() {}"},
			want:  []found{{"function `f`", `target_arch = "s390x"`, 1, Way{Target: "s390x-unknown-linux-gnu"}}},
		},
		"by a default feature": {
			files: map[string]string{"src/lib.rs": "#[cfg(not(feature = \"std\"))] #[pyfunction] fn f() {}"},
			want:  []found{{"function `f`", `not(feature = "std")`, 1, Way{NoDefaultFeatures: true}}},
		},
		"by a feature that was asked for": {
			files: map[string]string{"src/lib.rs": "#[cfg(not(feature = \"python\"))] #[pyfunction] fn f() {}"},
			opts:  Options{Features: []string{"python"}},
		},
		"not declared": {
			files: map[string]string{"src/lib.rs": "#[cfg(feature = \"pyhton\")] #[pyfunction] fn f() {}"},
			want:  []found{{"function `f`", `feature = "pyhton"`, 1, Way{Features: []string{"pyhton"}, Undeclared: []string{"pyhton"}}}},
		},
		"for tests, and never": {
			files: map[string]string{"src/lib.rs": "#[cfg(test)] #[pyfunction] fn f() {} #[cfg(all(test, unix))] mod t; #[cfg(any())] #[pyfunction] fn g() {}", "src/t.rs": "#[pyfunction] fn h() {}"},
		},
		"a module of a file, once": {
			files: map[string]string{
				"src/lib.rs":    "#[cfg(feature = \"python\")] mod py;",
				"src/py.rs":     "mod sub; #[cfg(feature = \"python\")] #[pyfunction] fn f() {} #[pyclass] struct S {}",
				"src/py/sub.rs": "#[pyfunction] fn g() {}",
			},
			want: []found{{"module `py`", `feature = "python"`, 3, python}},
		},
		"a module without exports": {
			files: map[string]string{"src/lib.rs": "#[cfg(feature = \"python\")] mod py;", "src/py.rs": "fn f() {}"},
		},
		"from inside": {
			files: map[string]string{
				"src/lib.rs": "mod py; mod m { #![cfg(feature = \"python\")] #[pyfunction] fn f() {} }",
				"src/py.rs":  "#![cfg(feature = \"python\")] #[pyfunction] fn f() {} #[pyfunction] fn g() {}",
			},
			want: []found{{"block", `feature = "python"`, 1, python}, {"file `src/py.rs`", `feature = "python"`, 2, python}},
		},
		"an impl and a method": {
			files: map[string]string{"src/lib.rs": `
				#[pyclass] struct S {}
				#[cfg(feature = "python")] #[pymethods] impl S { fn a(&self) {} }
				#[pymethods] impl S { #[cfg(feature = "python")] fn b(&self) {} #[cfg(windows)] fn c(&self) {} #[cfg(unix)] fn c(&self) {} }
				impl S { #[cfg(feature = "python")] fn d(&self) {} }`},
			want: []found{{"impl of `S`", `feature = "python"`, 1, python}, {"method `b`", `feature = "python"`, 1, python}},
		},
		"members": {
			files: map[string]string{"src/lib.rs": `
				#[pyclass] enum E { A { x: i64, #[cfg(feature = "python")] y: i64 }, #[cfg(feature = "python")] B }
				#[pyclass] struct S(#[cfg(feature = "python")] #[pyo3(get)] i64, i64);
				#[pyclass] struct T(#[cfg(unix)] #[pyo3(get)] i64, #[cfg(windows)] #[pyo3(get)] i32);
				#[pyclass] struct U { #[cfg(feature = "python")] inside: i64 }
				#[pyclass(get_all)] struct V { #[cfg(feature = "python")] shown: i64, #[cfg(unix)] both: i64, #[cfg(windows)] both: i32 }
				#[derive(FromPyObject)] struct R { #[cfg(feature = "python")] r: i64 }
				#[pyfunction] fn f(#[cfg(feature = "python")] x: i64, #[cfg(unix)] y: i64, #[cfg(windows)] y: i32) {}
				enum Inside { #[cfg(feature = "python")] A } fn g(#[cfg(feature = "python")] x: i64) {}`},
			want: []found{
				{"field `y`", `feature = "python"`, 1, python}, {"variant `B`", `feature = "python"`, 1, python},
				{"field `0`", `feature = "python"`, 1, python}, {"field `shown`", `feature = "python"`, 1, python},
				{"field `r`", `feature = "python"`, 1, python}, {"parameter `x`", `feature = "python"`, 1, python},
			},
		},
		"an attribute": {
			files: map[string]string{"src/lib.rs": `
				#[cfg_attr(feature = "python", pyclass)] struct S {}
				#[cfg_attr(feature = "std", pyclass)] #[cfg_attr(not(feature = "std"), pyclass(frozen))] struct T {}
				#[cfg_attr(unix, cfg_attr(feature = "python", pyfunction))] fn f() {}
				#[cfg_attr(feature = "python", inline)] #[pyfunction] fn g() {}`},
			want: []found{
				{"struct `S`", `feature = "python"`, 1, python},
				{"function `f`", `cfg_attr(unix, cfg_attr(feature = "python", pyfunction))`, 1, python},
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			archive := "-- Cargo.toml --\n" + manifest
			for file, source := range c.files {
				archive += "-- " + file + " --\n" + source + "\n"
			}
			crate, said := parseCrate(t, archive, c.opts)
			require.Empty(t, said)
			var got []found
			for _, l := range crate.LeftOut {
				require.Equal(t, l.Predicate, l.Span.Text())
				l.What = strings.ReplaceAll(l.What, shownPath(crate.Dir)+"/", "")
				got = append(got, found{l.What, l.Predicate, l.Exports, l.Way})
			}
			require.Equal(t, c.want, got)
		})
	}
}
