package emit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// writes returns a backend that writes the given paths, one line each.
func writes(name string, paths ...string) emit.Backend {
	return emit.Backend{Name: name, Emit: func(c *emit.Context) {
		for _, p := range paths {
			c.Write(p, []byte(name+"\n"))
		}
	}}
}

func messages(r *diag.Report) []string {
	var out []string
	for _, d := range r.Sorted() {
		out = append(out, string(d.Code)+" "+d.Message)
	}
	return out
}

func TestRunSortsTheFilesOfAllBackends(t *testing.T) {
	report := &diag.Report{}
	files := emit.Run([]emit.Backend{writes("b", "z", "a/b"), writes("a", "m", "a.b")}, &emit.Context{Module: &abi.Module{}, Report: report})
	require.Empty(t, messages(report))
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Path)
	}
	require.Equal(t, []string{"a.b", "a/b", "m", "z"}, paths)
}

func TestRunRefusesPaths(t *testing.T) {
	for path, want := range map[string]string{
		"../x":   "BG0503 backend `b` would write outside the project: `../x`",
		"/x":     "BG0503 backend `b` would write outside the project: `/x`",
		"":       "BG0503 backend `b` would write outside the project: ``",
		"a/../b": "BG0503 backend `b` would write outside the project: `a/../b`",
		`a\b`:    "BG0503 backend `b` would write outside the project: `a\\b`",
		"taken":  "BG0503 two outputs have one path: `taken`",
		"TAKEN":  "BG0503 two outputs have one path: `TAKEN`",
	} {
		report := &diag.Report{}
		emit.Run([]emit.Backend{writes("a", "taken"), writes("b", path)}, &emit.Context{Module: &abi.Module{}, Report: report})
		require.Equal(t, []string{want}, messages(report), "%q", path)
	}
}

func TestRunRefusesTextThatIsNotNormal(t *testing.T) {
	for data, good := range map[string]bool{
		"": true, "x\n": true, "x": false, "x\n\n": false, "x\r\n": false,
	} {
		report := &diag.Report{}
		b := emit.Backend{Name: "b", Emit: func(c *emit.Context) { c.Write("f", []byte(data)) }}
		files := emit.Run([]emit.Backend{b}, &emit.Context{Module: &abi.Module{}, Report: report})
		require.Equal(t, good, !report.Failed(), "%q", data)
		require.Equal(t, good, len(files) == 1, "%q", data)
	}
}

// everything is a module with one use of each feature.
func everything(f *source.File) *abi.Module {
	at := func(i int) source.Span { return f.Span(i, i+1) }
	home := abi.Home{Namespace: []string{"sub"}}
	unit := &abi.Type{Kind: abi.Unit}
	option := &abi.Type{Kind: abi.Option, Elems: []*abi.Type{{Kind: abi.I32}}}
	class := &abi.Class{Name: "K", Home: home, Span: at(3)}
	class.Methods = []*abi.Function{{Name: "m", Kind: abi.Method, Receiver: abi.ByMut, Class: class, Result: unit, Span: at(4)}}
	class.Props = []*abi.Property{{Name: "x", Get: &abi.Function{
		Name: "x", Kind: abi.Getter, Receiver: abi.ByRef, Class: class, Span: at(5),
		Result: &abi.Type{Kind: abi.Vec, Elems: []*abi.Type{{Kind: abi.Str}}},
	}}}
	base := &abi.Class{Name: "B", Span: at(7)}
	sub := &abi.Class{Name: "S", Base: base, Span: at(8)}
	sub.Attrs = []*abi.Function{{Name: "a", Kind: abi.ClassAttr, Class: sub, Result: unit, Span: at(9)}}
	sub.Methods = []*abi.Function{{Name: "c", Kind: abi.ClassMethod, Class: sub, Result: unit, Span: at(10)}}
	sub.Specials = []*abi.Function{{
		Name: "__getitem__", Kind: abi.Special, Receiver: abi.ByRef, Class: sub, Result: unit, Span: at(11),
		Params: []*abi.Param{{Kind: abi.PositionalOnly, Type: &abi.Type{
			Kind: abi.Either, Elems: []*abi.Type{{Kind: abi.I32}, {Kind: abi.SliceIndex}},
		}}},
	}}
	sub.Props = []*abi.Property{{Name: "d", Del: &abi.Function{
		Name: "d", Kind: abi.Deleter, Receiver: abi.ByRef, Class: sub, Result: unit, Span: at(12),
	}}}
	data := &abi.Class{Name: "D", Span: at(13), Variants: []*abi.DataVariant{{Name: "V", Span: at(13)}}}
	enum := &abi.Enum{Name: "E", Span: at(1)}
	enum.Methods = []*abi.Function{{Name: "e", Kind: abi.Method, Receiver: abi.ByValue, Enum: enum, Result: unit, Span: at(15), Fallible: true}}
	enum.Props = []*abi.Property{{Name: "p"}}
	return &abi.Module{
		Exceptions: []*abi.Exception{{Name: "X", Span: at(14)}},
		Constants:  []*abi.Constant{{Name: "C", Span: at(0)}},
		Enums:      []*abi.Enum{enum},
		Records: []*abi.Record{{Name: "R", Span: at(2), Fields: []*abi.RecordField{
			{Type: &abi.Type{Kind: abi.Tuple, Elems: []*abi.Type{option, option}}},
		}}},
		Classes: []*abi.Class{class, base, sub, data},
		Functions: []*abi.Function{{Name: "f", Kind: abi.Plain, Fallible: true, Span: at(6), Result: unit, Home: home, Params: []*abi.Param{
			{Type: &abi.Type{Kind: abi.StrOrBytes}, Kind: abi.PositionalOnly},
			{Type: &abi.Type{Kind: abi.Option, Elems: []*abi.Type{option}}, Kind: abi.KeywordOnly, Default: &abi.Value{Kind: abi.ValueNone}},
			{Type: &abi.Type{Kind: abi.Object}, Kind: abi.VarPositional},
			{Type: &abi.Type{Kind: abi.Vec, Elems: []*abi.Type{{Kind: abi.I32}}}, Kind: abi.VarKeyword},
		}}},
	}
}

