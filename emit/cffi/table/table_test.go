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
	text := &Struct{Name: "m_str", Fields: []Field{{"data", Pointer(Primitive("char"))}, {"len", Primitive("size_t")}}}
	pair := &Struct{Name: "m_pair", Fields: []Field{{"_0", StructType(text)}, {"_1", Primitive("int64_t")}}}
	class := &Struct{Name: "m_K"}
	failure := &Struct{Name: "m_error", Fields: []Field{{"kind", Primitive("int32_t")}}}
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

// random returns a module of random structs and functions.
func random(r *rand.Rand) *Module {
	m := &Module{Name: "tables"}
	var names []string
	for name := range primitives {
		if name != "void" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var anyType func(sized []*Struct, depth int) *Type
	anyType = func(sized []*Struct, depth int) *Type {
		switch n := r.IntN(10); {
		case n < 4 || depth > 3:
			return Primitive(names[r.IntN(len(names))])
		case n < 7 && len(sized) > 0:
			return StructType(sized[r.IntN(len(sized))])
		case n < 8 && len(m.Structs) > 0:
			return Pointer(StructType(m.Structs[r.IntN(len(m.Structs))]))
		default:
			return Pointer(anyType(sized, depth+1))
		}
	}
	var sized []*Struct
	for i := range r.IntN(8) {
		s := &Struct{Name: fmt.Sprintf("%c_%d", "abcZ_"[r.IntN(5)], i)}
		m.Structs = append(m.Structs, s)
		if r.IntN(4) == 0 {
			continue
		}
		for j := range 1 + r.IntN(5) {
			s.Fields = append(s.Fields, Field{fmt.Sprintf("f%d", j), anyType(sized, 0)})
		}
		sized = append(sized, s)
	}
	for i := range 1 + r.IntN(12) {
		var params []*Type
		for range r.IntN(7) {
			params = append(params, anyType(sized, 0))
		}
		result := Void
		if r.IntN(3) > 0 {
			result = anyType(sized, 0)
		}
		m.Functions = append(m.Functions, Function{fmt.Sprintf("%c%d", "fgHz_"[r.IntN(5)], i), FunctionType(result, params...)})
	}
	return m
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
		{"an opaque field", &Module{Structs: []*Struct{opaque, {Name: "s", Fields: []Field{{"a", StructType(opaque)}}}}}, "field a of struct s has no size"},
		{"two structs of one name", &Module{Structs: []*Struct{opaque, {Name: "k"}}}, `two structs are named "k"`},
		{"two functions of one name", &Module{Functions: []Function{{"f", FunctionType(Void)}, {"f", FunctionType(Void)}}}, `function "f" is out of order or twice there`},
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
		"function on a struct":  func(t *Tables) { t.functions[0].slot = t.structs[0].slot },
		"struct out of order":   func(t *Tables) { t.structs[0], t.structs[1] = t.structs[1], t.structs[0] },
		"field on a function":   func(t *Tables) { t.structs[1].fields[0].slot = t.functions[0].slot },
		"function out of range": func(t *Tables) { t.functions[0].slot = 99 },
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
		out.WriteString("struct " + s.Name)
		if len(s.Fields) > 0 {
			out.WriteString(" {")
			for _, f := range s.Fields {
				out.WriteString(" " + f.Type.String() + " " + f.Name + ";")
			}
			out.WriteString(" }")
		}
		out.WriteString(";\n")
	}
	for _, f := range m.Functions {
		out.WriteString(f.Type.elem.String() + " " + f.Name + "(" + f.Type.paramList() + ");\n")
	}
	return out.String()
}
