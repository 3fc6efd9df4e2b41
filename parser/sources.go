package parser

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// sources finds and reads the crates that a crate depends on, as far as
// something asks for what is in them: nothing is looked for before that.
type sources struct {
	crate  *Crate // the one that is bound
	home   string // cargo's: the registries and checkouts are in it
	target target
	opts   Options // of the one that is bound

	ready  bool
	config *cargoConfig
	lock   *lockfile // nil where there is none

	open   map[string]*Crate // those read so far, by directory and features
	asked  map[string]*Crate // the same by directory and what was asked for
	order  []*Crate          // the same in the order of reading
	busy   map[string]bool   // the paths that are being followed
	faults []*ForeignError   // of crates that a glob or a re-export leads to

	brought map[broughtKey][]binding // what globs of other crates were found to bring

	hygienic map[string]*Crate // by the names that expansions have for them
}

func newSources(c *Crate, t target, opts Options) *sources {
	home := opts.CargoHome
	if home == "" {
		home = cargoHome()
	}
	return &sources{
		crate: c, home: home, target: t, opts: opts,
		open: map[string]*Crate{}, asked: map[string]*Crate{}, busy: map[string]bool{},
		brought: map[broughtKey][]binding{},
	}
}

// prepare reads the lockfile and the configuration of cargo.
func (s *sources) prepare() {
	if s.ready {
		return
	}
	s.ready = true
	dir := s.lockDir()
	s.config = readCargoConfig(s.crate.Dir, s.home)
	s.lock = readLockfile(dir, &diag.Report{})
}

// lockedOf returns what Cargo.lock says of c; nil where that is nothing. Crates
// that come from a path are found when they are asked for: a header that needs no
// others does without the file.
func (s *sources) lockedOf(c *Crate) *locked {
	s.prepare()
	if c.locked == nil && s.lock != nil {
		c.locked = s.lock.member(c.Package, c.Version)
	}
	return c.locked
}

// lockDir is the directory that Cargo.lock belongs into.
func (s *sources) lockDir() string {
	if w := s.crate.manifest.workspace; w != nil {
		return w.dir
	}
	return s.crate.Dir
}

// fetch is the command that brings the sources of the dependencies.
func (s *sources) fetch() string {
	command := "cargo fetch"
	if s.lockedOf(s.crate) != nil {
		command += " --locked"
	}
	manifest := shownPath(filepath.Join(s.crate.Dir, "Cargo.toml"))
	if manifest != "Cargo.toml" {
		command += " --manifest-path " + manifest
	}
	return command
}

// relock is the help where Cargo.lock and Cargo.toml do not agree.
func (s *sources) relock() string {
	return "run `" + strings.Replace(s.fetch(), " --locked", "", 1) + "`, which brings it up to date"
}

// dependency returns the crate that the code of c calls name.
func (s *sources) dependency(c *Crate, name string) (*Crate, *ForeignError) {
	if dep := s.hygienic[name]; dep != nil {
		return dep, nil
	}
	key, ok := c.dependencyKey(name)
	if !ok {
		return nil, s.undeclared(name, c)
	}
	l, _ := c.manifest.line(key)
	features := slices.Concat(l.features, c.passed[key])
	dir, p, err := s.locate(c, l)
	if err != nil {
		return nil, err
	}
	// What the bound crate asks of the same package holds for all.
	if c != s.crate {
		if own, ok := s.ownLine(l.pack, p); ok {
			features = slices.Concat(features, own.features, s.crate.passed[own.key])
			l.defaults = l.defaults || own.defaults
		}
	}
	return s.read(dir, p, Options{Features: features, NoDefaultFeatures: !l.defaults})
}

// ownLine returns what the bound crate itself says about a package.
func (s *sources) ownLine(pack string, p *locked) (line, bool) {
	for _, d := range s.crate.manifest.dependencies() {
		if d.pack != pack {
			continue
		}
		own, ok := s.crate.manifest.line(d.key)
		if ok && (p == nil || s.lockedOf(s.crate) == nil || s.lock.needed(s.crate.locked, pack, own.version) == p) {
			return own, true
		}
	}
	return line{}, false
}

