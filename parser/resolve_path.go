package parser

import (
	"slices"

	"example.com/bindgen/internal/source"
)

// pathQuery asks what a path means in a module.
type pathQuery struct {
	from   *Module
	path   []string
	global bool
	ns     namespace // of the last segment; all others are types
	use    *Use      // the import whose path it is; nil elsewhere
}

// step returns the namespace of segment i.
func (q pathQuery) step(i int) namespace {
	if i == len(q.path)-1 {
		return q.ns
	}
	return typeNS
}

// path returns what a path means: exactly one binding, or an error.
func (l *lookup) path(q pathQuery) ([]binding, *ResolveError) {
	if len(q.path) == 0 {
		return nil, &ResolveError{Kind: UnknownSegment, from: q.from}
	}
	found, i := l.start(q)
	if err := q.check(found, i-1, nil); err != nil {
		return nil, err
	}
	for ; i < len(q.path); i++ {
		next, parent, err := l.member(q, found[0], i)
		if err != nil {
			return nil, err
		}
		if found[0].def.External != nil {
			return next, nil // holds all the remaining segments
		}
		if err := q.check(next, i, parent); err != nil {
			return nil, err
		}
		found = next
	}
	return found, nil
}

// check turns a result that is not exactly one binding into an error at segment
// i, which was looked up in module parent (nil for the first segment).
func (q pathQuery) check(found []binding, i int, parent *Module) *ResolveError {
	switch len(found) {
	case 0:
		return &ResolveError{Kind: UnknownSegment, Path: q.path, Segment: i, from: q.from, parent: parent}
	case 1:
		return nil
	}
	err := &ResolveError{Kind: AmbiguousSegment, Path: q.path, Segment: i, from: q.from, parent: parent, found: found}
	for _, b := range found {
		if b.span.IsValid() {
			err.Spans = append(err.Spans, b.span)
		}
	}
	return err
}

// start resolves the segments that a path begins with, as one: crate, self,
// super::super, or a name in scope. It returns the index of the next segment.
func (l *lookup) start(q pathQuery) (found []binding, next int) {
	if q.global {
		return l.globalStart(q), 1
	}
	at := q.from
	switch q.path[0] {
	case "crate", "$crate":
		return moduleBinding(l.crate.Root), 1
	case "self":
		next = 1
	case "super":
	default:
		return l.inScope(q, q.path[0]), 1
	}
	for ; next < len(q.path) && q.path[next] == "super"; next++ {
		if at = at.Parent; at == nil {
			return nil, next + 1
		}
	}
	return moduleBinding(at), next
}

func moduleBinding(m *Module) []binding { return []binding{{def: Def{Item: m}, span: m.Span}} }

func externalBinding(path ...string) []binding {
	return []binding{{def: Def{External: canonical(path)}}}
}

// globalStart resolves the first segment of ::a::b.
func (l *lookup) globalStart(q pathQuery) []binding {
	if l.crate.Edition == "2015" {
		if found := l.in(l.crate.Root, q.path[0], q.step(0)); found != nil {
			return found
		}
	}
	return l.externCrate(q.path[0], q.use != nil && q.use.namesCrate())
}

// inScope resolves a name as the code in a module sees it: what the module
// declares and imports, crates, the standard prelude, primitive types.
func (l *lookup) inScope(q pathQuery, name string) []binding {
	ns := q.step(0)
	if q.use != nil && l.crate.Edition == "2015" {
		if found := l.in(l.crate.Root, name, ns); found != nil {
			return found
		}
	}
	var found []binding
	if q.use != nil && q.use.Name == name {
		found = l.without(q.use, q.from, name, ns)
	} else {
		found = l.in(q.from, name, ns)
	}
	if found != nil && !(len(q.path) > 1 && l.isMacroOfCrate(found, name)) {
		return found
	}
	if ns == typeNS || q.use != nil {
		if found := l.externCrate(name, false); found != nil {
			return found
		}
	}
	if path, ok := preludePath(name, ns); ok {
		return externalBinding(path...)
	}
	if ns == typeNS && primitives[name] {
		return externalBinding(name)
	}
	return nil
}

