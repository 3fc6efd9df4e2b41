package pyview

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
	"example.com/bindgen/internal/diag"
)

func TestLiterals(t *testing.T) {
	tests := []struct {
		value abi.Value
		want  string
	}{
		{abi.Value{Kind: abi.ValueNone}, "None"},
		{abi.Value{Kind: abi.ValueBool, Bool: true}, "True"},
		{abi.Value{Kind: abi.ValueBool}, "False"},
		{abi.Value{Kind: abi.ValueInt, Int: "-18446744073709551616"}, "-18446744073709551616"},
		{abi.Value{Kind: abi.ValueFloat, Float: 2}, "2.0"},
		{abi.Value{Kind: abi.ValueFloat, Float: -0.1}, "-0.1"},
		{abi.Value{Kind: abi.ValueFloat, Float: 1e300}, "1e300"},
		{abi.Value{Kind: abi.ValueFloat, Float: 5e-324}, "5e-324"},
		{abi.Value{Kind: abi.ValueStr, Str: "it's"}, `"it's"`},
		{abi.Value{Kind: abi.ValueStr, Str: `say "hi"`}, `'say "hi"'`},
		{abi.Value{Kind: abi.ValueStr, Str: "\"'\\\n\t\r\x00é\u202e\U0001f600\ufeff"}, `"\"'\\\n\t\r\x00é\u202e😀\ufeff"`},
		{abi.Value{Kind: abi.ValueBytes, Str: "a\"\xff\x7f"}, `b'a"\xff\x7f'`},
		{abi.Value{Kind: abi.ValueEmptyList}, "[]"},
		{abi.Value{Kind: abi.ValueEnum}, Unspelled},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, Literal(&tt.value))
	}
}

// docs are texts that are hard to quote.
var docs = []string{
	"", "plain", `ends in "quotes"`, `"starts" so`, `""" three """ and """"four""""`, "back\\slash\\",
	"a\n\nb\n", "a\n  b\n    c", "first\n    all\n    indented", "  spaces  \n\ttab  \r\nend\n\n", "nul \x00 and \u202e",
	"only\n\"\"\"", "\\\"\"\"", "\n\nlate", `"`,
}

func TestCleanDoc(t *testing.T) {
	require.Equal(t, "first\nall\n  indented", CleanDoc("first\n    all\n      indented\n"))
	require.Equal(t, "spaces\n\nend", CleanDoc("\n  spaces  \n\t\n        end\r\n\n"))
	require.Empty(t, CleanDoc(" \n\t\n"))
}

// What inspect reads from a docstring is what CleanDoc gave.
func TestDocstringsReadBack(t *testing.T) {
	var script strings.Builder
	script.WriteString("import inspect\n")
	for _, doc := range docs {
		p := &Printer{}
		p.Line("def f():")
		p.Indent()
		p.Doc(doc)
		p.Line("return 0")
		p.Dedent()
		p.Line("assert inspect.getdoc(f) == %s, ascii(f.__doc__)", orNone(CleanDoc(doc)))
		script.Write(p.Bytes())
	}
	script.WriteString("print('ok')\n")
	for _, python := range []string{"python3", "pypy3"} {
		if _, err := exec.LookPath(python); err != nil {
			t.Logf("no %s", python)
			continue
		}
		c := exec.Command(python, "-")
		c.Stdin = strings.NewReader(script.String())
		out, err := c.CombinedOutput()
		require.NoError(t, err, "%s", out)
		require.Equal(t, "ok\n", string(out))
	}
}

func orNone(doc string) string {
	if doc == "" {
		return "None"
	}
	return StrLiteral(doc)
}

func TestOrderIsThatOfLinters(t *testing.T) {
	require.Equal(t,
		[]string{"B2", "B10", "LIMIT", "Alpha", "Zeta", "_x", "a2", "a10", "len"},
		SortedNames([]string{"len", "a10", "a2", "Zeta", "LIMIT", "Alpha", "B10", "B2", "_x"}))
}

func TestOrderOfImportedNames(t *testing.T) {
	scope := NewScope()
	for _, name := range []string{"ZED", "lib", "SETS_END", "SET_ALL", "CData", "Set_B", "Set_a"} {
		scope.Import(".c", name)
	}
	p := &Printer{}
	scope.AllImports(p)
	require.Equal(t, "from .c import SET_ALL, SETS_END, ZED, CData, Set_a, Set_B, lib\n", string(p.Bytes()))
}

