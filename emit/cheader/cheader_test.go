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
