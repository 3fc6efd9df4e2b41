package abi_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

// items are types that the cases of this file use.
const items = `
use pyo3::prelude::*;
use pyo3::StrOrBytes;
pyo3::bindings!();
#[pyclass] pub struct Plain {}
#[pyclass] #[derive(Clone)] pub struct Copied {}
#[pyclass(frozen)] pub struct Frozen {}
#[pyclass] pub enum Color { Red }
#[derive(FromPyObject)] pub struct Arg { pub x: i64 }
#[derive(IntoPyObject)] pub struct Out { pub x: i64, pub y: String }
#[derive(FromPyObject)] pub struct View<'a> { pub s: &'a str, pub o: Option<&'a [u8]> }
pub struct Failure;
impl From<Failure> for PyErr { fn from(_: Failure) -> PyErr { loop {} } }
pub type Res<T> = Result<T, Failure>;
pub type Row = Vec<(String, Num)>;
pub type Num = i64;
`

func TestParameterTypes(t *testing.T) {
	for rust, want := range map[string]string{
		"bool": "bool", "i8": "i8", "u64": "u64", "isize": "isize", "usize": "usize", "f32": "f32",
		"&str": "&str", "&'a str": "&str", "String": "str", "&String": "&owned str", "std::string::String": "str",
		"&[u8]": "&bytes", "Vec<u8>": "bytes", "&Vec<u8>": "&owned bytes",
		"StrOrBytes<'_>": "str_or_bytes", "pyo3::StrOrBytes": "str_or_bytes", "Vec<StrOrBytes<'a>>": "vec<str_or_bytes>",
		"i128": "i128", "Vec<u128>": "vec<u128>", "Option<char>": "option<char>",
		"std::borrow::Cow<'_, str>": "Cow str", "Vec<std::borrow::Cow<'a, [u8]>>": "vec<Cow bytes>", "std::borrow::Cow<'_, [char]>": "Cow vec<char>",
		"&[i64]": "&vec<i64>", "&[&str]": "&vec<&str>", "&[String]": "&vec<str>", "Vec<&str>": "vec<&str>",
		"&Vec<i64>": "&owned vec<i64>", "Vec<Vec<u8>>": "vec<bytes>", "Vec<&[u8]>": "vec<&bytes>",
		"Vec<Option<(String, i64)>>": "vec<option<tuple<str, i64>>>",
		"Option<&str>":               "option<&str>", "Option<Option<i64>>": "option<option<i64>>",
		"Option<&[&str]>": "option<&vec<&str>>", "core::option::Option<i8>": "option<i8>",
		"(&str, i64, (bool,))": "tuple<&str, i64, tuple<bool>>",
		"Color":                "enum Color", "&Color": "&owned enum Color", "Vec<Color>": "vec<enum Color>",
		"Arg": "record Arg", "&Arg": "&owned record Arg", "Vec<Arg>": "vec<record Arg>", "View<'_>": "record View",
		"&Plain": "&class Plain", "&mut Plain": "&mut class Plain", "Option<&mut Plain>": "option<&mut class Plain>", "Vec<&Plain>": "vec<&class Plain>",
		"Vec<&mut Plain>": "vec<&mut class Plain>", "Option<Vec<&mut Plain>>": "option<vec<&mut class Plain>>",
		"Vec<&[i64]>": "vec<&vec<i64>>", "Option<(&Plain, i64)>": "option<tuple<&class Plain, i64>>",
		"Option<&Plain>": "option<&class Plain>",
		"Copied":         "class Copied", "Vec<Copied>": "vec<class Copied>", "Option<Copied>": "option<class Copied>",
		"Row": "vec<tuple<str, i64>>", "&Row": "&owned vec<tuple<str, i64>>", "crate::Num": "i64", "&[Num]": "&vec<i64>",
	} {
		t.Run(rust, func(t *testing.T) {
			m, list := lower(t, items+"#[pyfunction] fn f<'a>(x: "+rust+") {}\n")
			require.Empty(t, faults(errorsOf(list)))
			require.Equal(t, want, rustType(m.Functions[0].Params[0].Type))
		})
	}
}

