package parser

import "path/filepath"

// line is what a Cargo.toml says about one dependency.
type line struct {
	dependency
	version  string // the requirement
	path     string // of its directory; "" where it comes from elsewhere
	defaults bool   // whether its default features are on
}

// line returns what m says about the dependency key. Where it is declared for
// several targets, all of their features are on.
func (m *manifest) line(key string) (line, bool) {
	tables := []*tomlValue{m.root.get("dependencies")}
	targets := m.root.get("target")
	for _, target := range targets.names() {
		tables = append(tables, targets.get(target, "dependencies"))
	}
	var out line
	found := false
	for _, table := range tables {
		for _, d := range m.dependencyTable(table) {
			if d.key != key {
				continue
			}
			next := m.readLine(d, table.get(d.key))
			if !found {
				out, found = next, true
				continue
			}
			out.features = append(out.features, next.features...)
			out.defaults = out.defaults || next.defaults
		}
	}
	return out, found
}

func (m *manifest) readLine(d dependency, entry *tomlValue) line {
	out := line{dependency: d, defaults: true}
	base := m.dir
	own := entry
	if entry.get("workspace").isTrue() && m.workspace != nil {
		entry, base = m.workspace.root.get("workspace", "dependencies", d.key), m.workspace.dir
	}
	if entry.isString() {
		out.version = entry.text
	}
	if value := entry.get("version"); value.isString() {
		out.version = value.text
	}
	if value := entry.get("path"); value.isString() {
		out.path = filepath.FromSlash(value.text)
		if !filepath.IsAbs(out.path) {
			out.path = filepath.Join(base, out.path)
		}
	}
	for _, from := range []*tomlValue{entry, own} {
		for _, key := range []string{"default-features", "default_features"} {
			if value := from.get(key); value != nil {
				out.defaults = value.isTrue()
			}
		}
	}
	return out
}

// patched returns the directory that a [patch] of the workspace gives for a
// package; "" where there is none.
func (m *manifest) patched(pack string) string {
	root := m
	if m.workspace != nil {
		root = m.workspace
	}
	patches := root.root.get("patch")
	for _, registry := range patches.names() {
		table := patches.get(registry)
		for _, key := range table.names() {
			name := key
			if renamed := table.get(key, "package"); renamed.isString() {
				name = renamed.text
			}
			if path := table.get(key, "path"); name == pack && path.isString() {
				return filepath.Join(root.dir, filepath.FromSlash(path.text))
			}
		}
	}
	return ""
}
