package sdist

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// lockfile is what of a Cargo.lock decides what goes into an archive.
type lockfile struct {
	text     []byte
	packages []lockedPackage
	needs    map[string][]string // names by names
}

type lockedPackage struct{ Name, Version, Source string }

func parseLock(text []byte) (*lockfile, error) {
	var doc struct {
		Package []struct {
			Name, Version, Source string
			Dependencies          []string
		}
	}
	if err := toml.Unmarshal(text, &doc); err != nil {
		return nil, err
	}
	out := &lockfile{text: text, needs: map[string][]string{}}
	for _, p := range doc.Package {
		out.packages = append(out.packages, lockedPackage{p.Name, p.Version, p.Source})
		for _, need := range p.Dependencies { // "name", "name version" or "name version (source)"
			name, _, _ := strings.Cut(need, " ")
			out.needs[p.Name] = append(out.needs[p.Name], name)
		}
	}
	return out, nil
}

// reached returns the names of the packages that the one called name needs, as
// far as names tell, and its own.
func (l *lockfile) reached(name string) map[string]bool {
	out := map[string]bool{name: true}
	for todo := []string{name}; len(todo) > 0; todo = todo[1:] {
		for _, need := range l.needs[todo[0]] {
			if !out[need] {
				out[need] = true
				todo = append(todo, need)
			}
		}
	}
	return out
}

// hasLocal reports whether a package of this name comes from a path.
func (l *lockfile) hasLocal(name string) bool {
	for _, p := range l.packages {
		if p.Name == name && p.Source == "" {
			return true
		}
	}
	return false
}

// readLock returns the lock file of the project's crate or its workspace; nil
// where there is none that can be read.
func (s *cargoSide) readLock() *lockfile {
	text, err := os.ReadFile(filepath.Join(s.authority().dir, "Cargo.lock"))
	if err != nil {
		return nil
	}
	lock, err := parseLock(text)
	if err != nil {
		return nil
	}
	return lock
}

// lockPlace returns where the lock file goes: beside the manifest that is the
// root of the project's workspace in the archive.
func (s *cargoSide) lockPlace() string {
	c := s.main()
	if c.root == nil || c.alone {
		return path.Join(c.to, "Cargo.lock")
	}
	to, _ := s.toOf(c.root.dir)
	return path.Join(to, "Cargo.lock")
}

// takeLock takes the lock file: as it is, where the archive has all that the lock
// file knows of; else without what is not needed there, for --locked refuses a
// file that holds more. What that is depends on the features of every package,
// so cargo says it.
func (s *selection) takeLock(ctx context.Context, r *Request, cargo *cargoSide) {
	for name := range s.files { // those of other crates say nothing
		if path.Base(name) == "Cargo.lock" && cargo.ownsLock(path.Dir(name)) {
			delete(s.files, name)
		}
	}
	lock := cargo.readLock()
	from := filepath.Join(cargo.authority().dir, "Cargo.lock")
	switch {
	case lock == nil && exists(from):
		s.report.Error(diag.BadManifest, source.Span{}, "cannot read `%s`", s.show(from)).
			Helpf("`cargo generate-lockfile` writes it anew")
		return
	case lock == nil:
		s.report.Notice(diag.LeftOutOfSdist, source.Span{}, "there is no Cargo.lock beside `%s`", s.show(filepath.Join(cargo.authority().dir, "Cargo.toml"))).
			Note("whoever builds the source distribution gets the newest versions of its dependencies on that day").
			Helpf("`cargo generate-lockfile` writes it; keep it under version control")
		return
	}
	if cargo.stale(lock, from) {
		return
	}
	to := cargo.lockPlace()
	if !cargo.reduced {
		s.force(File{Path: to, Data: lock.text})
		return
	}
	if text := s.relock(ctx, r, cargo, lock, to); text != nil {
		s.force(File{Path: to, Data: text})
	}
}

// stale reports a lock file that is older than the project's manifest: a build
// from the archive would refuse it. What is wrong deeper down, cargo says.
func (s *cargoSide) stale(lock *lockfile, name string) bool {
	c := s.main()
	tell := func(at source.Span, format string, args ...any) bool {
		s.report.Error(diag.StaleLock, at, format, args...).
			Note("a build from the source distribution is one with --locked, so that everyone gets the versions in Cargo.lock").
			Helpf("run `cargo update --workspace` in `%s`, which changes only what has to change, and commit Cargo.lock", s.show(filepath.Dir(name)))
		return true
	}
	if version := s.versionOf(c); version != "" && !slices.Contains(lock.packages, lockedPackage{c.name(), version, ""}) {
		return tell(c.span("package", "version"), "Cargo.lock does not have `%s` in version %s", c.name(), version)
	}
	for _, d := range c.dependencies() {
		if name := s.packageOf(c, d); !slices.Contains(lock.needs[c.name()], name) {
			return tell(c.span(append(d.table, d.key)...), "Cargo.lock does not know that `%s` depends on `%s`", c.name(), name)
		}
	}
	return false
}

