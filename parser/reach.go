package parser

import "strings"

// PathFrom returns a path by which code in a child module of glue can name
// item: crate::a::b::f. Raw identifiers keep their r#. The path of the
// definition is preferred to one that goes through a re-export.
//
// An item that an exporting attribute stands on is taken as visible in the
// whole crate, because the attribute's macro makes it so. Modules and
// re-exports stay as visible as they are written. Where there is no path, ok is
// false and blocker is the private module in the way; nil where the item itself
// is private.
func (c *Crate) PathFrom(glue *Module, item Item) (path string, ok bool, blocker *Module) {
	target := Def{Item: item}
	if m, isModule := item.(*Module); isModule {
		return c.modulePath(glue, m)
	}
	head := item.Head()
	module := head.Module
	path, ok, blocker = c.modulePath(glue, module)
	if ok && !glue.within(c.scopeOfItem(module, item)) {
		ok = false
	}
	if ok {
		return path + "::" + itemName(item), true, nil
	}
	if through, found := c.reexport(glue, target); found {
		return through, true, nil
	}
	return "", false, blocker
}

// modulePath returns the path of m by its definition, if code in a child of
// glue can name every module on the way.
func (c *Crate) modulePath(glue, m *Module) (path string, ok bool, blocker *Module) {
	if m.Parent == nil {
		return "crate", true, nil
	}
	above, ok, blocker := c.modulePath(glue, m.Parent)
	if !ok {
		return "", false, blocker
	}
	if !glue.within(c.scopeOf(m.Parent, m.Vis)) {
		return "", false, m
	}
	return above + "::" + m.rawName(), true, nil
}

func (m *Module) rawName() string {
	if m.Raw != "" {
		return m.Raw
	}
	return m.Name
}

// itemName returns the name to write for an item.
func itemName(item Item) string {
	head := item.Head()
	if call, isMacro := item.(*MacroCall); isMacro {
		return call.exceptionName()
	}
	if head.Raw != "" {
		return head.Raw
	}
	return head.Name
}

// reexport looks for a path to target through the uses that code in a child of
// glue can name. Shorter paths come first, then those that stand first.
func (c *Crate) reexport(glue *Module, target Def) (string, bool) {
	type place struct {
		module *Module
		path   []string
	}
	queue := []place{{module: c.Root, path: []string{"crate"}}}
	seen := map[*Module]bool{c.Root: true}
	for i := 0; i < len(queue); i++ {
		here := queue[i]
		here.module.index()
		visit := func(m *Module, name string) {
			if !seen[m] {
				seen[m] = true
				queue = append(queue, place{module: m, path: append(here.path[:len(here.path):len(here.path)], name)})
			}
		}
		for _, name := range c.namesFor(here.module, target) {
			for _, ns := range []namespace{typeNS, valueNS} {
				found := c.lookup.in(here.module, strings.TrimPrefix(name, "r#"), ns)
				if len(found) == 1 && found[0].def.same(target) && glue.within(found[0].scope) {
					return strings.Join(here.path, "::") + "::" + name, true
				}
			}
		}
		for _, item := range here.module.Items {
			switch item := item.(type) {
			case *Module:
				if glue.within(c.scopeOf(here.module, item.Vis)) {
					visit(item, item.rawName())
				}
			case *Use:
				if item.Glob || item.Name == "" || item.Name == "_" || !glue.within(c.scopeOf(here.module, item.Vis)) {
					continue
				}
				found := c.lookup.in(here.module, item.Name, typeNS)
				if len(found) == 1 {
					if m, isModule := found[0].def.Item.(*Module); isModule {
						visit(m, itemName(item))
					}
				}
			}
		}
	}
	return "", false
}

// namesFor returns the names under which a module may have target: its own, if
// the module declares it or a glob brings it, and those that uses give to
// anything.
func (c *Crate) namesFor(m *Module, target Def) []string {
	var names []string
	for _, item := range m.Items {
		if use, ok := item.(*Use); ok && !use.Glob && use.Name != "" && use.Name != "_" {
			names = append(names, itemName(use))
		}
	}
	if len(m.globs) > 0 || target.Item.Head().Module == m {
		names = append(names, itemName(target.Item))
	}
	return names
}
