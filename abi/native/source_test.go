package native

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// crateOf reads text as a file of Rust, for a header whose [defines] name the
// cfgs in defined.
func crateOf(t *testing.T, text string, defined ...string) *parser.Crate {
	t.Helper()
	file := filepath.Join(t.TempDir(), "lib.rs")
	require.NoError(t, os.WriteFile(file, []byte(text), 0o666))
	report := &diag.Report{}
	crate := parser.ParseFile(file, parser.Options{Cfg: parser.CfgKeep, Defined: defined}, report)
	require.Empty(t, lines(report))
	return crate
}

// moduleAt returns the module at path.
func moduleAt(t *testing.T, crate *parser.Crate, path ...string) *parser.Module {
	t.Helper()
	m := crate.Root
	for _, name := range path {
		var next *parser.Module
		for _, item := range m.Items {
			if child, ok := item.(*parser.Module); ok && child.Name == name {
				next = child
			}
		}
		require.NotNil(t, next, name)
		m = next
	}
	return m
}

// where shows a span as line:column-column.
func where(s source.Span) string {
	p := s.Position()
	return fmt.Sprintf("%d:%d-%d", p.Line, p.Column, p.Column+int(s.End-s.Start))
}
