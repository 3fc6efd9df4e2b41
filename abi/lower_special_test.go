package abi_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// uses are the imports of the cases below, on one line.
const uses = "use pyo3::prelude::*; use pyo3::types::*; use pyo3::pyclass::CompareOp; use pyo3::{Either, bindings}; bindings!();\n"

func TestSpecialMethods(t *testing.T) {
	method := func(text string) string {
		return "#[pyclass] pub struct K {}\n#[pymethods] impl K {\n" + text + "\n}"
	}
	for name, c := range map[string]struct{ src, want string }{
		"slots": {
			method(`fn __repr__(&self) -> PyResult<&str> { loop {} }
				fn __add__(&self, other: i64) -> K { K {} }
				fn __radd__(&self, other: Either<f64, PyRef<'_, K>>) -> K { K {} }
				fn __pow__(&self, other: u8, modulo: Option<u8>) -> u8 { 1 }
				fn __rpow__(&self, other: u8, _modulo: &Bound<'_, PyAny>) -> u8 { 1 }
				fn __iadd__(&mut self, other: i64) {}
				#[pyo3(name = "__len__")] fn size(&self) -> usize { 1 }
				fn __hash__(&self) -> isize { 1 }
				fn __getitem__(&self, key: Either<isize, Bound<'_, PySlice>>) -> f32 { 1. }
				fn __delitem__(&mut self, key: &Bound<'_, PySlice>) -> PyResult<()> { Ok(()) }
				#[pyo3(signature = (x=1, *, y))] fn __call__(&self, x: i64, y: i64) {}
				fn __getattr__(&self, name: String) -> i64 { 1 }
				fn __next__(&mut self) -> PyResult<Option<u8>> { loop {} }`),
			`
			class K  [K @demo crate::K]
			  special ref fn __repr__() -> &str !
			  special ref fn __add__(other: i64, /) -> class K
			  special ref fn __radd__(other: either<f64, PyRef class K>, /) -> class K
			  special ref fn __pow__(other: u8, modulo: option<u8>, /) -> u8
			  special ref fn __rpow__(other: u8, _modulo: object, /) -> u8
			  special mut fn __iadd__(other: i64, /) -> unit
			  special ref fn __len__() -> usize
			  special ref fn __hash__() -> isize
			  special ref fn __getitem__(key: either<isize, BoundOwned slice_index>, /) -> f32
			  special mut fn __delitem__(key: Bound slice_index, /) -> unit !
			  special ref fn __call__(x: i64 = 1, *, y: i64) -> unit
			  special ref fn __getattr__(name: str, /) -> i64
			  special mut fn __next__() -> option<u8> !`,
		},
		"in the order of the source": {
			method(`fn __call__(&self) {}
				fn __enter__(slf: PyRefMut<'_, Self>) -> PyRefMut<'_, Self> { slf }
				#[pyo3(signature = (*_args))] fn __exit__(&mut self, _args: &Bound<'_, PyTuple>) -> bool { true }
				fn __richcmp__(&self, other: &Self, op: CompareOp) -> bool { true }
				fn __isub__(mut slf: PyRefMut<'_, Self>, other: i64) -> PyResult<PyRefMut<'_, Self>> { Ok(slf) }
				#[classmethod] fn __class_getitem__(cls: &Bound<'_, PyType>, _key: Py<PyAny>) -> i64 { 1 }
				fn __iter__<'a, 'py>(slf: &'a Bound<'py, Self>) -> &'a Bound<'py, Self> { slf }
				fn __next__(slf: Py<Self>, py: Python<'_>) -> Option<Py<K>> { None }`),
			`
			class K  [K @demo crate::K]
			  method mut PyRefMut fn __enter__() -> PyRefMut class K
			  method mut fn __exit__(*_args: object) -> bool
			  class_method fn __class_getitem__(cls, _key: object) -> i64
			  special ref fn __call__() -> unit
			  special ref fn __richcmp__(other: &class K, op: compare_op, /) -> bool
			  special mut PyRefMut fn __isub__(other: i64, /) -> PyRefMut class K !
			  special ref Bound fn __iter__() -> Bound class K
			  special ref Py fn __next__(py) -> option<Py class K>`,
		},
		"frozen with a PyRef": {
			method(`fn __pos__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> { slf } fn __int__(slf: PyRef<Self>) -> i64 { 1 }`),
			`
			class K frozen  [K @demo crate::K]
			  special ref PyRef fn __pos__() -> PyRef class K
			  special ref PyRef fn __int__() -> i64`,
		},
		"not frozen with a Py, which may change it": {
			method(`fn me(slf: Py<Self>) {} fn you(slf: Bound<'_, K>) {}`),
			`
			class K  [K @demo crate::K]
			  method ref Py fn me() -> unit
			  method ref BoundOwned fn you() -> unit`,
		},
		"not frozen with a change inside of a function": {
			method(`fn f(&self, py: Python<'_>, p: PyRef<'_, K>) { self.other.try_borrow_mut(py); }`),
			`
			class K  [K @demo crate::K]
			  method ref fn f(py, p: PyRef class K) -> unit`,
		},
		"not frozen with a Bound inside of a function": {
			method(`fn f(&self) { self.other.bind(py).borrow_mut(); }`),
			`
			class K  [K @demo crate::K]
			  method ref fn f() -> unit`,
		},
		"frozen with a RefCell": {
			method(`fn f(&self) { self.cell.borrow_mut(); }`),
			`
			class K frozen  [K @demo crate::K]
			  method ref fn f() -> unit`,
		},
		"derived": {
			`#[pyclass(eq, ord, hash, str = "({x:>3}, {r#y}) {{}}", frozen)] pub struct K { x: i64, y: i64 }`,
			"BG0110 2:26 `str = \"({x:>3}, {r#y}) {{}}\"`: the text of class `K`: `{r#y}` names no field",
		},
		"derived, behind what is written": {
			`#[pyclass(eq, ord, hash, str = "({x:>3}) {{}}")] pub struct K { x: i64, y: i64 }
			#[pymethods] impl K { fn __ne__(&self, other: i64) -> bool { true } }`,
			`
			class K frozen  [K @demo crate::K]
			  special ref fn __ne__(other: i64, /) -> bool
			  special ref fn __eq__(other: &class K, /) -> bool by PartialEq
			  special ref fn __lt__(other: &class K, /) -> bool by PartialOrd
			  special ref fn __le__(other: &class K, /) -> bool by PartialOrd
			  special ref fn __gt__(other: &class K, /) -> bool by PartialOrd
			  special ref fn __ge__(other: &class K, /) -> bool by PartialOrd
			  special ref fn __hash__() -> u64 by Hash
			  special ref fn __str__() -> str by Display "({x:>3}) {{}}"`,
		},
		"signature": {
			method(`#[pyo3(signature = (other))] fn __add__(&self, other: i64) {}`),
			"BG0307 4:8 `signature = (other)`: `signature` on method `K.__add__`, whose arguments Python itself passes",
		},
		"operands": {
			method(`fn __add__(&self) {} fn __pow__(&self, other: i64) {} fn __rpow__(&self, other: i64, modulo: i64) {}
				fn __richcmp__(&self, other: i64, op: i32) -> bool { true } fn __getattr__(&self, name: i64) {}`),
			"BG0304 4:4 `__add__`: method `K.__add__` has no parameter after self, and `__add__` takes 1\n" +
				"BG0304 4:25 `__pow__`: method `K.__pow__` has 1 parameter after self, and `__pow__` takes 2\n" +
				"BG0304 4:86 `modulo`: parameter `modulo` of method `K.__rpow__` is not of the type that `__rpow__` is called with\n" +
				"BG0304 5:39 `op`: parameter `op` of method `K.__richcmp__` is not of the type that `__richcmp__` is called with\n" +
				"BG0304 5:87 `name`: parameter `name` of method `K.__getattr__` is not of the type that `__getattr__` is called with",
		},
		"results": {
			method(`fn __repr__(&self) -> i64 { 1 } fn __len__(&self) -> u32 { 1 } fn __bool__(&self) {} fn __next__(&self) -> i64 { 1 }
				fn __iadd__(&mut self, other: i64) -> i64 { 1 } fn __setitem__(&self, key: i64, value: i64) -> i64 { 1 }`),
			"BG0304 4:23 `i64`: method `K.__repr__` does not return what `__repr__` must: a string\n" +
				"BG0304 4:54 `u32`: method `K.__len__` does not return what `__len__` must: a usize\n" +
				"BG0304 4:67 `__bool__`: method `K.__bool__` does not return what `__bool__` must: a bool\n" +
				"BG0304 4:108 `i64`: method `K.__next__` does not return what `__next__` must: an Option\n" +
				"BG0304 5:43 `i64`: method `K.__iadd__` does not return what `__iadd__` must: nothing, or the object itself\n" +
				"BG0304 5:100 `i64`: method `K.__setitem__` does not return what `__setitem__` must: nothing",
		},
		"refused": {
			method(`fn __reduce__(&self) -> i64 { 1 } fn __lenn__(&self) -> usize { 1 } fn __mine__(&self) {}
				#[staticmethod] fn __len__() -> usize { 1 } fn __class_getitem__(&self) {}`),
			"BG0308 4:4 `__reduce__`: method `K.__reduce__` is the special method `__reduce__` of Python, which bindgen does not carry\n" +
				"BG0308 4:38 `__lenn__`: method `K.__lenn__` has a name that Python keeps to itself, and is no special method that bindgen knows\n" +
				"BG0308 4:72 `__mine__`: method `K.__mine__` has a name that Python keeps to itself, and is no special method that bindgen knows\n" +
				"BG0310 5:24 `__len__`: method `K.__len__` is a #[staticmethod], but Python calls `__len__` on an object\n" +
				"BG0310 5:52 `__class_getitem__`: method `K.__class_getitem__` is called on the class, not on an object",
		},
		"two comparisons": {
			method(`fn __richcmp__(&self, other: i64, op: CompareOp) -> bool { true } fn __eq__(&self, other: i64) -> bool { true }`),
			"BG0207 4:70 `__eq__`: class `K` has `__richcmp__` and `__eq__`",
		},
		"derived and written": {
			`#[pyclass(eq, frozen, hash)] pub struct K {} #[pyclass(eq)] pub struct L {}
			#[pymethods] impl K { fn __eq__(&self, other: &K) -> bool { true } fn __hash__(&self) -> u64 { 1 } }
			#[pymethods] impl L { fn __richcmp__(&self, other: &L, op: CompareOp) -> bool { true } }`,
			"BG0207 3:29 `__eq__`: class `K` has `__eq__`, and option `eq` asks for one, too\n" +
				"BG0207 3:74 `__hash__`: class `K` has `__hash__`, and option `hash` asks for one, too\n" +
				"BG0207 4:29 `__richcmp__`: class `L` has `__richcmp__`, and option `eq` asks for one, too",
		},
		"derived alone": {
			`#[pyclass(ord)] pub struct K {} #[pyclass(hash, eq)] pub struct L { #[pyo3(set)] x: i64 } #[pyclass(eq = true)] pub struct M {}`,
			"BG0307 2:11 `ord`: class `K` has `ord`, but not `eq`\n" +
				"BG0307 2:43 `hash`: class `L` has `hash`, but its objects change, and so would their hash\n" +
				"BG0110 2:101 `eq = true`: `eq` takes no value",
		},
		"slices and operators elsewhere": {
			method(`fn f(&self, x: Bound<'_, PySlice>) {} fn __contains__(&self, x: &Bound<'_, PySlice>) -> bool { true }
				fn __getitem__(&self, x: Vec<Bound<'_, PySlice>>) {} fn __eq__(&self, x: CompareOp) -> bool { true }`),
			"BG0301 4:16 `Bound<'_, PySlice>`: parameter `x` of method `K.f` has `Bound<'_, PySlice>` in this place, which bindgen does not carry\n" +
				"BG0301 4:65 `&Bound<'_, PySlice>`: parameter `x` of method `K.__contains__` has `&Bound<'_, PySlice>` in this place, which bindgen does not carry\n" +
				"BG0301 5:34 `Bound<'_, PySlice>`: parameter `x` of method `K.__getitem__` has `Bound<'_, PySlice>` in this place, which bindgen does not carry\n" +
				"BG0301 5:78 `CompareOp`: parameter `x` of method `K.__eq__` has `CompareOp` in this place, which bindgen does not carry",
		},
		"generic twice": {
			`#[pyclass(generic)] pub struct K {} #[pymethods] impl K { #[classmethod] fn __class_getitem__(cls: &Bound<'_, PyType>, _key: &Bound<'_, PyAny>) {} }`,
			"BG0207 2:77 `__class_getitem__`: class `K` is `generic` and has a `__class_getitem__` of its own",
		},
	} {
		t.Run(name, func(t *testing.T) { expect(t, uses+c.src+"\n", c.want) })
	}
}

