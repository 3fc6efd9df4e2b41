package rustglue

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// glueOf returns the glue files of a crate with src/lib.rs, by name, without
// the lines that all of them begin with.
func glueOf(t *testing.T, lib string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(dir, "src"), 0o755))
	manifest := "[package]\nname = \"m\"\nversion = \"0.1.0\"\nedition = \"2021\"\n" +
		"[lib]\ncrate-type = [\"cdylib\"]\n[dependencies]\npyo3 = { package = \"bindgen-rt\", version = \"0.1\" }\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "Cargo.toml"), []byte(manifest), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "src", "lib.rs"), []byte(lib), 0o644))
	report := &diag.Report{}
	m := abi.Lower(parser.Parse(dir, parser.Options{}, report), report)
	for _, d := range report.Sorted() {
		require.Fail(t, d.Message)
	}
	out := map[string]string{}
	for _, a := range m.Glue {
		text := string(Glue(m, a, "pkg"))
		require.True(t, strings.HasPrefix(text, "// "+abi.Mark+"\n"))
		for _, line := range strings.Split(text, "\n") {
			require.Equal(t, strings.TrimRight(line, " "), line, "trailing space")
		}
		out[a.Name] = text
	}
	return out
}

const prelude = "use pyo3::prelude::*;\npyo3::bindings!();\n"

func TestAFunctionIsShort(t *testing.T) {
	glue := glueOf(t, prelude+`
/// Adds.
///
/// Args:
///     a: A number.
#[pyfunction]
#[pyo3(signature = (a, b=2))]
fn add(a: i64, b: i64) -> i64 { a + b }
`)["m"]
	require.Contains(t, glue, `
glue::c_function! {
    fn m_add(a: i64, b: i64) -> i64;
    |call| crate::add(call.arg("a", a)?, call.arg("b", b)?)
}

glue::py_function! {
    /// Adds.
    ///
    /// Args:
    ///     a: A number.
    fn py_add = "add", "(a, b=2)";
    (call, a, b = 2) => crate::add(a, b)
}
`)
	require.NotContains(t, glue, "unsafe")
	require.NotContains(t, glue, "no_mangle")
}

// TestParameters shows how each type is spelled in C and taken from it.
func TestParameters(t *testing.T) {
	tests := []struct{ rust, params, arg string }{
		{"bool", "x: Bool", `call.arg("x", x)?`},
		{"&str", "x: *const Char, x_len: usize", `call.arg("x", glue::view(x, x_len))?`},
		{"&String", "x: *const Char, x_len: usize", `&call.arg("x", glue::view(x, x_len))?`},
		{"&[u8]", "x: *const u8, x_len: usize", `call.arg("x", glue::view(x, x_len))?`},
		{"Vec<bool>", "x: *const Bool, x_len: usize", `call.arg("x", glue::view(x, x_len))?`},
		{"pyo3::StrOrBytes<'_>", "x: *const Char, x_len: usize, x_is_str: Bool",
			`call.arg("x", glue::tagged(x, x_len, x_is_str))?`},
		{"Option<i8>", "x_is_some: Bool, x: i8", `call.arg("x", glue::option(x_is_some, x))?`},
		{"Option<&str>", "x_is_some: Bool, x: *const Char, x_len: usize",
			`call.arg("x", glue::option(x_is_some, glue::view(x, x_len)))?`},
		{"Option<Option<u8>>", "x_is_some: Bool, x: *const Opt<u8>", `call.pointed_option("x", x_is_some, x)?`},
		{"(u8, String)", "x: *const Tuple2<u8, View<Char>>", `call.pointed("x", x)?`},
		{"Option<(u8,)>", "x_is_some: Bool, x: *const Tuple1<u8>", `call.pointed_option("x", x_is_some, x)?`},
		{"Vec<Option<(String, f32)>>", "x: *const Opt<Tuple2<View<Char>, f32>>, x_len: usize",
			`call.arg("x", glue::view(x, x_len))?`},
	}
	for _, tt := range tests {
		t.Run(tt.rust, func(t *testing.T) {
			glue := flat(glueOf(t, prelude+"#[pyfunction]\nfn f(x: "+tt.rust+") {}\n")["m"])
			require.Contains(t, glue, "fn m_f("+tt.params+");")
			require.Contains(t, glue, "|call| crate::f("+tt.arg+")")
		})
	}
}

