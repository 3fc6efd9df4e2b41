package e2e_test

import (
	"bytes"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "example.com/bindgen/"

// longest is the length that no file exceeds.
const longest = 800

// goFiles returns the Go files of the repository, slash-separated paths from
// its root, without those of examples with a go.mod of their own.
func goFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	root := filepath.Join("..", "..")
	require.NoError(t, filepath.WalkDir(root, func(file string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, file)
		rel = filepath.ToSlash(rel)
		if e.IsDir() && (rel != "." && strings.HasPrefix(e.Name(), ".") || slices.Contains([]string{"examples", "bench", "target", "tools"}, rel)) {
			return filepath.SkipDir
		}
		if !e.IsDir() && strings.HasSuffix(rel, ".go") {
			files = append(files, rel)
		}
		return err
	}))
	require.NotEmpty(t, files)
	return files
}

func imports(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", "..", filepath.FromSlash(file)), nil, parser.ImportsOnly)
	require.NoError(t, err)
	var paths []string
	for _, spec := range parsed.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		require.NoError(t, err)
		paths = append(paths, path)
	}
	return paths
}

// layers are the packages from the bottom to the top: a package imports only
// packages of the rows below its own.
var layers = [][]string{
	{"internal/source", "internal/release"},
	{"internal/diag"},
	{"parser", "support", "support/python", "internal/golden", "internal/tomldoc", "internal/pep440", "internal/spdx"},
	{"internal/cbindgen", "internal/pep508"},
	{"abi/native"},
	{"abi"},
	{"emit"},
	{"emit/code"},
	{"emit/pyview", "emit/cffi/table", "emit/nativeheader"},
	{"emit/cmodule"},
	{"emit/rustglue", "emit/cheader", "emit/cffi", "emit/pyi", "emit/pypackage"},
	{"emit/all"},
	{"internal/config"},
	{"internal/pipeline", "internal/pyfiles", "internal/pyproject", "internal/objfile", "internal/artifact"},
	{"internal/metadata", "internal/cargo"},
	{"internal/build"},
	{"internal/wheel", "internal/sdist"},
	{"internal/develop"},
	{"cmd/bindgen", "internal/e2e", "scripts/dist"},
}

func layer(dir string) int {
	return slices.IndexFunc(layers, func(row []string) bool { return slices.Contains(row, dir) })
}

func TestImportsPointDown(t *testing.T) {
	for _, file := range goFiles(t) {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		dir := filepath.ToSlash(filepath.Dir(file))
		own := layer(dir)
		require.GreaterOrEqual(t, own, 0, "%s: give package %s a place in the layers", file, dir)
		for _, path := range imports(t, file) {
			if to, ours := strings.CutPrefix(path, module); ours {
				require.Less(t, layer(to), own, "%s imports %s", file, to)
			}
		}
	}
}

// TestBackendsArePure keeps clock, chance, environment and disk out of what
// makes the outputs.
func TestBackendsArePure(t *testing.T) {
	impure := []string{"os", "time", "math/rand", "math/rand/v2", "os/exec", "os/user", "net", "runtime", "path/filepath"}
	allowed := map[string][]string{
		"emit/apply.go":    {"os"},            // the only writer
		"emit/run.go":      {"path/filepath"}, // IsLocal
		"emit/leftover.go": {"time"},          // the age of what a killed run has left
	}
	for _, file := range goFiles(t) {
		if strings.HasSuffix(file, "_test.go") || !strings.HasPrefix(file, "emit/") && !strings.HasPrefix(file, "abi/") {
			continue
		}
		for _, path := range imports(t, file) {
			if !slices.Contains(allowed[file], path) {
				require.NotContains(t, impure, path, "%s", file)
			}
		}
	}
}

func TestOnlyTheParserKnowsTreeSitter(t *testing.T) {
	for _, file := range goFiles(t) {
		if strings.HasPrefix(file, "parser/") {
			continue
		}
		for _, path := range imports(t, file) {
			require.NotContains(t, path, "tree-sitter", "%s", file)
			require.NotEqual(t, "C", path, "%s", file)
		}
	}
}

func TestNoFileIsLong(t *testing.T) {
	for _, file := range goFiles(t) {
		text := read(t, filepath.Join("..", "..", filepath.FromSlash(file)))
		require.LessOrEqual(t, bytes.Count(text, []byte("\n")), longest, "%s: is there more than one concept in it?", file)
	}
}

// TestOnlyMainExits keeps the end of the process out of the packages.
func TestOnlyMainExits(t *testing.T) {
	for _, file := range goFiles(t) {
		if file == "cmd/bindgen/main.go" || file == "scripts/dist/main.go" || strings.HasSuffix(file, "_test.go") {
			continue
		}
		text := read(t, filepath.Join("..", "..", filepath.FromSlash(file)))
		for _, call := range []string{"os.Exit(", "log.Fatal", "\tpanic("} {
			require.NotContains(t, string(text), call, "%s", file)
		}
	}
}
