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
// is asked for; an import that depends on itself brings nothing by that way, and
// what was found without it is not kept.
func (l *lookup) importOf(use *Use, ns namespace) []binding {
	key := importKey{use, ns}
	if found, known := l.imports[key]; known || !l.crate.isLazy() {
		return found
	}
	if l.busy[key] {
		l.cut = true
		return nil
	}
	var found []binding
	if l.whole(key, func() { found = l.imported(use, ns) }) {
		l.imports[key] = found
	}
	return found
}

// globOf is importOf for a glob.
func (l *lookup) globOf(use *Use) globTarget {
	key := importKey{use, typeNS}
	if target, known := l.globs[use]; known || !l.crate.isLazy() {
		return target
	}
	if l.busy[key] {
		l.cut = true
		return globTarget{}
	}
	var target globTarget
	if l.whole(key, func() { target = l.globTarget(use) }) {
		l.globs[use] = target
	}
	return target
}

// whole runs find for key, and reports whether it has seen everything: nothing
// that it asked for was busy itself.
func (l *lookup) whole(key importKey, find func()) bool {
	outside := l.cut
	l.busy[key], l.cut = true, false
	find()
	delete(l.busy, key)
	complete := !l.cut || len(l.busy) == 0
	l.cut = len(l.busy) > 0 && (l.cut || outside)
	return complete
}

// members returns what the target of a glob has under name, for what is no
// module of this crate.
func (l *lookup) members(target globTarget, name string, ns namespace) []binding {
	if l.crate.follows() && target.external != nil && l.crate.IsDependency(target.external) {
		return l.crate.sources.brings(l.crate, target.external, name, ns)
	}
	return target.member(name)
}
