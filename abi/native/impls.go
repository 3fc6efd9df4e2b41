package native

import "example.com/bindgen/parser"

// implIndex holds the inherent impls of a crate by the last word of their type,
// which says where to look, not what is found.
type implIndex map[string][]*parser.Impl

// implsOf returns the inherent impls of item, a type, in the order of the
// source.
func (l *lowerer) implsOf(item parser.Item) []*parser.Impl {
	if l.impls == nil {
		l.impls = implIndex{}
		l.impls.add(l.crate.Root)
	}
	index := l.impls
	if l.crate.IsForeign(item) {
		// Of another crate, only what is asked for is read. Impls stand beside
		// their type as a rule.
		index = implIndex{}
		for _, beside := range item.Head().Module.Items {
			index.addImpl(beside)
		}
	}
	var out []*parser.Impl
	for _, impl := range index[item.Head().Name] {
		if l.isSelf(impl, item) {
			out = append(out, impl)
		}
	}
	return out
}

// isSelf reports whether impl is one of item.
func (l *lowerer) isSelf(impl *parser.Impl, item parser.Item) bool {
	def, err := l.crate.ResolvePathType(impl.Module, impl.Self.(*parser.PathType))
	return err == nil && def.Item == item
}

// add collects the impls of m and of the modules below it.
func (x implIndex) add(m *parser.Module) {
	for _, item := range m.Items {
		if child, ok := item.(*parser.Module); ok {
			x.add(child)
		}
		x.addImpl(item)
	}
}

// addImpl adds item, if it is an inherent impl.
func (x implIndex) addImpl(item parser.Item) {
	impl, ok := item.(*parser.Impl)
	if !ok || impl.Trait != nil {
		return
	}
	if named, ok := impl.Self.(*parser.PathType); ok {
		name := named.Path[len(named.Path)-1]
		x[name] = append(x[name], impl)
	}
}
