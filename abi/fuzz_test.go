package abi_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/bindgen/abi"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// FuzzLower checks that no crate makes bindgen fail: what it finds is either a
// fault of the crate, with a place and help, or an ABI.
func FuzzLower(f *testing.F) {
	for _, pattern := range []string{"../testdata/gen/*/in/src/*.rs", "../testdata/gen/*/in/src/*/*.rs", "../testdata/ui/*.rs"} {
		files, err := filepath.Glob(pattern)
		require.NoError(f, err)
		for _, file := range files {
			text, err := os.ReadFile(file)
			require.NoError(f, err)
			f.Add(text)
		}
	}
	dir := f.TempDir()
	require.NoError(f, os.MkdirAll(filepath.Join(dir, "src"), 0o755))
	require.NoError(f, os.WriteFile(filepath.Join(dir, "Cargo.toml"), []byte(manifest), 0o644))
	f.Fuzz(func(t *testing.T, text []byte) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, "src", "lib.rs"), text, 0o644))
		var report diag.Report
		c := parser.Parse(dir, parser.Options{}, &report)
		if c == nil || c.Root == nil {
			require.True(t, report.Failed())
			return
		}
		if report.Failed() {
			// The pipeline stops here; what is left is lowered all the same.
			report = diag.Report{}
		}
		m := abi.Lower(c, &report)
		for _, d := range report.Sorted() {
			require.NotEqual(t, diag.Internal, d.Code, d.Message)
			require.NotEmpty(t, d.Help, d.Message)
			require.NotEmpty(t, d.Labels, d.Message)
		}
		if !report.Failed() {
			require.NotContains(t, string(m.JSON()), "%!")
			require.NotZero(t, m.Hash())
			requireDistinctSymbols(t, m)
		}
	})
}

// requireDistinctSymbols checks that no two things in the header have one name.
func requireDistinctSymbols(t *testing.T, m *abi.Module) {
	t.Helper()
	seen := map[string]bool{}
	add := func(name string) {
		if name != "" {
			require.False(t, seen[name], "%s twice", name)
			seen[name] = true
		}
	}
	for _, s := range m.Structs {
		add(s.Name)
		add(s.FreeSymbol)
		for i, f := range s.Fields {
			for _, g := range s.Fields[:i] {
				require.NotEqual(t, f.Name, g.Name, "%s.%s", s.Name, f.Name)
			}
		}
	}
	for _, c := range m.Classes {
		add(c.CName)
		add(c.FreeSymbol)
		add(c.UpcastSymbol)
	}
	for _, e := range m.Enums {
		add(e.CName)
		for _, v := range e.Variants {
			add(v.CName)
		}
	}
	for _, c := range m.Constants {
		add(c.CName)
	}
	for _, f := range m.AllFunctions() {
		add(f.Symbol)
		var params []string
		for _, p := range f.CParams() {
			require.NotContains(t, params, p.Name, "%s", f.Symbol)
			params = append(params, p.Name)
		}
		require.False(t, strings.Contains(m.Prototype(f), "%!"), f.Symbol)
	}
}
