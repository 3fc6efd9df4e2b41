package parser

import (
	"path"
	"path/filepath"
	"slices"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Build is what Cargo.toml says about building the library, as far as only
// cargo acts on it.
type Build struct {
	// TypesSpan is where the kinds of library are chosen: at crate-type, else
	// at [lib], else at [package].
	TypesSpan source.Span
	// HasLib says that there is a [lib].
	HasLib bool
	// RuntimePath is the path of the dependency on the runtime crate, relative
	// to the working directory or absolute; "" where it has none.
	RuntimePath string
	RuntimeSpan source.Span // of the path
}

// build reads the facts that Build holds.
func (m *manifest) build() Build {
	lib := m.root.get("lib")
	b := Build{TypesSpan: m.root.get("package").span, HasLib: lib != nil}
	if lib != nil {
		b.TypesSpan = lib.span
	}
	for _, key := range []string{"crate-type", "crate_type"} {
		if types := lib.get(key); types != nil {
			b.TypesSpan = types.span
			break
		}
	}
	if at, base := m.runtimePath(); at != nil {
		b.RuntimePath, b.RuntimeSpan = at.text, at.span
		if !filepath.IsAbs(at.text) {
			b.RuntimePath = path.Join(filepath.ToSlash(base), at.text)
		}
	}
	return b
}

// runtimePath returns the path of the dependency on the runtime crate, and the
// directory that it is relative to.
func (m *manifest) runtimePath() (at *tomlValue, base string) {
	tables := []*tomlValue{m.root.get("dependencies")}
	targets := m.root.get("target")
	for _, name := range targets.names() {
		tables = append(tables, targets.get(name, "dependencies"))
	}
	for _, table := range tables {
		all := m.dependencyTable(table)
		i := slices.IndexFunc(all, dependency.isRuntime)
		if i < 0 {
			continue
		}
		entry, base := table.get(all[i].key), m.dir
		if entry.get("workspace").isTrue() && m.workspace != nil {
			entry, base = m.workspace.root.get("workspace", "dependencies", all[i].key), m.workspace.dir
		}
		if value := entry.get("path"); value.isString() {
			return value, base
		}
		return nil, ""
	}
	return nil, ""
}

// Workspace returns the directory of the Cargo.toml that the crate is built by:
// its workspace's, else its own. Cargo.lock and the target directory are there.
func (c *Crate) Workspace() string {
	if c.manifest != nil && c.manifest.workspace != nil {
		return c.manifest.workspace.dir
	}
	return c.Dir
}

// Workspace returns what Crate.Workspace does of the crate in dir, without
// reading the crate. Faults in Cargo.toml are Parse's to report.
func Workspace(dir string) string {
	m := openManifest(filepath.Join(dir, "Cargo.toml"), &diag.Report{})
	if m == nil {
		return dir
	}
	if m.findWorkspace(&diag.Report{}); m.workspace != nil {
		return m.workspace.dir
	}
	return dir
}