func TestResultTypes(t *testing.T) {
	for rust, want := range map[string]string{
		"()": "unit", "bool": "bool", "String": "str", "&'static str": "&str", "&'a str": "&str", "&'a String": "&owned str",
		"Vec<u8>": "bytes", "&'a [u8]": "&bytes", "&'a [String]": "&vec<str>", "&'a Vec<i64>": "&owned vec<i64>",
		"Vec<&'a str>": "vec<&str>", "Option<&'a str>": "option<&str>", "Option<&'a [i64]>": "option<&vec<i64>>",
		"Option<&'a String>": "option<&owned str>", "Vec<&'a [Copied]>": "vec<&vec<class Copied>>", "&'a [&'a [i64]]": "&vec<&vec<i64>>",
		"(String, Option<f64>)": "tuple<str, option<f64>>", "Color": "enum Color", "Out": "record Out",
		"Vec<Out>": "vec<record Out>", "Plain": "class Plain", "Option<Plain>": "option<class Plain>",
		"Vec<Plain>": "vec<class Plain>", "&'a [Copied]": "&vec<class Copied>",
		"PyResult<()>": "unit !", "PyResult<String>": "str !", "Result<i64, PyErr>": "i64 !", "Res<Row>": "vec<tuple<str, i64>> !",
		"Res<&'a str>": "&str !", "std::io::Result<bool>": "bool !", "Result<bool, std::io::Error>": "bool !",
		"Result<i64, std::num::ParseIntError>": "i64 !", "Result<Plain, Failure>": "class Plain !",
	} {
		t.Run(rust, func(t *testing.T) {
			m, list := lower(t, items+"#[pyfunction] fn f<'a>(x: &'a str) -> "+rust+" { loop {} }\n")
			require.Empty(t, faults(errorsOf(list)))
			got := rustType(m.Functions[0].Result)
			if m.Functions[0].Fallible {
				got += " !"
			}
			require.Equal(t, want, got)
		})
	}
}

