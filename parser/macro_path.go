package parser

// macroPath finds the macro that a path names by imports and #[macro_export].
type macroPath struct {
	crate *Crate
	steps int // what is left before imports are taken to go in circles
}

// find returns the macro that path means in module m; nil where it means none.
func (p *macroPath) find(m *Module, path []string) *macroRules {
	if p.steps--; p.steps < 0 || len(path) == 0 {
		return nil
	}
	at := m
	switch first := path[0]; {
	case len(path) == 1:
		return p.member(m, first)
	case first == "crate":
		at = p.crate.Root
	case first == "self":
	case first == "super":
		at = m.Parent
	default:
		at = p.module(m, first)
	}
	for _, segment := range path[1 : len(path)-1] {
		if at == nil {
			return nil
		}
		if segment == "super" {
			at = at.Parent
		} else if segment != "self" {
			at = p.module(at, segment)
		}
	}
	if at == nil {
		return nil
	}
	return p.member(at, path[len(path)-1])
}

// module returns the module that a name means in m.
func (p *macroPath) module(m *Module, name string) *Module {
	if p.steps--; p.steps < 0 {
		return nil
	}
	m.read()
	for _, item := range m.Items {
		switch item := item.(type) {
		case *Module:
			if item.Name == name {
				return item
			}
		case *Use:
			if item.Name == name && !item.Glob && len(item.Path) > 0 {
				if found := p.modulePath(m, item.Path); found != nil {
					return found
				}
			}
		}
	}
	return nil
}

// modulePath returns the module that a path means in m.
func (p *macroPath) modulePath(m *Module, path []string) *Module {
	at := m
	for i, segment := range path {
		switch {
		case at == nil:
			return nil
		case segment == "crate":
			at = p.crate.Root
		case segment == "self":
		case segment == "super":
			at = at.Parent
		case i == 0 && len(path) == 1 && at == m:
			// `use name;` names nothing of its own module.
			return nil
		default:
			at = p.module(at, segment)
		}
	}
	return at
}

// member returns the macro that module m has under name.
func (p *macroPath) member(m *Module, name string) *macroRules {
	if p.steps--; p.steps < 0 {
		return nil
	}
	m.read()
	table := p.crate.macros()
	if m == p.crate.Root {
		if d := table.exported[name]; d != nil {
			return d
		}
	}
	var globs []*Use
	for _, item := range m.Items {
		use, ok := item.(*Use)
		switch {
		case !ok:
		case use.Glob:
			globs = append(globs, use)
		case use.Name == name && len(use.Path) == 1:
			if d := table.ends[m].find(use.Path[0]); d != nil {
				return d
			}
			if d := p.find(p.crate.Root, use.Path); d != nil {
				return d
			}
		case use.Name == name:
			if d := p.find(m, use.Path); d != nil {
				return d
			}
		}
	}
	for _, use := range globs {
		if at := p.modulePath(m, use.Path); at != nil {
			if d := p.member(at, name); d != nil {
				return d
			}
		}
	}
	return nil
}
