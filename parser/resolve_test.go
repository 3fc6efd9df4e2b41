package parser

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

// describeDef writes a Def as the path of its definition: "crate::a::T",
// "crate::E::V", "std::vec::Vec".
func describeDef(d Def) string {
	if d.External != nil {
		return strings.Join(d.External, "::")
	}
	if m, ok := d.Item.(*Module); ok {
		return strings.Join(append([]string{"crate"}, m.Path()...), "::")
	}
	head := d.Item.Head()
	path := append(append([]string{"crate"}, head.Module.Path()...), head.Name)
	if call, ok := d.Item.(*MacroCall); ok {
		path[len(path)-1] = call.exceptionName()
	}
	if d.Variant != nil {
		path = append(path, d.Variant.Name)
	}
	return strings.Join(path, "::")
}

func splitPath(path string) (segments []string, global bool) {
	rest, global := strings.CutPrefix(path, "::")
	return strings.Split(rest, "::"), global
}

func TestResolve(t *testing.T) {
	tests := []struct {
		name, archive, from string
		want                map[string]string // of paths as types, or as values with a "v " before
	}{
		{
			"items and prefixes",
			"mod a { struct T; pub mod b { struct U; } }\nstruct R;\n", "a::b",
			map[string]string{
				"U": "crate::a::b::U", "self::U": "crate::a::b::U", "super::T": "crate::a::T", "super::super::R": "crate::R",
				"self::super::T": "crate::a::T", "crate::a::T": "crate::a::T", "crate::a::b": "crate::a::b", "crate": "crate", "super": "crate::a",
			},
		},
		{
			"two types of one name",
			"mod a { pub struct T; }\nmod b { pub struct T; }\nuse a::T;\nuse b::T as Other;\n", "",
			map[string]string{"T": "crate::a::T", "Other": "crate::b::T"},
		},
		{
			"namespaces",
			"mod a { pub struct T { x: i32 } pub fn T() {} pub fn only() {} }\nuse a::{T, only};\nstruct only;\n", "",
			map[string]string{"T": "crate::a::T", "v T": "crate::a::T"},
		},
		{
			"constructors are values",
			"struct Tuple(i32); struct Unit; enum E { V, W(i32), S { a: i32 } }\nuse E::*;\n", "",
			map[string]string{"v Tuple": "crate::Tuple", "v Unit": "crate::Unit", "v V": "crate::E::V", "W": "crate::E::W", "v E::S": "crate::E::S"},
		},
		{
			"imports of imports",
			"mod a { pub use self::b::T as X; mod b { pub struct T; } }\nmod c { pub use crate::a::X as Y; }\nuse c::Y;\n", "",
			map[string]string{"Y": "crate::a::b::T", "a::X": "crate::a::b::T"},
		},
		{
			"explicit before glob before prelude",
			"mod a { pub struct String; pub struct Vec; pub struct T; }\nuse a::*;\nstruct T;\n", "",
			map[string]string{"T": "crate::T", "String": "crate::a::String", "Vec": "crate::a::Vec", "Option": "std::option::Option"},
		},
		{
			"globs in a circle",
			"mod a { pub use super::b::*; pub struct A; }\nmod b { pub use super::a::*; pub use super::c::*; }\nmod c { pub struct C; }\nuse a::*;\n", "",
			map[string]string{"A": "crate::a::A", "C": "crate::c::C", "b::A": "crate::a::A", "a::C": "crate::c::C"},
		},
		{
			"glob of what a glob brings",
			"mod x { pub mod y { pub struct T; } }\nuse x::*;\nuse y::*;\n", "",
			map[string]string{"T": "crate::x::y::T"},
		},
		{
			"globs that bring the same thing",
			"mod a { pub struct T; }\nmod b { pub use crate::a::T; }\nuse a::*;\nuse b::*;\n", "",
			map[string]string{"T": "crate::a::T"},
		},
		{
			"a glob leaves private names alone",
			"mod a { struct T; use std::rc::Rc; pub struct P; }\nmod b { pub struct T; pub struct Rc; }\nuse a::*;\nuse b::*;\n", "",
			map[string]string{"T": "crate::b::T", "Rc": "crate::b::Rc", "P": "crate::a::P"},
		},
		{
			"a child sees the private names of its parent",
			"struct T; use std::rc::Rc; mod a { use super::*; }\n", "a",
			map[string]string{"T": "crate::T", "Rc": "std::rc::Rc"},
		},
		{
			"visibility within a module",
			"mod a { pub mod b { pub(in crate::a) use std::rc::Rc; pub(super) struct S; } mod c { use super::b::*; } }\n", "a::c",
			map[string]string{"Rc": "std::rc::Rc", "S": "crate::a::b::S"},
		},
		{
			"aliases of enums",
			"mod a { pub enum E { V } }\ntype A = a::E;\ntype B = A;\n", "",
			map[string]string{"v A::V": "crate::a::E::V", "v B::V": "crate::a::E::V", "A": "crate::A"},
		},
		{
			"a use named like its crate", "use serde;\nuse serde::Serialize;\nuse serde::de::{self, Error as E};\n", "",
			map[string]string{"serde": "serde", "Serialize": "serde::Serialize", "v Serialize": "serde::Serialize", "de::X": "serde::de::X", "E": "serde::de::Error"},
		},
		{
			"extern crate",
			"extern crate alloc;\nextern crate serde as s;\nextern crate self as me;\nmod a { struct T; }\n", "a",
			map[string]string{"s::X": "serde::X", "crate::alloc::string::String": "std::string::String", "me::a::T": "crate::a::T", "::serde::X": "serde::X"},
		},
		{
			"the standard library",
			"use std::{collections::{self, HashMap}, io, fmt::Result as FmtResult};\nuse core::option::Option as O;\nuse std::collections::*;\n", "",
			map[string]string{
				"String": "std::string::String", "u8": "u8", "str": "str", "O": "std::option::Option", "HashMap": "std::collections::HashMap",
				"collections::hash_map::HashMap": "std::collections::HashMap", "collections::hash_map::Entry": "std::collections::hash_map::Entry",
				"io::Result": "std::io::Result", "FmtResult": "std::fmt::Result", "std::os::raw::c_int": "std::ffi::c_int",
				"core::prelude::v1::Some": "std::option::Option::Some", "v None": "std::option::Option::None", "v Ok": "std::result::Result::Ok",
				"std::primitive::u8": "u8", "BTreeMap": "std::collections::BTreeMap", "alloc": "", "::std::vec::Vec": "std::vec::Vec",
				"v i32::MAX": "i32::MAX", "std::prelude::rust_2021::Vec": "std::vec::Vec",
			},
		},
		{
			"the runtime crate, by any way",
			"use pyo3::prelude::*;\nuse pyo3::{exceptions::{self, PyKeyError as K}, types, types::PyBytes};\nmod own { pub struct PyDict; }\nuse own::*;\nuse pyo3::types::*;\n", "",
			map[string]string{
				"PyResult": "bindgen_rt::PyResult", "pyo3::PyResult": "bindgen_rt::PyResult", "pyo3::prelude::PyResult": "bindgen_rt::PyResult",
				"pyo3::err::PyResult": "bindgen_rt::PyResult", "Python": "bindgen_rt::Python", "PyBytes": "bindgen_rt::PyBytes", "types::PyList": "bindgen_rt::PyList",
				"K": "bindgen_rt::exceptions::PyKeyError", "exceptions::PyOSError": "bindgen_rt::exceptions::PyOSError", "StrOrBytes": "bindgen_rt::StrOrBytes",
				"v PyErr::new": "bindgen_rt::PyErr::new", "PyDict": "crate::own::PyDict", "pyo3": "bindgen_rt", "v wrap_pyfunction": "bindgen_rt::wrap_pyfunction",
			},
		},
		{
			"exceptions that macros declare",
			"pyo3::create_exception!(demo, MyError, pyo3::exceptions::PyException, \"Doc, with a comma.\");\nmod a { use super::MyError as E; }\n", "a",
			map[string]string{"E": "crate::MyError"},
		},
		{
			"widened items pass through globs",
			"mod a { pub mod b { #[pyfunction] fn f() {} } pub use b::*; }\nuse a::*;\n", "",
			map[string]string{"v f": "crate::a::b::f"},
		},
		{
			"foreign functions", "extern \"C\" { pub fn puts(s: *const u8) -> i32; static X: i32; }\n", "",
			map[string]string{"v puts": "crate::puts", "v X": "crate::X"},
		},
		{
			"an import named like its crate", "use serde::serde;\nuse serde::Visitor;\nmod a { use super::serde as s; }\n", "",
			map[string]string{"v serde": "serde::serde", "serde::X": "serde::X", "Visitor": "serde::Visitor", "a::s": ""},
		},
		{
			"a crate and a function of one name", "mod rt { pub extern crate alloc; use alloc::alloc::{alloc, Layout}; }\n", "rt",
			map[string]string{"alloc::rc::Rc": "std::rc::Rc", "Layout": "std::alloc::Layout", "v alloc": "std::alloc::alloc"},
		},
		{
			"names that follow a glob in a circle",
			"pub use a::*;\npub use b::*;\nmod a { use super::B; pub struct A; pub type T = B; }\nmod b { use super::*; pub struct B; pub use self::c::*; mod c { use crate::A; pub struct C; } }\n", "b::c",
			map[string]string{"A": "crate::a::A", "crate::B": "crate::b::B", "super::A": "crate::a::A", "crate::a::B": "", "crate::C": "crate::b::c::C"},
		},
		{
			"an alias of what is behind itself", "type A = A::B;\nenum E { V }\n", "",
			map[string]string{"A::B": "", "E::V": "crate::E::V"},
		},
		{
			"raw identifiers", "mod r#type { pub struct r#Self_; }\nuse r#type::Self_ as r#struct;\n", "",
			map[string]string{"struct": "crate::type::Self_"},
		},
		{
			"uses that go in a circle", "use self::a as b;\nuse self::b as a;\nmod m { pub use super::m::*; }\n", "",
			map[string]string{"a": "", "m::x": ""},
		},
		{
			"2015", `use a::T; use b; extern crate serde; mod a { pub struct T; mod in_a { use a::T as X; use serde::Y; } } mod b {}
-- Cargo.toml --
[package]
name = "x"
[dependencies]
serde = "1"
`, "a::in_a",
			map[string]string{"X": "crate::a::T", "::a::T": "crate::a::T", "Y": "serde::Y", "::serde::Z": "serde::Z", "::std::vec::Vec": "std::vec::Vec"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := mustParse(t, test.archive)
			from := moduleAt(t, c, test.from)
			for path, want := range test.want {
				resolve := c.ResolveType
				name, isValue := strings.CutPrefix(path, "v ")
				if isValue {
					resolve = c.ResolveValue
				}
				segments, global := splitPath(name)
				def, err := resolve(from, segments, global)
				if want == "" {
					require.Error(t, err, path)
					continue
				}
				require.NoError(t, err, path)
				require.Equal(t, want, describeDef(def), path)
			}
		})
	}
}

