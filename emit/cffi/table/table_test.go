package table

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// glob is a small API: an opaque struct, structs in each other, a pointer to a
// pointer, functions that share types.
func glob() *Module {
	text := &Struct{Name: "m_str", Fields: []Field{{Name: "data", Type: Pointer(Primitive("char"))}, {Name: "len", Type: Primitive("size_t")}}}
	pair := &Struct{Name: "m_pair", Fields: []Field{{Name: "_0", Type: StructType(text)}, {Name: "_1", Type: Primitive("int64_t")}}}
	class := &Struct{Name: "m_K"}
	failure := &Struct{Name: "m_error", Fields: []Field{{Name: "kind", Type: Primitive("int32_t")}}}
	return &Module{
		Name: "tables",
		Functions: []Function{
			{"m_free", FunctionType(Void, Pointer(StructType(failure)))},
			{"m_abi_hash", FunctionType(Primitive("uint64_t"))},
			{"m_new", FunctionType(Pointer(StructType(failure)), Pointer(StructType(pair)), Primitive("size_t"), Pointer(Pointer(StructType(class))))},
			{"m_get", FunctionType(Pointer(StructType(failure)), Pointer(StructType(class)), Primitive("_Bool"), Pointer(Primitive("_Bool")))},
		},
		Structs: []*Struct{text, pair, class, failure},
	}
}

func TestSameBytesAsCFFI(t *testing.T) {
	modules := []*Module{
		glob(),
		{Name: "tables", Functions: []Function{{"f", FunctionType(Primitive("uint64_t"))}}},
	}
	for seed := range uint64(300) {
		modules = append(modules, random(rand.New(rand.NewPCG(seed, 1))))
	}
	var input bytes.Buffer
	lines := json.NewEncoder(&input)
	for _, m := range modules {
		tables, err := m.Build()
		require.NoError(t, err, m.cdef())
		require.NoError(t, lines.Encode(map[string]string{"cdef": m.cdef(), "ours": tables.Python()}))
	}
	python := cffiPython(t)
	compare := exec.Command(python, "testdata/compare.py")
	compare.Stdin = &input
	out, err := compare.CombinedOutput()
	require.NoError(t, err, "%s", out)
	t.Logf("%s", bytes.TrimSpace(out))
}

// cffiPython returns a Python that has cffi.
func cffiPython(t *testing.T) string {
	for _, python := range []string{"../../../.tools/venv/bin/python", "python3", "pypy3"} {
		if exec.Command(python, "-c", "import cffi").Run() == nil {
			return python
		}
	}
	t.Skip("no Python with cffi: `make setup` installs one into .tools/venv")
	return ""
}

// random returns a module of random declarations.
func random(r *rand.Rand) *Module {
	g := &generator{Rand: r, m: &Module{Name: "tables"}}
	for name := range primitives {
		if name != "void" {
			g.primitives = append(g.primitives, name)
		}
	}
	slices.Sort(g.primitives)
	for i := range r.IntN(8) {
		g.structure(i)
	}
	for i := range r.IntN(4) {
		t := g.field()
		if t.kind == record {
			t = Pointer(t) // the first name of a struct would be its own from then on
		}
		g.m.Typedefs = append(g.m.Typedefs, Typedef{fmt.Sprintf("%c_t%d", "AzT"[r.IntN(3)], i), t})
	}
	for i := range 1 + r.IntN(12) {
		g.m.Functions = append(g.m.Functions, Function{fmt.Sprintf("%c%d", "fgHz_"[r.IntN(5)], i), g.function()})
	}
	for i := range r.IntN(3) {
		g.m.Variables = append(g.m.Variables, Variable{fmt.Sprintf("%c_v%d", "vGa"[r.IntN(3)], i), g.field()})
	}
	for i := range r.IntN(4) {
		g.m.Constants = append(g.m.Constants, Constant{fmt.Sprintf("%c_C%d", "CKz"[r.IntN(3)], i), fmt.Sprint(r.Int64() - r.Int64())})
	}
	return g.m
}

