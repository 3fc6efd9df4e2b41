package sdist

import (
	"os"
	"path"
	"path/filepath"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// takeCrates takes the files of all crates.
func (s *selection) takeCrates(cargo *cargoSide) {
	for _, c := range cargo.crates {
		if c.to == "." {
			s.takeTopCrate(c)
		} else {
			s.takeCrate(cargo, c)
		}
		s.takeTargets(c)
		s.takeConfig(c.dir, c.moved)
	}
	s.takeConfig(s.project, false)
}

// takeCrate takes the directory of a crate, but for what its package.include and
// package.exclude leave out, which are patterns of git.
func (s *selection) takeCrate(cargo *cargoSide, c *crate) {
	real, err := filepath.EvalSymlinks(c.dir)
	if err != nil {
		s.unreadable(c.dir, err)
		return
	}
	t := &tree{selection: s, from: c.dir, to: c.to, real: s.real, wants: packaged(c.manifest)}
	if c.moved {
		t.real = real
		if c.root != nil && inside(c.root.dir, c.dir) { // crates link to the licence of their workspace
			if above, err := filepath.EvalSymlinks(c.root.dir); err == nil {
				t.real = above
			}
		}
	}
	t.skips = func(dir string) bool {
		rel, _ := relative(c.dir, dir)
		return dir == s.project || exists(filepath.Join(dir, "Cargo.toml")) || c.moved && isTestDir(rel)
	}
	t.walk()
}

// takeTopCrate takes the crate that has the project's directory for its own.
func (s *selection) takeTopCrate(c *crate) {
	for _, name := range crateFiles {
		s.require(name)
	}
	for _, name := range crateDirs {
		s.dir(name)
	}
	if len(texts(c.table("package")["include"])) > 0 {
		t := s.tree()
		t.wants = packaged(c.manifest)
		t.skips = func(dir string) bool { return exists(filepath.Join(dir, "Cargo.toml")) }
		t.walk()
	}
}

// packaged returns what package.include and package.exclude say of a file; nil
// where they say nothing. See
// https://doc.rust-lang.org/cargo/reference/manifest.html#the-exclude-and-include-fields.
func packaged(m *manifest) func(rel string) bool {
	include, exclude := texts(m.table("package")["include"]), texts(m.table("package")["exclude"])
	switch {
	case len(include) > 0:
		rules := parseIgnore(strings.Join(include, "\n"))
		return func(rel string) bool { return decideBelow(rules, rel) || rel == "Cargo.toml" || rel == "Cargo.lock" }
	case len(exclude) > 0:
		rules := parseIgnore(strings.Join(exclude, "\n"))
		return func(rel string) bool { return !decideBelow(rules, rel) }
	default:
		return nil
	}
}

// takeTargets takes the files that a manifest names, without which cargo does
// not read it.
func (s *selection) takeTargets(c *crate) {
	need := func(name string, at ...string) {
		if name == "" {
			return
		}
		from := joinPath(c.dir, name)
		s.takeLinked(c, from, c.span(at...))
	}
	need(textOf(c.table("package")["build"]), "package", "build")
	need(textOf(c.table("lib")["path"]), "lib", "path")
	if lib := "src/lib.rs"; c.table("lib")["path"] == nil && exists(joinPath(c.dir, lib)) {
		need(lib)
	}
	if build := "build.rs"; c.table("package")["build"] == nil && exists(joinPath(c.dir, build)) {
		need(build)
	}
	for kind, dir := range map[string]string{"bin": "src/bin", "test": "tests", "bench": "benches", "example": "examples"} {
		list, _ := c.doc[kind].([]any)
		for _, target := range list {
			facts, _ := target.(map[string]any)
			if at := textOf(facts["path"]); at != "" {
				need(at, kind)
				continue
			}
			name := textOf(facts["name"])
			for _, at := range []string{path.Join(dir, name+".rs"), path.Join(dir, name, "main.rs")} {
				if exists(joinPath(c.dir, at)) {
					need(at, kind)
				}
			}
		}
	}
}

// takeLinked takes a file that a crate names, whose path the archive has to keep.
func (s *selection) takeLinked(c *crate, from string, at source.Span) {
	info, err := os.Stat(from)
	if err != nil || info.IsDir() {
		return // cargo's to report
	}
	if rel, ok := relative(c.dir, from); ok {
		if to := path.Join(c.to, rel); s.files[to] == nil {
			s.force(File{Path: to, From: from, Exec: isExec(info)})
		}
		return
	}
	if rel, ok := relative(s.project, from); ok && !c.moved {
		if s.files[rel] == nil {
			s.force(File{Path: rel, From: from, Exec: isExec(info)})
		}
		return
	}
	out := "the project"
	if c.moved {
		out = "the crate `" + c.name() + "`"
	}
	s.report.Error(diag.SourceOutside, at, "`%s` lies outside of %s", s.show(from), out).
		Note("the archive holds the project's directory, and the directories of crates that it depends on").
		Helpf("move the file there, or put a copy there")
}

// takeUses takes what the sources of crates read at compile time from outside of
// their directory: include_str!("../../x"), #[path = "../x.rs"].
func (s *selection) takeUses(cargo *cargoSide) {
	for _, c := range cargo.crates {
		seen := map[string]bool{}
		var sources []string
		for _, f := range s.sortedFiles() {
			rel, ok := relative(c.to, f.Path)
			if ok && f.From != "" && strings.HasSuffix(f.Path, ".rs") && inside(c.dir, f.From) && !isTestDir(rel) {
				sources = append(sources, f.From)
			}
		}
		for _, from := range sources { // before any of them is looked at
			s.leaveTests(from, seen)
		}
		for _, from := range sources {
			s.usesOf(c, from, seen)
		}
	}
}

// leaveTests notes the files of modules for tests as seen: what they read is of
// no use to who builds the crate.
func (s *selection) leaveTests(from string, seen map[string]bool) {
	text, err := os.ReadFile(from)
	if err != nil || !strings.Contains(string(text), "test") {
		return
	}
	for _, m := range parser.ModuleFiles(&source.File{Path: s.show(from), Text: text}) {
		if m.Test {
			for _, at := range moduleFile(from, m.Path) {
				seen[at] = true
			}
		}
	}
}

// moduleFile returns where the module of a file may be: beside it, or in the
// directory of its name, depending on whether it is a mod.rs or the root of a crate.
func moduleFile(from, module string) []string {
	var out []string
	for _, dir := range []string{filepath.Dir(from), strings.TrimSuffix(from, ".rs")} {
		at := filepath.Join(dir, filepath.FromSlash(module))
		out = append(out, at+".rs", filepath.Join(at, "mod.rs"))
	}
	return out
}

// isTestDir reports whether a file of a crate is compiled for tests only.
func isTestDir(rel string) bool {
	first, _, _ := strings.Cut(rel, "/")
	return first == "tests" || first == "benches" || first == "examples"
}

func (s *selection) usesOf(c *crate, from string, seen map[string]bool) {
	if seen[from] {
		return
	}
	seen[from] = true
	text, err := os.ReadFile(from)
	if err != nil {
		return
	}
	file := &source.File{Path: s.show(from), Text: text}
	if strings.Contains(string(text), "mod") {
		s.modulesOf(c, file, from, seen)
	}
	if !strings.Contains(string(text), "include") && !strings.Contains(string(text), "path") {
		return
	}
	for _, use := range parser.FileUses(file) {
		name := filepath.FromSlash(use.Path)
		base := filepath.Dir(from)
		if use.Manifest {
			base, name = c.dir, strings.TrimLeft(name, `/\`)
		}
		at := filepath.Join(base, name)
		if filepath.IsAbs(name) {
			at = name
		}
		if inside(c.dir, at) && s.files[path.Join(c.to, mustRelative(c.dir, at))] != nil {
			continue
		}
		s.takeLinked(c, at, use.Span)
		if strings.HasSuffix(at, ".rs") && exists(at) {
			s.usesOf(c, at, seen)
		}
	}
}

// modulesOf takes the files of modules that .gitignore or package.include leave
// out, as generated sources are: the crate does not compile without them.
func (s *selection) modulesOf(c *crate, file *source.File, from string, seen map[string]bool) {
	for _, module := range parser.ModuleFiles(file) {
		for _, at := range moduleFile(from, module.Path) {
			rel, ok := relative(c.dir, at)
			if module.Test || !ok || !exists(at) || s.choice.Excludes(path.Join(c.to, rel)) {
				continue
			}
			s.takeLinked(c, at, source.Span{})
			s.usesOf(c, at, seen)
		}
	}
}

func mustRelative(dir, name string) string {
	rel, _ := relative(dir, name)
	return rel
}
