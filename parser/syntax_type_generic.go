package parser

// genericArgs are what stands in < >.
type genericArgs struct {
	types     []Type
	all       []GenericArg
	lifetimes []string
	consts    bool
}

// genericArgs reads < > with what is in them. Bindings (Item = T) and bounds
// are left out.
func (c *cursor) genericArgs() (args genericArgs) {
	c.take("<")
	for !c.done() && !c.take(">") {
		before := c.pos
		switch {
		case c.kind() == tokenLifetime:
			args.lifetimes = append(args.lifetimes, c.text(c.pos))
			c.pos++
		case c.startsConstArg():
			args.consts = true
			args.all = append(args.all, GenericArg{Expr: c.constArg()})
		default:
			typ := c.boundedType()
			if c.is("=") || c.is(":") {
				c.pos++
				c.skipBounds()
				break
			}
			args.types = append(args.types, typ)
			args.all = append(args.all, GenericArg{Type: typ})
		}
		if !c.take(",") && !c.is(">") && c.pos == before {
			c.skip()
		}
	}
	return args
}

// startsConstArg reports whether an argument comes next that can only be a
// constant: a literal, a negative one, or an expression in braces.
func (c *cursor) startsConstArg() bool {
	return c.is("{") || c.is("-") || c.kind() >= tokenInt && c.kind() <= tokenByte || c.is("true") || c.is("false")
}

// constArg reads such an argument.
func (c *cursor) constArg() *Expr {
	start := c.pos
	if c.is("{") {
		inner := c.inside(c.pos)
		c.skip()
		if e := inner.wholeExpr(); e.Kind != ExprOther {
			return e
		}
		return c.expr(ExprOther, start)
	}
	negative := c.take("-")
	operand := c.primary()
	if !negative {
		return operand
	}
	e := c.expr(ExprUnary, start)
	e.Op, e.Args = "-", []*Expr{operand}
	return e
}

// AsExpr returns the argument as a constant: the expression, or the path that
// was read as a type. It is nil for a type that is no plain path.
func (g GenericArg) AsExpr() *Expr {
	if g.Expr != nil {
		return g.Expr
	}
	t, ok := g.Type.(*PathType)
	if !ok || len(t.Generic) > 0 || len(t.Lifetimes) > 0 {
		return nil
	}
	e := &Expr{Kind: ExprPath, Path: t.Path, Span: t.Span, Scope: t.Scope}
	if t.Span.File != nil {
		e.Text = t.Span.Text()
	}
	return e
}
