package abi

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

func scalar(k Kind) *Type            { return &Type{Kind: k} }
func of(k Kind, e ...*Type) *Type    { return &Type{Kind: k, Elems: e} }
func param(n string, t *Type) *Param { return &Param{Name: n, Type: t, Kind: PositionalOrKeyword} }

// module returns a finished module `m` with the one function f(params) -> result.
func moduleWith(t *testing.T, result *Type, params ...*Param) (*Module, *Function) {
	t.Helper()
	f := &Function{Name: "f", Kind: Plain, Params: params, Result: result}
	m := &Module{Crate: "m", Namespaces: []*Namespace{{}}, Functions: []*Function{f}}
	report := &diag.Report{}
	m.finish(report)
	require.False(t, report.Failed(), "%v", report.Sorted())
	return m, f
}

func TestPrototypes(t *testing.T) {
	class := &Class{Name: "K", Home: Home{Namespace: []string{"a"}}}
	class.CName = "m_a_K"
	tests := []struct {
		name   string
		result *Type
		params []*Param
		want   string
	}{
		{"nothing", scalar(Unit), nil, "m_error *m_f(void)"},
		{"scalars", scalar(I64), []*Param{param("a", scalar(U8)), param("b", scalar(Usize)), param("c", scalar(Isize)), param("d", scalar(F32))},
			"m_error *m_f(uint8_t a, size_t b, intptr_t c, float d, int64_t *out)"},
		{"text", scalar(Str), []*Param{param("s", scalar(Str))}, "m_error *m_f(const char *s, size_t s_len, m_string *out)"},
		{"bytes", scalar(Bytes), []*Param{param("s", scalar(Bytes))}, "m_error *m_f(const uint8_t *s, size_t s_len, m_vec_u8 *out)"},
		{"text or bytes", scalar(Bool), []*Param{param("v", scalar(StrOrBytes))},
			"m_error *m_f(const char *v, size_t v_len, bool v_is_str, bool *out)"},
		{"option flat", of(Option, scalar(Str)), []*Param{param("s", of(Option, scalar(Str)))},
			"m_error *m_f(bool s_is_some, const char *s, size_t s_len, m_option_string *out)"},
		{"option in option", scalar(Unit), []*Param{param("s", of(Option, of(Option, scalar(I64))))},
			"m_error *m_f(bool s_is_some, const m_option_i64 *s)"},
		{"nested", of(Vec, scalar(Str)), []*Param{param("rows", of(Vec, of(Option, of(Tuple, scalar(Str), scalar(I64)))))},
			"m_error *m_f(const m_option_tuple2_str_i64 *rows, size_t rows_len, m_vec_string *out)"},
		{"C's words", scalar(Unit), []*Param{param("int", scalar(I8)), param("out", scalar(I8))},
			"m_error *m_f(int8_t int_, int8_t out_)"},
		{"lengths clash", scalar(Unit), []*Param{param("x", scalar(Str)), param("x_len", scalar(I8))},
			"m_error *m_f(const char *x, size_t x_len, int8_t x_len_)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, f := moduleWith(t, tt.result, tt.params...)
			require.Equal(t, tt.want, m.Prototype(f))
		})
	}
}

func TestSpellConst(t *testing.T) {
	handle := &CType{Kind: CHandle, Class: &Class{CName: "K"}}
	constHandle := &CType{Kind: CPointer, Const: true, Elem: handle}
	require.Equal(t, "const K *x", constHandle.Spell("x"))
	require.Equal(t, "const K *const *x", (&CType{Kind: CPointer, Const: true, Elem: constHandle}).Spell("x"))
	require.Equal(t, "const K **x", (&CType{Kind: CPointer, Elem: constHandle}).Spell("x"))
	require.Equal(t, "K *", (&CType{Kind: CPointer, Elem: handle}).Spell(""))
}

func TestStructsStandAfterWhatTheyContain(t *testing.T) {
	m, _ := moduleWith(t, of(Vec, of(Option, of(Tuple, scalar(Str), scalar(I64)))))
	var names []string
	for _, s := range m.Structs {
		names = append(names, s.Name)
	}
	require.Equal(t, []string{"m_string", "m_tuple2_string_i64", "m_option_tuple2_string_i64", "m_vec_option_tuple2_string_i64"}, names)
	option := m.Structs[2]
	require.Equal(t, Layout{Size: 40, Align: 8}, option.Size)
	require.Equal(t, 8, option.Fields[1].Offset)
	require.Empty(t, option.FreeSymbol, "only results of functions have a release of their own")
	require.Equal(t, "m_vec_option_tuple2_string_i64_free", m.Structs[3].FreeSymbol)
}

func TestSymbolCollisions(t *testing.T) {
	function := func(name string, namespace ...string) *Function {
		return &Function{Name: name, Kind: Plain, Result: scalar(Unit), Home: Home{Namespace: namespace}}
	}
	tests := []struct {
		name      string
		functions []*Function
		want      string
	}{
		{"path and name", []*Function{function("c", "a_b"), function("b_c", "a")}, "function `c` and function `b_c` have one C symbol, `m_a_b_c`"},
		{"the header's own", []*Function{function("error_free")}, "function `error_free` and a name of every generated header have one C symbol, `m_error_free`"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := &Module{Crate: "m", Functions: tt.functions}
			report := &diag.Report{}
			m.finish(report)
			require.Len(t, report.Sorted(), 1)
			require.Equal(t, diag.SymbolCollision, report.Sorted()[0].Code)
			require.Equal(t, tt.want, report.Sorted()[0].Message)
		})
	}
}

func TestHashIgnoresDocumentationOnly(t *testing.T) {
	base, f := moduleWith(t, scalar(Unit), param("a", scalar(I64)))
	documented, g := moduleWith(t, scalar(Unit), param("a", scalar(I64)))
	g.Doc = "something"
	documented.Version = "2"
	require.Equal(t, base.Hash(), documented.Hash())
	require.NotEqual(t, base.JSON(), documented.JSON())
	require.Equal(t, "f", f.Name)

	renamed, _ := moduleWith(t, scalar(Unit), param("b", scalar(I64)))
	require.NotEqual(t, base.Hash(), renamed.Hash())
	optional, _ := moduleWith(t, scalar(Unit), &Param{Name: "a", Type: scalar(I64), Kind: PositionalOrKeyword, Default: &Value{Kind: ValueInt, Int: "1"}})
	require.NotEqual(t, base.Hash(), optional.Hash())
}