func TestScopeKeepsClearOfTheFilesOwnNames(t *testing.T) {
	s := NewScope("len", "Sequence", "geo")
	require.Equal(t, "str", s.Builtin("str"))
	require.Equal(t, "len_", s.Builtin("len"))
	require.Equal(t, "len_", s.Builtin("len"))
	require.Equal(t, "Sequence_", s.ImportType("collections.abc", "Sequence"))
	require.Equal(t, "_geo", s.Import(".geo", ""))
	require.Equal(t, "_b", s.Import("..a.b", ""))
	require.Equal(t, "Color", s.ImportAs("._enums", "Color_", "Color"))
	s.Import("__future__", "annotations")
	p, types := &Printer{}, &Printer{}
	s.TypeImports(types)
	s.Imports(p)
	require.Equal(t, `from __future__ import annotations

from builtins import len as len_
from typing import TYPE_CHECKING

from ..a import b as _b
from . import geo as _geo
from ._enums import Color_ as Color
`, string(p.Bytes()))
	require.Equal(t, `
if TYPE_CHECKING:
    from collections.abc import Sequence as Sequence_
`, string(types.Bytes()))
}

func scalar(k abi.Kind) *abi.Type             { return &abi.Type{Kind: k} }
func of(k abi.Kind, e ...*abi.Type) *abi.Type { return &abi.Type{Kind: k, Elems: e} }

func annotator() *Annotator {
	name := func(_ abi.Home, name string) string { return name }
	return &Annotator{Scope: NewScope(), Item: name, Record: name, Gap: (*Printer).Blank}
}

func TestAnnotations(t *testing.T) {
	point := &abi.Record{Name: "Point", Fields: []*abi.RecordField{{Name: "x", Type: scalar(abi.F64)}}}
	tests := []struct {
		typ     *abi.Type
		in, out string
	}{
		{scalar(abi.Unit), "None", "None"},
		{scalar(abi.Bool), "bool", "bool"},
		{scalar(abi.Usize), "int", "int"},
		{scalar(abi.F32), "float", "float"},
		{of(abi.Vec, scalar(abi.Str)), "Sequence[str]", "list[str]"},
		{of(abi.Option, of(abi.Option, scalar(abi.StrOrBytes))), "str | te.Buffer | None", "str | te.Buffer | None"},
		{of(abi.Tuple, scalar(abi.Bytes), of(abi.Vec, scalar(abi.I8))), "tuple[te.Buffer, Sequence[int] | te.Buffer]", "tuple[bytes, list[int]]"},
		{of(abi.Either, scalar(abi.I8), of(abi.Option, scalar(abi.Str))), "int | str | None", "int | str | None"},
		{of(abi.Either, of(abi.Option, scalar(abi.I8)), of(abi.Either, scalar(abi.U8), of(abi.Tuple, scalar(abi.F64)))), "int | tuple[float] | None", "int | tuple[float] | None"},
		{of(abi.Either, scalar(abi.Isize), scalar(abi.SliceIndex)), "int | slice", "int | slice"},
		{scalar(abi.Object), "object", "object"},
		{&abi.Type{Kind: abi.RecordRef, Record: point}, "PointLike", "Point"},
		{&abi.Type{Kind: abi.EnumRef, Enum: &abi.Enum{Name: "Color"}}, "Color", "Color"},
		{&abi.Type{Kind: abi.ClassRef, Class: &abi.Class{Name: "K"}}, "K", "K"},
	}
	for _, tt := range tests {
		require.Equal(t, tt.in, annotator().In(tt.typ))
		require.Equal(t, tt.out, annotator().Out(tt.typ))
	}
}

func TestSignatures(t *testing.T) {
	param := func(name string, kind abi.ParamKind, value *abi.Value) *abi.Param {
		return &abi.Param{Name: name, Type: scalar(abi.I64), Kind: kind, Default: value}
	}
	one := &abi.Value{Kind: abi.ValueInt, Int: "1"}
	only, either, named := abi.PositionalOnly, abi.PositionalOrKeyword, abi.KeywordOnly
	tests := []struct {
		name      string
		function  abi.Function
		text, def string
	}{
		{"nothing", abi.Function{}, "()", ""},
		{"method", abi.Function{Receiver: abi.ByRef, Params: []*abi.Param{param("a", either, nil)}}, "($self, a)", "self, a: int"},
		{"constructor", abi.Function{Kind: abi.Constructor, Params: []*abi.Param{param("cls", either, nil)}}, "(cls)", "cls_, cls: int"},
		{
			"all kinds",
			abi.Function{Params: []*abi.Param{param("a", only, nil), param("b", only, one), param("c", either, one), param("d", named, nil), param("e", named, one)}},
			"(a, b=1, /, c=1, *, d, e=1)", "a: int, b: int = 1, /, c: int = 1, *, d: int, e: int = 1",
		},
		{"only positional", abi.Function{Params: []*abi.Param{param("a", only, nil)}}, "(a, /)", "a: int, /"},
		{"only named", abi.Function{Params: []*abi.Param{param("a", named, nil)}}, "(*, a)", "*, a: int"},
		{
			"any number",
			abi.Function{Params: []*abi.Param{
				param("a", either, nil),
				{Name: "args", Type: of(abi.Vec, scalar(abi.Str)), Kind: abi.VarPositional},
				param("b", named, one),
				{Name: "kwargs", Type: of(abi.Option, of(abi.Vec, of(abi.Tuple, scalar(abi.Str), scalar(abi.F64)))), Kind: abi.VarKeyword},
			}},
			"(a, *args, b=1, **kwargs)", "a: int, *args: str, b: int = 1, **kwargs: float",
		},
		{
			"ignored",
			abi.Function{Params: []*abi.Param{
				{Name: "_a", Type: scalar(abi.Object), Kind: either, Default: &abi.Value{Kind: abi.ValueNone}},
				{Name: "_args", Type: scalar(abi.Object), Kind: abi.VarPositional},
				{Name: "_kwargs", Type: scalar(abi.Object), Kind: abi.VarKeyword},
			}},
			"(_a=None, *_args, **_kwargs)", "_a: object = None, *_args: object, **_kwargs: object",
		},
		{"class method", abi.Function{Kind: abi.ClassMethod, Params: []*abi.Param{param("a", either, nil)}}, "($cls, a)", "cls, a: int"},
		{"its own text", abi.Function{TextSignature: "(x, y=...)"}, "(x, y=...)", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.text, TextSignature(&tt.function))
			require.Equal(t, tt.def, strings.Join(annotator().Parameters(&tt.function), ", "))
		})
	}
}

