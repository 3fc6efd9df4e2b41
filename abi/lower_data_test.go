package abi_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEnums(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"plain": {
			`#[pyclass(eq)] pub enum E { A, B, C }`,
			`
			enum E i32 int=false  [E @demo crate::E]
			  A = 0 (A)
			  B = 1 (B)
			  C = 2 (C)`,
		},
		"values and names": {
			`const BASE: isize = 1 << 3;
			#[pyclass(eq, eq_int, name = "Known", rename_all = "SCREAMING_SNAKE_CASE")]
			pub enum E { FirstOne = BASE, #[pyo3(name = "other")] Second, r#Third = -1 }`,
			`
			enum Known i32 int=true  [Known @demo crate::E]
			  FIRST_ONE = 8 (FirstOne)
			  other = 9 (Second)
			  THIRD = -1 (Third)`,
		},
		"repr": {
			`#[pyclass] #[repr(u8)] pub enum E { A = 255 }`,
			`
			enum E u8 int=false  [E @demo crate::E]
			  A = 255 (A)`,
		},
		"wide": {
			`#[pyclass] pub enum E { A = 0x1_0000_0000 }`,
			`
			enum E i64 int=false  [E @demo crate::E]
			  A = 4294967296 (A)`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, lines(c.want), clean(t, "use pyo3::prelude::*;\npyo3::bindings!();\n"+c.src+"\n"))
		})
	}
}

func TestRecords(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"attributes": {
			`#[derive(FromPyObject)] pub struct R { a: i64, r#type: Option<String>, #[pyo3(attribute("z"))] c: Vec<u8> }
			#[pyfunction] fn f(r: R) {}`,
			`
			fn f(r: record R) -> unit  [f @demo crate::f]
			record R attributes in  [R @demo crate::R]
			  a = a: i64
			  type = r#type: option<str>
			  z = c: bytes`,
		},
		"items": {
			`#[derive(FromPyObject, IntoPyObject)] #[pyo3(from_item_all)] pub struct R { #[pyo3(item("k"))] a: i64, b: (bool, f64) }
			#[pyfunction] fn f(r: Vec<R>) -> Option<R> { None }`,
			`
			fn f(r: vec<record R>) -> option<record R>  [f @demo crate::f]
			record R items in,out  [R @demo crate::R]
			  k = a: i64
			  b = b: tuple<bool, f64>`,
		},
		"items one by one": {
			`#[derive(FromPyObject)] pub struct R { #[pyo3(item)] a: i64, #[pyo3(item("k"))] b: i64 } #[pyfunction] fn f(r: &R) {}`,
			`
			fn f(r: &owned record R) -> unit  [f @demo crate::f]
			record R items in  [R @demo crate::R]
			  a = a: i64
			  k = b: i64`,
		},
		"renamed": {
			`#[derive(IntoPyObject)] #[pyo3(rename_all = "camelCase")] pub struct R { line_number: u32 } #[pyfunction] fn f() -> R { loop {} }`,
			`
			fn f() -> record R  [f @demo crate::f]
			record R attributes out  [R @demo crate::R]
			  lineNumber = line_number: u32`,
		},
		"in a module, of another": {
			`mod a { #[derive(pyo3::FromPyObject)] pub struct In { pub x: i64 } }
			#[derive(FromPyObject)] pub struct R { i: a::In, v: Vec<a::In> } #[pyfunction] fn f(r: R) {}`,
			`
			mod a
			fn f(r: record R) -> unit  [f @demo crate::f]
			record R attributes in  [R @demo crate::R]
			  i = i: record In
			  v = v: vec<record In>
			record In attributes in  [a.In @demo crate::a::In]
			  x = x: i64`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, lines(c.want), clean(t, "use pyo3::prelude::*;\npyo3::bindings!();\n"+c.src+"\n"))
		})
	}
}

