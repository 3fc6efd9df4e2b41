package parser

// macroPath finds the macro that a path names by imports and #[macro_export],
// also in the dependencies of the crate.
type macroPath struct {
	crate *Crate
	steps int // what is left before imports are taken to go in circles
	// following are the imports that are being followed: none leads to a module
	// by way of itself.
	following map[*Use]bool
}

func newMacroPath(c *Crate) *macroPath {
	return &macroPath{crate: c, steps: maxMacroSteps, following: map[*Use]bool{}}
}

// maxMacroSteps is how many names are looked up to find one macro.
const maxMacroSteps = 10_000

// find returns the macro that path means in module m; nil where it means none.
func (p *macroPath) find(m *Module, path []string) *macroRules {
	if p.steps--; p.steps < 0 || len(path) == 0 {
		return nil
	}
	last := len(path) - 1
	if last == 0 {
		return p.member(m, path[0])
	}
	if at := p.modulePath(m, path[:last]); at != nil {
		return p.member(at, path[last])
	}
	return nil
}

// owner returns the crate of a module.
func (p *macroPath) owner(m *Module) *Crate {
	root := m
	for root.Parent != nil {
		root = root.Parent
	}
	if root.crate != nil {
		return root.crate
	}
	return p.crate
}

// modulePath returns the module that a path means in m.
func (p *macroPath) modulePath(m *Module, path []string) *Module {
	at := m
	for i, segment := range path {
		switch {
		case at == nil:
			return nil
		case segment == "crate":
			at = p.owner(at).Root
		case segment == "self":
		case segment == "super":
			at = at.Parent
		default:
			found := p.module(at, segment)
			if found == nil && i == 0 {
				found = p.dependency(at, segment)
			}
			at = found
		}
	}
	return at
}

// module returns the module that m has under name.
func (p *macroPath) module(m *Module, name string) *Module {
	if p.steps--; p.steps < 0 {
		return nil
	}
	m.read()
	for _, item := range m.Items {
		if child, ok := item.(*Module); ok && child.Name == name {
			return child
		}
	}
	for _, item := range m.Items {
		use, ok := item.(*Use)
		if !ok || use.Glob || use.Name != name || len(use.Path) == 0 || p.following[use] {
			continue
		}
		if len(use.Path) == 1 && use.Path[0] == name { // extern crate name; or of no use
			return p.dependency(m, name)
		}
		p.following[use] = true
		found := p.modulePath(m, use.Path)
		delete(p.following, use)
		return found
	}
	return nil
}

// dependency returns the root of the crate that the code of m calls name.
func (p *macroPath) dependency(m *Module, name string) *Module {
	c := p.owner(m)
	canonical, ok := c.externs[name]
	if !ok || canonical == runtimeCrate || c.sources == nil {
		return nil
	}
	table := c.macros()
	root, known := table.roots[canonical]
	if !known {
		root = rootOf(c, canonical)
		table.roots[canonical] = root
	}
	return root
}

// rootOf returns the root of a dependency that may have macro_rules!; nil where
// its sources are not there.
func rootOf(c *Crate, canonical string) *Module {
	dep, fault := c.sources.dependency(c, canonical)
	if fault != nil || dep.manifest.root.get("lib", "proc-macro").isTrue() || dep.manifest.root.get("lib", "proc_macro").isTrue() {
		return nil
	}
	return dep.Root
}

// member returns the macro that module m has under name.
func (p *macroPath) member(m *Module, name string) *macroRules {
	if p.steps--; p.steps < 0 {
		return nil
	}
	m.read()
	c := p.owner(m)
	if m == c.Root {
		if d := c.macros().exported[name]; d != nil {
			return d
		}
	}
	if d := p.imported(m, name); d != nil {
		return d
	}
	if m != c.Root || !c.isLazy() {
		return nil
	}
	// It may stand in any file of the dependency.
	readBelow(m)
	return c.macros().exported[name]
}

// readBelow reads the files of all modules in m.
func readBelow(m *Module) {
	m.read()
	for _, item := range m.Items {
		if child, ok := item.(*Module); ok {
			readBelow(child)
		}
	}
}

// throughCrates returns the macro that #[macro_use] extern crate in root gives to
// the whole crate under name.
func (p *macroPath) throughCrates(root *Module, name string) *macroRules {
	for _, item := range root.Items {
		if use, ok := item.(*Use); ok && use.namesCrate() && use.Find("macro_use") != nil {
			if at := p.modulePath(root, use.Path); at != nil && at != root {
				if d := p.member(at, name); d != nil {
					return d
				}
			}
		}
	}
	return nil
}

// imported returns the macro that m imports as name.
func (p *macroPath) imported(m *Module, name string) *macroRules {
	var globs []*Use
	for _, item := range m.Items {
		use, ok := item.(*Use)
		switch {
		case !ok:
		case use.Glob, use.namesCrate() && use.Find("macro_use") != nil:
			globs = append(globs, use)
		case use.Name == name && len(use.Path) == 1:
			// `pub(crate) use m;` after macro_rules! m.
			if d := p.owner(m).macros().ends[m].find(use.Path[0]); d != nil {
				return d
			}
		case use.Name == name:
			if d := p.find(m, use.Path); d != nil {
				return d
			}
		}
	}
	for _, use := range globs {
		if at := p.modulePath(m, use.Path); at != nil && at != m {
			if d := p.member(at, name); d != nil {
				return d
			}
		}
	}
	return nil
}
