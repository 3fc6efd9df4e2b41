package e2e_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
)

// TestPythonPageIsComplete finds in docs/python.md every attribute, option and
// special method that the lowering has a word for.
func TestPythonPageIsComplete(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(repository, "docs", "python.md"))
	require.NoError(t, err)
	words := loweringWords(t)
	for _, known := range []string{"pyclass", "deleter", "signature", "frozen", "from_item_all", "constructor", "__radd__", "__enter__", "__reduce__", "freelist"} {
		require.Contains(t, words, known, "the words are read from the lowering")
	}
	for _, word := range words {
		named := regexp.MustCompile("`[^`\n]*\\b" + regexp.QuoteMeta(word) + "\\b[^`\n]*`")
		require.Regexp(t, named, string(page), "docs/python.md does not say what `%s` does", word)
	}
}

// loweringWords returns, sorted, what package abi reads in attributes, and the
// names of special methods: the strings of its tables, and those that a switch
// over Name() tells apart.
func loweringWords(t *testing.T) []string {
	t.Helper()
	tables := []string{
		"itemWords", "methodWords", "structOptions", "classOptions", "laterOptions", "slotless", "refusedSpecials", "enumSpecials",
	}
	var words []string
	for _, special := range abi.SpecialMethods {
		words = append(words, special.Name)
	}
	files, err := filepath.Glob(filepath.Join(repository, "abi", "*.go"))
	require.NoError(t, err)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ValueSpec:
				if slices.Contains(tables, n.Names[0].Name) {
					words = append(words, keysOf(n)...)
				}
			case *ast.SwitchStmt:
				if asksForName(n) {
					words = append(words, casesOf(n)...)
				}
			}
			return true
		})
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// asksForName reports a switch over o.Name(), the name of an option.
func asksForName(s *ast.SwitchStmt) bool {
	found := false
	for _, n := range []ast.Node{s.Init, s.Tag} {
		if n == nil {
			continue
		}
		ast.Inspect(n, func(n ast.Node) bool {
			call, ok := n.(*ast.SelectorExpr)
			found = found || ok && call.Sel.Name == "Name"
			return true
		})
	}
	return found
}

func casesOf(s *ast.SwitchStmt) []string {
	var out []string
	for _, clause := range s.Body.List {
		for _, value := range clause.(*ast.CaseClause).List {
			out = append(out, literals(value)...)
		}
	}
	return out
}

// keysOf returns the strings of a list, or the keys of a map.
func keysOf(spec *ast.ValueSpec) []string {
	var out []string
	for _, value := range spec.Values {
		list, ok := value.(*ast.CompositeLit)
		if !ok {
			out = append(out, literals(value)...)
			continue
		}
		for _, element := range list.Elts {
			if pair, ok := element.(*ast.KeyValueExpr); ok {
				element = pair.Key
			}
			out = append(out, literals(element)...)
		}
	}
	return out
}

func literals(n ast.Node) []string {
	var out []string
	ast.Inspect(n, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if text, err := strconv.Unquote(lit.Value); err == nil {
				out = append(out, text)
			}
		}
		return true
	})
	return out
}
