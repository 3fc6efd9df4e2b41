package parser

// group reads (), (a), (a, b), [a, b], [a; n]. Blocks are not taken apart.
func (c *cursor) group() *Expr {
	start := c.pos
	inner := c.inside(c.pos)
	open := c.text(c.pos)
	c.skip()
	if open == "{" || inner.depth >= maxRecursion || open == "(" && inner.has(";") {
		return c.expr(ExprOther, start)
	}
	if inner.has(";") {
		return c.repeat(inner, start)
	}
	args, trailing := inner.exprs()
	if open == "(" && len(args) == 1 && !trailing {
		return args[0]
	}
	kind := ExprTuple
	if open == "[" {
		kind = ExprArray
	}
	e := c.expr(kind, start)
	e.Args = args
	return e
}

// repeat reads what stands in [a; n].
func (c *cursor) repeat(inner *cursor, start int) *Expr {
	elem := inner.exprUntil(";")
	inner.take(";")
	count := inner.wholeExpr()
	e := c.expr(ExprRepeat, start)
	e.Args = []*Expr{elem, count}
	return e
}

// has reports whether punctuation s is among the tokens, groups not looked into.
func (c *cursor) has(s string) bool {
	for ahead := *c; !ahead.done(); ahead.skip() {
		if ahead.is(s) {
			return true
		}
	}
	return false
}