func TestSpecialMethods(t *testing.T) {
	param := func(name string, t *abi.Type) *abi.Param {
		return &abi.Param{Name: name, Type: t, Kind: abi.PositionalOrKeyword}
	}
	number := param("x", scalar(abi.I64))
	tests := []struct {
		name   string
		params []*abi.Param
		def    string
	}{
		{"__len__", nil, "self"},
		{"__add__", []*abi.Param{number}, "self, x: int, /"},
		{"__eq__", []*abi.Param{number}, "self, x: object, /"},
		{"__lt__", []*abi.Param{number}, "self, x: int, /"},
		{"__richcmp__", []*abi.Param{number, param("op", scalar(abi.CompareOp))}, "self, x: int, /"},
		{"__pow__", []*abi.Param{number, param("m", of(abi.Option, scalar(abi.I64)))}, "self, x: int, m: int | None = None, /"},
		{"__rpow__", []*abi.Param{number, param("_m", scalar(abi.Object))}, "self, x: int, _m: object = None, /"},
		{"__setitem__", []*abi.Param{param("key", scalar(abi.Str)), number}, "self, key: str, x: int, /"},
		{"__call__", []*abi.Param{number}, "self, x: int"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := &abi.Function{Name: tt.name, Kind: abi.Special, Receiver: abi.ByRef, Params: tt.params}
			require.Equal(t, tt.def, strings.Join(annotator().Parameters(f), ", "))
		})
	}
}

func TestDeclined(t *testing.T) {
	class := func(base *abi.Class, names ...string) *abi.Class {
		c := &abi.Class{Base: base}
		for _, name := range names {
			c.Specials = append(c.Specials, &abi.Function{Name: name, Kind: abi.Special})
		}
		return c
	}
	tests := []struct {
		name  string
		class *abi.Class
		want  []string
	}{
		{"none", class(nil, "__len__", "__eq__", "__iadd__", "__getitem__"), nil},
		{"the other side", class(nil, "__add__", "__rsub__", "__pow__"), []string{"__radd__", "__sub__", "__rpow__"}},
		{"both sides", class(nil, "__add__", "__radd__"), nil},
		{"orders", class(nil, "__lt__", "__ge__"), []string{"__le__", "__gt__"}},
		{"all in one", class(nil, "__richcmp__"), nil},
		{"its base's", class(class(nil, "__richcmp__", "__radd__"), "__lt__", "__add__"), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { require.Equal(t, tt.want, Declined(tt.class)) })
	}
}

func TestDirectives(t *testing.T) {
	special := func(names ...string) []*abi.Function {
		var out []*abi.Function
		for _, name := range names {
			out = append(out, &abi.Function{Name: name, Kind: abi.Special})
		}
		return out
	}
	base := &abi.Class{Members: abi.Members{Methods: []*abi.Function{{Name: "area"}}, Props: []*abi.Property{{Name: "x"}}}}
	hides := "# pyright: reportIncompatibleMethodOverride=false\n# pyright: reportIncompatibleVariableOverride=false\n"
	tests := []struct {
		name  string
		class *abi.Class
		want  string
	}{
		{"nothing hidden", &abi.Class{Base: base, Members: abi.Members{Methods: []*abi.Function{{Name: "own"}}}}, ""},
		{"a method", &abi.Class{Base: &abi.Class{Base: base}, Members: abi.Members{Methods: []*abi.Function{{Name: "area"}}}}, "# mypy: disable-error-code=\"override\"\n" + hides},
		{"a variant's field", &abi.Class{Members: abi.Members{Props: base.Props}, Variants: []*abi.DataVariant{{Fields: base.Props}}}, "# mypy: disable-error-code=\"misc, override\"\n" + hides},
		{"operators of one kind", &abi.Class{Members: abi.Members{Specials: special("__add__", "__isub__", "__len__")}}, ""},
		{"both operators", &abi.Class{Members: abi.Members{Specials: special("__pow__", "__ipow__")}}, "# mypy: disable-error-code=\"misc\"\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, (&Namespace{Classes: []*abi.Class{tt.class}}).Directives())
		})
	}
}

