package cbindgen_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/cbindgen"
)

// TestRules compares every rule with what cbindgen has printed for it.
func TestRules(t *testing.T) {
	text, err := os.ReadFile("testdata/rename.tsv")
	require.NoError(t, err)
	seen := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		require.Len(t, cells, 5, line)
		rule, ok := cbindgen.ParseRule(cells[0])
		require.True(t, ok, line)
		require.Equal(t, cells[2:], []string{rule.Field(cells[1]), rule.Argument(cells[1]), rule.Variant(cells[1], "MyHTTPEnum7X")}, line)
		seen[cells[0]] = true
	}
	for _, rule := range cbindgen.Rules() {
		if rule != "None" && rule != "prefix:NAME" {
			require.True(t, seen[rule], "%s is not in the table", rule)
		}
	}
}

func TestRuleSpellings(t *testing.T) {
	for text, want := range map[string]cbindgen.RenameRule{
		"none": "None", "mGeckoCase": "GeckoCase", "gecko_case": "GeckoCase", "lowercase": "LowerCase", "UPPERCASE": "UpperCase",
		"pascal_case": "PascalCase", "camelCase": "CamelCase", "snake_case": "SnakeCase", "SCREAMING_SNAKE_CASE": "ScreamingSnakeCase",
		"qualified_screaming_snake_case": "QualifiedScreamingSnakeCase", "prefix:": "prefix:", "prefix:a_": "prefix:a_",
	} {
		got, ok := cbindgen.ParseRule(text)
		require.True(t, ok, text)
		require.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "kebab-case", "Snake_Case", "prefix"} {
		_, ok := cbindgen.ParseRule(text)
		require.False(t, ok, text)
	}
}

func TestRulesAtTheEdges(t *testing.T) {
	require.Equal(t, "", cbindgen.RenameRule("SnakeCase").Field(""))
	require.Equal(t, "fooBar", cbindgen.RenameRule("").Field("fooBar"))
	require.Equal(t, "fooBar", cbindgen.RenameRule("None").Field("fooBar"))
	require.Equal(t, "FOO_BAR", cbindgen.RenameRule("QualifiedScreamingSnakeCase").Type("FooBar"))
	require.Equal(t, "", cbindgen.RenameRule("PascalCase").Field("__"))
	require.True(t, cbindgen.RenameRule("None").IsNone())
	require.True(t, cbindgen.RenameRule("").IsNone())
	require.False(t, cbindgen.RenameRule("prefix:x").IsNone())
}
