package parser

// statements reads the body of f. What is neither an expression statement nor a
// simple let becomes a Stmt with an ExprOther; use declarations go to f.Uses.
func (r *reader) statements(block node, f *Function) {
	c := r.tokens.between(block.start(), block.end())
	if !c.is("{") {
		return
	}
	c = c.inside(c.pos)
	for !c.done() {
		if c.take(";") {
			continue
		}
		start := c.pos
		attrs, keep := r.expand(c.attrs(), 0, 0)
		_ = attrs // #[allow] and the like say nothing about what a statement does
		first := c.pos
		var s Stmt
		var uses []*Use
		switch {
		case c.is("let"):
			s = c.let()
		case c.is("use"):
			uses = r.localUse(c, f)
		case c.startsItem():
			s.Expr = c.otherStatement()
		default:
			s.Expr = c.exprUntil(";")
			c.take(";")
		}
		if c.pos == start {
			c.skip()
		}
		s.Span = c.span(first, c.pos)
		switch {
		case !keep:
			r.covered = append(r.covered, c.span(start, c.pos))
		case s.Expr == nil:
			f.Uses = append(f.Uses, uses...)
		default:
			if s.Expr.Kind == ExprOther {
				r.covered = append(r.covered, c.span(start, c.pos))
			}
			f.Stmts = append(f.Stmts, s)
		}
	}
}

// attrs reads the attributes that come next.
func (c *cursor) attrs() []Attr {
	var attrs []Attr
	for !c.done() {
		attr, next, ok := c.attrAt(c.pos)
		if !ok {
			break
		}
		attrs = append(attrs, attr)
		c.pos = next
	}
	return attrs
}

// let reads `let name = expr;`, with mut and a type if need be.
func (c *cursor) let() Stmt {
	start := c.pos
	c.take("let")
	c.take("mut")
	name := c.ident()
	if c.take(":") {
		c.typ()
	}
	if name == "" || !c.is("=") || c.is("==") {
		c.pos = start
		return Stmt{Expr: c.otherStatement()}
	}
	c.take("=")
	s := Stmt{Let: name, Expr: c.exprUntil(";")}
	c.take(";")
	return s
}

// localUse reads a use declaration in the body of f.
func (r *reader) localUse(c *cursor, f *Function) []*Use {
	start := c.pos
	c.take("use")
	leaves := c.useTree(useLeaf{})
	c.take(";")
	var uses []*Use
	for _, leaf := range leaves {
		uses = append(uses, leaf.item(ItemHead{Module: f.Module, Full: c.span(start, c.pos)}))
	}
	return uses
}

// blockWords start a statement that ends with a block, not with a semicolon.
var blockWords = []string{
	"if", "match", "unsafe", "loop", "while", "for", "fn", "struct", "enum", "impl", "mod", "trait", "pub", "extern", "const", "static", "type", "macro_rules", "{",
}

// startsItem reports whether a block or an item comes next.
func (c *cursor) startsItem() bool {
	for _, word := range blockWords {
		if c.is(word) {
			return true
		}
	}
	return c.is("async") && c.isAt(1, "fn") || c.is("union") && c.kindAt(1) == tokenIdent
}

// otherStatement takes a statement that is not read: up to a semicolon, or to
// the end of a block that nothing goes on after.
func (c *cursor) otherStatement() *Expr {
	start := c.pos
	for !c.done() && !c.is(";") {
		isBlock := c.is("{")
		c.skip()
		if isBlock && !c.is("else") && !c.is(".") && !c.is("?") {
			break
		}
	}
	e := c.expr(ExprOther, start)
	c.take(";")
	return e
}
