package parser

import (
	"slices"

	"example.com/bindgen/internal/diag"
)

// aside reads the file of `mod x;`, and the modules below it, without making
// them part of the crate.
func (l *loader) aside(m *Module, here place) *Module {
	crate, read := *l.crate, *m
	read.doubts, read.removed = nil, false
	other := &loader{crate: &crate, env: l.env.fresh(), report: &diag.Report{}, open: slices.Clone(l.open), scope: l.scope}
	other.loadModule(&read, here)
	return &read
}

// modulesIn returns what reads as `mod x;` in the arguments of a macro that
// stands in m: cfg_if! and its like declare modules so.
func (r *reader) modulesIn(args *cursor, m *Module) []*Module {
	var out []*Module
	for i := args.pos; i+2 < args.end; i++ {
		c := &cursor{tokens: r.tokens, pos: i, end: args.end}
		if !c.is("mod") || c.kindAt(1) != tokenIdent || !c.isAt(2, ";") {
			continue
		}
		c.pos++
		span := c.span(c.pos, c.pos+1)
		out = append(out, &Module{Parent: m, Span: span, Full: span, Raw: c.text(c.pos), Name: c.ident()})
	}
	return out
}

// searchHidden reports modules that a macro declares, if their files export
// anything: bindgen does not read them.
func (l *loader) searchHidden(call *MacroCall, here place) {
	for _, m := range call.modules {
		if !exportsItem(l.aside(m, here)) {
			continue
		}
		l.report.Error(diag.ItemInMacro, m.Span, "module `%s` exports items, and is declared in the arguments of macro `%s!`", m.Name, call.Name).
			Helpf("declare it outside of the macro, with #[cfg(..)] where it is conditional: bindgen does not know the macro")
	}
}

// probe settles what is in doubt about the module m of a file of its own, which
// it reads for that if the crate leaves it out.
func (l *loader) probe(m *Module, here place) {
	read := m
	if m.removed {
		read = l.aside(m, here)
	}
	if exportsItem(read) {
		l.env.refuse(m.doubts, l.report)
	} else {
		l.env.note(m.doubts)
	}
	m.doubts = nil
}

// exportsItem reports whether an exporting attribute stands on item or inside
// of it.
func exportsItem(item Item) bool {
	for _, attr := range item.Head().Attrs {
		if exports(&attr) != "" {
			return true
		}
	}
	switch item := item.(type) {
	case *Module:
		return slices.ContainsFunc(item.Items, exportsItem)
	case *Impl:
		return slices.ContainsFunc(item.Items, exportsItem)
	default:
		return false
	}
}