// flat joins the lines of a list.
func flat(glue string) string {
	glue = regexp.MustCompile(`\(\n\s+`).ReplaceAllString(glue, "(")
	return regexp.MustCompile(`,\n\s+\)`).ReplaceAllString(glue, ")")
}

func TestDefaults(t *testing.T) {
	tests := []struct{ rust, written, want string }{
		{"&str", `"a\"b"`, `"a\"b"`},
		{"String", `"x".to_string()`, `"x".into()`},
		{"f64", "2.0", "2.0"},
		{"Option<i32>", "Some(3)", "Some(3)"},
		{"Option<i32>", "None", "None"},
		{"Vec<u8>", `b"\x00z".to_vec()`, `b"\x00z".to_vec()`},
		{"&[u8]", `b"z"`, `b"z".as_slice()`},
		{"Vec<i32>", "vec![]", "Vec::new()"},
		{"&[i32]", "&[]", "&[]"},
		{"pyo3::StrOrBytes<'_>", `"s"`, `::pyo3::StrOrBytes::Str("s")`},
		{"Color", "Color::Red", "crate::Color::Red"},
	}
	for _, tt := range tests {
		t.Run(tt.rust+" = "+tt.written, func(t *testing.T) {
			glue := glueOf(t, prelude+"#[pyclass]\n#[derive(Clone)]\nenum Color { Red }\n"+
				"#[pyfunction]\n#[pyo3(signature = (x="+tt.written+"))]\nfn f(x: "+tt.rust+") {}\n")["m"]
			require.Contains(t, glue, "(call, x = "+tt.want+") => crate::f(x)")
		})
	}
}

func TestWordsOfRustAsNames(t *testing.T) {
	glue := glueOf(t, prelude+`
#[pyfunction]
#[pyo3(signature = (call, /, r#type, *, this=1))]
fn f(py: Python<'_>, call: i8, r#type: i8, this: i8) -> PyResult<()> { Ok(()) }

#[pyclass]
struct K;
#[pymethods]
impl K {
    fn m(&mut self, this: i8) {}
}
`)["m"]
	require.Contains(t, glue, "fn m_f(call: i8, r#type: i8, this_: i8);\n    |call_| crate::f(\n        call_.py(),")
	require.Contains(t, glue, "(call_, #[positional] call, r#type, #[named] this = 1) =>")
	require.Contains(t, glue, "crate::f(call_.py(), call, r#type, this)?")
	// The C names keep clear of C++, and self of the names of parameters.
	require.Contains(t, glue, "fn m_K_m(this: *mut Handle<crate::K>, this_: i8);")
}

// An object that is an argument of its own method is refused in the same words
// from C as from Python: both borrow self last.
func TestSelfIsBorrowedLast(t *testing.T) {
	glue := glueOf(t, prelude+`
#[pyclass]
struct K { x: i64 }
#[pymethods]
impl K {
    fn m(&mut self, n: i8, this: &K) { self.x += 1; }
    fn all(&self, many: Vec<&K>) {}
    fn plain(&mut self, n: i8) {}
}
`)["m"]
	require.Contains(t, glue, `|call| {
        let n = call.arg("n", n)?;
        let this = call.arg("this", this_)?;
        crate::K::m(&mut *call.exclusive("m", this__)?, n, this)
    }
`)
	require.Contains(t, glue, "        crate::K::all(&*call.shared(\"all\", this)?, many)\n")
	require.Contains(t, glue, `|call| crate::K::plain(&mut *call.exclusive("plain", this)?, call.arg("n", n)?)`)
}