// locate returns the directory of what a dependency of c is met by.
func (s *sources) locate(c *Crate, l line) (dir string, p *locked, fault *ForeignError) {
	if l.path != "" {
		if !isFile(filepath.Join(l.path, "Cargo.toml")) {
			e := s.missing("the sources of dependency `%s` are not there", l.key)
			e.notes = []string{"its path leads to `" + shownPath(l.path) + "`, which has no Cargo.toml"}
			e.help = "correct the path in `" + c.Manifest.Path + "`"
			return "", nil, e
		}
		return l.path, nil, nil
	}
	s.prepare()
	lockPath := shownPath(filepath.Join(s.lockDir(), "Cargo.lock"))
	if s.lock == nil {
		e := s.missing("no Cargo.lock says which version of `%s` is meant", l.pack)
		e.notes = []string{"`" + lockPath + "` does not exist, or is not one"}
		return "", nil, e
	}
	if s.lockedOf(c) != nil {
		p = s.lock.needed(c.locked, l.pack, l.version)
	}
	if p == nil {
		e := s.missing("`%s` does not say which version of `%s` is meant", lockPath, l.pack)
		e.notes = []string{"it is older than the dependency in `" + c.Manifest.Path + "`"}
		e.help = s.relock()
		return "", nil, e
	}
	if _, _, ok := readVersion(p.version); c == s.crate && ok && !satisfies(p.version, l.version) {
		e := s.missing("`%s` has `%s` %s, but `%s` asks for \"%s\"", lockPath, p.name, p.version, c.Manifest.Path, l.version)
		e.help = s.relock()
		return "", nil, e
	}
	looked := ""
	if p.source == "" {
		if dir = s.crate.manifest.patched(l.pack); dir != "" {
			return dir, p, nil
		}
		looked = "a [patch] of the workspace"
	} else if dir, looked = s.place(p); dir != "" {
		return dir, p, nil
	}
	e := s.missing("the sources of `%s` %s are not on this machine", p.name, p.version)
	e.notes = []string{"looked for in `" + filepath.ToSlash(looked) + "`"}
	return "", nil, e
}

// read reads the root of the crate in dir, or returns the one read before. Each name
// that leads there asks for it: reading Cargo.toml for each took a twentieth of the
// time of relay-cabi.
func (s *sources) read(dir string, p *locked, opts Options) (*Crate, *ForeignError) {
	question := strings.Join(append([]string{dir, strconv.FormatBool(opts.NoDefaultFeatures)}, opts.Features...), "\x00")
	if c := s.asked[question]; c != nil {
		return c, nil
	}
	c, err := s.readRoot(dir, p, opts)
	if c != nil {
		s.asked[question] = c
	}
	return c, err
}

func (s *sources) readRoot(dir string, p *locked, opts Options) (*Crate, *ForeignError) {
	var report diag.Report
	m := openManifest(filepath.Join(dir, "Cargo.toml"), &report)
	if m == nil {
		return nil, s.unreadable(dir, &report)
	}
	m.findWorkspace(&diag.Report{})
	active := m.activeFeatures(opts, &diag.Report{})
	features := active.sorted()
	key := dir + "\x00" + strings.Join(features, ",")
	if c := s.open[key]; c != nil {
		return c, nil
	}
	c := &Crate{
		Dir: m.dir, Manifest: m.file, Files: []*source.File{m.file}, Target: s.target.triple, Features: features,
		passed: active.passed, externs: map[string]string{}, manifest: m, sources: s, locked: p, faults: &report,
	}
	path, at := m.describe(c, &report)
	m.describeDependencies(c, active)
	c.env = m.environment(c)
	c.lookup = newLookup(c)
	env := c.cfgs(s.target, Options{
		Features: features, NoDefaultFeatures: true, Target: s.opts.Target, Cfg: s.opts.Cfg, Defined: s.opts.Defined,
	})
	env.verdicts = &c.verdicts
	if l := (&loader{crate: c, env: env, report: &report}); !l.loadRoot(path, at) {
		return nil, s.unreadable(dir, &report)
	}
	c.Root.crate = c
	s.open[key] = c
	s.order = append(s.order, c)
	return c, nil
}

// unreadable says that a dependency is there but of no use.
func (s *sources) unreadable(dir string, report *diag.Report) *ForeignError {
	e := s.missing("the dependency in `%s` cannot be read", shownPath(dir))
	e.notes = firstFault(report)
	e.help = s.advice("write a #[pyfunction] of your own that calls what is needed of it", declareHere)
	return e
}

// firstFault is the first error of a report as a note.
func firstFault(report *diag.Report) []string {
	for _, d := range report.Sorted() {
		if d.Level != diag.Error {
			continue
		}
		if len(d.Labels) == 0 {
			return []string{d.Message}
		}
		return []string{placeOf(d.Labels[0].Span) + ": " + d.Message}
	}
	return nil
}

// placeOf is the file and line of a span.
func placeOf(at source.Span) string {
	at = at.Real()
	position := at.Position()
	return at.File.Path + ":" + strconv.Itoa(position.Line)
}
