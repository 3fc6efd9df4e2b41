package parser

// scopeOfItem returns the module inside which an item that m declares can be
// named, as it is once macros have run: what exporting attributes stand on is
// visible in the whole crate, and what create_exception! declares is public.
func (c *Crate) scopeOfItem(m *Module, item Item) *Module {
	if _, isMacro := item.(*MacroCall); isMacro || isWidened(item) {
		return c.Root
	}
	return c.scopeOf(m, item.Head().Vis)
}

// wideners are the attributes whose macros make an item visible in the crate.
var wideners = []string{"pyfunction", "pyclass", "pymodule", "pymethods"}

// isWidened reports whether a macro makes the item visible in the whole crate.
func isWidened(item Item) bool {
	head := item.Head()
	for _, name := range wideners {
		if head.Find(name) != nil {
			return true
		}
	}
	return false
}

// scopeOf returns the module inside which something that m declares with
// visibility v can be named.
func (c *Crate) scopeOf(m *Module, v Visibility) *Module {
	switch v.Kind {
	case "pub", "crate":
		return c.Root
	case "super":
		if m.Parent != nil {
			return m.Parent
		}
	case "in":
		at := m
		for i, segment := range v.Path {
			switch {
			case segment == "crate" || (i == 0 && segment != "self" && segment != "super"):
				at = c.Root
			case segment == "super" && at.Parent != nil:
				at = at.Parent
			}
			if segment != "crate" && segment != "self" && segment != "super" {
				at = at.childModule(segment)
			}
			if at == nil {
				return m
			}
		}
		return at
	}
	return m
}

// childModule returns the module that m declares under name, or nil.
func (m *Module) childModule(name string) *Module {
	m.index()
	for _, d := range m.names[name] {
		if child, ok := d.item.(*Module); ok {
			return child
		}
	}
	return nil
}

// within reports whether m is scope or lies inside it.
func (m *Module) within(scope *Module) bool {
	for ; m != nil; m = m.Parent {
		if m == scope {
			return true
		}
	}
	return false
}

// narrower returns the one of two scopes that lies inside the other.
func narrower(a, b *Module) *Module {
	if a.within(b) {
		return a
	}
	return b
}
