package abi_test

import "testing"

// A bytes object can be a result, since the function writes it in place; it is
// bytes like any other.
func TestBytesObjects(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"results": {
			`#[pyfunction] fn f(py: Python<'_>) -> PyResult<Bound<'_, PyBytes>> { loop {} }
			#[pyfunction] fn g<'py>(py: Python<'py>, x: i64) -> Option<Bound<'py, PyBytes>> { None }`,
			`
			fn f(py) -> bytes !  [f @demo crate::f]
			fn g(py, x: i64) -> option<bytes>  [g @demo crate::g]`,
		},
		"no parameters, and nothing that is kept": {
			`#[pyfunction] fn f(x: Bound<'_, PyBytes>) {}
			#[pyfunction] fn g() -> Py<PyBytes> { loop {} }`,
			"BG0301 2:23 `Bound<'_, PyBytes>`: parameter `x` of function `f` has the type `Bound<'_, PyBytes>`, which bindgen does not carry\n" +
				"BG0301 3:28 `Py<PyBytes>`: the result of function `g` has the type `Py<PyBytes>`, which bindgen does not carry",
		},
	} {
		t.Run(name, func(t *testing.T) { expect(t, uses+c.src+"\n", c.want) })
	}
}