func TestNeeds(t *testing.T) {
	f := &source.File{Path: "lib.rs", Text: []byte("CERKmxfBSacgdDXe")}
	type need struct {
		at, item string
		feature  emit.Feature
	}
	var got []need
	for _, n := range emit.Needs(everything(f)) {
		got = append(got, need{n.Span.Text(), n.Item, n.Feature})
	}
	require.Equal(t, []need{
		{"C", "constant `C`", emit.Constants},
		{"E", "enum `E`", emit.Enums},
		{"E", "enum `E`", emit.EnumMembers},
		{"E", "enum `E`", emit.Properties},
		{"R", "record `R`", emit.Records},
		{"R", "record `R`", emit.Tuples},
		{"R", "record `R`", emit.Options},
		{"K", "class `K`", emit.Classes},
		{"K", "class `K`", emit.Submodules},
		{"K", "class `K`", emit.Properties},
		{"B", "class `B`", emit.Classes},
		{"S", "class `S`", emit.Classes},
		{"S", "class `S`", emit.Properties},
		{"S", "class `S`", emit.BaseClasses},
		{"D", "class `D`", emit.Classes},
		{"D", "class `D`", emit.DataEnums},
		{"X", "exception `X`", emit.Exceptions},
		{"f", "function `f`", emit.Submodules},
		{"f", "function `f`", emit.FallibleFunction},
		{"f", "function `f`", emit.TextOrBytes},
		{"f", "function `f`", emit.PositionalOnly},
		{"f", "function `f`", emit.Options},
		{"f", "function `f`", emit.NestedOptions},
		{"f", "function `f`", emit.Defaults},
		{"f", "function `f`", emit.KeywordOnly},
		{"f", "function `f`", emit.IgnoredObjects},
		{"f", "function `f`", emit.AnyArguments},
		{"f", "function `f`", emit.Vectors},
		{"f", "function `f`", emit.AnyKeywords},
		{"m", "method `K.m`", emit.MutableClasses},
		{"x", "getter `K.x`", emit.Vectors},
		{"a", "class attribute `S.a`", emit.ClassAttributes},
		{"c", "class method `S.c`", emit.ClassMethods},
		{"g", "method `S.__getitem__`", emit.SpecialMethods},
		{"g", "method `S.__getitem__`", emit.Eithers},
		{"g", "method `S.__getitem__`", emit.Slices},
		{"d", "deleter `S.d`", emit.Deleters},
		{"e", "method `E.e`", emit.FallibleFunction},
	}, got)
}

func TestRunChecksFeaturesFirst(t *testing.T) {
	f := &source.File{Path: "lib.rs", Text: []byte("CERKmxfBSacgdDXe")}
	report := &diag.Report{}
	ran := false
	backends := []emit.Backend{
		{Name: "able", Emit: func(*emit.Context) { ran = true }},
		{Name: "poor", Lacks: []emit.Feature{emit.Tuples, emit.MutableClasses}, Emit: func(*emit.Context) { ran = true }},
	}
	require.Empty(t, emit.Run(backends, &emit.Context{Module: everything(f), Report: report}))
	require.False(t, ran)
	require.Equal(t, []string{
		"BG0401 record `R` cannot be carried by backend `poor`",
		"BG0401 method `K.m` cannot be carried by backend `poor`",
	}, messages(report))
	first := report.Sorted()[0]
	require.Equal(t, "R", first.Labels[0].Span.Text())
	require.Equal(t, "needs tuples", first.Labels[0].Text)
	require.Contains(t, first.Help, "--skip poor")
}