// expect lowers a crate and compares its ABI with want, or its faults where
// there are any.
func expect(t *testing.T, src, want string) {
	t.Helper()
	m, list := lower(t, src)
	if len(list) > 0 {
		require.Equal(t, want+"\n", faults(list))
		return
	}
	require.Equal(t, lines(want), summary(m))
}

func TestReceiverFaults(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"frozen and changed": {
			`#[pyclass(frozen)] pub struct K {} #[pymethods] impl K { fn f(slf: PyRefMut<'_, Self>) {} fn g(&self, k: PyRefMut<'_, K>) {} }`,
			"BG0310 2:68 `PyRefMut<'_, Self>`: method `K.f` takes `PyRefMut<'_, Self>`, but the class is frozen\n" +
				"BG0301 2:106 `PyRefMut<'_, K>`: parameter `k` of method `K.g` has `PyRefMut<'_, K>` of a frozen class, which bindgen does not carry",
		},
		"for ever": {
			`#[pyclass] pub struct K {} #[pymethods] impl K { fn f(slf: PyRef<'static, Self>) {} fn g<'a: 'static>(slf: &'a Bound<'_, K>) {} }`,
			"BG0310 2:60 `PyRef<'static, Self>`: method `K.f` takes self for ever, but it is borrowed for the call only\n" +
				"BG0310 2:108 `&'a Bound<'_, K>`: method `K.g` takes self for ever, but it is borrowed for the call only",
		},
		"forms that are none": {
			`#[pyclass] pub struct K {} #[pymethods] impl K { fn f(slf: &PyRef<'_, Self>) {} fn g(slf: &Py<K>) {} }`,
			"BG0310 2:60 `&PyRef<'_, Self>`: method `K.f` takes self as `&PyRef<'_, Self>`\n" +
				"BG0310 2:91 `&Py<K>`: method `K.g` takes self as `&Py<K>`",
		},
		"another class": {
			`#[pyclass] pub struct K {} #[pyclass] pub struct L {} #[pymethods] impl K { fn f(slf: PyRef<'_, L>) {} }`,
			"BG0310 2:80 `f`: method `K.f` takes no self",
		},
	} {
		t.Run(name, func(t *testing.T) { expect(t, uses+c.src+"\n", c.want) })
	}
}

