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
	if l.crate.IsForeign(item) {
		// The constants of another crate's types are that crate's own.
		return nil
	}
	var out []*parser.Impl
	for _, impl := range l.impls[item.Head().Name] {
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
		switch item := item.(type) {
		case *parser.Module:
			x.add(item)
		case *parser.Impl:
			if named, ok := item.Self.(*parser.PathType); ok && item.Trait == nil {
				name := named.Path[len(named.Path)-1]
				x[name] = append(x[name], item)
			}
		}
	}
}
