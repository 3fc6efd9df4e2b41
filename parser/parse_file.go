package parser

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// ParseFile reads one file as the root of a crate that has no Cargo.toml: its
// name is the file's, its edition 2021, its dependencies those alone whose names
// are C's: libc. Modules that it declares are read as rustc would. Its Manifest is nil. It returns nil,
// reported, where there is no such file.
func ParseFile(path string, opts Options, report *diag.Report) *Crate {
	t, ok := readTarget(opts, report)
	if !ok {
		return nil
	}
	name := crateNameOf(path)
	c := &Crate{
		Name: name, Package: name, Version: "0.0.0", Edition: "2021", Dir: filepath.Dir(path), Target: t.triple,
		Features: asked(opts.Features), externs: maps.Clone(systemExterns),
		manifest: &manifest{dir: filepath.Dir(path), file: &source.File{Path: shownPath(path)}, root: newTable(source.Span{})},
	}
	c.env = c.manifest.environment(c)
	c.lookup = newLookup(c)
	c.sources = newSources(c, t, opts)
	l := &loader{crate: c, env: c.cfgs(t, opts), report: report}
	if !isFile(path) {
		report.Error(diag.NotACrate, source.Span{}, "no source file at `%s`", shownPath(path)).
			Helpf("name a file of Rust, or the directory of a crate")
		return nil
	}
	if !l.loadRoot(path, source.Span{}) {
		return nil
	}
	c.CfgSet = l.env.set()
	return c
}

// systemExterns are the crates that a file without a Cargo.toml can name.
var systemExterns = map[string]string{"libc": "libc", "cty": "cty"}

// crateNameOf returns the name that rustc gives to the crate of a file.
func crateNameOf(path string) string {
	stem := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	return strings.ReplaceAll(stem, "-", "_")
}

// asked returns the names in the values of --features: without a Cargo.toml each
// of them is a feature.
func asked(values []string) []string {
	var out []string
	for _, value := range values {
		out = append(out, splitFeatures(value)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
