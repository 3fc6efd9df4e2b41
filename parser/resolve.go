package parser

import "slices"

// Def is what a path names.
type Def struct {
	// Item is the item of this crate; nil for a name of another crate. It is
	// a *MacroCall for an exception that create_exception! declares.
	Item Item
	// Variant is set when the path names a variant of Item, an *Enum.
	Variant *Variant
	// External is the canonical path of a name outside the crate, starting
	// with the name of its crate: ["std","vec","Vec"], ["pyo3","PyResult"].
	// Names of the standard prelude and primitive types resolve so, too:
	// ["std","option","Option"], ["i32"]. The runtime crate is "bindgen_rt",
	// whatever the crate's code calls it: ["bindgen_rt","PyResult"],
	// ["bindgen_rt","exceptions","PyValueError"].
	External []string
}

// same reports whether two paths with these results name the same thing.
func (d Def) same(e Def) bool {
	return d.Item == e.Item && d.Variant == e.Variant && slices.Equal(d.External, e.External)
}

// Is reports whether d is the name outside the crate with this canonical path:
// d.Is("std", "vec", "Vec").
func (d Def) Is(path ...string) bool { return d.External != nil && slices.Equal(d.External, path) }

// Resolve finds what path means in module from: as a type or module, else as a
// value. global says that it began with "::". The error is a *ResolveError.
func (c *Crate) Resolve(from *Module, path []string, global bool) (Def, error) {
	def, err := c.ResolveType(from, path, global)
	if err == nil {
		return def, nil
	}
	value, valueErr := c.ResolveValue(from, path, global)
	if valueErr == nil {
		return value, nil
	}
	// The error that came further along the path says more.
	var asType, asValue *ResolveError
	asType, _ = err.(*ResolveError)
	asValue, _ = valueErr.(*ResolveError)
	if asType != nil && asValue != nil && asValue.Kind != UnknownSegment && asType.Kind == UnknownSegment {
		return Def{}, valueErr
	}
	return Def{}, err
}

// ResolveType finds what path means as a type, a module, a trait or a crate.
// The error is a *ResolveError.
func (c *Crate) ResolveType(from *Module, path []string, global bool) (Def, error) {
	return c.of(from).resolve(pathQuery{from: from, path: path, global: global, ns: typeNS})
}

// ResolveValue finds what path means as a function, constant, static or
// constructor. The error is a *ResolveError.
func (c *Crate) ResolveValue(from *Module, path []string, global bool) (Def, error) {
	return c.of(from).resolve(pathQuery{from: from, path: path, global: global, ns: valueNS})
}

// ResolvePathType finds what a named type that stands in module from means. It
// knows the types that ExpandAlias puts together. The error is a *ResolveError.
func (c *Crate) ResolvePathType(from *Module, t *PathType) (Def, error) {
	if t.Scope != nil {
		from = t.Scope
	}
	def, err := c.ResolveType(from, t.Path, t.Global)
	if err == nil && !t.Global && len(t.Path) == 1 && primitives[t.Path[0]] && def.isModule() {
		return Def{External: t.Path}, nil
	}
	return def, err
}

// isModule reports whether d is a module that may have the name of a primitive
// type: one of this crate, or one of the standard library such as std::str. A
// module is no type, so the name is that of the primitive where a type stands.
func (d Def) isModule() bool {
	if _, ok := d.Item.(*Module); ok {
		return true
	}
	return len(d.External) == 2 && d.External[0] == "std" && primitives[d.External[1]]
}

// follows reports whether names are followed into dependencies, of which a header
// needs types wherever they come from. What cannot be found there stays External,
// and Foreign says why.
func (c *Crate) follows() bool { return c.isLazy() || c.plain != nil }

func (c *Crate) resolve(q pathQuery) (Def, error) {
	found, err := c.lookup.path(q)
	switch {
	case err != nil && c.isLazy():
		return Def{}, err
	case err != nil:
		err.Hint = c.lookup.hint(q, err)
		return Def{}, err
	case c.follows():
		return c.sources.beyond(c, found[0].def, q.ns), nil
	}
	return found[0].def, nil
}
