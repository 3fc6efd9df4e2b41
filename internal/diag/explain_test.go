package diag_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

// codes returns the constants of codes.go in their order.
func codes(t *testing.T) []diag.Code {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "codes.go", nil, 0)
	require.NoError(t, err)
	var out []diag.Code
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			text, err := strconv.Unquote(lit.Value)
			require.NoError(t, err)
			out = append(out, diag.Code(text))
		}
		return true
	})
	require.NotEmpty(t, out)
	return out
}

func TestTableHasEveryCodeOnce(t *testing.T) {
	var explained []diag.Code
	for _, e := range diag.Table() {
		explained = append(explained, e.Code)
	}
	require.Equal(t, codes(t), explained)
	require.IsIncreasing(t, explained)
}

func TestExplanationsAreWhole(t *testing.T) {
	for _, e := range diag.Table() {
		require.Regexp(t, `^BG0[0-7]\d\d$`, string(e.Code))
		require.NotEmpty(t, e.Summary)
		require.NotRegexp(t, `[.\n]$`, e.Summary, "%s", e.Code)
		require.True(t, strings.HasPrefix(e.Text, "\n") && strings.HasSuffix(e.Text, "."), "%s", e.Code)
		for line := range strings.Lines(e.Text) {
			require.LessOrEqual(t, len(line), 81, "%s: %s", e.Code, line)
		}
	}
}

func TestExplain(t *testing.T) {
	e, ok := diag.Explain(diag.AsyncFunction)
	require.True(t, ok)
	require.Equal(t, "an async function", e.Summary)
	_, ok = diag.Explain("BG9999")
	require.False(t, ok)
}

func TestNearest(t *testing.T) {
	names := []string{"gen", "check", "dump", "help", "version", "completion"}
	for given, want := range map[string]string{
		"gen": "gen", "gne": "gen", "chek": "check", "dmup": "dump", "compeltion": "completion",
		"vesrion": "version", "xyzzy": "", "": "", "g": "",
	} {
		require.Equal(t, want, diag.Nearest(given, names), "%q", given)
	}
}
