package parser

import "strings"

// Dependency returns a dependency as a whole, with all of its modules read. name
// is its key in Cargo.toml, its package or the name that code has for it. The
// error is a *ForeignError; faults in its sources are none, what they hide is
// missing.
func (c *Crate) Dependency(name string) (*Crate, error) {
	alike := func(other string) bool {
		return strings.ReplaceAll(other, "-", "_") == strings.ReplaceAll(name, "-", "_")
	}
	for _, d := range c.manifest.dependencies() {
		if !alike(d.key) && !alike(d.pack) {
			continue
		}
		found, fault := c.sources.dependency(c, c.externs[d.crateName()])
		if fault != nil {
			return nil, fault
		}
		found.Root.readAll()
		return found, nil
	}
	return nil, c.sources.undeclared(name, c)
}

// readAll reads the files of m and of the modules below it.
func (m *Module) readAll() {
	m.read()
	for _, item := range m.Items {
		if child, ok := item.(*Module); ok {
			child.readAll()
		}
	}
}

// Named returns the types that a module of the crate declares as name or, where
// none does, those that a module imports under it, also from dependencies. They
// come in source order, each once.
func (c *Crate) Named(name string) []Item {
	var own, imported []Item
	seen := map[Item]bool{}
	c.Root.eachModule(func(m *Module) {
		for _, b := range c.lookup.in(m, name, typeNS) {
			item := b.def.Item
			if b.def.External != nil && c.IsDependency(b.def.External) {
				if found, err := c.ForeignType(b.def.External); err == nil {
					item = found.Item
				}
			}
			switch {
			case item == nil || seen[item] || !isType(item):
			case b.use == nil:
				own = append(own, item)
			default:
				imported = append(imported, item)
			}
			seen[item] = true
		}
	})
	if own != nil {
		return own
	}
	return imported
}

func isType(item Item) bool {
	switch item.(type) {
	case *Struct, *Enum, *Union, *TypeAlias:
		return true
	}
	return false
}

// eachModule calls visit for m and the modules below it, outer ones first.
func (m *Module) eachModule(visit func(*Module)) {
	visit(m)
	for _, item := range m.Items {
		if child, ok := item.(*Module); ok {
			child.eachModule(visit)
		}
	}
}