// isMacroOfCrate reports whether found is what an import such as
// `use anyhow::anyhow;` gives: a macro or function named like its crate, which
// is not meant where a path goes on behind it.
func (l *lookup) isMacroOfCrate(found []binding, name string) bool {
	path := found[0].def.External
	return len(path) > 1 && path[len(path)-1] == name && l.crate.externs[name] == path[0]
}

// namesCrate reports whether u is `extern crate a;`, which is read as
// `use ::a;`.
func (u *Use) namesCrate() bool { return u.Global && !u.Glob && len(u.Path) == 1 }

// externCrate returns the crate that paths name so: a dependency, or one of the
// standard library. declared says that an extern crate item names it.
func (l *lookup) externCrate(name string, declared bool) []binding {
	if crate, ok := l.crate.externs[name]; ok {
		return externalBinding(crate)
	}
	switch name {
	case "std", "core":
		return externalBinding("std")
	case "alloc":
		if declared {
			return externalBinding("std")
		}
	case "proc_macro", "test":
		if declared {
			return externalBinding(name)
		}
	}
	if declared {
		return nil
	}
	return l.renamedCrates()[name]
}

// renamedCrates are the names that `extern crate a as b;` in the root gives to
// crates everywhere.
func (l *lookup) renamedCrates() map[string][]binding {
	if l.rootCrates != nil {
		return l.rootCrates
	}
	l.rootCrates = map[string][]binding{}
	for _, item := range l.crate.Root.Items {
		use, ok := item.(*Use)
		if !ok || use.Glob || len(use.Path) != 1 {
			continue
		}
		if use.Path[0] == "crate" {
			l.rootCrates[use.Name] = moduleBinding(l.crate.Root)
		} else if use.namesCrate() {
			l.rootCrates[use.Name] = l.externCrate(use.Path[0], true)
		}
	}
	return l.rootCrates
}

// member resolves segment i inside what the segments before it name. parent is
// the module it was looked up in, if it was one.
func (l *lookup) member(q pathQuery, in binding, i int) (found []binding, parent *Module, err *ResolveError) {
	if in.def.External != nil {
		return externalBinding(append(slices.Clone(in.def.External), q.path[i:]...)...), nil, nil
	}
	fail := &ResolveError{Kind: UnknownSegment, Path: q.path, Segment: i, from: q.from}
	switch item := in.def.Item.(type) {
	case *Module:
		found = l.in(item, q.path[i], q.step(i))
		visible := slices.DeleteFunc(slices.Clone(found), func(b binding) bool {
			// Only imports are held to their privacy: annotated items are
			// widened by their macros.
			return !q.from.within(b.scope) && (b.glob || !b.isDeclaration())
		})
		if len(found) > 0 && len(visible) == 0 {
			fail.Kind, fail.parent, fail.Spans = PrivateSegment, item, []source.Span{found[0].span}
			return nil, item, fail
		}
		if len(visible) == 0 {
			fail.parent = item
			return nil, item, fail
		}
		return visible, item, nil
	case *Enum:
		if variant := item.variant(q.path[i]); variant != nil && in.def.Variant == nil {
			return []binding{{def: Def{Item: item, Variant: variant}, span: variant.Span}}, nil, nil
		}
	case *TypeAlias:
		if target := l.aliasTarget(item, q.from); target != nil {
			return l.member(q, *target, i)
		}
	}
	fail.Kind = AssociatedSegment
	return nil, nil, fail
}

// isDeclaration reports whether b is the item itself, not an import of it.
func (b binding) isDeclaration() bool { return b.def.Item != nil && b.span == b.def.Item.Head().Span }

// aliasTarget returns the enum or other type that an alias stands for when a
// path goes on behind it.
func (l *lookup) aliasTarget(alias *TypeAlias, from *Module) *binding {
	if l.aliases[alias] {
		return nil
	}
	l.aliases[alias] = true
	defer delete(l.aliases, alias)
	t, module := l.crate.ExpandAlias(alias.Module, alias.Type)
	named, ok := t.(*PathType)
	if !ok {
		return nil
	}
	def, err := l.crate.ResolvePathType(module, named)
	if _, again := def.Item.(*TypeAlias); err != nil || again {
		return nil
	}
	return &binding{def: def, span: alias.Span, scope: from}
}
