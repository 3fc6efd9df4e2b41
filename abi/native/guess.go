package native

import "example.com/bindgen/parser"

// onlyType returns the one type of the crate that is called name, for a module
// that does not import it; nil where there are several, and where something in
// the module may bring another one that bindgen does not see.
func (l *lowerer) onlyType(from *parser.Module, name string) parser.Item {
	if l.crate.IsForeign(from) {
		return nil
	}
	for _, item := range from.Items {
		switch item := item.(type) {
		case *parser.MacroCall:
			return nil
		case *parser.Use:
			if item.Glob {
				return nil
			}
		}
	}
	items := l.named(l.crate.Root, name)
	if len(items) != 1 || items[0].Head().Name != name {
		return nil
	}
	return items[0]
}
