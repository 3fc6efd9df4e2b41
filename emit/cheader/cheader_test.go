package cheader

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
)

func TestLiterals(t *testing.T) {
	tests := []struct {
		value abi.Value
		want  string
	}{
		{abi.Value{Kind: abi.ValueInt, Int: "5"}, "5"},
		{abi.Value{Kind: abi.ValueInt, Int: "-5"}, "(-5)"},
		{abi.Value{Kind: abi.ValueInt, Int: "-2147483648"}, "(-INT64_C(2147483648))"},
		{abi.Value{Kind: abi.ValueInt, Int: "4294967296"}, "INT64_C(4294967296)"},
		{abi.Value{Kind: abi.ValueInt, Int: "-9223372036854775808"}, "INT64_MIN"},
		{abi.Value{Kind: abi.ValueInt, Int: "18446744073709551615"}, "UINT64_C(18446744073709551615)"},
		{abi.Value{Kind: abi.ValueFloat, Float: 2}, "2.0"},
		{abi.Value{Kind: abi.ValueFloat, Float: -1.5e300}, "(-1.5e+300)"},
		{abi.Value{Kind: abi.ValueBool, Bool: true}, "true"},
		{abi.Value{Kind: abi.ValueStr, Str: "a\"\\\n??/é"}, `"a\"\\\012\?\?/\303\251"`},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, literal(&tt.value))
	}
}

func TestDocsStayAsTheyAre(t *testing.T) {
	w := &writer{m: &abi.Module{Crate: "m"}}
	w.doc("evil */ int x; /* `a/**/b`\n\nends in \\\nor ??/")
	require.Equal(t, "/// evil */ int x; /* `a/**/b`\n///\n/// ends in \\ .\n/// or ??/ .\n", w.out.String())
}

func TestFunctionDocs(t *testing.T) {
	class := &abi.Class{Name: "E", Variants: []*abi.DataVariant{{Name: "A"}, {Name: "B"}}}
	tests := []struct {
		name     string
		function abi.Function
		want     string
	}{
		{"what is written", abi.Function{Doc: "Adds.", Name: "__add__", Kind: abi.Special, Class: class}, "Adds."},
		{"special", abi.Function{Name: "__add__", Kind: abi.Special, Class: class}, "What `__add__` is in Python."},
		{"next", abi.Function{Doc: "One more.", Name: "__next__", Kind: abi.Special, Class: class}, "One more.\n\n`is_some` is false at the end."},
		{"operator", abi.Function{Doc: "Compares.", Name: "__richcmp__", Kind: abi.Special, Class: class, Params: []*abi.Param{{Name: "a"}, {Name: "int"}}},
			"Compares.\n\n`int_` is 0 to 5: <, <=, ==, !=, >, >=."},
		{"constructor", abi.Function{Name: "new", Kind: abi.Constructor, Class: class}, "Makes a `E`."},
		{"variant", abi.Function{Name: "new", Kind: abi.Constructor, Class: class, Variant: class.Variants[1]}, "Makes a `E` that is a `B`."},
		{"field of a variant", abi.Function{Name: "x", Kind: abi.Getter, Class: class, Variant: class.Variants[0]}, "A TYPE error where `self` is not a `A`."},
		{"tag", abi.Function{Name: "tag", Kind: abi.VariantPart, Class: class}, "0 `A`, 1 `B`."},
		{"deleter", abi.Function{Name: "x", Kind: abi.Deleter, Class: class}, "Deletes `x`."},
		{"method", abi.Function{Name: "__next__", Kind: abi.Method, Class: class}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, paragraphs(functionDoc(&tt.function), protocol(&tt.function)))
		})
	}
}

func TestUpcast(t *testing.T) {
	w := &writer{m: &abi.Module{Crate: "m"}}
	base := &abi.Class{Name: "Base", CName: "m_Base"}
	w.class(&abi.Class{Name: "Sub", CName: "m_Sub", FreeSymbol: "m_Sub_free", UpcastSymbol: "m_Sub_as_Base", Base: base})
	require.Contains(t, w.out.String(), "NULL gives NULL.\nm_Base *m_Sub_as_Base(const m_Sub *self);\n")
}