func TestTypeFaults(t *testing.T) {
	param := func(rust string) string { return "#[pyfunction] fn f(x: " + rust + ") {}\n" }
	result := func(rust string) string { return "#[pyfunction] fn f() -> " + rust + " { loop {} }\n" }
	const has = "BG0301 17:23 `%`: parameter `x` of function `f` has the type `%`, which bindgen does not carry"
	for name, c := range map[string]struct{ src, want string }{
		"Cow":            {param("std::borrow::Cow<'_', u8>"), has},
		"slice":          {param("[u8]"), has},
		"pointer":        {param("*const u8"), has},
		"impl Trait":     {param("impl Into<String>"), has},
		"dyn Trait":      {param("&dyn std::fmt::Debug"), has},
		"Bound":          {param("Bound<'_, PyAny>"), has},
		"&mut str":       {param("&mut str"), has},
		"&mut slice":     {param("&mut [u8]"), has},
		"&mut Vec":       {param("&mut Vec<i64>"), has},
		"&i64":           {param("&i64"), has},
		"&&str":          {param("&&str"), has},
		"&Option":        {param("&Option<i64>"), has},
		"static str":     {param("&'static str"), has},
		"static record":  {param("View<'static>"), has},
		"static bytes":   {param("StrOrBytes<'static>"), has},
		"Box":            {param("Box<i64>"), has},
		"other crate":    {param("regex::Regex"), "BG0201 17:23 `regex::Regex`: cannot find `regex` in the crate root"},
		"plain struct":   {param("Failure"), has},
		"nested Vec":     {param("Vec<Bound<'_, PyAny>>"), "BG0301 17:27 `Bound<'_, PyAny>`: parameter `x` of function `f` has the type `Bound<'_, PyAny>`, which bindgen does not carry"},
		"unknown":        {param("Nope"), "BG0201 17:23 `Nope`: cannot find `Nope` in the crate root"},
		"unit":           {param("()"), "BG0301 17:23 `()`: parameter `x` of function `f` has `()` as a value, which bindgen does not carry"},
		"class by value": {param("Plain"), "BG0301 17:23 `Plain`: parameter `x` of function `f` has `Plain` by value, which bindgen does not carry"},
		"Vec<Vec<&mut>>": {param("Vec<Vec<&mut Plain>>"), "BG0301 17:31 `&mut Plain`: parameter `x` of function `f` has `&mut Plain` inside another type, which bindgen does not carry"},
		"(&mut,)":        {param("Option<(&mut Plain,)>"), "BG0301 17:31 `&mut Plain`: parameter `x` of function `f` has `&mut Plain` inside another type, which bindgen does not carry"},
		"&mut frozen":    {param("&mut Frozen"), "BG0301 17:23 `&mut Frozen`: parameter `x` of function `f` has `&mut Frozen` of a frozen class, which bindgen does not carry"},
		"nested &String": {param("Vec<&String>"), "BG0301 17:27 `&String`: parameter `x` of function `f` has `&String` inside another type, which bindgen does not carry"},
		"record out":     {param("Out"), "BG0301 17:23 `Out`: parameter `x` of function `f` has `Out` as a parameter, which bindgen does not carry"},
		"Result in":      {param("PyResult<i64>"), has},

		"StrOrBytes out":  {result("StrOrBytes<'static>"), "BG0301 17:25 `StrOrBytes<'static>`: the result of function `f` has `StrOrBytes<'static>` as a result, which bindgen does not carry"},
		"class ref out":   {result("&'static Plain"), "BG0301 17:25 `&'static Plain`: the result of function `f` has `&'static Plain` as a result, which bindgen does not carry"},
		"slice of class":  {result("&'static [Plain]"), "BG0301 17:25 `&'static [Plain]`: the result of function `f` has `&'static [Plain]` in a result, which bindgen does not carry"},
		"record in":       {result("Arg"), "BG0301 17:25 `Arg`: the result of function `f` has `Arg` as a result, which bindgen does not carry"},
		"nested Result":   {result("Option<PyResult<i64>>"), "BG0301 17:32 `PyResult<i64>`: the result of function `f` has the type `PyResult<i64>`, which bindgen does not carry"},
		"Option<()>":      {result("Option<()>"), "BG0301 17:32 `()`: the result of function `f` has `()` as a value, which bindgen does not carry"},
		"String error":    {result("Result<i64, String>"), "BG0301 17:25 `Result<i64, String>`: the result of function `f` fails with `String`, which does not turn into an exception"},
		"local error":     {result("Result<i64, Plain>"), "BG0301 17:25 `Result<i64, Plain>`: the result of function `f` fails with `Plain`, which does not turn into an exception"},
		"foreign error":   {result("Result<i64, std::fmt::Error>"), "BG0301 17:25 `Result<i64, std::fmt::Error>`: the result of function `f` fails with `std::fmt::Error`, which does not turn into an exception"},
		"foreign Result":  {result("std::fmt::Result"), "BG0301 17:25 `std::fmt::Result`: the result of function `f` fails with `std::fmt::Result`, which does not turn into an exception"},
		"tuple error":     {result("Result<i64, (i64, i64)>"), "BG0301 17:25 `Result<i64, (i64, i64)>`: the result of function `f` fails with `(i64, i64)`, which does not turn into an exception"},
		"unknown error":   {result("Result<i64, Nope>"), "BG0201 17:37 `Nope`: cannot find `Nope` in the crate root"},
		"slice of enum":   {result("&'static [Color]"), "BG0301 17:25 `&'static [Color]`: the result of function `f` has `&'static [Color]` in a result, which bindgen does not carry"},
		"slice of record": {result("Option<&'static [Out]>"), "BG0301 17:32 `&'static [Out]`: the result of function `f` has `&'static [Out]` in a result, which bindgen does not carry"},
		"exception": {"pyo3::create_exception!(demo, Oops, pyo3::exceptions::PyException);\n" + param("Oops"),
			"BG0301 18:23 `Oops`: parameter `x` of function `f` has the type `Oops`, which bindgen does not carry"},
		"trait":       {"pub trait Tr {}\n" + param("Tr"), "BG0201 18:23 `Tr`: `Tr` is a trait, not a type"},
		"13 elements": {param("(u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8)"), has},
		"never":       {result("!"), "BG0301 17:25 `!`: the result of function `f` has the type `!`, which bindgen does not carry"},
		"alias": {"pub type Map = std::collections::LinkedList<i64>;\n" + param("Map"),
			"BG0301 18:23 `Map`: parameter `x` of function `f` has the type `std::collections::LinkedList<i64>`, which bindgen does not carry"},
	} {
		t.Run(name, func(t *testing.T) {
			m, list := lower(t, items+c.src)
			require.Empty(t, m.Functions)
			require.Equal(t, fill(c.want, c.src)+"\n", faults(list))
		})
	}
}

// errorsOf leaves out warnings: of what the items around a type are not used for.
func errorsOf(list []*diag.Diagnostic) []*diag.Diagnostic {
	return slices.DeleteFunc(list, func(d *diag.Diagnostic) bool { return d.Level != diag.Error })
}