func TestResolveNamespaceOfResult(t *testing.T) {
	c := mustParse(t, "struct T { x: i32 }\nfn T() {}\nfn f() {}\nstruct S;\n")
	def, err := c.ResolveType(c.Root, []string{"T"}, false)
	require.NoError(t, err)
	require.IsType(t, &Struct{}, def.Item)
	def, err = c.ResolveValue(c.Root, []string{"T"}, false)
	require.NoError(t, err)
	require.IsType(t, &Function{}, def.Item)
	def, err = c.Resolve(c.Root, []string{"f"}, false)
	require.NoError(t, err)
	require.IsType(t, &Function{}, def.Item)
	_, err = c.ResolveType(c.Root, []string{"f"}, false)
	require.Error(t, err)
}

func TestResolveFaults(t *testing.T) {
	tests := []struct {
		name, archive, from, path string
		kind                      ResolveErrorKind
		segment                   int
		message, help             string
	}{
		{
			"unknown", "struct Point;\n", "", "Pont", UnknownSegment, 0,
			"cannot find `Pont` in the crate root", "did you mean `Point`?",
		},
		{
			"elsewhere", "mod a { pub mod b { pub struct T; } }\n", "", "T", UnknownSegment, 0,
			"cannot find `T` in the crate root", "there is `crate::a::b::T`: import it with `use`",
		},
		{
			"in a module", "mod a {}\n", "", "a::T", UnknownSegment, 1,
			"there is no `T` in module `a`", "declare it or import it with `use`",
		},
		{
			"behind a glob of another crate", "use serde::de::*;\n", "", "Visitor", UnknownSegment, 0,
			"cannot find `Visitor` in the crate root", "if `use serde::de::*` brings it, import it by name: bindgen does not read other crates",
		},
		{
			"an import of nothing", "mod a { use super::b::Point; pub struct Pint; }\nmod b {}\n", "a", "Point", UnknownSegment, 0,
			"cannot find `Point` in module `a`", "`use super::b::Point` names nothing that bindgen sees: declare it there, and not by a macro",
		},
		{
			"too many supers", "mod a {}\n", "a", "super::super::T", UnknownSegment, 1,
			"cannot find `super` in module `a`", "declare it or import it with `use`",
		},
		{
			"ambiguous", "mod a { pub struct T; }\nmod b { pub struct T; }\nuse a::*;\nuse b::*;\n", "", "T", AmbiguousSegment, 0,
			"`T` is ambiguous", "import the one you mean by its name",
		},
		{
			"ambiguous through an import",
			"mod a { pub struct T; }\nmod b { pub struct T; }\nmod c { pub use crate::a::*; pub use crate::b::*; }\nuse c::T;\n", "", "T", AmbiguousSegment, 0,
			"`T` is ambiguous", "import the one you mean by its name",
		},
		{
			"private import", "mod a { use std::rc::Rc; }\n", "", "a::Rc", PrivateSegment, 1,
			"`Rc` is a private import of module `a`", "write `pub(crate) use` there, or name the item by its own path",
		},
		{
			"in a struct", "struct S;\n", "", "S::new", AssociatedSegment, 1,
			"`S` is not a module: cannot look up `new` in it", "name an item of a module or a variant of an enum",
		},
		{
			"no such crate", "", "", "::nope::T", UnknownSegment, 0,
			"cannot find `nope` in the crate root", "declare it or import it with `use`",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := mustParse(t, "-- src/lib.rs --\n"+test.archive)
			segments, global := splitPath(test.path)
			_, err := c.ResolveType(moduleAt(t, c, test.from), segments, global)
			var unresolved *ResolveError
			require.True(t, errors.As(err, &unresolved))
			require.Equal(t, test.kind, unresolved.Kind)
			require.Equal(t, test.segment, unresolved.Segment)
			require.Equal(t, test.message, err.Error())
			report := &diag.Report{}
			d := unresolved.Report(report, diag.UnknownType, c.Root.Span)
			require.Equal(t, test.help, d.Help)
			want := diag.UnknownType
			if test.kind == AmbiguousSegment {
				want = diag.AmbiguousName
				require.Len(t, unresolved.Spans, 2)
			}
			require.Equal(t, want, d.Code)
		})
	}
}

