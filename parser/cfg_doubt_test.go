package parser

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// runtimeManifest makes the crate one that has bindings: only there are names
// of cfg that bindgen does not know worth a word.
const runtimeManifest = "-- Cargo.toml --\n[package]\nname = \"a\"\nedition = \"2021\"\n[dependencies]\nbindgen-rt = \"0.1\"\n"

func TestCfgThatDecidesAboutAnExport(t *testing.T) {
	decides := func(at, name string) []string {
		return []string{"src/lib.rs:" + at + ": BG0113: cfg `" + name + "` decides about an export, and bindgen does not know it"}
	}
	noticed := func(at, name string) []string {
		return []string{"warning: src/lib.rs:" + at + ": BG0113: cfg `" + name + "` is taken as not set"}
	}
	for _, test := range []struct {
		name, source string
		want         []string
	}{
		{"a function", "#[cfg(x)] #[pyfunction] fn f() {}", decides("1:7", "x")},
		{"one that is kept", "#[cfg(not(x))] #[pyfunction] fn f() {}", decides("1:11", "x")},
		{"with a value", `#[cfg(x = "y")] #[pyfunction] fn f() {}`, decides("1:7", "x")},
		{"the attribute itself", "#[cfg_attr(x, pyfunction)] fn f() {}", decides("1:12", "x")},
		{"its options", `#[pyfunction] #[cfg_attr(x, pyo3(name = "g"))] fn f() {}`, decides("1:26", "x")},
		{"a derive", "#[cfg_attr(x, derive(FromPyObject))] struct S { a: u8 }", decides("1:12", "x")},
		{"what is inside", "#[cfg(x)] mod m { mod n { #[pyclass] struct S; } }", decides("1:7", "x")},
		{"from within", "mod m { #![cfg(x)] #[pyclass] struct S; }", decides("1:16", "x")},
		{"a method", "#[pymethods] impl S { #[cfg(x)] fn f(&self) {} }", decides("1:29", "x")},
		{"a parameter", "#[pyfunction] fn f(#[cfg(x)] a: u8) {}", decides("1:26", "x")},
		{"a variant", "#[pyclass] enum E { A, #[cfg(x)] B }", decides("1:30", "x")},
		{"a field", "#[derive(FromPyObject)] struct S { #[cfg(x)] a: u8 }", decides("1:42", "x")},
		{"a property", "#[pyclass] struct S { #[cfg(x)] #[pyo3(get)] a: u8 }", decides("1:29", "x")},
		{"one of all", "#[pyclass(get_all)] struct S { #[cfg(x)] a: u8 }", decides("1:38", "x")},
		{"a statement", "#[pymodule] fn m(m: &M) { #[cfg(x)] m.add_class::<S>()?; }", decides("1:33", "x")},
		{"a profile", "#[cfg(debug_assertions)] #[pyfunction] fn f() {}", decides("1:7", "debug_assertions")},
		{"a file", "#[cfg(x)] mod m;\n-- src/m.rs --\nmod n;\n-- src/m/n.rs --\n#[pyfunction] fn f() {}", decides("1:7", "x")},
		{"a file that is kept", "#[cfg(not(x))] mod m;\n-- src/m.rs --\n#[pyfunction] fn f() {}", decides("1:11", "x")},

		{"nothing that is exported", "#[cfg(x)] fn f() {}", noticed("1:7", "x")},
		{"a hidden field", "#[pyclass] struct S { #[cfg(x)] a: u8 }", noticed("1:29", "x")},
		{"an attribute without a meaning", "#[cfg_attr(x, inline)] #[pyfunction] fn f() {}", noticed("1:12", "x")},
		{"a file without exports", "#[cfg(x)] mod m;\n-- src/m.rs --\nfn f() {}", noticed("1:7", "x")},
		{"a file that is not there", "#[cfg(x)] mod m;", noticed("1:7", "x")},
		{"where it does not decide", "#[cfg(any(x, unix))] #[pyfunction] fn f() {}\n#[cfg(all(x, windows))] #[pyfunction] fn g() {}", nil},
		{"another kind of build", "#[cfg(test)] #[pyfunction] fn f() {}\n#[cfg(not(miri))] #[pyfunction] fn g() {}", nil},
		{"a profile elsewhere", "#[cfg(debug_assertions)] fn f() {}", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, faults := parseCrate(t, test.source+"\n"+runtimeManifest, Options{})
			require.Equal(t, test.want, faults)
		})
	}
}

func TestModulesThatMacrosDeclare(t *testing.T) {
	const source = "hidden! { if #[cfg(unix)] { mod a; mod b; mod c { } } else { mod gone; } }\n" +
		"-- src/a.rs --\nmod deep;\n-- src/a/deep.rs --\n#[pyclass] struct S;\n-- src/b.rs --\nfn f() {}\n"
	_, faults := parseCrate(t, source+runtimeManifest, Options{})
	require.Equal(t, []string{
		"src/lib.rs:1:33: BG0109: module `a` exports items, and is declared in the arguments of macro `hidden!`",
	}, faults)
}

func TestRuntimeOf2015(t *testing.T) {
	const manifest = "-- Cargo.toml --\n[package]\nname = \"a\"\n[dependencies]\npyo3 = { package = \"bindgen-rt\", version = \"0.1\" }\n"
	for source, want := range map[string]string{
		"extern crate pyo3 as py;\n":        "py",
		"extern crate pyo3;\n":              "pyo3",
		"mod m { extern crate pyo3 as n; }": "pyo3",
	} {
		c, faults := parseCrate(t, source+"\n"+manifest, Options{})
		require.Empty(t, faults)
		require.Equal(t, want, c.Runtime, source)
	}
}
