package abi_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// head begins the crates of the tables: four lines.
const head = `use pyo3::prelude::*;
use pyo3::StrOrBytes;
pyo3::bindings!();
#[pyclass] #[derive(Clone)] pub enum Color { Red, Green }
`

func TestSignatures(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"none": {
			`#[pyfunction] fn f(a: i64, b: Option<&str>) {}`,
			"fn f(a: i64, b: option<&str>) -> unit",
		},
		"all kinds": {
			`#[pyfunction] #[pyo3(signature = (a, b = 1, /, c = 2, *, d, e = "x"))] fn f(a: i64, b: i64, c: u8, d: bool, e: &str) {}`,
			`fn f(a: i64, b: i64 = 1, /, c: u8 = 2, *, d: bool, e: &str = "x") -> unit`,
		},
		"inside pyfunction": {
			`#[pyfunction(name = "g", signature = (a = None))] fn f(a: Option<i64>) {}`,
			"fn g(a: option<i64> = None) -> unit",
		},
		"empty": {
			`#[pyfunction] #[pyo3(signature = ())] fn f() {}`,
			"fn f() -> unit",
		},
		"token": {
			`#[pyfunction] #[pyo3(signature = (a, *, b = false))] fn f(py: Python<'_>, a: i64, b: bool) {}`,
			"fn f(py, a: i64, *, b: bool = false) -> unit",
		},
		"raw names": {
			`#[pyfunction] fn r#match(r#type: i64) {}`,
			"fn match(type: i64) -> unit",
		},
		"defaults": {
			`const N: i64 = 3 * 4;
			#[pyfunction] #[pyo3(signature = (a = N, b = -1, c = 1.5, d = "x".to_string(), e = String::from("y"), f = "z".into(), g = String::new()))]
			fn f(a: i64, b: i8, c: f32, d: String, e: String, f: String, g: String) {}`,
			`fn f(a: i64 = 12, b: i8 = -1, c: f32 = 1.5, d: str = "x", e: str = "y", f: str = "z", g: str = "") -> unit`,
		},
		"more defaults": {
			`#[pyfunction] #[pyo3(signature = (a = Some(5), b = 6, c = vec![], d = Vec::new(), e = b"ab", f = b"c".to_vec(), g = &[], h = "s", i = Color::Green, j = None))]
			fn f(a: Option<i64>, b: Option<u8>, c: Vec<i64>, d: Vec<u8>, e: &[u8], f: Vec<u8>, g: &[i64], h: StrOrBytes<'_>, i: Color, j: Option<Vec<(i64, String)>>) {}`,
			`fn f(a: option<i64> = 5, b: option<u8> = 6, c: vec<i64> = [], d: bytes = b"", e: &bytes = b"ab", f: bytes = b"c", g: &vec<i64> = [], h: str_or_bytes = "s", i: enum Color = Color.Green, j: option<vec<tuple<i64, str>>> = None) -> unit`,
		},
		"variants": {
			`const D: Color = Color::Red; use Color::Green as G; type C = Color;
			#[pyfunction] #[pyo3(signature = (a = D, b = G, c = C::Red, d = Some(Color::Green), e = StrOrBytes::Bytes(b"x")))]
			fn f(a: Color, b: Color, c: Color, d: Option<Color>, e: StrOrBytes<'_>) {}`,
			`fn f(a: enum Color = Color.Red, b: enum Color = Color.Green, c: enum Color = Color.Red, d: option<enum Color> = Color.Green, e: str_or_bytes = b"x") -> unit`,
		},
		"widest integers": {
			`#[pyfunction] #[pyo3(signature = (a = u64::MAX, b = -9223372036854775808, c = 0xff, d = 1 << 7))] fn f(a: u64, b: i64, c: u8, d: u8) {}`,
			"fn f(a: u64 = 18446744073709551615, b: i64 = -9223372036854775808, c: u8 = 255, d: u8 = 128) -> unit",
		},
	} {
		t.Run(name, func(t *testing.T) {
			m, list := lower(t, head+c.src+"\n")
			require.Empty(t, faults(list))
			require.Equal(t, c.want, describe(m.Functions[0]))
		})
	}
}

