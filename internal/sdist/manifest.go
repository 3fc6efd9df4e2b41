package sdist

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/pelletier/go-toml/v2"

	"example.com/bindgen/internal/source"
)

// manifest is a Cargo.toml on the disk.
type manifest struct {
	dir  string // absolute
	file *source.File
	doc  map[string]any
}

// openManifest reads the Cargo.toml of a directory.
func openManifest(dir, shown string) (*manifest, error) {
	text, err := os.ReadFile(filepath.Join(dir, "Cargo.toml"))
	if err != nil {
		return nil, err
	}
	m := &manifest{dir: dir, file: &source.File{Path: shown, Text: text}}
	if err := toml.Unmarshal([]byte(strings.TrimPrefix(string(text), "\ufeff")), &m.doc); err != nil {
		return nil, err
	}
	return m, nil
}

// table returns the table at a path; nil, which can be read, where there is none.
func (m *manifest) table(path ...string) map[string]any { return tableAt(m.doc, path...) }

func tableAt(doc map[string]any, path ...string) map[string]any {
	for _, key := range path {
		doc, _ = doc[key].(map[string]any)
	}
	return doc
}

func (m *manifest) name() string { return textOf(m.table("package")["name"]) }

func textOf(value any) string {
	text, _ := value.(string)
	return text
}

func texts(value any) []string {
	list, _ := value.([]any)
	var out []string
	for _, v := range list {
		if text, ok := v.(string); ok {
			out = append(out, text)
		}
	}
	return out
}

func (m *manifest) isWorkspace() bool { return m.doc["workspace"] != nil }

// span returns where the value at a path stands; the start of the file where
// that is not to be found.
func (m *manifest) span(path ...string) source.Span {
	for n := len(path); n > 0; n-- {
		for _, e := range scanTOML(string(m.file.Text)) {
			if slices.Equal(e.path, path[:n]) {
				if e.header {
					return m.file.Span(e.start, e.end)
				}
				return m.file.Span(e.value, e.end)
			}
		}
	}
	return m.file.Span(0, 0)
}

// dependency is a line of a table of dependencies.
type dependency struct {
	table     []string // "target", "cfg(unix)", "dependencies"
	key       string
	dev       bool
	inherited bool
	path      string // relative to the manifest that says it; "" where there is none
}

// dependencyTables are the names of the tables that hold dependencies, and of
// those that only tests need. With _ they are from before the edition of 2024.
var dependencyTables = []struct {
	name string
	dev  bool
}{{"dependencies", false}, {"build-dependencies", false}, {"build_dependencies", false}, {"dev-dependencies", true}, {"dev_dependencies", true}}

// dependencies returns all dependencies, in an order that is always the same.
func (m *manifest) dependencies() []dependency {
	var out []dependency
	collect := func(prefix ...string) {
		for _, t := range dependencyTables {
			path := append(slices.Clone(prefix), t.name)
			table := m.table(path...)
			for _, key := range slices.Sorted(maps.Keys(table)) {
				d := dependency{table: path, key: key, dev: t.dev}
				if facts, ok := table[key].(map[string]any); ok {
					d.path = textOf(facts["path"])
					d.inherited, _ = facts["workspace"].(bool)
				}
				out = append(out, d)
			}
		}
	}
	collect()
	for _, target := range slices.Sorted(maps.Keys(m.table("target"))) {
		collect("target", target)
	}
	return out
}

// namesInFeatures reports whether a feature speaks of the dependency called key,
// so that it cannot be taken away.
func (m *manifest) namesInFeatures(key string) bool {
	for _, list := range m.table("features") {
		for _, item := range texts(list) {
			if name, _, _ := strings.Cut(strings.TrimPrefix(item, "dep:"), "/"); strings.TrimSuffix(name, "?") == key {
				return true
			}
		}
	}
	return false
}

// findWorkspace returns the root of the workspace of a package, which may be its
// own manifest; nil where it is in none. See
// https://doc.rust-lang.org/cargo/reference/workspaces.html.
func (s *cargoSide) findWorkspace(m *manifest) *manifest {
	if m.isWorkspace() {
		return m
	}
	if at := textOf(m.table("package")["workspace"]); at != "" {
		return s.open(filepath.Join(m.dir, filepath.FromSlash(at)))
	}
	for dir := filepath.Dir(m.dir); ; dir = filepath.Dir(dir) {
		if above := s.open(dir); above != nil && above.isWorkspace() {
			if above.excludes(m.dir) {
				return nil
			}
			return above
		}
		if dir == filepath.Dir(dir) {
			return nil
		}
	}
}

// excludes reports whether a workspace leaves out a directory.
func (m *manifest) excludes(dir string) bool {
	within := func(list any) bool {
		return slices.ContainsFunc(texts(list), func(name string) bool {
			rel, err := filepath.Rel(filepath.Join(m.dir, filepath.FromSlash(name)), dir)
			return err == nil && filepath.IsLocal(rel)
		})
	}
	return within(m.table("workspace")["exclude"]) && !within(m.table("workspace")["members"])
}

// open returns the manifest in a directory; nil, of which faults are reported,
// where there is none.
func (s *cargoSide) open(dir string) *manifest {
	if m, known := s.manifests[dir]; known {
		return m
	}
	m, err := openManifest(dir, s.show(filepath.Join(dir, "Cargo.toml")))
	if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, errNotDir) {
		s.unreadable(filepath.Join(dir, "Cargo.toml"), err)
	}
	s.manifests[dir] = m
	return m
}

// isMember reports whether members of a workspace, which may be patterns, name
// a directory relative to it.
func isMember(members []string, rel string) bool {
	return slices.ContainsFunc(members, func(member string) bool {
		ok, err := doublestar.Match(strings.TrimSuffix(strings.TrimPrefix(member, "./"), "/"), rel)
		return err == nil && ok
	})
}
