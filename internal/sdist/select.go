package sdist

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"example.com/bindgen/internal/config"
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/pyfiles"
	"example.com/bindgen/internal/source"
)

// topFiles are what an archive has of the top of a project, where it is there.
var topFiles = []string{
	"pyproject.toml", "bindgen.toml", "cbindgen.toml", "rust-toolchain", "rust-toolchain.toml",
	"README*", "CHANGELOG*", "CHANGES*", "HISTORY*", "NEWS*", "LICENSE*", "LICENCE*", "COPYING*", "NOTICE*", "AUTHORS*", "SECURITY*", "CONTRIBUTING*",
}

// topDirs are directories at the top of a project that are taken whole.
var topDirs = []string{"include", "tests", "LICENSES"}

// crateDirs are the directories of a crate that has the top of the project for
// itself, and crateFiles its files.
var (
	crateDirs  = []string{"src", "tests", "benches", "examples"}
	crateFiles = []string{"Cargo.toml", "Cargo.lock", "build.rs"}
)

// top takes what the archive has of the top of the project. It asks no git, so
// that it is the same with and without.
func (s *selection) top(r *Request) {
	ignored := readIgnore(nil, s.project)
	list, err := os.ReadDir(s.project)
	if err != nil {
		s.unreadable(s.project, err)
		return
	}
	for _, e := range list {
		name := e.Name()
		if !e.IsDir() && matchesAny(topFiles, name) && !isJunkFile(name) && !ignored.ignores(filepath.Join(s.project, name), false) {
			t := s.tree()
			t.entry(name, e, ignored, nil)
		}
	}
	for _, name := range topDirs {
		if !ignored.ignores(filepath.Join(s.project, name), true) {
			s.dir(name)
		}
	}
	s.python(r)
	for _, dir := range backendPath(s.project) {
		s.dir(dir)
	}
	for _, h := range r.Project.Headers() {
		if h.Config != "" {
			s.require(h.Config)
		}
	}
}

// tree is what is below the project's directory.
func (s *selection) tree() *tree {
	return &tree{selection: s, from: s.project, to: ".", real: s.real}
}

// dir takes a directory of the project, if it is one.
func (s *selection) dir(name string) {
	from := filepath.Join(s.project, filepath.FromSlash(name))
	if info, err := os.Stat(from); err != nil || !info.IsDir() || s.walked[name] {
		return
	}
	s.walked[name] = true
	real, err := filepath.EvalSymlinks(from)
	if err != nil || !inside(s.real, real) {
		s.report.Error(diag.UnpackableFile, source.Span{}, "the link `%s` leads out of the project", s.show(from)).
			Helpf("put a copy in its place")
		return
	}
	t := &tree{selection: s, from: from, to: name, real: s.real, skips: func(dir string) bool {
		return exists(filepath.Join(dir, "Cargo.toml")) // crates are taken by what cargo needs
	}}
	t.walk()
}

// python takes the directory that packages are in, where it is one of its own,
// with tests and tools of its own; else the package alone. Whatever a wheel
// installs is in.
func (s *selection) python(r *Request) {
	if r.Outputs.Layout.Python == "" {
		return
	}
	if dir := r.Project.PythonDir(); dir != "." {
		s.dir(dir)
	} else {
		first, _, _ := strings.Cut(r.Outputs.Layout.Package, ".")
		s.dir(first)
	}
	var said diag.Report // the notices are the wheel's
	for _, f := range pyfiles.Find(r.Project, r.Outputs.Layout, &said) {
		to := path.Join(r.Project.PythonDir(), f.Path)
		if info, err := os.Stat(f.Disk); err == nil && s.files[to] == nil {
			s.force(File{Path: to, From: filepath.Join(s.project, filepath.FromSlash(to)), Exec: isExec(info)})
		}
	}
	if said.Failed() && !s.report.Failed() {
		s.report.Add(&said)
	}
}

