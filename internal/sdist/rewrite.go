package sdist

import (
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

func sortedKeys(table map[string]any) []string { return slices.Sorted(maps.Keys(table)) }

// rewritten returns the manifests of the archive by their paths there. Each is
// as it was but for the paths that lead to other places now, the dependencies of
// tests that the archive does not have, and what a workspace that it does not
// have lends.
func (s *cargoSide) rewritten() map[string]string {
	out := map[string]string{}
	for _, c := range s.crates {
		out[path.Join(c.to, "Cargo.toml")] = s.rewriteCrate(c)
	}
	for _, root := range s.roots() {
		to, _ := relative(s.project, root.dir)
		edit := editTOML(string(root.file.Text))
		s.rewriteRoot(edit, root, to)
		s.makeVirtual(edit, root)
		out[path.Join(to, "Cargo.toml")] = strings.TrimLeft(edit.done(), "\r\n")
	}
	return out
}

func (s *cargoSide) rewriteCrate(c *crate) string {
	edit := editTOML(string(c.file.Text))
	for _, d := range c.dependencies() {
		s.rewriteDependency(edit, c, d)
	}
	if c.root == c.manifest || c == s.main() {
		s.rewriteRoot(edit, c.manifest, c.to)
	}
	if c.alone {
		s.writeOut(edit, c)
	}
	return edit.done()
}

func (s *cargoSide) rewriteDependency(edit *tomlEdit, c *crate, d dependency) {
	at := append(slices.Clone(d.table), d.key)
	dir := s.target(c, d)
	if dir != "" && s.byDir[dir] == nil {
		edit.remove(at...) // a dependency of tests
		s.reduced = true
		return
	}
	if d.inherited {
		if c.alone {
			s.inheritDependency(edit, c, d)
		}
		return
	}
	if dir != "" {
		s.rewritePath(edit, c.dir, c.to, dir, append(at, "path"))
	}
}

// rewritePath lets a path of a manifest in from, which goes to the archive's to,
// lead to dir there.
func (s *cargoSide) rewritePath(edit *tomlEdit, from, to, dir string, at []string) {
	have := edit.find(at...)
	target, ok := s.toOf(dir)
	if have == nil || !ok {
		return
	}
	if want := between(to, target); joinPath(from, want) != dir {
		edit.set(have, quoteTOML(want))
	}
}

// between returns the path from one directory of the archive to another.
func between(from, to string) string {
	rel, err := filepath.Rel(filepath.FromSlash(path.Join("/", from)), filepath.FromSlash(path.Join("/", to)))
	if err != nil {
		return to
	}
	return filepath.ToSlash(rel)
}

// rewriteRoot changes what a manifest says as that of a workspace, or as the
// one whose patches count.
func (s *cargoSide) rewriteRoot(edit *tomlEdit, m *manifest, to string) {
	for _, key := range sortedKeys(m.table("workspace", "dependencies")) {
		dir := joinPath(m.dir, textOf(m.table("workspace", "dependencies", key)["path"]))
		if dir == "" {
			continue
		}
		if s.byDir[dir] != nil {
			s.rewritePath(edit, m.dir, to, dir, []string{"workspace", "dependencies", key, "path"})
		} else if !inside(s.project, dir) {
			edit.remove("workspace", "dependencies", key)
		}
	}
	if m == s.authority() {
		s.rewritePatches(edit, m, to)
	}
	if m.isWorkspace() {
		s.rewriteMembers(edit, m, to)
	}
}

func (s *cargoSide) rewritePatches(edit *tomlEdit, m *manifest, to string) {
	for _, p := range patchesOf(m) {
		at := append(slices.Clone(p.table), p.key)
		if s.byDir[p.dir] == nil {
			edit.remove(at...)
			s.reduced = true
			continue
		}
		s.rewritePath(edit, m.dir, to, p.dir, append(at, "path"))
	}
}

// rewriteMembers leaves the members that the archive has, and keeps crates that
// were moved below the workspace from becoming members: cargo makes every
// dependency by path there one.
func (s *cargoSide) rewriteMembers(edit *tomlEdit, m *manifest, to string) {
	for _, key := range []string{"members", "default-members"} {
		at := edit.find("workspace", key)
		if at == nil {
			continue
		}
		edit.keep(at, func(member string) bool {
			return slices.ContainsFunc(s.crates, func(c *crate) bool {
				rel, below := strings.CutPrefix(c.to, prefixOf(to))
				return below && !c.moved && isMember([]string{member}, rel)
			})
		})
	}
	if m == s.authority() {
		s.reduced = s.reduced || s.losesMembers(m)
	}
	var moved []string
	for _, c := range s.crates {
		if rel, below := strings.CutPrefix(c.to, prefixOf(to)); c.moved && below {
			moved = append(moved, quoteTOML(rel))
		}
	}
	if moved != nil {
		exclude(edit, moved)
	}
}

func prefixOf(dir string) string {
	if dir == "." {
		return ""
	}
	return dir + "/"
}

// losesMembers reports whether the archive leaves members of a workspace out.
func (s *cargoSide) losesMembers(m *manifest) bool {
	if m.doc["package"] != nil && s.byDir[m.dir] == nil {
		return true
	}
	for _, member := range texts(m.table("workspace")["members"]) {
		dirs := []string{joinPath(m.dir, member)}
		if strings.ContainsAny(member, "*?[") {
			dirs, _ = filepath.Glob(dirs[0])
		}
		for _, dir := range dirs {
			if s.byDir[dir] == nil && exists(filepath.Join(dir, "Cargo.toml")) {
				return true
			}
		}
	}
	return false
}

// exclude adds to workspace.exclude.
func exclude(edit *tomlEdit, names []string) {
	list := strings.Join(names, ", ")
	if have := edit.find("workspace", "exclude"); have != nil {
		open := have.value + 1
		if len(elements(edit.text, have.value)) > 0 {
			list += ", "
		}
		edit.replace(open, open, list)
		return
	}
	line := "exclude = [" + list + "]\n"
	for i := range edit.entries {
		e := &edit.entries[i]
		switch {
		case e.header && slices.Equal(e.path, []string{"workspace"}):
			edit.insertBehind(e, line)
			return
		case !e.header && !e.inline && len(e.path) == 2 && e.path[0] == "workspace" && e.start == edit.lineStart(e):
			if !edit.underHeader(i) {
				edit.insertBehind(e, "workspace."+line)
				return
			}
		}
	}
	edit.end("\n[workspace]\n" + line)
}

// lineStart returns where the line of an entry starts.
func (e *tomlEdit) lineStart(have *entry) int {
	start, _ := e.lines(have)
	return start
}

// underHeader reports whether an entry stands below a header.
func (e *tomlEdit) underHeader(i int) bool {
	return slices.ContainsFunc(e.entries[:i], func(have entry) bool { return have.header })
}

// makeVirtual takes the package out of the manifest of a workspace, which the
// archive does not have.
func (s *cargoSide) makeVirtual(edit *tomlEdit, m *manifest) {
	if m.doc["package"] == nil {
		return
	}
	for _, key := range sortedKeys(m.doc) {
		if !slices.Contains([]string{"workspace", "profile", "patch", "replace", "cargo-features"}, key) {
			edit.remove(key)
		}
	}
	if m.table("workspace")["resolver"] == nil {
		line := "resolver = " + quoteTOML(resolverOf(m)) + "\n"
		if at := edit.header("workspace"); at != nil {
			edit.insertBehind(at, line)
		} else {
			edit.end("\n[workspace]\n" + line)
		}
	}
}

func (e *tomlEdit) header(path ...string) *entry {
	for i := range e.entries {
		if e.entries[i].header && slices.Equal(e.entries[i].path, path) {
			return &e.entries[i]
		}
	}
	return nil
}

// resolverOf returns the version of cargo's resolver that a root chooses, see
// https://doc.rust-lang.org/cargo/reference/resolver.html#resolver-versions.
func resolverOf(m *manifest) string {
	if v := textOf(m.table("workspace")["resolver"]); v != "" {
		return v
	}
	if v := textOf(m.table("package")["resolver"]); v != "" {
		return v
	}
	edition := m.table("package")["edition"]
	if inherits, _ := edition.(map[string]any); inherits != nil {
		edition = m.table("workspace", "package")["edition"]
	}
	return resolverFor(textOf(edition))
}

func resolverFor(edition string) string {
	switch edition {
	case "2021":
		return "2"
	case "", "2015", "2018":
		return "1"
	default:
		return "3"
	}
}
