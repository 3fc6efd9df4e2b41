package parser

import "slices"

// macroScope is what `macro_rules!` macros a place can call by name alone: a
// list, the last definition first, which is never changed.
type macroScope struct {
	before *macroScope
	def    *macroRules
}

func (s *macroScope) find(name string) *macroRules {
	for ; s != nil; s = s.before {
		if s.def.Name == name {
			return s.def
		}
	}
	return nil
}

// alternatives returns d, the last definition of its name, and where it stands
// under a cfg those before it that it may not replace, the first one first.
func (s *macroScope) alternatives(d *macroRules) []*macroRules {
	var list []*macroRules
	for ; s != nil; s = s.before {
		if s.def.Name != d.Name || len(list) == 0 && s.def != d {
			continue
		}
		list = append(list, s.def)
		if len(conditions(s.def.Attrs)) == 0 {
			break
		}
	}
	slices.Reverse(list)
	return list
}

// macroTable is what a crate knows of its macros, and of the calls that are
// still to be expanded.
type macroTable struct {
	// exported are those with #[macro_export], by name.
	exported map[string]*macroRules
	// ends are the macros in scope at the end of modules, where their imports
	// see them.
	ends map[*Module]*macroScope
	// late are the macros that came of calls that waited.
	late    map[*Module]*macroScope
	waiting []*waitingCall
	// roots are those of the dependencies that were asked for macros, nil where
	// there are none.
	roots  map[string]*Module
	budget int // how many tokens all expansions together may still have
	steps  int // how many steps all matching together may still take
}

// maxExpansion is how many tokens the expansions of a crate may have, and
// maxCallExpansion how many that of one call. Each call costs callCost more.
const (
	maxExpansion     = 4_000_000
	maxCallExpansion = 500_000
	callCost         = 400
)

// waitingCall is a call whose macro is not in scope by its name: it is looked
// for once all modules are read.
type waitingCall struct {
	call  *MacroCall
	at    *Module
	here  place
	open  []string
	scope *macroScope
	depth int
}

// macros returns the table of the crate.
func (c *Crate) macros() *macroTable {
	if c.macroTable == nil {
		c.macroTable = &macroTable{
			exported: map[string]*macroRules{}, ends: map[*Module]*macroScope{}, late: map[*Module]*macroScope{}, roots: map[string]*Module{}, budget: maxExpansion, steps: 8 * maxSteps,
		}
	}
	return c.macroTable
}

// define brings a definition into scope.
func (l *loader) define(d *macroRules) {
	d.crate = l.crate
	l.scope = &macroScope{l.scope, d}
	if d.Find("macro_export") != nil {
		if table := l.crate.macros(); table.exported[d.Name] == nil {
			table.exported[d.Name] = d
		}
	}
}

// leaveModule puts the scope back to what it was before m, unless m has
// #[macro_use].
func (l *loader) leaveModule(m *Module, before *macroScope) {
	if l.scope == before {
		return
	}
	l.crate.macros().ends[m] = l.scope
	if m.Head().Find("macro_use") == nil {
		l.scope = before
	}
}

// macroOf returns the macro that a call in module m means, as far as that is
// known.
func (l *loader) macroOf(m *Module, path []string, scope *macroScope) *macroRules {
	if len(path) == 1 {
		if d := scope.find(path[0]); d != nil {
			return d
		}
		for at := m; at != nil; at = at.Parent {
			if d := l.crate.macros().late[at].find(path[0]); d != nil {
				return d
			}
		}
	}
	return nil
}
