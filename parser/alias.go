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
	if !a.Generics.IsGeneric() {
		return a.Type
	}
	if use.Scope != nil {
		from = use.Scope
	}
	args := map[string]GenericArg{}
	for i, p := range a.Generics.Params {
		switch {
		case i < len(use.Generic):
			args[p.Name] = substitution{scope: from, size: size}.arg(use.Generic[i])
		case p.Default != nil:
			// A default may name the parameters before it.
			args[p.Name] = GenericArg{Type: substitution{args: args, size: size}.of(p.Default)}
		case p.DefaultExpr != nil:
			args[p.Name] = GenericArg{Expr: substitution{args: args, size: size}.expr(p.DefaultExpr)}
		}
	}
	return substitution{args: args, size: size}.of(a.Type)
}

// single returns the path if it is one plain name that a type parameter could
// have, else "".
func (t *PathType) single() string {
	if len(t.Path) == 1 && !t.Global && len(t.Args) == 0 && t.Scope == nil {
		return t.Path[0]
	}
	return ""
}