func TestObjects(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"classes as objects": {
			`#[pyclass] pub struct K {}
			#[pyfunction] fn f(a: PyRef<'_, K>, b: PyRefMut<'_, K>, c: &Bound<'_, K>, d: Bound<'_, K>, e: Py<K>, f: Option<PyRefMut<K>>) {}
			#[pyfunction] fn g<'py>(py: Python<'py>, a: Vec<PyRef<'py, K>>, b: (Py<K>, Option<Bound<'py, K>>)) -> PyResult<Vec<Bound<'py, K>>> { loop {} }`,
			`
			fn f(a: PyRef class K, b: PyRefMut class K, c: Bound class K, d: BoundOwned class K, e: Py class K, f: option<PyRefMut class K>) -> unit  [f @demo crate::f]
			fn g(py, a: vec<PyRef class K>, b: tuple<Py class K, option<BoundOwned class K>>) -> vec<BoundOwned class K> !  [g @demo crate::g]
			class K  [K @demo crate::K]`,
		},
		"ignored": {
			`#[pyfunction] #[pyo3(signature = (_a, _b=None, *_c, **_d))]
			fn f(_a: PyObject, _b: Option<Py<PyAny>>, _c: &Bound<'_, PyTuple>, _d: Option<&Bound<'_, PyDict>>) {}`,
			`
			fn f(_a: object, _b: object = None, *_c: object, **_d: object) -> unit  [f @demo crate::f]`,
		},
		"looked at": {
			`#[pyfunction] fn f(a: PyObject, _b: Bound<'_, PyBytes>, _c: &'static Bound<'static, PyAny>) {}`,
			"BG0301 2:23 `PyObject`: parameter `a` of function `f` has the type `PyObject`, which bindgen does not carry\n" +
				"BG0301 2:37 `Bound<'_, PyBytes>`: parameter `_b` of function `f` has the type `Bound<'_, PyBytes>`, which bindgen does not carry\n" +
				"BG0301 2:61 `&'static Bound<'static, PyAny>`: parameter `_c` of function `f` has the type `&'static Bound<'static, PyAny>`, which bindgen does not carry",
		},
		"inside": {
			`#[pyclass] pub struct K {} #[pyfunction] fn f(a: (PyRefMut<'_, K>,), b: Vec<&Bound<'_, K>>) {}`,
			"BG0301 2:51 `PyRefMut<'_, K>`: parameter `a` of function `f` has `PyRefMut<'_, K>` inside another type, which bindgen does not carry\n" +
				"BG0301 2:77 `&Bound<'_, K>`: parameter `b` of function `f` has `&Bound<'_, K>` inside another type, which bindgen does not carry",
		},
		"either": {
			`#[pyfunction] fn f(a: Either<&str, Vec<Either<i64, f64>>>) -> Either<String, ()> { loop {} }`,
			"BG0301 2:78 `()`: the result of function `f` has `()` as a value, which bindgen does not carry",
		},
		"any number": {
			`use std::collections::{BTreeMap, HashMap as Map}; type Pairs<T> = Vec<(String, T)>;
			#[pyfunction] #[pyo3(signature = (a, *args, b, **kwargs))] fn f(a: i64, args: Vec<Option<String>>, b: i64, kwargs: Map<String, u8>) {}
			#[pyfunction] #[pyo3(signature = (**kwargs))] fn g(kwargs: Option<BTreeMap<String, Vec<i64>>>) {}
			#[pyfunction] #[pyo3(signature = (*args, **kwargs))] fn h(args: Vec<(i64, f64)>, kwargs: Pairs<Either<i64, String>>) {}`,
			`
			fn f(a: i64, *args: vec<option<str>>, b: i64, **kwargs: vec<tuple<str, u8>>) -> unit  [f @demo crate::f]
			fn g(**kwargs: option<vec<tuple<str, vec<i64>>>>) -> unit  [g @demo crate::g]
			fn h(*args: vec<tuple<i64, f64>>, **kwargs: vec<tuple<str, either<i64, str>>>) -> unit  [h @demo crate::h]`,
		},
		"any number of what": {
			`use std::collections::HashMap;
			#[pyfunction] #[pyo3(signature = (*args))] fn f(args: Vec<u8>) {}
			#[pyfunction] #[pyo3(signature = (**kwargs))] fn g(kwargs: HashMap<i64, i64>) {}
			#[pyfunction] #[pyo3(signature = (**kwargs, a))] fn h(kwargs: HashMap<String, i64>, a: i64) {}
			#[pyfunction] #[pyo3(signature = (*, *args))] fn i(args: Vec<i64>) {}`,
			"BG0301 3:58 `Vec<u8>`: parameter `args` of function `f` has `Vec<u8>` for any number of arguments, which bindgen does not carry\n" +
				"BG0301 4:63 `HashMap<i64, i64>`: parameter `kwargs` of function `g` has `HashMap<i64, i64>` for keywords of any name, which bindgen does not carry\n" +
				"BG0304 5:38 `**kwargs`: `**kwargs` stands where it has no meaning\n" +
				"BG0304 6:41 `*args`: `*args` stands where it has no meaning",
		},
	} {
		t.Run(name, func(t *testing.T) { expect(t, uses+c.src+"\n", c.want) })
	}
}

