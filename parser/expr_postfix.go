package parser

import "strings"

// postfix reads a primary expression and the calls and so on after it.
func (c *cursor) postfix() *Expr {
	start := c.pos
	e := c.primary()
	for {
		switch {
		case c.is("?"):
			c.pos++
			next := c.expr(ExprTry, start)
			next.Args = []*Expr{e}
			e = next
		case c.is("("):
			args, _ := c.inside(c.pos).exprs()
			c.skip()
			next := c.expr(ExprCall, start)
			next.Args = append([]*Expr{e}, args...)
			e = next
		case c.is("["):
			index := c.inside(c.pos).wholeExpr()
			c.skip()
			next := c.expr(ExprIndex, start)
			next.Args = []*Expr{e, index}
			e = next
		case c.is(".") && !c.is(".."):
			e = c.member(e, start)
		default:
			return e
		}
	}
}

// member reads what follows a dot: a field, or a method with its arguments.
// .await is not taken apart.
func (c *cursor) member(receiver *Expr, start int) *Expr {
	c.pos++
	switch c.kind() {
	case tokenInt, tokenFloat:
		return c.tupleField(receiver, start)
	case tokenIdent:
	default:
		c.skip()
		return c.expr(ExprOther, start)
	}
	keyword := c.is("await")
	name := c.ident()
	var types []Type
	if c.is("::") {
		c.take("::")
		types = c.genericArgs().types
	}
	if !c.is("(") {
		e := c.expr(ExprField, start)
		e.Path, e.Args = []string{name}, []*Expr{receiver}
		if keyword || types != nil {
			e = c.expr(ExprOther, start)
		}
		return e
	}
	args, _ := c.inside(c.pos).exprs()
	c.skip()
	e := c.expr(ExprMethod, start)
	e.Path, e.Types, e.Args = []string{name}, types, append([]*Expr{receiver}, args...)
	return e
}

// tupleField reads the number behind a dot. In a.0.1 the lexer sees a float.
func (c *cursor) tupleField(receiver *Expr, start int) *Expr {
	names := strings.Split(c.text(c.pos), ".")
	c.pos++
	e := receiver
	for _, name := range names {
		if name == "" || strings.Trim(name, "0123456789") != "" {
			return c.expr(ExprOther, start)
		}
		next := c.expr(ExprField, start)
		next.Path, next.Args = []string{name}, []*Expr{e}
		e = next
	}
	return e
}
