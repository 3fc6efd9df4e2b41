package nativeheader

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi/native"
	"example.com/bindgen/internal/cbindgen"
)

// compile checks that headers are C without a warning, and C++ where config
// says so.
func compile(t *testing.T, config *cbindgen.Config, headers ...[]byte) {
	t.Helper()
	dir := t.TempDir()
	var mains []string
	for i, header := range headers {
		name := filepath.Join(dir, fmt.Sprintf("h%d", i))
		require.NoError(t, os.WriteFile(name+".h", header, 0o600))
		main := fmt.Sprintf("#include \"h%d.h\"\nextern int end_of_header;\n", i)
		require.NoError(t, os.WriteFile(name+".c", []byte(main), 0o600))
		mains = append(mains, name+".c")
	}
	compilers := [][]string{
		{"gcc", "-x", "c", "-std=gnu11"},
		{"gcc", "-x", "c", "-std=gnu11", "-trigraphs"},
		{"gcc", "-x", "c", "-std=gnu2x"},
	}
	if config.CppCompat {
		compilers = append(compilers, []string{"g++", "-x", "c++", "-std=gnu++17"})
	}
	for _, c := range compilers {
		args := append(c[1:], "-Wall", "-Wextra", "-Werror", "-fsyntax-only")
		out, err := exec.Command(c[0], append(args, mains...)...).CombinedOutput()
		require.NoError(t, err, "%v\n%s\n%s", c, out, abridged(headers[0]))
	}
}

func abridged(header []byte) string { return string(header[:min(len(header), 20_000)]) }

func prim(p native.Prim) *native.Type { return &native.Type{Kind: native.Primitive, Prim: p} }

func pointer(to *native.Type) *native.Type { return &native.Type{Kind: native.Pointer, Elem: to} }

func constPointer(to *native.Type) *native.Type {
	return &native.Type{Kind: native.Pointer, Elem: to, Const: true}
}

func array(of *native.Type, n int64) *native.Type {
	return &native.Type{Kind: native.Array, Elem: of, Len: &native.ArrayLen{Value: n}}
}

func named(d native.Decl) *native.Type { return &native.Type{Kind: native.Named, Decl: d} }

func item(name string) native.Item { return native.Item{Name: name, Tag: name, Rust: name} }

func field(name string, t *native.Type) *native.Field { return &native.Field{Name: name, Type: t} }

func param(name string, t *native.Type) *native.Param { return &native.Param{Name: name, Type: t} }

func fn(result *native.Type, params ...*native.Param) *native.Type {
	return &native.Type{Kind: native.FnPointer, Fn: &native.Signature{Params: params, Result: result}}
}

func function(name string, result *native.Type, params ...*native.Param) *native.Function {
	return &native.Function{Item: item(name), Signature: native.Signature{Params: params, Result: result}}
}

func literal(text string) *native.Expr { return &native.Expr{Kind: native.Literal, Text: text} }

// printed returns the header of m without its includes.
func printed(m *native.Module, config *cbindgen.Config) string {
	text := string(Header(m, config))
	_, text, _ = strings.Cut(text, "#include <stdlib.h>\n")
	return strings.TrimPrefix(text, "\n")
}

func styled(style string) *cbindgen.Config {
	c := cbindgen.Default()
	c.Style = style
	return c
}

// sample has one of each kind of declaration.
func sample() *native.Module {
	opaque := &native.Opaque{Item: item("Handle")}
	point := &native.Record{Item: item("Point"), Fields: []*native.Field{field("x", prim(native.Float)), field("y", prim(native.Float))}}
	point.Doc = "A point."
	node := &native.Record{Item: item("Node")}
	node.Fields = []*native.Field{field("next", pointer(named(node))), field("visit", fn(nil, param("n", constPointer(named(node)))))}
	number := &native.Record{Item: item("Number"), Union: true, Fields: []*native.Field{field("i", prim(native.I64)), field("f", prim(native.Double))}}
	color := &native.Enum{Item: item("Color"), Variants: []*native.Variant{{Name: "Red"}, {Name: "Blue", Value: literal("7"), Doc: "as the sky"}}}
	small := &native.Enum{Item: item("Small"), Repr: prim(native.U8), Variants: []*native.Variant{{Name: "Small_A"}}}
	callback := &native.Alias{Item: item("Callback"), Type: fn(prim(native.Bool), param("", pointer(&native.Type{Kind: native.Void})))}
	shapeTag := &native.Enum{Item: item("Shape_Tag"), Variants: []*native.Variant{{Name: "Circle"}, {Name: "Rect"}, {Name: "Nothing"}}}
	shape := &native.Tagged{Item: item("Shape"), Enum: shapeTag, TagField: "tag"}
	shape.Doc = "A shape."
	shape.Variants = []*native.TaggedVariant{
		{Field: "circle", Inline: true, Body: &native.Record{Item: item("Circle_Body"), Fields: []*native.Field{field("circle", prim(native.Float))}}},
		{Field: "rect", Body: &native.Record{Item: item("Rect_Body"), Fields: []*native.Field{field("from", named(point)), field("to", named(point))}}},
		{Field: "nothing"},
	}
	eventTag := &native.Enum{Item: item("Event_Tag"), Repr: prim(native.U8), Variants: []*native.Variant{{Name: "Key"}, {Name: "Click"}}}
	event := &native.Tagged{Item: item("Event"), Enum: eventTag, TagField: "tag", TagInBody: true}
	event.Variants = []*native.TaggedVariant{
		{Field: "key", Tag: "key_tag", Inline: true, Body: &native.Record{Item: item("Key_Body"), Fields: []*native.Field{field("key", prim(native.U32))}}},
		{Field: "click", Tag: "tag", Body: &native.Record{Item: item("Click_Body"), Fields: []*native.Field{field("at", named(point))}}},
	}
	limit := &native.Constant{Item: item("LIMIT"), Type: prim(native.I32), Value: literal("42")}
	origin := &native.Constant{Item: item("Point_ORIGIN"), Type: named(point), Value: &native.Expr{
		Kind: native.StructLit, Type: named(point), Names: []string{"x", "y"}, Args: []*native.Expr{literal("0.0"), literal("0.0")},
	}}
	point.Constants = []*native.Constant{origin}
	return &native.Module{
		Types:     []native.Decl{opaque, point, &native.Forward{Item: item("Node"), Of: node}, node, number, color, small, callback, shape, event},
		Constants: []*native.Constant{limit},
		Statics: []*native.Static{
			{Item: item("TABLE"), Type: array(prim(native.U8), 4)},
			{Item: item("COUNT"), Type: prim(native.UPtr), Mut: true},
			{Item: item("NAME"), Type: constPointer(prim(native.Char))},
			{Item: item("HOOK"), Type: fn(nil)},
		},
		Functions: []*native.Function{
			function("handle_new", pointer(named(opaque))),
			function("handle_free", nil, param("handle", pointer(named(opaque)))),
			function("draw", prim(native.Bool), param("shape", named(shape)), param("event", constPointer(named(event))),
				param("color", named(color)), param("small", named(small)), param("callback", named(callback)), param("number", named(number))),
			function("pick", fn(fn(nil), param("", prim(native.I32))), param("nodes", pointer(array(constPointer(named(node)), 3)))),
		},
	}
}

func TestEveryStyleCompiles(t *testing.T) {
	for _, cpp := range []bool{false, true} {
		config := cbindgen.Default()
		config.CppCompat = cpp
		var headers [][]byte
		for _, style := range []string{"type", "tag", "both"} {
			config.Style = style
			headers = append(headers, Header(sample(), config))
		}
		compile(t, config, headers...)
	}
}