func TestNamespaces(t *testing.T) {
	p := New("pkg", &abi.Module{
		Namespaces: []*abi.Namespace{{Doc: "root"}, {Path: []string{"a", "b"}, Doc: "deep"}},
		Functions:  []*abi.Function{{Name: "f", Home: abi.Home{Namespace: []string{"c"}}}},
	})
	var got []string
	for _, n := range p.Namespaces {
		got = append(got, n.Qualified()+" "+n.File("dir", ".py")+" "+n.Dots()+" "+n.Doc)
	}
	require.Equal(t, []string{
		"pkg dir/__init__.py . root",
		"pkg.a dir/a/__init__.py .. ",
		"pkg.a.b dir/a/b.py .. deep",
		"pkg.c dir/c.py . ",
	}, got)
	require.Equal(t, []string{"a", "c"}, p.Namespaces[0].Children)
	require.Equal(t, []string{"f"}, p.Namespaces[3].Names())
}

func TestCheck(t *testing.T) {
	home := abi.Home{Namespace: []string{"m"}}
	tests := []struct {
		name   string
		module abi.Module
		want   string
	}{
		{"own module", abi.Module{Functions: []*abi.Function{{Name: "f", Home: abi.Home{Namespace: []string{"_backend"}}}}}, "the Python package has a module of its own that is named `_backend`"},
		{"record", abi.Module{
			Records:   []*abi.Record{{Name: "P", From: true, Home: home}},
			Functions: []*abi.Function{{Name: "PLike", Home: home}},
		}, "record `P` is described in Python by `PLike`, which is the name of another item"},
		{"enum", abi.Module{Enums: []*abi.Enum{{Name: "E", Variants: []*abi.Variant{{Name: "mro"}}}}}, "variant `E.mro` has a name that Python's enum keeps to itself"},
		{"class", abi.Module{Classes: []*abi.Class{{Name: "K", Members: abi.Members{Methods: []*abi.Function{{Name: "_bindgen_m_K", Kind: abi.Method, Class: &abi.Class{Name: "K"}}}}}}}, "method `K._bindgen_m_K` has a name that the Python class needs for itself"},
		{"class, its slots", abi.Module{Classes: []*abi.Class{{Name: "K", Members: abi.Members{Attrs: []*abi.Function{{Name: "__slots__", Kind: abi.ClassAttr, Class: &abi.Class{Name: "K"}}}}}}}, "class attribute `K.__slots__` has a name that the Python class needs for itself"},
		{"nothing", abi.Module{Functions: []*abi.Function{{Name: "f", Home: abi.Home{Namespace: []string{"a", "_backend"}}}}}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			report := &diag.Report{}
			New("p", &tt.module).Check(report)
			if tt.want == "" {
				require.False(t, report.Failed())
				return
			}
			require.Len(t, report.Sorted(), 1)
			require.Equal(t, tt.want, report.Sorted()[0].Message)
			require.NotEmpty(t, report.Sorted()[0].Help)
		})
	}
}

// What a public module imports does not look like an item of it.
func TestPublicScope(t *testing.T) {
	s := NewPublicScope("_Protocol", "property")
	require.Equal(t, "_Protocol_", s.Import("typing", "Protocol"))
	require.Equal(t, "_property", s.Builtin("property"))
	require.Equal(t, "float", s.Builtin("float"))
	require.Equal(t, "child", s.ImportAs(".", "child", "child"))
	p := &Printer{}
	s.Imports(p)
	require.Equal(t, "from builtins import property as _property\nfrom typing import Protocol as _Protocol_\n\nfrom . import child\n", string(p.Bytes()))
}

func TestModuleDocstring(t *testing.T) {
	p := New("a._b", &abi.Module{Namespaces: []*abi.Namespace{{Doc: "Root."}, {Path: []string{"c"}, Doc: " \n"}}})
	require.Equal(t, "Root.", p.Namespaces[0].Docstring())
	require.Equal(t, "The module a._b.c.", p.Namespaces[1].Docstring())
}
