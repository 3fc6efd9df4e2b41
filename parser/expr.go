package parser

// precedences of the binary operators; higher binds tighter. The others
// (ranges, assignments) are not read.
var precedences = map[string]int{
	"*": 10, "/": 10, "%": 10,
	"+": 9, "-": 9,
	"<<": 8, ">>": 8,
	"&":  7,
	"^":  6,
	"|":  5,
	"==": 4, "!=": 4, "<": 4, ">": 4, "<=": 4, ">=": 4,
	"&&": 3,
	"||": 2,
}

// precedenceCast is that of `as`, above all binary operators.
const precedenceCast = 11

// wholeExpr reads all that c holds as one expression. What cannot be read is an
// ExprOther that covers everything.
func (c *cursor) wholeExpr() *Expr { return c.exprUntil("") }

// exprUntil reads an expression that ends at the end of c or before the
// punctuation stop. What cannot be read is an ExprOther that reaches up to
// there.
func (c *cursor) exprUntil(stop string) *Expr {
	start := c.pos
	e := c.binary(0)
	if c.done() || stop != "" && c.is(stop) {
		return e
	}
	for !c.done() && !(stop != "" && c.is(stop)) {
		c.skip()
	}
	return c.expr(ExprOther, start)
}

// expr makes an expression of kind k of the tokens from start to the current position.
func (c *cursor) expr(k ExprKind, start int) *Expr {
	span := c.span(start, c.pos)
	return &Expr{Kind: k, Text: c.source(span), Span: span}
}

// exprs reads expressions with commas in between up to the end of c.
func (c *cursor) exprs() (list []*Expr, trailing bool) {
	for !c.done() {
		list = append(list, c.exprUntil(","))
		trailing = c.take(",")
	}
	return list, trailing
}

// binary reads an expression whose operators all bind at least as tight as least.
func (c *cursor) binary(least int) *Expr {
	start := c.pos
	left := c.unary()
	for {
		if c.is("as") {
			if precedenceCast < least {
				return left
			}
			c.pos++
			typ := c.typ()
			e := c.expr(ExprCast, start)
			e.Args, e.Type = []*Expr{left}, typ
			left = e
			continue
		}
		op := c.operator()
		precedence, ok := precedences[op]
		if !ok || precedence < least {
			return left
		}
		c.take(op)
		right := c.binary(precedence + 1)
		e := c.expr(ExprBinary, start)
		e.Op, e.Args = op, []*Expr{left, right}
		left = e
	}
}

// unary reads an operand with the operators before it.
func (c *cursor) unary() *Expr {
	start := c.pos
	if c.kind() != tokenPunct {
		return c.postfix()
	}
	for _, op := range []string{"-", "!", "&", "*"} {
		if !c.is(op) {
			continue
		}
		if c.isAt(1, "mut") || c.isAt(1, "raw") && c.kindAt(2) == tokenIdent || c.depth >= maxRecursion {
			return c.otherOperand()
		}
		c.pos++
		c.depth++
		operand := c.unary()
		c.depth--
		e := c.expr(ExprUnary, start)
		e.Op, e.Args = op, []*Expr{operand}
		return e
	}
	return c.postfix()
}

// otherOperand takes an operand that is not read: everything up to the next
// comma or semicolon.
func (c *cursor) otherOperand() *Expr {
	start := c.pos
	c.skipClosureParams()
	for !c.done() && !c.is(",") && !c.is(";") {
		c.skip()
	}
	return c.expr(ExprOther, start)
}

// skipClosureParams moves past |a, b|, whose commas do not end an operand.
func (c *cursor) skipClosureParams() {
	for c.is("move") || c.is("async") || c.is("static") {
		c.pos++
	}
	if !c.take("|") {
		return
	}
	for !c.done() && !c.take("|") {
		c.skip()
	}
}

// keywords that start an expression which is not read.
var otherKeywords = map[string]bool{
	"if": true, "match": true, "unsafe": true, "move": true, "async": true, "loop": true, "while": true, "for": true,
	"return": true, "break": true, "continue": true, "let": true, "const": true, "static": true, "yield": true, "become": true, "_": true,
}

// primary reads a literal, a path, a macro call or a group.
func (c *cursor) primary() *Expr {
	start := c.pos
	switch c.kind() {
	case tokenInt, tokenFloat, tokenStr, tokenByteStr, tokenCStr, tokenChar, tokenByte:
		return c.literal()
	case tokenOpen:
		return c.group()
	case tokenIdent:
		switch text := c.text(c.pos); {
		case text == "true" || text == "false":
			c.pos++
			return c.expr(ExprBool, start)
		case !otherKeywords[text]:
			return c.pathExpr()
		}
	case tokenPunct:
		switch {
		case c.is("::"):
			return c.pathExpr()
		case c.is("<"):
			return c.qualifiedExpr()
		}
	}
	return c.otherOperand()
}
