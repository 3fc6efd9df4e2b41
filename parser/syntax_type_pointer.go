package parser

// fnPointer reads a function pointer, or the trait after for<'a>.
func (c *cursor) fnPointer() Type {
	start := c.pos
	if c.take("for") {
		c.skipAngles()
	}
	t := &FnPtrType{Unsafe: c.take("unsafe")}
	if c.take("extern") {
		t.Extern, t.ABI = true, c.abi()
	}
	if !c.take("fn") || !c.is("(") {
		c.skipBounds()
		return c.otherType("dyn Trait", start)
	}
	inner := c.inside(c.pos)
	c.skip()
	if !inner.pointerParams(t) {
		c.skipBounds()
		return c.otherType("type", start)
	}
	if c.take("->") {
		t.Return = c.typ()
		if unit, ok := t.Return.(*TupleType); ok && len(unit.Elems) == 0 {
			t.Return = nil
		}
	}
	t.TypeNode = c.typeNode(start)
	return t
}

// pointerParams reads the parameters of a function pointer up to the end of c,
// and reports whether they read as such.
func (c *cursor) pointerParams(t *FnPtrType) bool {
	for !c.done() {
		if findAttr(c.attrs(), "cfg") != nil {
			return false // whether the parameter is there cannot be said here
		}
		p := FnPtrParam{}
		if c.kind() == tokenIdent && c.isAt(1, ":") && !c.isAt(1, "::") {
			p.Name = c.ident()
			c.take(":")
		}
		if c.take("...") {
			t.Variadic = true
		} else {
			p.Type = c.typ()
			t.Params = append(t.Params, p)
		}
		if !c.take(",") && !c.done() {
			return false
		}
	}
	return true
}
