package sdist

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// errNotDir is what opening a file in a file says.
var errNotDir error = syscall.ENOTDIR

// carried is where the crates go that lie outside of the project.
const carried = "vendor"

// crate is a package that the archive has: the project's, and those that it
// depends on by a path, all the way down.
type crate struct {
	*manifest
	to    string    // its directory in the archive
	moved bool      // it lies outside of the project
	root  *manifest // of its workspace, maybe itself; nil for none
	// alone says that the archive does not have the root of its workspace, so
	// that what it inherits has to be written out.
	alone bool
}

// cargoSide is what the archive has to hold for cargo: manifests, changed where
// they name what lies elsewhere, and the lock file.
type cargoSide struct {
	project string // absolute
	show    func(string) string
	report  *diag.Report

	manifests map[string]*manifest
	crates    []*crate // the project's own first
	byDir     map[string]*crate
	reduced   bool // the archive has fewer packages or dependencies than the lock file knows of
}

// readCargoSide finds the crates. It reports those that are not there.
func readCargoSide(project, crateDir string, show func(string) string, report *diag.Report) *cargoSide {
	s := &cargoSide{project: project, show: show, report: report, manifests: map[string]*manifest{}, byDir: map[string]*crate{}}
	if s.carry(crateDir, source.Span{}) == nil {
		return s
	}
	s.patches()
	for i := 0; i < len(s.crates); i++ { // which grows
		c := s.crates[i]
		for _, d := range c.dependencies() {
			if dir := s.target(c, d); dir != "" && (!d.dev || c.namesInFeatures(d.key)) {
				s.carry(dir, c.span(append(d.table, d.key, "path")...))
			}
		}
	}
	return s
}

func (s *cargoSide) main() *crate { return s.crates[0] }

// carry takes the package in a directory into the archive.
func (s *cargoSide) carry(dir string, at source.Span) *crate {
	if c := s.byDir[dir]; c != nil {
		return c
	}
	m := s.open(dir)
	if m == nil {
		if !s.report.Failed() {
			s.report.Error(diag.SourceOutside, at, "there is no crate in `%s`", s.show(dir)).
				Helpf("correct the path, which is relative to this Cargo.toml")
		}
		return nil
	}
	c := &crate{manifest: m, root: s.findWorkspace(m)}
	c.to, c.moved = s.place(m)
	c.alone = c.root != nil && c.root != m && (c.moved || !inside(s.project, c.root.dir))
	s.crates = append(s.crates, c)
	s.byDir[dir] = c
	return c
}

// place returns where a package goes: where it is, if that is in the project.
func (s *cargoSide) place(m *manifest) (to string, moved bool) {
	if rel, ok := relative(s.project, m.dir); ok {
		return rel, false
	}
	name := strings.Map(func(r rune) rune {
		if r == '/' || r == '\\' {
			return '-'
		}
		return r
	}, m.name())
	for n := 1; ; n++ {
		to = path.Join(carried, name)
		if n > 1 {
			to += "-" + strconv.Itoa(n)
		}
		taken := exists(filepath.Join(s.project, filepath.FromSlash(to)))
		for _, c := range s.crates {
			taken = taken || c.to == to
		}
		if !taken {
			return to, true
		}
	}
}

// target returns the directory of a dependency by path; "" for any other.
func (s *cargoSide) target(c *crate, d dependency) string {
	if d.inherited {
		if c.root == nil {
			return ""
		}
		return joinPath(c.root.dir, textOf(c.root.table("workspace", "dependencies", d.key)["path"]))
	}
	return joinPath(c.dir, d.path)
}

func joinPath(dir, name string) string {
	switch name = filepath.FromSlash(name); {
	case name == "":
		return ""
	case filepath.IsAbs(name):
		return filepath.Clean(name)
	default:
		return filepath.Join(dir, name)
	}
}

// authority is the manifest whose patches and profiles cargo uses: that of the workspace.
func (s *cargoSide) authority() *manifest {
	if c := s.main(); c.root != nil {
		return c.root
	} else {
		return c.manifest
	}
}

// patch is a line of [patch] or [replace] that names a path.
type patch struct {
	table []string
	key   string
	dir   string
}

func patchesOf(m *manifest) []patch {
	var out []patch
	add := func(table []string, entries map[string]any) {
		for _, key := range sortedKeys(entries) {
			if facts, ok := entries[key].(map[string]any); ok && textOf(facts["path"]) != "" {
				out = append(out, patch{table, key, joinPath(m.dir, textOf(facts["path"]))})
			}
		}
	}
	for _, registry := range sortedKeys(m.table("patch")) {
		add([]string{"patch", registry}, m.table("patch", registry))
	}
	add([]string{"replace"}, m.table("replace"))
	return out
}

// patches takes the packages in that, as the lock file says, are put in the place
// of others that the project needs; all of them where there is none.
func (s *cargoSide) patches() {
	from := s.authority()
	lock := s.readLock()
	var reached map[string]bool
	if lock != nil {
		reached = lock.reached(s.main().name())
	}
	for _, p := range patchesOf(from) {
		m := s.open(p.dir)
		if lock != nil && (m == nil || !lock.hasLocal(m.name()) || !reached[m.name()]) {
			continue
		}
		s.carry(p.dir, from.span(append(p.table, p.key)...))
	}
}

// roots returns the workspaces that stay where they are, without a package of
// their own in the archive.
func (s *cargoSide) roots() []*manifest {
	var out []*manifest
	for _, c := range s.crates {
		if c.root != nil && !c.alone && s.byDir[c.root.dir] == nil && !slices.Contains(out, c.root) {
			out = append(out, c.root)
		}
	}
	return out
}

// toOf returns where a directory of the project or of a crate goes.
func (s *cargoSide) toOf(dir string) (string, bool) {
	if c := s.byDir[dir]; c != nil {
		return c.to, true
	}
	return relative(s.project, dir)
}

// unreadable reports a manifest that cannot be read or is no TOML.
func (s *cargoSide) unreadable(name string, err error) {
	var at *fs.PathError
	if errors.As(err, &at) {
		s.report.Error(diag.UnreadableFile, source.Span{}, "cannot read `%s`: %v", s.show(name), at.Err)
		return
	}
	s.report.Error(diag.BadManifest, source.Span{}, "`%s` is not valid TOML: %s", s.show(name), strings.TrimPrefix(err.Error(), "toml: ")).
		Helpf("`cargo metadata` says the same about this file; see https://toml.io")
}

// inside reports whether a file or directory is below dir, or dir itself.
func inside(dir, name string) bool {
	_, ok := relative(dir, name)
	return ok
}

func relative(dir, name string) (string, bool) {
	rel, err := filepath.Rel(dir, name)
	if err != nil || !filepath.IsLocal(rel) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}