// backendPath returns build-system.backend-path, from which a frontend imports
// the build backend. Faults in it are reported with the metadata.
func backendPath(project string) []string {
	text, err := os.ReadFile(filepath.Join(project, "pyproject.toml"))
	if err != nil {
		return nil
	}
	var doc struct {
		BuildSystem struct {
			BackendPath []string `toml:"backend-path"`
		} `toml:"build-system"`
	}
	if toml.Unmarshal(text, &doc) != nil {
		return nil
	}
	var out []string
	for _, dir := range doc.BuildSystem.BackendPath {
		if dir = path.Clean(dir); dir != "." && filepath.IsLocal(filepath.FromSlash(dir)) {
			out = append(out, dir)
		}
	}
	return out
}

// include takes what sdist.include names, whatever other rules say of it, but for
// an archive of before: each would be in the next one.
func (s *selection) include(r *Request) {
	if len(s.choice.Include) == 0 {
		return
	}
	t := s.tree()
	t.whole = true
	before, _ := filepath.Abs(r.archive())
	own, _ := relative(s.project, before)
	t.wants = func(rel string) bool { return rel != own && s.choice.Includes(rel) }
	t.skips = func(dir string) bool {
		rel, _ := relative(s.project, dir)
		return isJunkDir(dir) && !s.choice.Includes(rel)
	}
	t.walk()
	for _, v := range s.choice.Include {
		if !s.matched(v) {
			s.report.Warn(diag.BadConfig, v.Span, "`sdist.include` has `%s`, which matches no file", v.Text).
				Helpf("patterns are relative to the directory of this file; `**` stands for directories of any depth: \"docs/**\"")
		}
	}
}

func (s *selection) matched(v config.Value) bool {
	for name := range s.files {
		if v.Matches(name) {
			return true
		}
	}
	return false
}

// tell gives notice of what is at the top and not in the archive, and of built
// files that were left out elsewhere.
func (s *selection) tell() {
	ignored := readIgnore(nil, s.project)
	list, err := os.ReadDir(s.project)
	if err != nil {
		return
	}
	var names []string
	for _, e := range list {
		name, full := e.Name(), filepath.Join(s.project, e.Name())
		switch {
		case strings.HasPrefix(name, "."), s.has(name), name == "PKG-INFO", s.choice.Excludes(name), ignored.ignores(full, e.IsDir()):
		case e.IsDir():
			if !isJunkDir(full) && s.mayBeMissed(full) {
				names = append(names, name)
			}
		case !isJunkFile(name) && !isBuiltFile(name):
			names = append(names, name)
		}
	}
	for name := range s.leftOut {
		if s.files[name] == nil {
			names = append(names, name)
		}
	}
	if names == nil {
		return
	}
	slices.Sort(names)
	shown := "`" + strings.Join(names[:min(len(names), 10)], "`, `") + "`"
	if len(names) > 10 {
		shown += ", …"
	}
	s.report.Notice(diag.LeftOutOfSdist, source.Span{}, "left out of the source distribution: %s", shown).
		Helpf("to have it in: sdist.include = [%q]; to be told no more: sdist.exclude = [%q]", names[0], names[0])
}

// mayBeMissed reports whether there is a file in a directory that is not junk,
// and is of no crate: crates that cargo does not need are not meant.
func (s *selection) mayBeMissed(dir string) bool {
	if exists(filepath.Join(dir, "Cargo.toml")) {
		return false
	}
	list, err := os.ReadDir(dir)
	if err != nil {
		return true
	}
	for _, e := range list {
		name := filepath.Join(dir, e.Name())
		if e.IsDir() && !isJunkDir(name) && s.mayBeMissed(name) || !e.IsDir() && !isJunkFile(e.Name()) {
			return true
		}
	}
	return false
}

// has reports whether the archive has the file, or something below it.
func (s *selection) has(name string) bool {
	if s.files[name] != nil {
		return true
	}
	for have := range s.files {
		if strings.HasPrefix(have, name+"/") {
			return true
		}
	}
	return false
}
