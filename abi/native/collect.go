package native

import (
	"slices"
	"sort"

	"example.com/bindgen/parser"
)

// found are the items that may be exported, in the order of the source: what a
// module declares itself comes before its child modules.
type found struct {
	functions []exportedFunction
	statics   []*parser.Static
	constants []*parser.Const
}

// exportedFunction is a function of a module or of an impl, or an extern block.
type exportedFunction struct {
	function *parser.Function // nil for a block
	impl     *parser.Impl     // nil outside
	block    *parser.ForeignBlock
}

// exports walks all modules in source order and hands functions, statics,
// constants and extern blocks to those who lower them. The order in which types
// are declared follows from the order in which they are asked for: functions
// first, as cbindgen does.
func (l *lowerer) exports() {
	var all found
	all.add(l.crate.Root)
	l.extraBindings(&all)
	if sortsByName(l.config.Fn.SortBy, l.config.SortBy) {
		sort.SliceStable(all.functions, func(i, j int) bool { return all.functions[i].name() < all.functions[j].name() })
	}
	for _, f := range all.functions {
		if f.block != nil {
			l.imported(f.block, scope{module: f.block.Module, item: f.block})
		} else {
			l.function(f.function, l.implScope(f.function, f.impl), owner(f.impl))
		}
	}
	for _, s := range all.statics {
		l.static(s, scope{module: s.Module, item: s})
	}
	for _, c := range all.constants {
		if !l.excluded(c.Name) {
			l.constant(c, scope{module: c.Module, item: c})
		}
	}
	l.otherConstants(l.crate.Root)
}

func (f exportedFunction) name() string {
	if f.function == nil {
		return ""
	}
	return f.function.Name
}

// add collects the items of m and of the modules below it.
func (all *found) add(m *parser.Module) {
	for _, item := range m.Items {
		if ignored(item.Head().Doc) {
			continue
		}
		switch item := item.(type) {
		case *parser.Function:
			all.functions = append(all.functions, exportedFunction{function: item})
		case *parser.Static:
			all.statics = append(all.statics, item)
		case *parser.Const:
			all.constants = append(all.constants, item)
		case *parser.ForeignBlock:
			all.functions = append(all.functions, exportedFunction{block: item})
		case *parser.Impl:
			for _, member := range item.Items {
				if f, ok := member.(*parser.Function); ok {
					all.functions = append(all.functions, exportedFunction{function: f, impl: item})
				}
			}
		}
	}
	for _, item := range m.Items {
		if child, ok := item.(*parser.Module); ok && !ignored(child.Doc) {
			all.add(child)
		}
	}
}

// implScope returns the scope of a function of impl, which may be nil.
func (l *lowerer) implScope(f *parser.Function, impl *parser.Impl) scope {
	s := scope{module: f.Module, impl: impl, item: f}
	if impl != nil {
		s.module = impl.Module
	}
	return s
}

// owner names the type of an impl; "" for none.
func owner(impl *parser.Impl) string {
	if impl == nil {
		return ""
	}
	if named, ok := impl.Self.(*parser.PathType); ok && len(named.Path) > 0 {
		return named.Path[len(named.Path)-1]
	}
	return ""
}

// included lowers what [export] include names though nothing needs it.
func (l *lowerer) included() {
	for _, name := range l.config.Export.Include {
		for _, item := range l.includedTypes(name) {
			if !isGeneric(item) {
				l.need(l.instance(item, nil).typ)
			}
		}
	}
}

// named returns the types of m and the modules below it that [export] include
// calls name: by the bare name, or by the path from the crate's root.
func (l *lowerer) named(m *parser.Module, name string) []parser.Item {
	var items []parser.Item
	for _, item := range m.Items {
		switch item := item.(type) {
		case *parser.Struct, *parser.Union, *parser.Enum, *parser.TypeAlias:
			if item.Head().Name == name || pathOf(item) == name {
				items = append(items, item)
			}
		case *parser.ForeignBlock:
			for _, inner := range item.Items {
				if s, ok := inner.(*parser.Struct); ok && (s.Name == name || pathOf(s) == name) {
					items = append(items, s)
				}
			}
		}
	}
	for _, item := range m.Items {
		if child, ok := item.(*parser.Module); ok {
			items = append(items, l.named(child, name)...)
		}
	}
	return items
}

// excluded reports whether [export] exclude names an item.
func (l *lowerer) excluded(name string) bool {
	if !slices.Contains(l.config.Export.Exclude, name) {
		return false
	}
	l.found(name)
	return true
}

// generates reports whether [export] item_types has items of a kind.
func (l *lowerer) generates(kind string) bool {
	return len(l.config.Export.ItemTypes) == 0 || slices.Contains(l.config.Export.ItemTypes, kind)
}

// sortsByName resolves a sort_by that may be left to the one of the whole file.
func sortsByName(own, general string) bool {
	if own == "" {
		own = general
	}
	return own == "Name"
}
