package native

import (
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// transfers are annotations that an alias gives away: those of `type A = B<u8>`
// are for B, unless it has its own. So a type that a macro or another crate
// declares can be annotated.
type transfers struct {
	to   map[parser.Item]Annotations
	from map[*parser.TypeAlias]bool
}

// annotationsOf returns the annotations that count for item, a type: its own,
// or those of an alias of it.
func (l *lowerer) annotationsOf(item parser.Item, own Annotations) Annotations {
	if l.transfers == nil {
		l.transfers = &transfers{to: map[parser.Item]Annotations{}, from: map[*parser.TypeAlias]bool{}}
		l.transferAll(l.crate.Root)
	}
	if alias, ok := item.(*parser.TypeAlias); ok && l.transfers.from[alias] {
		own = nil
	}
	if len(own) > 0 {
		return own
	}
	return l.transfers.to[item]
}

// transferAll reads the annotations of the aliases in m and below it.
func (l *lowerer) transferAll(m *parser.Module) {
	for _, item := range m.Items {
		switch item := item.(type) {
		case *parser.Module:
			l.transferAll(item)
		case *parser.TypeAlias:
			if strings.Contains(item.Doc, annotationMark) && !ignored(item.Doc) {
				l.transfer(item)
			}
		}
	}
}

// transfer gives the annotations of alias to the type that it names.
func (l *lowerer) transfer(alias *parser.TypeAlias) {
	_, annotations := l.documented(alias.Doc, alias.Full, alias.Span)
	target := l.rootOf(alias.Module, alias.Type)
	if len(annotations) == 0 || target == nil {
		return
	}
	if _, taken := l.transfers.to[target]; taken {
		l.report.Warn(diag.BadAnnotation, alias.Span, "the annotations of `%s` do nothing: another alias of `%s` has some", alias.Name, target.Head().Name).
			Helpf("write them all before one of the aliases, or before `%s`", target.Head().Name)
		return
	}
	l.transfers.to[target] = annotations
	l.transfers.from[alias] = true
}

// rootOf returns the type of a crate that t is or points at; nil for none.
func (l *lowerer) rootOf(m *parser.Module, t parser.Type) parser.Item {
	switch t := t.(type) {
	case *parser.PtrType:
		return l.rootOf(m, t.Elem)
	case *parser.RefType:
		return l.rootOf(m, t.Elem)
	case *parser.PathType:
		def, err := l.crate.ResolvePathType(m, t)
		switch {
		case err != nil:
			return nil
		case def.External != nil && def.External[0] != "std":
			if found, err := l.crate.ForeignType(def.External); err == nil {
				return found.Item
			}
		case def.External == nil:
			return def.Item
		case len(t.Generic) == 1 && t.Generic[0].Type != nil:
			return l.rootOf(m, t.Generic[0].Type) // Box<T>, Option<&T>
		}
	}
	return nil
}