func TestDataFaults(t *testing.T) {
	for name, c := range map[string]struct{ src, want string }{
		"value not known": {
			`#[pyclass] pub enum E { A = now() }`,
			"BG0309 5:29 `now`: cannot find `now` in the crate root",
		},
		"no variants": {
			`#[pyclass] pub enum E {}`,
			"BG0308 5:21 `E`: enum `E` has no variants",
		},
		"keyword": {
			`#[pyclass] pub enum E { None }`,
			"BG0206 5:25 `None`: variant `None` has the name of a keyword of Python",
		},
		"reserved by enum": {
			`#[pyclass] #[allow(non_camel_case_types)] pub enum E { mro, _a_ }`,
			"BG0206 5:56 `mro`: variant `E.mro` has a name that enums of Python keep to themselves\n" +
				"BG0206 5:61 `_a_`: variant `E._a_` has a name that enums of Python keep to themselves",
		},
		"two variants": {
			`#[pyclass] pub enum E { A, #[pyo3(name = "A")] B }`,
			"BG0207 5:48 `B`: enum `E` has two variants named `A`",
		},
		"rename rule": {
			`#[pyclass(rename_all = "Title")] pub enum E { A }`,
			"BG0110 5:11 `rename_all = \"Title\"`: `Title` is no rule of rename_all",
		},
		"a format": {
			`#[pyclass(str = "{}")] pub enum E { A }`,
			"BG0110 5:11 `str = \"{}\"`: the text of enum `E`: an enum has no fields that the text could name",
		},
		"ord with a value": {
			`#[pyclass(ord = "A")] pub enum E { A }`,
			"BG0110 5:11 `ord = \"A\"`: `ord` takes no value",
		},
		"wrapper of nothing": {
			`#[derive(FromPyObject)] pub struct R(); #[pyfunction] fn f(r: R) {}`,
			"BG0308 5:36 `R`: struct `R` has 0 fields, and a tuple has 1 to 12",
		},
		"transparent struct of two": {
			`#[derive(FromPyObject)] #[pyo3(transparent)] pub struct R { x: i64, y: i64 } #[pyfunction] fn f(r: R) {}`,
			"BG0307 5:57 `R`: struct `R` is transparent and has 2 fields",
		},
		"wrapper in itself": {
			`#[derive(FromPyObject)] pub struct R(Vec<R>); #[pyfunction] fn f(r: R) {}`,
			"BG0301 5:36 `R`: struct `R` contains itself, which bindgen does not carry",
		},
		"default of a wrapper": {
			`#[derive(FromPyObject)] pub struct R(i64); #[pyfunction] #[pyo3(signature = (r=1))] fn f(r: R) {}`,
			"BG0305 5:80 `1`: parameter `r` of function `f` has a default, but its type can have none",
		},
		"reference to a wrapper out": {
			`#[derive(IntoPyObject)] pub struct R(String); #[pyfunction] fn f() -> &'static R { loop {} }`,
			"BG0301 5:71 `&'static R`: the result of function `f` has the type `&'static R`, which bindgen does not carry",
		},
		"empty union": {
			`#[derive(FromPyObject)] pub enum E {} #[pyfunction] fn f(e: E) {}`,
			"BG0308 5:34 `E`: enum `E` has no variants",
		},
		"union of nothing": {
			`#[derive(FromPyObject)] pub enum E { A, B(i64) } #[pyfunction] fn f(e: E) {}`,
			"BG0308 5:38 `A`: variant `E::A` holds nothing, so that there is nothing to take or to give for it",
		},
		"generic union": {
			`#[derive(FromPyObject)] pub enum E<T> { A(T) } #[pyfunction] fn f(e: E<i64>) {}`,
			"BG0303 5:35 `<T>`: enum `E` is generic, and a binding needs one type",
		},
		"union in itself": {
			`#[derive(FromPyObject)] pub enum E { A(i64), B(Vec<E>) } #[pyfunction] fn f(e: E) {}`,
			"BG0301 5:34 `E`: enum `E` contains itself, which bindgen does not carry",
		},
		"union one way": {
			`#[derive(FromPyObject)] pub enum E { A(i64) } #[pyfunction] fn f() -> E { loop {} }`,
			"BG0301 5:71 `E`: the result of function `f` has `E` as a result, which bindgen does not carry",
		},
		"transparent of two": {
			`#[derive(FromPyObject)] pub enum E { #[pyo3(transparent)] A { x: i64, y: i64 } } #[pyfunction] fn f(e: E) {}`,
			"BG0307 5:59 `A`: variant `E::A` is transparent and has 2 fields",
		},
		"union field option": {
			`#[derive(FromPyObject)] pub enum E { A(#[pyo3(item)] i64) } #[pyfunction] fn f(e: E) {}`,
			"BG0307 5:47 `item`: field `0` of variant `E::A` has no option `item`",
		},
		"field default": {
			`#[derive(FromPyObject)] pub struct R { #[pyo3(default)] x: i64 } #[pyfunction] fn f(r: R) {}`,
			"BG0305 5:36 `R`: record `R` has a default for every field, so that any object would do",
		},
		"items and attributes": {
			`#[derive(FromPyObject)] pub struct R { #[pyo3(item)] x: i64, y: i64 } #[pyfunction] fn f(r: R) {}`,
			"BG0307 5:36 `R`: record `R` reads some fields as items and others as attributes",
		},
		"number as item": {
			`#[derive(FromPyObject)] pub struct R { #[pyo3(item(0))] x: i64 } #[pyfunction] fn f(r: R) {}`,
			"BG0307 5:47 `item(0)`: `item` takes one string here",
		},
		"itself": {
			`#[derive(FromPyObject)] pub struct R { x: Vec<R> } #[pyfunction] fn f(r: R) {}`,
			"BG0301 5:36 `R`: record `R` contains itself, which bindgen does not carry",
		},
		"generic": {
			`#[derive(FromPyObject)] pub struct R<T> { x: T } #[pyfunction] fn f(r: R<i64>) {}`,
			"BG0303 5:37 `<T>`: record `R` is generic, and a binding needs one type",
		},
		"static field": {
			`#[derive(FromPyObject)] pub struct R { x: &'static str } #[pyfunction] fn f(r: R) {}`,
			"BG0301 5:43 `&'static str`: field `x` of record `R` has the type `&'static str`, which bindgen does not carry",
		},
		"class in a record": {
			`#[pyclass] pub struct K {} #[derive(FromPyObject)] pub struct R { k: K } #[pyfunction] fn f(r: R) {}`,
			"BG0301 5:70 `K`: field `k` of record `R` has `K` by value, which bindgen does not carry",
		},
		"private": {
			`mod a { #[derive(pyo3::FromPyObject)] struct R { x: i64 } #[pyo3::pyfunction] fn f(r: R) {} }`,
			"BG0204 5:46 `R`: the glue cannot reach `R`, which is private to its module",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, list := lower(t, head+c.src+"\n")
			require.Equal(t, c.want+"\n", faults(list))
		})
	}
}