func TestManyGlobsDoNotExplode(t *testing.T) {
	// Every module globs every other: the paths through them are countless.
	const n = 40
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, "pub mod m%d {\n", i)
		for j := range n {
			fmt.Fprintf(&text, "pub use crate::m%d::*;\n", j)
		}
		fmt.Fprintf(&text, "pub struct T%d; }\n", i)
	}
	c := mustParse(t, text.String())
	for i := range n {
		def, err := c.ResolveType(moduleAt(t, c, "m0"), []string{fmt.Sprintf("T%d", i)}, false)
		require.NoError(t, err)
		require.Equal(t, fmt.Sprintf("crate::m%d::T%d", i, i), describeDef(def))
	}
}

func TestExpandAlias(t *testing.T) {
	const archive = `
mod a {
    pub struct MyErr;
    pub type Result<T> = std::result::Result<T, MyErr>;
    pub type Pair<A, B> = (A, Vec<B>);
    pub type Chain<X> = Pair<X, MyErr>;
    pub type Slice<'a> = &'a [u8];
    pub type Loop = Other;
    type Other = Loop;
}
mod b { pub struct Own; use crate::a; }
`
	c := mustParse(t, archive)
	from := moduleAt(t, c, "b")
	tests := map[string]string{
		"a::Result<Own>":   "std::result::Result<crate::b::Own, crate::a::MyErr>",
		"a::Pair<u8, Own>": "(u8, std::vec::Vec<crate::b::Own>)",
		"a::Chain<Own>":    "(crate::b::Own, std::vec::Vec<crate::a::MyErr>)",
		"a::Slice<'x>":     "&[u8]",
		"a::Loop":          "crate::a::Loop",
		"Own":              "crate::b::Own",
		"Nope":             "?Nope",
	}
	for text, want := range tests {
		expanded, module := c.ExpandAlias(from, typeOf(t, text))
		require.Equal(t, want, describeType(c, module, expanded), text)
	}
}

