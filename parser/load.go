package parser

import (
	"path/filepath"
	"slices"
	"sort"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Parse reads the crate in directory dir. It reports all faults that it finds
// and returns what it could read; nil where there is no library crate at all.
func Parse(dir string, opts Options, report *diag.Report) *Crate {
	t, ok := readTarget(opts, report)
	if !ok {
		return nil
	}
	m := readManifest(dir, report)
	if m == nil {
		return nil
	}
	features := m.activeFeatures(opts, report)
	c := &Crate{
		Dir: m.dir, Manifest: m.file, Target: t.triple,
		Features: features.sorted(),
		Files:    []*source.File{m.file},
		externs:  map[string]string{},
	}
	if m.workspace != nil && m.workspace != m {
		c.Files = append(c.Files, m.workspace.file)
	}
	path, at := m.describe(c, report)
	m.describeDependencies(c, features)
	c.Build = m.build()
	if opts.Cfg != CfgKeep { // a header has no glue, and what a panic does is the crate's own affair
		m.rejectPanicAbort(report)
	}
	c.env = m.environment(c)
	c.lookup = newLookup(c)
	c.manifest, c.passed, c.sources = m, features.passed, newSources(c, t, opts)

	l := &loader{crate: c, env: c.cfgs(t, opts), report: report}
	if !l.loadRoot(path, at) {
		return nil
	}
	c.renameRuntime()
	c.CfgSet = l.env.set()
	c.LeftOut = l.leftOut(m, opts)
	l.warnUnknownCfgs()
	return c
}

// loader reads the files of a crate, module by module.
//
// For each file it calls
//
//	parseSource(f *source.File, m *Module, env *cfgEnv, report *diag.Report) (keep bool)
//
// which appends to m.Items the items of f that env keeps, to m.Attrs and m.Doc
// what the inner attributes and //! say (m may hold outer ones already), and
// leaves everything else of m alone. Items get m as Head().Module, inline
// modules get m as Parent and f as File, `mod x;` gets m as Parent and no File.
type loader struct {
	crate  *Crate
	env    *cfgEnv
	report *diag.Report
	open   []string // the paths of the files being read, outermost first

	scope *macroScope // the macros that what comes next can call by name
	depth int         // of expansions
}

// maxDepth is how deep files may nest; rustc stops at 128 as well.
const maxDepth = 128

func (l *loader) loadRoot(path string, at source.Span) bool {
	if !isFile(path) {
		l.report.Error(diag.NotACrate, at, "the package has no library: `%s` does not exist", shownPath(path)).
			Helpf("create src/lib.rs, or name the file with `path = \"..\"` in [lib]")
		return false
	}
	root := &Module{}
	l.crate.Root = root
	if !l.loadFile(root, path, at, place{dir: filepath.Dir(path)}) {
		root.Items = nil
	}
	l.expandWaiting()
	return root.File != nil
}

// loadFile reads the file of module m, and all modules below it. keep is false
// where a #![cfg] in the file removes the module.
func (l *loader) loadFile(m *Module, path string, at source.Span, here place) (keep bool) {
	if !l.enter(path, at) {
		return true
	}
	defer l.leave()
	f, ok := readFile(path, at, l.report)
	if !ok {
		return true
	}
	l.crate.Files = append(l.crate.Files, f)
	m.File = f
	if m.Parent == nil {
		m.Span, m.Full = f.Span(0, 0), f.Span(0, 0)
	}
	if isGenerated(f) {
		return true
	}
	l.working(f)
	keep = parseSource(f, m, l.env, l.report)
	m.Items = l.walk(m, m.Items, here)
	return keep
}

// working says which file is read next, for the report of a panic.
func (l *loader) working(f *source.File) {
	l.report.Working("file `"+f.Path+"`", f.Span(0, 0))
}

// walk loads what the items of m refer to. It returns the items with each
// include! replaced by what it includes, without the modules that their files
// remove.
func (l *loader) walk(m *Module, items []Item, here place) []Item {
	out := make([]Item, 0, len(items))
	for _, item := range l.chooseItems(items) {
		switch item := item.(type) {
		case *Module:
			if !l.loadModule(item, here) {
				continue
			}
		case *macroRules:
			l.define(item)
			continue
		case *Impl:
			item.Items = l.members(m, item.Items, here)
		case *ForeignBlock:
			item.Items = l.members(m, item.Items, here)
		case *MacroCall:
			if included, ok := l.include(m, item); ok {
				out = append(out, included...)
				continue
			}
			if made, ok := l.expand(m, item, here); ok {
				out = append(out, made...)
				continue
			}
			l.wait(m, item, here)
		}
		out = append(out, item)
	}
	return out
}

// members is walk for the items of an impl or an extern block.
func (l *loader) members(m *Module, items []Item, here place) []Item {
	if !slices.ContainsFunc(items, func(item Item) bool { _, ok := item.(*MacroCall); return ok }) {
		return items
	}
	return l.walk(m, items, here)
}

// loadModule loads the file of `mod x;`, or goes through an inline module.
func (l *loader) loadModule(m *Module, here place) (keep bool) {
	defer l.leaveModule(m, l.scope)
	if m.File != nil {
		m.Items = l.walk(m, m.Items, here.inline(m))
		return true
	}
	if l.env.verdicts != nil && (m.removed || m.absent != nil) {
		return false
	}
	if l.env.verdicts != nil && m.Head().Find("macro_use") == nil {
		l.postpone(m, here)
		return true
	}
	if m.absent != nil {
		l.countAbsent(m, here)
		return false
	}
	if m.removed {
		l.probe(m, here)
		return false
	}
	if l.env.open != nil && hasCfg(m.Attrs) && l.crate.Elsewhere(m) && !l.isThere(m, here) {
		return false // a generated file, or one of another platform
	}
	path, inside, ok := l.locate(m, here)
	keep = !ok || l.loadFile(m, path, m.Span, inside)
	if len(m.doubts) > 0 {
		l.probe(m, here)
	}
	return keep
}

// enter notes that a file is being read, unless that would never end.
func (l *loader) enter(path string, at source.Span) bool {
	for i, open := range l.open {
		if open != path {
			continue
		}
		d := l.report.Error(diag.MissingModule, at, "circular modules: `%s` includes itself", shownPath(path))
		for _, via := range l.open[i+1:] {
			d.Note("by way of `%s`", shownPath(via))
		}
		d.Helpf("a file cannot be a module of itself: remove or change the `#[path]` or `include!`")
		return false
	}
	if len(l.open) == maxDepth {
		l.report.Error(diag.MissingModule, at, "modules nest deeper than %d files", maxDepth).
			Helpf("is there a symbolic link that leads back up?")
		return false
	}
	l.open = append(l.open, path)
	return true
}

func (l *loader) leave() { l.open = l.open[:len(l.open)-1] }

// warnUnknownCfgs tells which names of cfg were taken as not set although a
// build script or RUSTFLAGS may set them: an exported item could hide there.
func (l *loader) warnUnknownCfgs() {
	if l.crate.Runtime == "" {
		return
	}
	names := make([]string, 0, len(l.env.unknown))
	for name := range l.env.unknown {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		l.report.Warn(diag.UnsupportedCfg, l.env.unknown[name], "cfg `%s` is taken as not set", name).
			Note("a build script or RUSTFLAGS may set it, and bindgen runs neither").
			Helpf("use a feature of the crate for what the bindings depend on")
	}
}
