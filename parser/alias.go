package parser

const (
	// maxAliases is how many aliases may stand one behind the other.
	maxAliases = 64
	// maxTypeSize is how many parts a type may have that aliases make: each of
	// them can double it.
	maxTypeSize = 10_000
)

// ExpandAlias replaces a type that is an alias by what the alias stands for,
// with the alias's parameters filled in, until it is no alias any more. Only
// the outermost type is looked at, not its arguments. It returns the module in
// which the result is to be looked up; parts that come from elsewhere have
// their Scope set. A type that is no alias, or one that goes in a circle, comes
// back as it is.
func (c *Crate) ExpandAlias(from *Module, t Type) (Type, *Module) {
	expanded, module := t, from
	size := 0
	for range maxAliases {
		named, ok := expanded.(*PathType)
		if !ok {
			return expanded, module
		}
		def, err := c.ResolvePathType(module, named)
		alias, isAlias := def.Item.(*TypeAlias)
		if err != nil || !isAlias || alias.Type == nil {
			if named.Scope != nil {
				module = named.Scope
			}
			return expanded, module
		}
		expanded, module = alias.fill(named, module, &size), alias.Module
		if size > maxTypeSize {
			break
		}
	}
	return t, from
}

// fill returns the type that the alias stands for with the arguments of use,
// which stands in module from.
func (a *TypeAlias) fill(use *PathType, from *Module, size *int) Type {
	if len(a.Generics.Types) == 0 {
		return a.Type
	}
	if use.Scope != nil {
		from = use.Scope
	}
	args := map[string]Type{}
	for i, name := range a.Generics.Types {
		switch {
		case i < len(use.Args):
			args[name] = substitution{scope: from, size: size}.of(use.Args[i])
		case i < len(a.Generics.Defaults) && a.Generics.Defaults[i] != nil:
			// A default may name the parameters before it.
			args[name] = substitution{args: args, size: size}.of(a.Generics.Defaults[i])
		}
	}
	return substitution{args: args, size: size}.of(a.Type)
}

// substitution copies types with changes.
type substitution struct {
	args  map[string]Type // what replaces a single-segment path
	scope *Module         // where paths are looked up, for those that do not say
	size  *int            // how many parts were copied
}

func (s substitution) of(t Type) Type {
	if *s.size++; *s.size > maxTypeSize {
		return t
	}
	switch t := t.(type) {
	case *PathType:
		if arg := s.args[t.single()]; arg != nil {
			return arg
		}
		out := *t
		out.Args = s.all(t.Args)
		if out.Scope == nil {
			out.Scope = s.scope
		}
		return &out
	case *RefType:
		out := *t
		out.Elem = s.of(t.Elem)
		return &out
	case *PtrType:
		out := *t
		out.Elem = s.of(t.Elem)
		return &out
	case *SliceType:
		out := *t
		out.Elem = s.of(t.Elem)
		return &out
	case *ArrayType:
		out := *t
		out.Elem = s.of(t.Elem)
		return &out
	case *TupleType:
		out := *t
		out.Elems = s.all(t.Elems)
		return &out
	}
	return t
}

func (s substitution) all(types []Type) []Type {
	if types == nil {
		return nil
	}
	out := make([]Type, len(types))
	for i, t := range types {
		out[i] = s.of(t)
	}
	return out
}

// single returns the path if it is one plain name that a type parameter could
// have, else "".
func (t *PathType) single() string {
	if len(t.Path) == 1 && !t.Global && len(t.Args) == 0 && t.Scope == nil {
		return t.Path[0]
	}
	return ""
}