func TestClassesAndProperties(t *testing.T) {
	glue := glueOf(t, prelude+`
/// A class.
#[pyclass]
#[derive(Clone)]
struct K { #[pyo3(get, set)] x: i64 }

#[pyclass(frozen)]
struct Frozen;
`)["m"]
	require.Contains(t, glue, `
glue::py_property! {
    static py_K_x = "K.x";
    get (call) => call.shared::<crate::K>("x")?.x.clone();
    set (call, value) => call.exclusive::<crate::K>("x")?.x = value;
}

glue::class! {
    /// A class.
    static py_K: crate::K = "pkg.K", "";
    borrow: Flag;
    free: m_K_free;
    methods: [];
    properties: [py_K_x];
}

glue::class_by_value!(crate::K);
`)
	require.Contains(t, glue, "|call| call.exclusive(\"x\", this)?.x = call.arg(\"value\", value)?\n")
	require.Contains(t, glue, "static py_Frozen: crate::Frozen = \"pkg.Frozen\", \"\";\n    borrow: Frozen;\n")
}

func TestGlueOfSeveralModules(t *testing.T) {
	files := glueOf(t, `
use pyo3::prelude::*;
#[pyclass]
#[derive(Clone)]
pub struct K;
#[pymodule]
mod m {
    #[pymodule_export]
    use super::K;
    #[pymodule_export]
    const MAX: u8 = 7;
    #[pymodule]
    mod sub {
        use pyo3::prelude::*;
        #[pyfunction]
        fn f(k: crate::K) {}
    }
}
`)
	require.Contains(t, files["m"], "items: [ITEMS, crate::m::sub::__bindings_sub::ITEMS];")
	require.Contains(t, files["m"], `constants: ["pkg" "MAX" = Int(7)];`)
	require.Contains(t, files["m"], "glue::constant_is!(super::MAX, 7);")
	require.Contains(t, files["m"], "fn PyInit__native, m_error_free, m_abi_hash = 0x")
	require.Contains(t, files["sub"], "fn m_sub_f(k: *const Handle<crate::m::K>);")
	require.Contains(t, files["sub"], `functions: ["pkg.sub" py_sub_f];`)
	require.NotContains(t, files["sub"], "glue::module!")
}

func TestTheRuntimeHasThisVersion(t *testing.T) {
	manifest, err := os.ReadFile("../../support/rust/bindgen-rt/Cargo.toml")
	require.NoError(t, err)
	require.Contains(t, string(manifest), "\nversion = \""+RuntimeVersion+".")
}

func TestQuotes(t *testing.T) {
	require.Equal(t, `"a\"\\\n\u{0}\u{202e}é"`, quote("a\"\\\n\x00\u202eé"))
	require.Equal(t, `b"a\"\\\x0a\xff"`, quoteBytes("a\"\\\n\xff"))
}

func TestALongImportIsBroken(t *testing.T) {
	glue := glueOf(t, prelude+`
use pyo3::types::{PyAny, PySlice};
use pyo3::Either;
#[pyclass] struct K {}
#[pymethods] impl K {
    fn __getitem__(&self, key: Either<Bound<'_, PySlice>, i64>) -> i64 { 1 }
}
#[pyfunction] fn f(a: Vec<String>, b: Option<bool>, c: &str, d: (i64, bool), _e: &Bound<'_, PyAny>) -> Option<(String, Vec<i64>)> { None }
#[pyfunction] fn g(a: Vec<bool>, b: Option<Vec<u8>>) -> Vec<String> { vec![] }
`)["m"]
	head, _, _ := strings.Cut(glue, "\n\nglue::require_version!")
	require.Contains(t, head, "\nuse ::pyo3::glue::{\n    self, ")
	require.True(t, strings.HasSuffix(head, ",\n};"), head)
	for _, line := range strings.Split(head, "\n") {
		require.LessOrEqual(t, len(line), width)
	}
}

func TestLongLinesAreBroken(t *testing.T) {
	w := &writer{}
	long := strings.Repeat("x", 30)
	w.list("f(", []string{long, long, long}, ")")
	w.block("g(", []string{long, "a: 1, b: 2", long, long, long}, ");")
	w.fill("h(", []string{long, long, long}, ")")
	require.Equal(t, strings.ReplaceAll(`    f(
        X,
        X,
        X,
    )
    g(
        X,
        a: 1, b: 2,
        X, X,
        X,
    );
    h(X, X,
        X)
`, "X", long), w.out.String())
	for _, line := range strings.Split(w.out.String(), "\n") {
		require.LessOrEqual(t, len(line), width)
	}
}
