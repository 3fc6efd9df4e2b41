package parser

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLost(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"macro_rules! m { () => { #[pyfunction] fn f() {} } }", nil}, // what it makes counts where it is called
		{"m! { #[a] n!(#[pyo3::pyclass] struct S;) }", []string{"1:16 BG0109 `#[pyclass]` in the arguments of macro `n!` exports nothing"}},
		{"fn f() { #[no_mangle] static X: u8 = 1; }", []string{"1:12 BG0105 bindgen does not look for `#[no_mangle]` inside the body of function `f`"}},
		{"impl S { fn f() { fn g() { #[pyfunction] fn h() {} } } }", []string{"1:30 BG0105 bindgen does not look for `#[pyfunction]` inside the body of function `f`"}},
		{"const _: () = { #[unsafe(no_mangle)] fn f() {} };", []string{"1:26 BG0105 bindgen does not look for `#[no_mangle]` inside the value of `_`"}},
		{"trait T { #[pyfunction] fn f(); }", []string{"1:13 BG0105 bindgen does not look for `#[pyfunction]` inside trait `T`"}},
		{"#[pyclass] trait T {}", []string{"1:3 BG0105 `#[pyclass]` is not on an item that can be exported"}},
		{"#[pyfunction] m!();", []string{"1:3 BG0105 `#[pyfunction]` is not on an item that can be exported"}},
		{"#[pyfunction] use a::b;", []string{"1:3 BG0105 `#[pyfunction]` is not on an item that can be exported"}},
		{"struct S { #[pyclass] x: u8 }", []string{"1:14 BG0105 `#[pyclass]` is not on an item that can be exported"}},
		{"fn f() { #[cfg_attr(feature = \"x\", derive(A, FromPyObject))] struct S; }",
			[]string{"1:12 BG0105 bindgen does not look for `#[derive(FromPyObject)]` inside the body of function `f`"}},
		{"fn f() { #[cfg_attr(x, unsafe(export_name = \"y\"))] fn g() {} }",
			[]string{"1:12 BG0105 bindgen does not look for `#[export_name]` inside the body of function `f`"}},
		{"fn f() { a::create_exception!(m, X, Base); create_exception!(m, Y, a::PyException); }",
			[]string{"1:13 BG0105 create_exception! in a function declares a class that bindgen does not see"}},
		{"macro_rules! m { ($n:ident, $b:ty) => { create_exception!(m, $n, $b, \"doc\"); } }", nil},
		{"m! { create_exception![m, X, Base]; }",
			[]string{"1:6 BG0109 create_exception! in the arguments of macro `m!` declares a class that bindgen does not see"}},
		// what is read
		{"create_exception!(m, X, Base); mod a { a::create_exception!(m, X, Base, \"doc\"); #[cfg(feature = \"x\")] fn f() { create_exception!(m, X, Base); } }", nil},
		{"#[pyfunction] fn f() {} #[cfg_attr(all(), pyclass)] struct S; #[pymethods] impl S {} #[derive(FromPyObject)] struct T;", nil},
		{"#[pymodule] mod m { #[pymodule_export] use a::b; #[pymodule_export] const X: u8 = 1; #[pymodule_init] fn init() {} }", nil},
		{"#[no_mangle] static X: u8 = 1; impl S { #[no_mangle] fn f() {} } #[unsafe(export_name = \"a\")] pub extern \"C\" fn g() {}", nil},
		// what cfg removes
		{"#[cfg(feature = \"x\")] #[pyfunction] fn f() {} #[cfg(feature = \"x\")] mod m { #[pyfunction] fn g() {} }", nil},
		{"#[cfg(feature = \"x\")] macro_rules! m { () => { #[pyfunction] fn f() {} } } #[cfg(feature = \"x\")] fn f() { #[no_mangle] fn g() {} }", nil},
		{"mod m { #![cfg(feature = \"x\")] #[pyfunction] fn f() { #[no_mangle] fn g() {} } } impl S { #![cfg(feature = \"x\")] trait_like! { #[pyclass] } }", nil},
		// what is no attribute
		{"/// #[pyfunction]\n// #[pyclass]\n/* #[pymethods] */ const X: &str = \"#[pyfunction]\"; const Y: &str = r#\"#[pyclass]\"#; #[doc = \"#[pymodule]\"] fn f() {}", nil},
		{"#[derive(Debug)] #[pyo3(name = \"x\")] fn f() { #[allow(no_mangle_generic_items)] fn g() {} }", nil},
		// B answers for the statements of a module
		{"#[pymodule] fn m() { #[pyfn(m)] #[pyfunction] fn f() {} }", nil},
	} {
		_, report := readText(test.text)
		require.Equal(t, test.want, complaints(report), test.text)
		for _, d := range report.Sorted() {
			require.NotEmpty(t, d.Help, test.text)
		}
	}
}