func TestExpandAliasWithDefault(t *testing.T) {
	c := mustParse(t, "mod a { pub struct MyErr; pub type Result<T, E = MyErr> = std::result::Result<T, E>; }\nstruct Own;\n")
	for text, want := range map[string]string{
		"a::Result<Own>":     "std::result::Result<crate::Own, crate::a::MyErr>",
		"a::Result<Own, u8>": "std::result::Result<crate::Own, u8>",
	} {
		expanded, module := c.ExpandAlias(c.Root, typeOf(t, text))
		require.Equal(t, want, describeType(c, module, expanded), text)
	}
}

// typeOf reads a type.
func typeOf(t *testing.T, text string) Type {
	t.Helper()
	c := mustParse(t, "type X = "+text+";\n")
	return c.Root.Items[0].(*TypeAlias).Type
}

func describeType(c *Crate, from *Module, t Type) string {
	all := func(types []Type) string {
		var parts []string
		for _, t := range types {
			parts = append(parts, describeType(c, from, t))
		}
		return strings.Join(parts, ", ")
	}
	switch t := t.(type) {
	case *PathType:
		def, err := c.ResolvePathType(from, t)
		if err != nil {
			return "?" + strings.Join(t.Path, "::")
		}
		if len(t.Args) == 0 {
			return describeDef(def)
		}
		return describeDef(def) + "<" + all(t.Args) + ">"
	case *RefType:
		return "&" + describeType(c, from, t.Elem)
	case *SliceType:
		return "[" + describeType(c, from, t.Elem) + "]"
	case *TupleType:
		return "(" + all(t.Elems) + ")"
	}
	return fmt.Sprintf("%T", t)
}