func TestTextSignature(t *testing.T) {
	m, list := lower(t, head+"#[pyfunction] #[pyo3(text_signature = \"(a)\")] fn f(a: i64) {}\n")
	require.Empty(t, faults(list))
	require.Equal(t, "(a)", m.Functions[0].TextSignature)
}

func TestFunctionFaults(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"async": {
			`#[pyfunction] async fn f() {}`,
			"BG0302 5:24 `f`: `f` is an async fn, which needs an event loop that bindgen does not bring",
		},
		"generic": {
			`#[pyfunction] fn f<T>(x: i64) {}`,
			"BG0303 5:18 `f`: function `f` is generic, and a binding needs one signature",
		},
		"unsafe": {
			`#[pyfunction] unsafe fn f() {}`,
			"BG0308 5:25 `f`: function `f` is an unsafe fn, and its callers cannot keep its promises",
		},
		"extern": {
			`#[pyfunction] extern "C" fn f() {}`,
			"BG0308 5:29 `f`: function `f` has a calling convention of its own",
		},
		"keyword": {
			`#[pyfunction] fn lambda() {}`,
			"BG0206 5:18 `lambda`: function `lambda` has the name of a keyword of Python",
		},
		"keyword parameter": {
			`#[pyfunction] fn f(from: i64) {}`,
			"BG0206 5:20 `from`: parameter `from` has the name of a keyword of Python",
		},
		"no identifier": {
			`#[pyfunction] #[pyo3(name = "a-b")] fn f() {}`,
			"BG0110 5:40 `f`: function has the name `a-b`, which is not an identifier",
		},
		"name without a string": {
			`#[pyfunction] #[pyo3(name = f)] fn f() {}`,
			"BG0110 5:22 `name = f`: `name` takes a string",
		},
		"pattern": {
			`#[pyfunction] fn f((a, b): (i64, i64)) {}`,
			"BG0304 5:20 `(a, b)`: a parameter of function `f` has a pattern where callers need a name",
		},
		"late token": {
			`#[pyfunction] fn f(a: i64, py: Python<'_>) {}`,
			"BG0301 5:32 `Python<'_>`: `Python` is not the first parameter of function `f`",
		},
		"from_py_with": {
			`#[pyfunction] fn f(#[pyo3(from_py_with = g)] a: i64) {}`,
			"BG0307 5:27 `from_py_with = g`: option `from_py_with` of parameter `a` is not carried yet",
		},
		"pass_module": {
			`#[pyfunction(pass_module)] fn f() {}`,
			"BG0307 5:14 `pass_module`: option `pass_module` of function `f` is not carried yet",
		},
		"unknown option": {
			`#[pyfunction] #[pyo3(nmae = "g")] fn f() {}`,
			"BG0307 5:22 `nmae = \"g\"`: function `f` has no option `nmae`",
		},
		"wrong order": {
			`#[pyfunction] #[pyo3(signature = (b, a))] fn f(a: i64, b: i64) {}`,
			"BG0304 5:35 `b`: `b` stands where function `f` has its parameter `a`",
		},
		"missing": {
			`#[pyfunction] #[pyo3(signature = (a))] fn f(a: i64, b: i64) {}`,
			"BG0304 5:22 `signature = (a)`: parameter `b` of function `f` is missing in its signature",
		},
		"too many": {
			`#[pyfunction] #[pyo3(signature = (a, b))] fn f(a: i64) {}`,
			"BG0304 5:38 `b`: `b` is no parameter of function `f`",
		},
		"required after default": {
			`#[pyfunction] #[pyo3(signature = (a = 1, b))] fn f(a: i64, b: i64) {}`,
			"BG0304 5:42 `b`: parameter `b` is required, but comes after one that has a default",
		},
		"args": {
			`#[pyfunction] #[pyo3(signature = (*args, **kwargs))] fn f(args: Vec<i64>, kwargs: Option<i64>) {}`,
			"BG0301 5:90 `i64`: parameter `kwargs` of function `f` has `i64` for keywords of any name, which bindgen does not carry",
		},
		"two stars": {
			`#[pyfunction] #[pyo3(signature = (*, a, *, b))] fn f(a: i64, b: i64) {}`,
			"BG0304 5:41 `*`: `*` stands where it has no meaning",
		},
		"last star": {
			`#[pyfunction] #[pyo3(signature = (a, *))] fn f(a: i64) {}`,
			"BG0304 5:38 `*`: `*` stands where it has no meaning",
		},
		"first slash": {
			`#[pyfunction] #[pyo3(signature = (/, a))] fn f(a: i64) {}`,
			"BG0304 5:35 `/`: `/` stands where it has no meaning",
		},
		"no signature": {
			`#[pyfunction] #[pyo3(signature)] fn f(a: i64) {}`,
			"BG0304 5:22 `signature`: `signature` takes the parameters in parentheses",
		},
		"default of another type": {
			`#[pyfunction] #[pyo3(signature = (a = "x"))] fn f(a: i64) {}`,
			"BG0305 5:39 `\"x\"`: the default of `a` of function `f` is not an integer in the range of i64",
		},
		"default out of range": {
			`#[pyfunction] #[pyo3(signature = (a = 256))] fn f(a: u8) {}`,
			"BG0305 5:39 `256`: the default of `a` of function `f` is not an integer in the range of u8",
		},
		"default not computed": {
			`#[pyfunction] #[pyo3(signature = (a = now()))] fn f(a: u8) {}`,
			"BG0305 5:39 `now()`: the default of `a` is not known without running the crate",
		},
		"integer for a float": {
			`#[pyfunction] #[pyo3(signature = (a = 1))] fn f(a: f64) {}`,
			"BG0305 5:39 `1`: the default of `a` of function `f` is not a float such as 1.0",
		},
		"default of a full list": {
			`#[pyfunction] #[pyo3(signature = (a = vec![1]))] fn f(a: Vec<i64>) {}`,
			"BG0305 5:39 `vec![1]`: the default of `a` is not known without running the crate",
		},
		"default of a tuple": {
			`#[pyfunction] #[pyo3(signature = (a = (1, 2)))] fn f(a: (i64, i64)) {}`,
			"BG0305 5:39 `(1, 2)`: parameter `a` of function `f` has a default, but its type can have none",
		},
		"default of another enum": {
			`pub enum Other { A } #[pyfunction] #[pyo3(signature = (a = Other::A))] fn f(a: Color) {}`,
			"BG0305 5:60 `Other::A`: the default of `a` is not known without running the crate",
		},
		"variant for an integer": {
			`#[pyfunction] #[pyo3(signature = (a = Color::Red))] fn f(a: i64) {}`,
			"BG0305 5:39 `Color::Red`: the default of `a` of function `f` is not an integer in the range of i64",
		},
		"char for a string": {
			`#[pyfunction] #[pyo3(signature = (a = 'x'))] fn f(a: &str) {}`,
			"BG0305 5:39 `'x'`: the default of `a` of function `f` is not a string",
		},
		"infinite float": {
			`#[pyfunction] #[pyo3(signature = (a = f64::INFINITY))] fn f(a: f64) {}`,
			"BG0305 5:39 `f64::INFINITY`: the default of `a` is not known without running the crate",
		},
		"None for a value": {
			`#[pyfunction] #[pyo3(signature = (a = None))] fn f(a: bool) {}`,
			"BG0305 5:39 `None`: the default of `a` of function `f` is not true or false",
		},
		"method in a plain impl": {
			`pub struct S; impl S { #[pyfunction] fn f() {} }`,
			"BG0110 5:26 `pyfunction`: #[pyfunction] on `f`, which is an associated function",
		},
		"function on a struct": {
			`#[pyfunction] pub struct S;`,
			"BG0110 5:3 `pyfunction`: #[pyfunction] stands on a struct, not on a function",
		},
		"class on a union": {
			`#[pyclass] pub union U { a: u8 }`,
			"BG0110 5:3 `pyclass`: #[pyclass] stands on a union, not on a struct or an enum",
		},
		"two functions of one name": {
			`#[pyfunction] fn f() {} #[pyfunction] #[pyo3(name = "f")] fn g() {}`,
			"BG0207 5:62 `g`: function `f` has the name of another function in Python",
		},
		"function and module": {
			`#[pyfunction] fn a() {} mod a { #[pyo3::pyfunction] fn f() {} }`,
			"BG0207 5:18 `a`: function `a` has the name of another module in Python",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, list := lower(t, head+c.src+"\n")
			require.Equal(t, c.want+"\n", faults(list))
		})
	}
}
