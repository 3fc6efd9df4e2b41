package parser

import "slices"

// Of a dependency only the modules on the way to what is asked for are read,
// and only the imports that name it are followed.

// postpone lets the file of m be read when a name in it is asked for.
func (l *loader) postpone(m *Module, here place) {
	open, scope := slices.Clone(l.open), l.scope
	m.pending = func() {
		later := &loader{crate: l.crate, env: l.env, report: l.report, open: open, scope: scope}
		if path, inside, ok := later.locate(m, here); ok {
			later.loadFile(m, path, m.Span, inside)
			later.expandWaiting()
		}
	}
}

// read reads the file of m where that is still to be done.
func (m *Module) read() {
	if load := m.pending; load != nil {
		m.pending = nil
		load()
	}
}

// importOf returns what an import means. For a dependency it is found when it
// is asked for.
func (l *lookup) importOf(use *Use, ns namespace) []binding {
	key := importKey{use, ns}
	if found, known := l.imports[key]; known || !l.crate.isLazy() {
		return found
	}
	return l.circles.find(key, func() imported { return imported{found: l.imported(use, ns)} }, l.keep).found
}

// globOf is importOf for a glob.
func (l *lookup) globOf(use *Use) globTarget {
	if target, known := l.globs[use]; known || !l.crate.isLazy() {
		return target
	}
	key := importKey{use, typeNS}
	return l.circles.find(key, func() imported { return imported{target: l.globTarget(use)} }, l.keep).target
}

// keep writes down what an import was found to mean for good.
func (l *lookup) keep(key importKey, meaning imported) {
	if key.use.Glob {
		l.globs[key.use] = meaning.target
	} else {
		l.imports[key] = meaning.found
	}
}

// members returns what the target of a glob has under name, for what is no
// module of this crate.
func (l *lookup) members(target globTarget, name string, ns namespace) []binding {
	if l.crate.follows() && target.external != nil && l.crate.IsDependency(target.external) {
		return l.crate.sources.brings(l.crate, target.external, name, ns)
	}
	return target.member(name)
}
