package e2e_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestHeaderPageHasEveryAnnotation compares docs/header.md with the annotations that
// package native knows.
func TestHeaderPageHasEveryAnnotation(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(repository, "docs", "header.md"))
	require.NoError(t, err)
	_, section, found := strings.Cut(string(page), "\n## Annotations\n")
	require.True(t, found)
	section, _, found = strings.Cut(section, "\n## ")
	require.True(t, found)
	_, section, _ = strings.Cut(section, "\n\n") // what a line of them looks like

	var named []string
	for line := range strings.Lines(section) {
		if strings.HasPrefix(line, "| ") {
			line, _, _ = strings.Cut(line[2:], " | ")
		}
		for _, word := range regexp.MustCompile("`([a-z-]+)(=[^`]*)?`").FindAllStringSubmatch(line, -1) {
			named = append(named, word[1])
		}
	}
	require.ElementsMatch(t, annotations(t), named)
}

// annotations reads their names from the source.
func annotations(t *testing.T) []string {
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(repository, "abi", "native", "annotation.go"), nil, 0)
	require.NoError(t, err)
	var names []string
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok && spec.Names[0].Name == "annotationNames" {
			names = keysOf(spec)
		}
		return true
	})
	require.Contains(t, names, "bitfield")
	return names
}