type generator struct {
	*rand.Rand
	m          *Module
	primitives []string
	sized      []*Struct // with fields, and so of a size
	anonymous  int
}

// structure declares a struct or union, which only earlier ones are part of.
func (g *generator) structure(i int) {
	s := &Struct{Name: fmt.Sprintf("%c_%d", "abcZ_"[g.IntN(5)], i), Union: g.IntN(4) == 0}
	if g.IntN(2) == 0 {
		s.Typedef = true
		g.m.Typedefs = append(g.m.Typedefs, Typedef{s.Name, StructType(s)})
	}
	g.m.Structs = append(g.m.Structs, s)
	if g.IntN(4) == 0 {
		return
	}
	g.fields(s, 0)
	s.Packed = g.IntN(8) == 0 && !slices.ContainsFunc(s.Fields, func(f Field) bool { return f.Name == "" })
	g.sized = append(g.sized, s)
}

func (g *generator) fields(s *Struct, depth int) {
	for range 1 + g.IntN(5) {
		name := fmt.Sprintf("f%d_%d", g.anonymous, len(s.Fields))
		switch n := g.IntN(12); {
		case n == 0 && depth < 3:
			g.anonymous++
			inner := &Struct{Name: fmt.Sprintf("$%d", g.anonymous), Union: g.IntN(2) == 0}
			g.m.Structs = append(g.m.Structs, inner)
			g.fields(inner, depth+1)
			s.Fields = append(s.Fields, Field{Type: StructType(inner)})
		case n == 1:
			s.Fields = append(s.Fields, Field{Name: name, Type: Primitive("uint32_t"), Bits: 1 + g.IntN(31)})
		default:
			s.Fields = append(s.Fields, Field{Name: name, Type: g.field()})
		}
	}
}

func (g *generator) function() *Type {
	var params []*Type
	for range g.IntN(7) {
		params = append(params, g.value(0))
	}
	result := Void
	if g.IntN(3) > 0 {
		result = g.value(0)
	}
	if len(params) > 0 && g.IntN(6) == 0 {
		return VariadicType(result, params...)
	}
	return FunctionType(result, params...)
}

// field returns a type that a field may have: also an array.
func (g *generator) field() *Type {
	if g.IntN(5) == 0 {
		return Array(g.field(), 1+g.IntN(9))
	}
	return g.value(0)
}

// value returns a type that a function may take.
func (g *generator) value(depth int) *Type {
	switch n := g.IntN(12); {
	case n < 4 || depth > 3:
		return Primitive(g.primitives[g.IntN(len(g.primitives))])
	case n < 7 && len(g.sized) > 0:
		return StructType(g.sized[g.IntN(len(g.sized))])
	case n < 8 && len(g.m.Structs) > 0:
		s := g.m.Structs[g.IntN(len(g.m.Structs))]
		if strings.HasPrefix(s.Name, "$") {
			return Primitive("int8_t")
		}
		return Pointer(StructType(s))
	case n == 8 && depth < 2:
		return Pointer(FunctionType(g.value(depth+1), g.value(depth+1)))
	case n == 9:
		return Pointer(Array(g.value(depth+1), 1+g.IntN(5)))
	case n == 10:
		return Pointer(Void)
	default:
		return Pointer(g.value(depth + 1))
	}
}

