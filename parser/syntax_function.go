package parser

import "slices"

// function reads a function with or without a body.
func (r *reader) function(n node, head ItemHead) *Function {
	f := &Function{ItemHead: head, Generics: r.generics(n), Return: r.typeOf(n, fieldReturnType)}
	r.qualifiers(n, f)
	if list := n.child(fieldParameters); list.ok() {
		r.params(list, f)
	}
	if t, ok := f.Return.(*TupleType); ok && len(t.Elems) == 0 {
		f.Return = nil
	}
	block := n.child(fieldBody)
	if !block.ok() {
		return f
	}
	f.Body = r.span(block)
	r.unread = append(r.unread, unread{"the body of function `" + f.Name + "`", f.Body})
	if f.Find("pymodule") != nil || f.Find("pymodule_init") != nil {
		r.statements(block, f)
	}
	return f
}

// qualifiers reads what stands between the visibility and fn.
func (r *reader) qualifiers(n node, f *Function) {
	modifiers := n.childOf(kindFunctionModifiers)
	if !modifiers.ok() {
		return
	}
	c := r.tokens.between(modifiers.start(), modifiers.end())
	for !c.done() {
		switch {
		case c.take("async"):
			f.Async = true
		case c.take("unsafe"):
			f.Unsafe = true
		case c.take("const"):
			f.Const = true
		case c.take("extern"):
			f.Extern = true
			f.ABI = c.abi()
		default:
			c.skip()
		}
	}
}

// abi reads the name after extern, "C" where there is none.
func (c *cursor) abi() string {
	if c.kind() != tokenStr {
		return "C"
	}
	return c.literal().Value
}

// params reads the parameters of f. Attributes are read from the tokens before
// each: the grammar knows no more than one.
func (r *reader) params(list node, f *Function) {
	from := list.start() + 1
	gone := &goneMembers{reader: r, word: "parameter"}
	for n := range list.children {
		switch n.kind() {
		case kindLineComment, kindBlockComment:
			continue
		case kindPunct:
			if r.text(n) != "_" {
				from = n.end()
				continue
			}
		case kindAttribute:
			continue
		case kindVariadicParameter:
			f.Variadic = true
			continue
		}
		if n.isError() {
			continue
		}
		raw := r.attrsBetween(from, n.start())
		attrs, keep := r.expand(raw, from, n.end())
		if keep {
			r.param(n, attrs, f)
		} else if pattern := n.child(fieldPattern); pattern.ok() {
			gone.add(r.patternName(pattern), raw)
		}
	}
	gone.leaveOut(func(name string) bool {
		return slices.ContainsFunc(f.Params, func(p Param) bool { return p.Name == name })
	})
	f.Params = chooseMembers(r.env, f.Params, func(p Param) (string, []Attr) { return p.Name, p.Attrs })
}

// attrsBetween reads the attributes in the bytes [start, end).
func (r *reader) attrsBetween(start, end int) []Attr {
	var attrs []Attr
	i, stop := r.tokens.index(start), r.tokens.index(end)
	for i < stop {
		attr, next, ok := r.tokens.attrAt(i)
		if !ok {
			break
		}
		attrs = append(attrs, attr)
		i = next
	}
	return attrs
}

func (r *reader) param(n node, attrs []Attr, f *Function) {
	switch n.kind() {
	case kindSelfParameter:
		c := r.tokens.between(n.start(), n.end())
		f.Receiver = &Receiver{Ref: c.is("&"), Mut: c.hasWord("mut"), Span: r.span(n)}
	case kindParameter:
		pattern := n.child(fieldPattern)
		typ := r.typeOf(n, fieldType)
		if pattern.ok() && pattern.kind() == kindSelf {
			f.Receiver = &Receiver{Mut: n.childOf(kindMutable).ok(), Type: typ, Span: r.span(n)}
			return
		}
		param := Param{Type: typ, Attrs: attrs, Span: r.span(n)}
		if pattern.ok() {
			param.Span = r.span(pattern)
			param.Name = r.patternName(pattern)
		}
		f.Params = append(f.Params, param)
	default: // 2015: a type without a pattern
		f.Params = append(f.Params, Param{Type: r.tokens.typeIn(n.start(), n.end()), Attrs: attrs, Span: r.span(n)})
	}
}

// patternName returns the name that a pattern binds as a whole, "_" for that
// pattern; "" where it takes the value apart.
func (r *reader) patternName(n node) string {
	c := r.tokens.between(n.start(), n.end())
	for c.is("mut") || c.is("ref") {
		c.pos++
	}
	name := c.ident()
	if !c.done() {
		return ""
	}
	return name
}

// hasWord reports whether word is among the tokens of c.
func (c *cursor) hasWord(word string) bool {
	for i := c.pos; i < c.end; i++ {
		if c.text(i) == word {
			return true
		}
	}
	return false
}

// typeOf reads the type of n in field f; nil where there is none.
func (r *reader) typeOf(n node, f field) Type {
	if t := n.child(f); t.ok() {
		return r.tokens.typeIn(t.start(), t.end())
	}
	return nil
}

// value reads the expression of n, which is called name and ends at the byte
// end; nil where there is none. It starts where the tree says so, but the tree
// does not show all of it.
func (r *reader) value(n node, name string, end int) *Expr {
	v := n.child(fieldValue)
	if !v.ok() {
		return nil
	}
	r.unread = append(r.unread, unread{"the value of `" + name + "`", r.file.Span(v.start(), end)})
	return r.tokens.between(v.start(), end).wholeExpr()
}
