package parser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/require"

	"example.com/bindgen/internal/diag"
)

// manifestText is a Cargo.toml for tests that are not about it.
const manifestText = `[package]
name = "demo-crate"
version = "1.2.3-rc.1"
edition = "2021"

[dependencies]
pyo3 = { package = "bindgen-rt", version = "1" }
serde = "1"
`

// writeCrate writes the files of a txtar archive to a new directory, which it
// returns. Without a Cargo.toml in it, the crate gets manifestText; text before
// the first file is src/lib.rs.
func writeCrate(t testing.TB, archive string) string {
	t.Helper()
	dir := t.TempDir()
	parsed := txtar.Parse([]byte(archive))
	if len(strings.TrimSpace(string(parsed.Comment))) > 0 {
		parsed.Files = append(parsed.Files, txtar.File{Name: "src/lib.rs", Data: parsed.Comment})
	}
	hasManifest := false
	for _, f := range parsed.Files {
		hasManifest = hasManifest || f.Name == "Cargo.toml"
		write(t, filepath.Join(dir, filepath.FromSlash(f.Name)), f.Data)
	}
	if !hasManifest {
		write(t, filepath.Join(dir, "Cargo.toml"), []byte(manifestText))
	}
	return dir
}

func write(t testing.TB, path string, data []byte) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o777))
	require.NoError(t, os.WriteFile(path, data, 0o666))
}

// parseCrate writes and parses a crate. It returns the diagnostics as lines
// "src/lib.rs:1:2: BG0107: message".
func parseCrate(t testing.TB, archive string, opts Options) (*Crate, []string) {
	t.Helper()
	return parseDir(writeCrate(t, archive), "", opts)
}

func parseDir(base, dir string, opts Options) (*Crate, []string) {
	report := &diag.Report{}
	c := Parse(filepath.Join(base, dir), opts, report)
	return c, diagnostics(base, report)
}

func diagnostics(base string, report *diag.Report) []string {
	var lines []string
	shown := shownPath(base) + "/"
	for _, d := range report.Sorted() {
		at := ""
		if len(d.Labels) > 0 {
			span := d.Labels[0].Span
			place := span.Position()
			at = fmt.Sprintf("%s:%d:%d: ", span.File.Path, place.Line, place.Column)
		}
		line := fmt.Sprintf("%s%s: %s", at, d.Code, d.Message)
		if d.Level == diag.Warning {
			line = "warning: " + line
		}
		lines = append(lines, strings.ReplaceAll(strings.ReplaceAll(line, shown, ""), shownPath(base), "."))
		if d.Help == "" {
			lines = append(lines, "no help: "+line)
		}
	}
	return lines
}

// mustParse parses a crate that has no faults.
func mustParse(t testing.TB, archive string) *Crate {
	t.Helper()
	c, faults := parseCrate(t, archive, Options{})
	require.Empty(t, faults)
	return c
}

// moduleAt returns the module at a path such as "a::b"; "" is the root.
func moduleAt(t testing.TB, c *Crate, path string) *Module {
	t.Helper()
	m := c.Root
	for _, name := range strings.FieldsFunc(path, func(r rune) bool { return r == ':' }) {
		m = m.childModule(name)
		require.NotNil(t, m, "no module %s", path)
	}
	return m
}

// outline returns the names in the module tree: "a f b(g)".
func outline(m *Module) string {
	var parts []string
	for _, item := range m.Items {
		switch item := item.(type) {
		case *Module:
			parts = append(parts, item.Name+"("+outline(item)+")")
		default:
			if name := item.Head().Name; name != "" {
				parts = append(parts, name)
			}
		}
	}
	return strings.Join(parts, " ")
}