func TestBuildRefuses(t *testing.T) {
	opaque := &Struct{Name: "k"}
	tests := []struct {
		name   string
		module *Module
		want   string
	}{
		{"an unknown primitive", &Module{Functions: []Function{{"f", FunctionType(Primitive("int128_t"))}}}, `"int128_t" is not a primitive type`},
		{"a struct nobody declared", &Module{Functions: []Function{{"f", FunctionType(Pointer(StructType(opaque)))}}}, "struct k is not declared"},
		{"an opaque struct by value", &Module{Structs: []*Struct{opaque}, Functions: []Function{{"f", FunctionType(StructType(opaque))}}}, "struct k()(void) passes struct k by value"},
		{"an opaque field", &Module{Structs: []*Struct{opaque, {Name: "s", Fields: []Field{{Name: "a", Type: StructType(opaque)}}}}}, "field a of struct s has no size"},
		{"two structs of one name", &Module{Structs: []*Struct{opaque, {Name: "k"}}}, `two structs or unions are named "k"`},
		{"two functions of one name", &Module{Functions: []Function{{"f", FunctionType(Void)}, {"f", FunctionType(Void)}}}, `"f" is out of order or twice there`},
		{"a name that is none", &Module{Functions: []Function{{"a b", FunctionType(Void)}}}, `"a b" is not a name in C`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := tt.module.Build()
			require.ErrorContains(t, err, tt.want)
		})
	}
}

func TestValidateFindsBadNumbers(t *testing.T) {
	damage := map[string]func(*Tables){
		"pointer out of range":  func(t *Tables) { t.groups[0].slots[1] = slot{opPointer, 99} },
		"negative argument":     func(t *Tables) { t.groups[0].slots[0].arg = unresolvedSlot },
		"unknown operation":     func(t *Tables) { t.groups[0].slots[0].op = 2 },
		"missing slot":          func(t *Tables) { t.groups[1].first++ },
		"function on a struct":  func(t *Tables) { t.globals[0].slot = t.structs[0].slot },
		"struct out of order":   func(t *Tables) { t.structs[0], t.structs[1] = t.structs[1], t.structs[0] },
		"field on a function":   func(t *Tables) { t.structs[1].fields[0].slot = t.globals[0].slot },
		"function out of range": func(t *Tables) { t.globals[0].slot = 99 },
	}
	for name, hurt := range damage {
		t.Run(name, func(t *testing.T) {
			tables, err := glob().Build()
			require.NoError(t, err)
			hurt(tables)
			require.Error(t, tables.validate())
		})
	}
}

// cdef returns the declarations as C, the input for which cffi writes the same
// tables.
func (m *Module) cdef() string {
	var out strings.Builder
	for _, s := range m.Structs {
		if s.Typedef {
			out.WriteString("typedef " + strings.TrimSuffix(s.keyword(), " ") + " " + s.Name + " " + s.Name + ";\n")
		}
	}
	for _, s := range m.Structs {
		if !strings.HasPrefix(s.Name, "$") {
			text := s.keyword() + s.Name + s.body() + ";\n"
			if s.Packed {
				text = "#pack\n" + text + "#unpack\n"
			}
			out.WriteString(text)
		}
	}
	for _, d := range m.Typedefs {
		if d.Type.kind != record {
			out.WriteString("typedef " + d.Type.declare(" "+d.Name) + ";\n")
		}
	}
	for _, f := range m.Functions {
		out.WriteString(f.Type.declare(" "+f.Name) + ";\n")
	}
	for _, v := range m.Variables {
		out.WriteString("extern " + v.Type.declare(" "+v.Name) + ";\n")
	}
	for _, c := range m.Constants {
		out.WriteString("#define " + c.Name + " " + c.Value + "\n")
	}
	return out.String()
}

func (s *Struct) keyword() string {
	if s.Union {
		return "union "
	}
	return "struct "
}

func (s *Struct) body() string {
	if len(s.Fields) == 0 {
		return ""
	}
	var out strings.Builder
	out.WriteString(" {")
	for _, f := range s.Fields {
		switch {
		case f.Name == "":
			out.WriteString(" " + f.Type.record.keyword() + f.Type.record.body() + ";")
		case f.Bits > 0:
			fmt.Fprintf(&out, " %s : %d;", f.Type.declare(" "+f.Name), f.Bits)
		default:
			out.WriteString(" " + f.Type.declare(" "+f.Name) + ";")
		}
	}
	out.WriteString(" }")
	return out.String()
}
