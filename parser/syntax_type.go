package parser

// typeIn reads the type that stands in the bytes [start, end).
func (t *tokens) typeIn(start, end int) Type {
	c := t.between(start, end)
	first := c.pos
	typ := c.boundedType()
	if !c.done() {
		c.pos = c.end
		return c.otherType("type", first)
	}
	return typ
}

func (c *cursor) typeNode(start int) TypeNode { return TypeNode{c.span(start, c.pos)} }

func (c *cursor) otherType(what string, start int) Type {
	return &OtherType{TypeNode: c.typeNode(start), Kind: what}
}

// boundedType reads a type where bounds may follow it: A + B is what dyn A + B
// was before 2018.
func (c *cursor) boundedType() Type {
	start := c.pos
	typ := c.typ()
	if !c.is("+") {
		return typ
	}
	c.skipBounds()
	return c.otherType("dyn Trait", start)
}

// typ reads a type without bounds after it.
func (c *cursor) typ() Type {
	start := c.pos
	if c.depth >= maxRecursion {
		c.pos = c.end
		return c.otherType("type", start)
	}
	c.depth++
	typ := c.plainType()
	c.depth--
	return typ
}

func (c *cursor) plainType() Type {
	start := c.pos
	switch {
	case c.take("&"):
		return c.reference(start)
	case c.is("*") && (c.isAt(1, "const") || c.isAt(1, "mut")):
		mut := c.isAt(1, "mut")
		c.pos += 2
		elem := c.typ()
		return &PtrType{TypeNode: c.typeNode(start), Mut: mut, Elem: elem}
	case c.is("["):
		return c.sliceOrArray()
	case c.is("("):
		return c.tupleType()
	case c.take("!"):
		return &NeverType{c.typeNode(start)}
	case c.take("_"):
		return c.otherType("_", start)
	case c.is("impl"), c.is("dyn") && !c.isAt(1, "::"):
		what := c.ident()
		if fn := c.fnTrait(start, what == "dyn"); fn != nil {
			return fn
		}
		c.skipBounds()
		return c.otherType(what+" Trait", start)
	case c.is("for"), c.is("unsafe"), c.is("extern"), c.is("fn"):
		return c.fnPointer()
	case c.is("?"), c.kind() == tokenLifetime:
		c.skipBounds()
		return c.otherType("dyn Trait", start)
	case c.is("<"):
		c.skipAngles()
		c.skipPathTail()
		return c.otherType("qualified path", start)
	case c.is("::"), c.kind() == tokenIdent:
		return c.pathType()
	}
	c.skipUnknownType()
	return c.otherType("type", start)
}

// skipUnknownType moves on to where a type must end.
func (c *cursor) skipUnknownType() {
	for !c.done() && !c.is(",") && !c.is(";") && !c.is(">") && !c.is("=") {
		c.skip()
	}
}

func (c *cursor) reference(start int) Type {
	lifetime := ""
	if c.kind() == tokenLifetime {
		lifetime = c.text(c.pos)
		c.pos++
	}
	mut := c.take("mut")
	elem := c.typ()
	return &RefType{TypeNode: c.typeNode(start), Mut: mut, Lifetime: lifetime, Elem: elem}
}

func (c *cursor) sliceOrArray() Type {
	start := c.pos
	inner := c.inside(c.pos)
	c.skip()
	elem := inner.typ()
	if inner.done() {
		return &SliceType{TypeNode: c.typeNode(start), Elem: elem}
	}
	if !inner.take(";") {
		return c.otherType("type", start)
	}
	return &ArrayType{TypeNode: c.typeNode(start), Elem: elem, Len: inner.wholeExpr()}
}

// tupleType reads a tuple, or the type in parentheses.
func (c *cursor) tupleType() Type {
	start := c.pos
	inner := c.inside(c.pos)
	c.skip()
	var elems []Type
	trailing := false
	for !inner.done() {
		elems = append(elems, inner.boundedType())
		trailing = inner.take(",")
		if !trailing && !inner.done() {
			return c.otherType("type", start)
		}
	}
	if len(elems) == 1 && !trailing {
		return elems[0]
	}
	return &TupleType{TypeNode: c.typeNode(start), Elems: elems}
}

// pathType reads a named type, a macro in type position, or Fn(A) -> B.
func (c *cursor) pathType() Type {
	start := c.pos
	t := &PathType{Global: c.take("::")}
	for {
		isName := c.kind() == tokenIdent
		name := c.ident()
		if !isName {
			c.skipUnknownType()
			return c.otherType("type", start)
		}
		t.Path = append(t.Path, name)
		if c.is("::") && (c.isAt(2, "<") || c.isAt(2, "(")) {
			c.take("::")
		}
		switch {
		case c.is("<"):
			args := c.genericArgs()
			t.Args, t.Generic, t.ConstArgs, t.Lifetimes = args.types, args.all, args.consts, args.lifetimes
			if c.is("::") {
				c.skipPathTail()
				return c.otherType("qualified path", start)
			}
			t.TypeNode = c.typeNode(start)
			return t
		case c.is("("):
			c.skipBounds()
			return c.otherType("dyn Trait", start)
		case c.is("!") && c.kindAt(1) == tokenOpen:
			c.pos++
			c.skip()
			return c.otherType("macro", start)
		}
		if !c.take("::") {
			t.TypeNode = c.typeNode(start)
			return t
		}
	}
}

// skipAngles moves past < > and what is in them, if that comes next.
func (c *cursor) skipAngles() {
	if !c.is("<") {
		return
	}
	for depth := 0; !c.done(); {
		switch {
		case c.take("->"):
			continue
		case c.is("<"):
			depth++
		case c.is(">"):
			depth--
		}
		c.skip()
		if depth == 0 {
			return
		}
	}
}

// skipPathTail moves past ::a::b<c>.
func (c *cursor) skipPathTail() {
	for c.take("::") {
		c.ident()
		c.skipAngles()
	}
}

// skipBounds moves past bounds joined by +, up to what ends a type.
func (c *cursor) skipBounds() {
	for !c.done() {
		switch {
		case c.take("->"), c.take("::"):
		case c.is("<"):
			c.skipAngles()
		case c.is(","), c.is(";"), c.is(">"), c.is("="), c.is("{"), c.is(")"):
			return
		default:
			c.skip()
		}
	}
}
