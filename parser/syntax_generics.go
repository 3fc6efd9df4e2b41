package parser

import "strings"

// generics reads the generic parameters of n.
func (r *reader) generics(n node) Generics {
	list := n.child(fieldTypeParameters)
	if !list.ok() {
		return Generics{}
	}
	g := Generics{Span: r.span(list)}
	for c := range list.children {
		name := c.child(fieldName)
		if !name.ok() {
			continue
		}
		text := strings.TrimPrefix(r.text(name), "r#")
		switch c.kind() {
		case kindLifetimeParameter:
			g.Lifetimes = append(g.Lifetimes, text)
		case kindConstParameter:
			g.Consts = append(g.Consts, text)
			p := GenericParam{Name: text, Const: true, Type: r.typeOf(c, fieldType), Span: r.span(name)}
			if value := c.child(fieldValue); value.ok() {
				p.DefaultExpr = r.tokens.between(value.start(), c.end()).constArg()
			}
			g.Params = append(g.Params, p)
		case kindTypeParameter:
			g.Types = append(g.Types, text)
			standard := r.typeOf(c, fieldDefaultType)
			g.Defaults = append(g.Defaults, standard)
			g.Params = append(g.Params, GenericParam{Name: text, Default: standard, Span: r.span(name)})
		}
	}
	g.Static = r.static(list.start(), n.end())
	return g
}
