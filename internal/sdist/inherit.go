package sdist

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
)

// writeOut writes into a manifest what it has from the workspace that the
// archive does not have; into the project's own also what only the root of a
// workspace may say.
func (s *cargoSide) writeOut(edit *tomlEdit, c *crate) {
	edit.remove("package", "workspace")
	for _, key := range sortedKeys(c.table("package")) {
		facts, _ := c.table("package")[key].(map[string]any)
		if inherits, _ := facts["workspace"].(bool); !inherits {
			continue
		}
		lent := c.root.table("workspace", "package")[key]
		if lent == nil {
			continue // cargo's to report
		}
		if key == "readme" || key == "license-file" {
			lent = s.lentFile(c, lent)
		}
		s.settle(edit, c, []string{"package", key}, written(lent))
	}
	if inherits, _ := c.table("lints")["workspace"].(bool); inherits {
		edit.remove("lints")
		edit.end(tables("lints", c.root.table("workspace", "lints")))
	}
	if c == s.main() {
		s.becomeRoot(edit, c)
	}
}

// lentFile returns the path to a file that a workspace names, from the crate.
func (s *cargoSide) lentFile(c *crate, lent any) any {
	name, ok := lent.(string)
	if !ok {
		return lent // readme = false
	}
	if rel, err := filepath.Rel(c.dir, joinPath(c.root.dir, name)); err == nil {
		return filepath.ToSlash(rel)
	}
	return name
}

// settle writes a value in the place of `key.workspace = true`, however that is
// spelt.
func (s *cargoSide) settle(edit *tomlEdit, c *crate, path []string, value string) {
	key := writtenKey(path[len(path)-1])
	if at := edit.find(path...); at != nil { // key = { workspace = true }
		edit.set(at, value)
		return
	}
	at := edit.find(append(slices.Clone(path), "workspace")...)
	if at == nil || edit.header(path...) != nil {
		s.report.Error(diag.SourceOutside, c.span(path...), "cannot write out what this table inherits from `%s`", c.root.file.Path).
			Helpf("write `%s.workspace = true` on one line", key)
		return
	}
	if at.inline {
		edit.replace(at.start, at.end, key+" = "+value)
		return
	}
	// What stands before the key on its line is a part of it: package.version.
	first := ""
	if !edit.underHeader(slices.IndexFunc(edit.entries, func(e entry) bool { return e.start == at.start })) {
		for _, part := range path[:len(path)-1] {
			first += writtenKey(part) + "."
		}
	}
	edit.replace(at.start, at.end, first+key+" = "+value)
}

// inheritDependency writes out a dependency of a workspace.
func (s *cargoSide) inheritDependency(edit *tomlEdit, c *crate, d dependency) {
	facts := s.lentDependency(c, d)
	if facts == nil {
		return // cargo's to report
	}
	at := append(slices.Clone(d.table), d.key)
	var value any = facts
	if version := facts["version"]; len(facts) == 1 && version != nil {
		value = version
	}
	if have := edit.find(at...); have != nil {
		edit.set(have, written(value))
		return
	}
	if header := edit.header(at...); header != nil {
		s.fillTable(edit, at, facts)
		return
	}
	// log.workspace = true, log.features = [..]
	done := false
	for i := range edit.entries {
		e := &edit.entries[i]
		if e.header || e.inline || !below(e.path, at) {
			continue
		}
		if done {
			edit.removeLines(e)
			continue
		}
		done = true
		key := writtenKey(d.key)
		if !edit.tableHeader(i, d.table) {
			for j := len(d.table) - 1; j >= 0; j-- {
				key = writtenKey(d.table[j]) + "." + key
			}
		}
		edit.replace(e.start, e.end, key+" = "+written(value))
	}
}

// tableHeader reports whether the header above an entry is that of the table.
func (e *tomlEdit) tableHeader(i int, table []string) bool {
	for ; i >= 0; i-- {
		if e.entries[i].header {
			return slices.Equal(e.entries[i].path, table)
		}
	}
	return false
}

// fillTable writes what is lent below a header of its own:
// [dependencies.log] with workspace = true.
func (s *cargoSide) fillTable(edit *tomlEdit, at []string, facts map[string]any) {
	var lines []string
	for _, key := range sortedKeys(facts) {
		if have := edit.find(append(slices.Clone(at), key)...); have != nil {
			edit.set(have, written(facts[key]))
			continue
		}
		lines = append(lines, writtenKey(key)+" = "+written(facts[key]))
	}
	if have := edit.find(append(slices.Clone(at), "workspace")...); have != nil {
		edit.replace(have.start, have.end, strings.Join(lines, "\n"))
	}
}

