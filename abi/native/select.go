package native

import (
	"strings"

	"example.com/bindgen/parser"
)

// Select returns what the modules at paths, and those in them, export, with the
// types and constants that this needs. A path is written as in Rust, without
// the crate: ffi::a; "" is the root.
func (m *Module) Select(paths []string) *Module {
	need := needsOf(m)
	wanted := func(d Decl) bool {
		base := d.Base()
		return !base.Foreign && holder(paths, base.Module) >= 0
	}
	var roots []Decl
	symbols := m.symbols()
	for _, item := range symbols {
		if wanted(item) {
			roots = append(roots, item)
		}
	}
	// A type that no item needs is there for its own sake.
	used := need.all(symbols)
	for _, d := range m.Types {
		if !used[d] && wanted(d) {
			roots = append(roots, d)
		}
	}
	kept := need.all(roots)
	return m.only(func(d Decl) bool { return kept[d] })
}

// symbols returns what is exported for its own sake: all items but types.
func (m *Module) symbols() []Decl {
	var list []Decl
	for _, f := range m.Functions {
		list = append(list, f)
	}
	for _, s := range m.Statics {
		list = append(list, s)
	}
	for _, c := range m.Constants {
		list = append(list, c)
	}
	return list
}

// only returns the items of m that keep says, in their order.
func (m *Module) only(keep func(Decl) bool) *Module {
	out := &Module{Crate: m.Crate, Version: m.Version}
	for _, d := range m.Types {
		if f, ok := d.(*Forward); ok && keep(f.Of) || !ok && keep(d) {
			out.Types = append(out.Types, d)
		}
	}
	out.Constants = kept(m.Constants, keep)
	out.Statics = kept(m.Statics, keep)
	out.Functions = kept(m.Functions, keep)
	return out
}

func kept[T Decl](items []T, keep func(Decl) bool) []T {
	var out []T
	for _, item := range items {
		if keep(item) {
			out = append(out, item)
		}
	}
	return out
}

// holder returns which of paths is module or the nearest one around it; -1 where
// none is.
func holder(paths []string, module string) int {
	best := -1
	for i, path := range paths {
		if holds(path, module) && (best < 0 || len(path) > len(paths[best])) {
			best = i
		}
	}
	return best
}

// holds reports whether the module at path is module or one around it.
func holds(path, module string) bool {
	return path == "" || module == path || strings.HasPrefix(module, path+"::")
}

// ModulePaths returns the paths of all modules of crate, the root's "" first.
func ModulePaths(crate *parser.Crate) []string {
	list := []string{""}
	var walk func(*parser.Module)
	walk = func(m *parser.Module) {
		for _, item := range m.Items {
			if child, ok := item.(*parser.Module); ok {
				list = append(list, strings.Join(child.Path(), "::"))
				walk(child)
			}
		}
	}
	walk(crate.Root)
	return list
}
