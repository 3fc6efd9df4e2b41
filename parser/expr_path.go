package parser

// pathExpr reads a path, or the macro call or struct literal that starts with it.
func (c *cursor) pathExpr() *Expr {
	start := c.pos
	c.take("::")
	path, types, ok := c.pathSegments()
	if !ok {
		c.otherOperand()
		return c.expr(ExprOther, start)
	}
	switch {
	case c.is("!") && c.kindAt(1) == tokenOpen:
		c.pos++
		args, _ := c.inside(c.pos).exprs()
		c.skip()
		e := c.expr(ExprMacro, start)
		e.Path, e.Args = path, args
		return e
	case c.is("{") && !c.noStruct:
		return c.structExpr(start, path, types)
	}
	e := c.expr(ExprPath, start)
	e.Path, e.Types = path, types
	return e
}

// pathSegments reads a::b::<T>; types are those of the last segment.
func (c *cursor) pathSegments() (path []string, types []Type, ok bool) {
	for {
		isName := c.kind() == tokenIdent
		name := c.ident()
		if !isName {
			return nil, nil, false
		}
		path, types = append(path, name), nil
		if !c.take("::") {
			return path, types, true
		}
		if !c.is("<") {
			continue
		}
		types = c.genericArgs().types
		if !c.take("::") {
			return path, types, true
		}
	}
}

// structExpr reads the braces of S { a: 1, b, ..base }.
func (c *cursor) structExpr(start int, path []string, types []Type) *Expr {
	inner := c.inside(c.pos)
	c.skip()
	e := c.expr(ExprStruct, start)
	e.Path, e.Types = path, types
	for !inner.done() {
		if findAttr(inner.attrs(), "cfg") != nil {
			return c.expr(ExprOther, start) // whether the field is set cannot be said here
		}
		name := ".."
		var value *Expr
		switch {
		case inner.take(".."):
			value = inner.exprUntil(",")
		case inner.kind() == tokenInt && inner.isAt(1, ":"):
			name = inner.text(inner.pos)
			inner.pos++
		case inner.kind() == tokenIdent:
			value = inner.pathExpr() // what a alone stands for
			if name = lastOf(value); name == "" {
				return c.expr(ExprOther, start)
			}
		default:
			return c.expr(ExprOther, start)
		}
		if inner.take(":") {
			value = inner.exprUntil(",")
		}
		if value == nil || !inner.take(",") && !inner.done() {
			return c.expr(ExprOther, start)
		}
		e.Names, e.Args = append(e.Names, name), append(e.Args, value)
	}
	return e
}

// lastOf returns the name that e is, if it is one plain name.
func lastOf(e *Expr) string {
	if e.Kind != ExprPath || len(e.Path) != 1 || len(e.Types) > 0 {
		return ""
	}
	return e.Path[0]
}

// qualifiedExpr reads <T>::A and <T as Trait>::A.
func (c *cursor) qualifiedExpr() *Expr {
	start := c.pos
	c.take("<")
	self := c.boundedType()
	var trait []Type
	if c.take("as") {
		trait = []Type{c.typ()}
	}
	if c.take(">") && c.take("::") {
		if path, _, ok := c.pathSegments(); ok && !c.is("{") && !c.is("!") {
			e := c.expr(ExprQualified, start)
			e.Path, e.Type, e.Types = path, self, trait
			return e
		}
	}
	c.otherOperand()
	return c.expr(ExprOther, start)
}