func TestSymbolsOfSpecialMethods(t *testing.T) {
	m, found := lower(t, uses+`
#[pyclass(eq)] #[derive(PartialEq)] pub struct K {}
#[pymethods] impl K {
	fn __copy__(&self) -> i64 { 1 }
	fn copy(&self) -> i64 { 1 }
	fn __len__(&self) -> usize { 1 }
	fn eq(&self) -> bool { true }
}`)
	require.Empty(t, found)
	var symbols []string
	for _, f := range m.AllFunctions() {
		symbols = append(symbols, f.Symbol)
	}
	require.ElementsMatch(t, []string{"demo_K___copy__", "demo_K_copy", "demo_K_len", "demo_K_eq", "demo_K___eq__"}, symbols)
}

func TestSlotlessMethodsAreCalledByPython(t *testing.T) {
	for method, want := range map[string]string{
		"fn __enter__(&self, a: i64) {}":             "BG0304 2:53 `__enter__`: method `K.__enter__` cannot be called as Python calls `__enter__`, with no argument",
		"fn __exit__(&self) {}":                      "BG0304 2:53 `__exit__`: method `K.__exit__` cannot be called as Python calls `__exit__`, with 3 arguments",
		"fn __format__(&self) -> String { loop {} }": "BG0304 2:53 `__format__`: method `K.__format__` cannot be called as Python calls `__format__`, with 1 argument",
		"fn __bytes__(&self) -> String { loop {} }":  "BG0304 2:53 `__bytes__`: method `K.__bytes__` returns something else than `__bytes__` must return",
		"#[pyo3(signature = (a=1))] fn __copy__(&self, a: i64) {}": `
			class K frozen  [K @demo crate::K]
			  method ref fn __copy__(a: i64 = 1) -> unit`,
	} {
		t.Run(method, func(t *testing.T) {
			expect(t, uses+"#[pyclass] pub struct K {} #[pymethods] impl K { "+method+" }\n", want)
		})
	}
}