// versionOf returns the version of a crate; "" where it says none.
func (s *cargoSide) versionOf(c *crate) string {
	version := c.table("package")["version"]
	if _, inherits := version.(map[string]any); inherits && c.root != nil {
		version = c.root.table("workspace", "package")["version"]
	}
	return textOf(version)
}

// packageOf returns the name of the package that a dependency is on.
func (s *cargoSide) packageOf(c *crate, d dependency) string {
	facts := tableAt(c.doc, append(slices.Clone(d.table), d.key)...)
	if d.inherited && c.root != nil {
		facts = c.root.table("workspace", "dependencies", d.key)
	}
	if name := textOf(facts["package"]); name != "" {
		return name
	}
	return d.key
}

// ownsLock reports whether a directory of the archive is that of a manifest.
func (s *cargoSide) ownsLock(dir string) bool {
	for _, c := range s.crates {
		if c.to == dir {
			return true
		}
	}
	return false
}

// relock lets cargo take out of a copy of the lock file what the archive has no
// use for.
func (s *selection) relock(ctx context.Context, r *Request, cargo *cargoSide, lock *lockfile, to string) []byte {
	dir, err := os.MkdirTemp("", "bindgen-sdist-")
	if err != nil {
		s.cannotWrite(err)
		return nil
	}
	defer os.RemoveAll(dir) // what is left of it is the system's to clean
	s.force(File{Path: to, Data: lock.text})
	if err := unpack(dir, s.sortedFiles()); err != nil {
		s.cannotWrite(err)
		return nil
	}
	if !r.Relock(ctx, filepath.Join(dir, filepath.FromSlash(cargo.main().to))) {
		return nil
	}
	text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(to)))
	if err != nil {
		s.cannotWrite(err)
		return nil
	}
	if added := addedPackage(lock, text); added != "" {
		name := s.show(filepath.Join(cargo.authority().dir, "Cargo.lock"))
		s.report.Error(diag.StaleLock, source.Span{}, "`%s` is out of date: it does not have `%s`", name, added).
			Helpf("run `cargo generate-lockfile --offline`, or `cargo build`, and look at what changes in it")
		return nil
	}
	return text
}

func (s *selection) cannotWrite(err error) {
	s.report.Error(diag.WriteFailed, source.Span{}, "cannot write a copy of the archive, from which cargo makes its lock file: %v", reason(err)).
		Helpf("TMPDIR names the directory for such files")
}

// addedPackage returns a package of a changed lock file that the first does not
// have; "" for none.
func addedPackage(before *lockfile, text []byte) string {
	after, err := parseLock(text)
	if err != nil {
		return "Cargo.lock"
	}
	known := map[lockedPackage]bool{}
	for _, p := range before.packages {
		known[p] = true
	}
	for _, p := range after.packages {
		if !known[p] {
			return p.Name + " " + p.Version
		}
	}
	return ""
}

// unpack writes files below a directory.
func unpack(dir string, files []File) error {
	for _, f := range files {
		data := f.Data
		if f.From != "" {
			var err error
			if data, err = os.ReadFile(f.From); err != nil {
				return err
			}
		}
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(name, data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// takeConfig takes cargo's configuration in a directory of the project, and the
// packages that it has there in the place of a registry.
func (s *selection) takeConfig(dir string, moved bool) {
	if moved {
		return // cargo asks where it runs
	}
	rel, ok := relative(s.project, dir)
	if !ok {
		return
	}
	for _, name := range []string{"config.toml", "config"} {
		at := path.Join(rel, ".cargo", name)
		if !s.require(at) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(s.project, filepath.FromSlash(at)))
		var doc map[string]any
		if err != nil || toml.Unmarshal(text, &doc) != nil {
			return // cargo's to report
		}
		file := &manifest{dir: dir, file: &source.File{Path: s.show(filepath.Join(s.project, filepath.FromSlash(at))), Text: text}, doc: doc}
		for _, key := range sortedKeys(file.table("source")) {
			if place := joinPath(dir, textOf(file.table("source", key)["directory"])); place != "" {
				s.takeVendored(place, file.span("source", key, "directory"))
			}
		}
		return
	}
	for _, name := range []string{"rust-toolchain", "rust-toolchain.toml"} {
		s.require(path.Join(rel, name))
	}
}

// takeVendored takes packages that stand in for a registry, with all their
// files: cargo compares them with checksums.
func (s *selection) takeVendored(dir string, at source.Span) {
	rel, ok := relative(s.project, dir)
	if !ok {
		s.report.Error(diag.SourceOutside, at, "`%s` lies outside of the project", s.show(dir)).
			Note("the archive has this configuration of cargo, which would find nothing there").
			Helpf("put the packages below `%s`, or the configuration above it", strings.TrimSuffix(s.show(s.project), "/"))
		return
	}
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return // cargo's to report
	}
	t := &tree{selection: s, from: dir, to: rel, real: real, whole: true}
	t.walk()
}