func TestAliasesThatGrowAreCut(t *testing.T) {
	var text strings.Builder
	for i := range 60 {
		fmt.Fprintf(&text, "type A%d<T> = A%d<(T, T)>;\n", i, i+1)
	}
	text.WriteString("type A60<T> = T;\n")
	c := mustParse(t, text.String())
	named := typeOf(t, "A0<u8>")
	expanded, _ := c.ExpandAlias(c.Root, named)
	require.NotNil(t, expanded)
}

// A module is no type: where a type stands, its name is that of the primitive.
// A type of the name comes before the primitive.
func TestModulesNamedLikePrimitives(t *testing.T) {
	for source, want := range map[string]string{
		"use std::str;\nfn f(x: str) {}\n":                            "str",
		"use std::{char, f64};\nfn f(x: f64) {}\n":                    "f64",
		"use core::u8;\nfn f(x: u8) {}\n":                             "u8",
		"mod str {}\nfn f(x: str) {}\n":                               "str",
		"mod a { pub mod u32 {} }\nuse a::*;\nfn f(x: u32) {}\n":      "u32",
		"mod i64 { pub struct T; }\nfn f(x: i64::T) {}\n":             "crate::i64::T",
		"mod a { pub struct i64; }\nuse a::i64;\nfn f(x: i64) {}\n":   "crate::a::i64",
		"use other::u128;\nfn f(x: u128) {}\n":                        "other::u128",
		"mod str {}\nfn f(x: self::str) {}\n":                         "crate::str",
		"use std::str;\ntype Text = str;\nfn f(x: Text) {}\n":         "str",
		"use std::u8;\nmod a { use super::*;\npub fn f(x: u8) {} }\n": "u8",
	} {
		c := mustParse(t, "-- Cargo.toml --\n[package]\nname = \"demo\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[dependencies]\nother = \"1\"\n-- src/lib.rs --\n"+source)
		var f *Function
		for _, m := range append([]Item{c.Root}, c.Root.Items...) {
			if module, ok := m.(*Module); ok && f == nil {
				f = functionOf(module)
			}
		}
		typ, scope := c.ExpandAlias(f.Module, f.Params[0].Type)
		def, err := c.ResolvePathType(scope, typ.(*PathType))
		require.NoError(t, err, source)
		require.Equal(t, want, describeDef(def), source)
	}
}

// functionOf returns the first function of m.
func functionOf(m *Module) *Function {
	for _, item := range m.Items {
		if f, ok := item.(*Function); ok {
			return f
		}
	}
	return nil
}
