package parser

import "slices"

// maxRounds is how often imports are gone through; each round finds those that
// depend on the ones of the round before. Only imports that go in a circle take
// as many.
const maxRounds = 64

// prepare finds out what the imports of the crate mean. They depend on each
// other, also in circles (a module and its child may glob each other), so all
// are resolved again and again, each time with the results of the round before,
// until nothing changes.
func (l *lookup) prepare() {
	if l.prepared || l.crate.isLazy() {
		return
	}
	l.prepared = true
	uses := usesBelow(nil, l.crate.Root)
	for range maxRounds {
		clear(l.done)
		imports := make(map[importKey][]binding, len(l.imports))
		globs := make(map[*Use]globTarget, len(l.globs))
		changed := false
		for _, use := range uses {
			if use.Glob {
				globs[use] = l.globTarget(use)
				changed = changed || !globs[use].same(l.globs[use])
				continue
			}
			for _, ns := range []namespace{typeNS, valueNS} {
				key := importKey{use, ns}
				if found := l.imported(use, ns); found != nil {
					imports[key] = found
				}
				changed = changed || !slices.EqualFunc(imports[key], l.imports[key], sameDef)
			}
		}
		l.imports, l.globs = imports, globs
		if !changed {
			break
		}
	}
	clear(l.done)
}

func sameDef(a, b binding) bool { return a.def.same(b.def) }

// usesBelow adds the imports of m and the modules in it to list.
func usesBelow(list []*Use, m *Module) []*Use {
	m.index()
	for _, item := range m.Items {
		switch item := item.(type) {
		case *Use:
			list = append(list, item)
		case *Module:
			list = usesBelow(list, item)
		}
	}
	return list
}

// imported returns what the path of a use means.
func (l *lookup) imported(use *Use, ns namespace) []binding {
	found, err := l.path(pathQuery{from: use.Module, path: use.Path, global: use.Global, ns: ns, use: use})
	if err != nil && err.Kind == AmbiguousSegment && err.Segment == len(use.Path)-1 {
		return err.found
	}
	return found
}

// globTarget returns what a glob imports from.
func (l *lookup) globTarget(use *Use) globTarget {
	if len(use.Path) == 0 {
		// `use *` and `use ::*` are the 2015 edition's way to name the root.
		return globTarget{module: l.crate.Root}
	}
	found, err := l.path(pathQuery{from: use.Module, path: use.Path, global: use.Global, ns: typeNS, use: use})
	if err != nil {
		return globTarget{}
	}
	target := globTarget{external: found[0].def.External}
	switch item := found[0].def.Item.(type) {
	case *Module:
		target.module = item
	case *Enum:
		target.enum = item
	}
	return target
}

func (t globTarget) same(u globTarget) bool {
	return t.module == u.module && t.enum == u.enum && slices.Equal(t.external, u.external)
}
