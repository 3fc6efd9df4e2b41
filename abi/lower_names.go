package abi

import (
	"sort"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// claim is a name that an item has in a namespace.
type claim struct {
	space []string
	name  string
	what  string
	span  source.Span
	order int
}

// checkNames reports two items that have one name in one namespace.
func (l *lowering) checkNames() {
	var claims []claim
	add := func(item any, name, what string, span source.Span) {
		claims = append(claims, claim{homeOf(item).Namespace, name, what, span, l.orders[item]})
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
	sort.SliceStable(claims, func(i, j int) bool { return claims[i].order < claims[j].order })
	owners := map[string]claim{}
	for _, n := range m.Namespaces {
		if len(n.Path) > 0 {
			owners[key(n.Path)] = claim{what: "module", span: l.spaces.ensure(n.Path).span}
		}
	}
	for _, c := range claims {
		l.claim(owners, c)
	}
}

func (l *lowering) claim(owners map[string]claim, c claim) {
	path := key(subpath(c.space, c.name))
	first, taken := owners[path]
	if !taken {
		owners[path] = c
		return
	}
	d := l.report.Error(diag.NameCollision, c.span, "%s `%s` has the name of another %s in Python", c.what, path, first.what).
		Helpf("export one of them under another name: #[pyo3(name = \"..\")]")
	if first.span.IsValid() {
		d.At(first.span, "the other one")
	}
}
