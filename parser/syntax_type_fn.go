package parser

import "slices"

// fnTrait reads what follows dyn or impl where it is Fn(A) -> B, or one of its
// siblings, with other bounds beside it. For any other trait it moves nothing and
// returns nil. start is where the type begins.
func (c *cursor) fnTrait(start int, dyn bool) Type {
	before := c.pos
	t := &FnTraitType{Dyn: dyn}
	for !c.done() {
		switch {
		case c.kind() == tokenLifetime:
			t.Bounds = append(t.Bounds, c.text(c.pos))
			c.pos++
		case c.isFnTrait() && t.Trait == "":
			c.fnSignature(t)
		case c.kind() == tokenIdent:
			t.Bounds = append(t.Bounds, c.boundName())
		default:
			c.pos = before
			return nil
		}
		if !c.take("+") {
			break
		}
	}
	if t.Trait == "" {
		c.pos = before
		return nil
	}
	t.TypeNode = c.typeNode(start)
	return t
}

// fnTraits are the traits of what can be called.
var fnTraits = []string{"Fn", "FnMut", "FnOnce"}

// isFnTrait reports whether one of them comes next, behind a for<'a> and a path.
func (c *cursor) isFnTrait() bool {
	before := c.pos
	defer func() { c.pos = before }()
	c.fnTraitPath()
	return slices.Contains(fnTraits, c.text(c.pos)) && c.isAt(1, "(")
}

// fnTraitPath moves to the name of the trait.
func (c *cursor) fnTraitPath() {
	if c.take("for") {
		c.skipAngles()
	}
	c.take("::")
	for c.kind() == tokenIdent && c.isAt(1, "::") {
		c.pos += 2
	}
}

// fnSignature reads Fn(A, B) -> C.
func (c *cursor) fnSignature(t *FnTraitType) {
	c.fnTraitPath()
	t.Trait = c.ident()
	inner := c.inside(c.pos)
	c.skip()
	for !inner.done() {
		t.Params = append(t.Params, inner.boundedType())
		if !inner.take(",") {
			break
		}
	}
	if c.take("->") {
		t.Result = c.typ()
	}
}

// boundName reads the path of another bound and returns its last name.
func (c *cursor) boundName() string {
	name := ""
	for c.kind() == tokenIdent {
		name = c.ident()
		c.skipAngles()
		if !c.take("::") {
			break
		}
	}
	return name
}