// lentDependency returns a dependency as the workspace and the member together
// say it, see
// https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html#inheriting-a-dependency-from-a-workspace.
func (s *cargoSide) lentDependency(c *crate, d dependency) map[string]any {
	out := map[string]any{}
	switch lent := c.root.table("workspace", "dependencies")[d.key].(type) {
	case string:
		out["version"] = lent
	case map[string]any:
		maps.Copy(out, lent)
	default:
		return nil
	}
	own := tableAt(c.doc, append(slices.Clone(d.table), d.key)...)
	for key, value := range own {
		switch key {
		case "workspace":
		case "features":
			var all []any
			for _, list := range []any{out["features"], value} {
				for _, f := range texts(list) {
					if !slices.Contains(all, any(f)) {
						all = append(all, f)
					}
				}
			}
			out["features"] = all
		case "default-features", "default_features":
			// The member can only turn them on: cargo ignores the rest.
			lent, said := out["default-features"].(bool)
			if on, _ := value.(bool); on && said && !lent {
				out["default-features"] = true
			}
		default:
			out[key] = value
		}
	}
	if dir := s.target(c, d); dir != "" {
		if to, ok := s.toOf(dir); ok {
			out["path"] = between(c.to, to)
		}
	}
	return out
}

// becomeRoot makes the project's manifest say what its workspace said to cargo:
// the profiles, patches and the resolver. What it said itself did not count.
func (s *cargoSide) becomeRoot(edit *tomlEdit, c *crate) {
	s.reduced = true // cargo has the last word on the lock file of a member alone
	for _, key := range []string{"profile", "patch", "replace"} {
		edit.remove(key)
	}
	edit.end(tables("profile", c.root.table("profile")))
	patches := maps.Clone(c.root.table("patch"))
	for registry, entries := range patches {
		table, _ := entries.(map[string]any)
		table = maps.Clone(table)
		patches[registry] = table
		for key := range table {
			if p := s.patchAt(c.root, []string{"patch", registry}, key); p != nil {
				s.movePatch(c, table, p)
			}
		}
	}
	edit.end(tables("patch", patches))
	replaced := maps.Clone(c.root.table("replace"))
	for key := range replaced {
		if p := s.patchAt(c.root, []string{"replace"}, key); p != nil {
			s.movePatch(c, replaced, p)
		}
	}
	if len(replaced) > 0 {
		edit.end("\n[replace]\n" + lines(replaced))
	}
	s.chooseResolver(edit, c)
}

func (s *cargoSide) patchAt(m *manifest, table []string, key string) *patch {
	for _, p := range patchesOf(m) {
		if p.key == key && slices.Equal(p.table, table) {
			return &p
		}
	}
	return nil
}

func (s *cargoSide) movePatch(c *crate, table map[string]any, p *patch) {
	to, kept := s.byDir[p.dir]
	if !kept {
		delete(table, p.key)
		return
	}
	facts, _ := table[p.key].(map[string]any)
	facts = maps.Clone(facts)
	facts["path"] = between(c.to, to.to)
	table[p.key] = facts
}

// chooseResolver keeps the version of the resolver that the workspace chose.
func (s *cargoSide) chooseResolver(edit *tomlEdit, c *crate) {
	edit.remove("package", "resolver")
	edition := textOf(c.table("package")["edition"])
	if c.table("package")["edition"] != nil && edition == "" {
		edition = textOf(c.root.table("workspace", "package")["edition"])
	}
	want := resolverOf(c.root)
	if want == resolverFor(edition) {
		return
	}
	if at := edit.header("package"); at != nil {
		edit.insertBehind(at, "resolver = "+quoteTOML(want)+"\n")
	}
}

// tables returns tables below a name, each with a header of its own.
func tables(name string, content map[string]any) string {
	var out strings.Builder
	for _, key := range sortedKeys(content) {
		table, ok := content[key].(map[string]any)
		if !ok || len(table) == 0 {
			continue
		}
		out.WriteString("\n[" + name + "." + writtenKey(key) + "]\n" + lines(table))
	}
	return out.String()
}

func lines(table map[string]any) string {
	var out strings.Builder
	for _, key := range sortedKeys(table) {
		out.WriteString(writtenKey(key) + " = " + written(table[key]) + "\n")
	}
	return out.String()
}
