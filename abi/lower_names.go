package abi

import (
	"slices"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// claim is a name that an item has in a namespace.
type claim struct {
	item  any
	space []string
	name  string
	what  string
	span  source.Span
	order int
}

// checkNames reports two items that have one name in one namespace, and drops
// the later one, which would be reported again for its symbol.
func (l *lowering) checkNames() {
	var claims []claim
	add := func(item any, name, what string, span source.Span) {
		claims = append(claims, claim{item, homeOf(item).Namespace, name, what, span, l.orders[item]})
	}
	m := l.module
	for _, f := range m.Functions {
		add(f, f.Name, "function", f.Span)
	}
	for _, c := range m.Classes {
		add(c, c.Name, "class", c.Span)
	}
	for _, e := range m.Enums {
		add(e, e.Name, "enum", e.Span)
	}
	for _, r := range m.Records {
		add(r, r.Name, "record", r.Span)
	}
	for _, c := range m.Constants {
		add(c, c.Name, "constant", c.Span)
	}
	slices.SortStableFunc(claims, func(a, b claim) int { return a.order - b.order })
	owners := map[string]claim{}
	for _, n := range m.Namespaces {
		if len(n.Path) > 0 {
			owners[key(n.Path)] = claim{what: "module", span: l.spaces.ensure(n.Path).span}
		}
	}
	dropped := map[any]bool{}
	for _, c := range claims {
		dropped[c.item] = !l.claim(owners, c)
	}
	m.Functions = slices.DeleteFunc(m.Functions, func(f *Function) bool { return dropped[f] })
	m.Classes = slices.DeleteFunc(m.Classes, func(c *Class) bool { return dropped[c] })
	m.Enums = slices.DeleteFunc(m.Enums, func(e *Enum) bool { return dropped[e] })
	m.Records = slices.DeleteFunc(m.Records, func(r *Record) bool { return dropped[r] })
	m.Constants = slices.DeleteFunc(m.Constants, func(c *Constant) bool { return dropped[c] })
}

// claim reports whether c is the first to have its name.
func (l *lowering) claim(owners map[string]claim, c claim) bool {
	path := key(subpath(c.space, c.name))
	first, taken := owners[path]
	if !taken {
		owners[path] = c
		return true
	}
	d := l.report.Error(diag.NameCollision, c.span, "%s `%s` has the name of another %s in Python", c.what, path, first.what).
		Helpf("export one of them under another name: #[pyo3(name = \"..\")]")
	if first.span.IsValid() {
		d.At(first.span, "the other one")
	}
	return false
}
