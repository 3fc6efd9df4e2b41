package abi

import (
	"encoding/json"
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
		{"either", of(Either, scalar(I64), scalar(Str)), []*Param{param("x", of(Either, scalar(Str), scalar(SliceIndex)))},
			"m_error *m_f(const m_either_str_slice_index *x, m_either_i64_string *out)"},
		{"either of what owns nothing", of(Vec, of(Either, scalar(I64), scalar(F32))), []*Param{param("x", of(Option, of(Either, scalar(I64), scalar(F32))))},
			"m_error *m_f(bool x_is_some, const m_either_i64_f32 *x, m_vec_either_i64_f32 *out)"},
		{"slice and operator", scalar(Unit), []*Param{param("key", scalar(SliceIndex)), param("op", scalar(CompareOp))},
			"m_error *m_f(const m_slice_index *key, int32_t op)"},
		{"nothing of an object", scalar(Unit), []*Param{param("_a", scalar(Object)), param("b", scalar(I8))},
			"m_error *m_f(int8_t b)"},
		{"keywords of any name", scalar(Unit), []*Param{param("kwargs", of(Option, of(Vec, of(Tuple, scalar(Str), scalar(I64)))))},
			"m_error *m_f(bool kwargs_is_some, const m_tuple2_str_i64 *kwargs, size_t kwargs_len)"},
		{"classes in each form", &Type{Kind: ClassRef, Class: class, Borrow: AsPyRef}, []*Param{
			param("a", &Type{Kind: ClassRef, Class: class, Borrow: AsPyRefMut}), param("b", &Type{Kind: ClassRef, Class: class, Borrow: AsBound}),
			param("c", of(Vec, &Type{Kind: ClassRef, Class: class, Borrow: AsPy})),
		}, "m_error *m_f(m_a_K *a, const m_a_K *b, const m_a_K *const *c, size_t c_len, m_a_K **out)"},
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

func TestLayoutOfEitherAndSlices(t *testing.T) {
	m, _ := moduleWith(t, scalar(Unit), param("x", of(Either, scalar(Bool), scalar(SliceIndex))))
	require.Len(t, m.Structs, 2)
	slice, either := m.Structs[0], m.Structs[1]
	require.Equal(t, Layout{Size: 32, Align: 8}, slice.Size)
	require.Equal(t, ShapeParts, slice.Shape)
	require.Equal(t, "intptr_t stop", slice.Fields[4].Type.Spell(slice.Fields[4].Name))
	require.Equal(t, 16, slice.Fields[4].Offset)
	require.Equal(t, Layout{Size: 40, Align: 8}, either.Size)
	require.True(t, either.Plain)
	require.Equal(t, []int{0, 1, 8}, []int{either.Fields[0].Offset, either.Fields[1].Offset, either.Fields[2].Offset})
}

func TestSymbolsOfClasses(t *testing.T) {
	base := &Class{Name: "Base", Home: Home{Namespace: []string{"a"}}, Subclass: true}
	sub := &Class{Name: "Sub", Base: base}
	enum := &Class{Name: "E"}
	in := func(c *Class, f *Function) *Function { f.Class, f.Home = c, c.Home; return f }
	variant := &DataVariant{Name: "V", Tuple: true}
	variant.New = in(enum, &Function{Name: "new", Kind: Constructor, Variant: variant, Result: &Type{Kind: ClassRef, Class: enum}})
	variant.Fields = []*Property{{Name: "_0", Get: in(enum, &Function{
		Name: "_0", Kind: Getter, Receiver: ByRef, Variant: variant, Result: scalar(I64),
	})}}
	enum.Variants = []*DataVariant{variant}
	enum.Tag = in(enum, &Function{Name: "tag", Kind: VariantPart, Receiver: ByRef, Result: scalar(I32)})
	base.Props = []*Property{{Name: "x", Del: in(base, &Function{Name: "x", Kind: Deleter, Receiver: ByMut, Result: scalar(Unit)})}}
	base.Attrs = []*Function{in(base, &Function{Name: "ORIGIN", Kind: ClassAttr, Result: scalar(I64)})}
	base.Methods = []*Function{in(base, &Function{Name: "__enter__", Kind: Method, Receiver: ByRef, Result: scalar(Unit)})}
	base.Specials = []*Function{in(base, &Function{Name: "__radd__", Kind: Special, Receiver: ByRef, Result: scalar(Unit)})}
	m := &Module{Crate: "m", Namespaces: []*Namespace{{}, {Path: []string{"a"}}}, Classes: []*Class{sub, base, enum}}
	report := &diag.Report{}
	m.finish(report)
	require.Empty(t, report.Sorted())
	require.Equal(t, []*Class{base, sub, enum}, m.Classes, "bases come first")
	require.Equal(t, "m_Sub_as_Base", sub.UpcastSymbol)
	var got []string
	for _, f := range m.AllFunctions() {
		got = append(got, m.Prototype(f))
	}
	require.Equal(t, []string{
		"m_error *m_a_Base_ORIGIN(int64_t *out)",
		"m_error *m_a_Base_enter(const m_a_Base *self)",
		"m_error *m_a_Base_radd(const m_a_Base *self)",
		"m_error *m_a_Base_del_x(m_a_Base *self)",
		"m_error *m_E_tag(const m_E *self, int32_t *out)",
		"m_error *m_E_V_new(m_E **out)",
		"m_error *m_E_V_0(const m_E *self, int64_t *out)",
	}, got)
	var document struct {
		Classes []map[string]any `json:"classes"`
	}
	require.NoError(t, json.Unmarshal(m.JSON(), &document))
	require.Equal(t, "m_a_Base", document.Classes[1]["base"])
	require.Equal(t, "m_Sub_as_Base", document.Classes[1]["upcast"])
	require.Equal(t, true, document.Classes[0]["subclass"])
	require.Equal(t, []any{map[string]any{"name": "V", "c": "m_E_V", "tuple": true, "fields": []any{"_0"}}}, document.Classes[2]["variants"])
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
