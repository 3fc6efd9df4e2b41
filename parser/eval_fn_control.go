package parser

import "errors"

// startsControl reports whether a block, if, match or a loop comes next.
func (c *cursor) startsControl() bool {
	switch c.wordHere() {
	case "if", "match", "loop", "while":
		return true
	case "unsafe", "const":
		return c.isAt(1, "{")
	}
	return c.is("{") || c.kind() == tokenLifetime && c.isAt(1, ":")
}

// controlExpr computes the block, if, match or loop that comes next. t is the
// type that it should have, or nil.
func (v *evaluator) controlExpr(c *cursor, t Type) (Value, error) {
	span := c.rest()
	if *v.depth++; *v.depth > maxEvalDepth {
		return Value{}, fail(span, "the expression nests too deep")
	}
	defer func() { *v.depth-- }()
	label := ""
	if c.kind() == tokenLifetime {
		label = c.text(c.pos)
		c.pos++
		c.take(":")
	}
	switch word := c.wordHere(); word {
	case "if":
		return v.ifExpr(c, t)
	case "match":
		return v.matchExpr(c, t)
	case "loop", "while":
		return v.loop(c, label)
	case "unsafe", "const":
		c.pos++
	}
	body, ok := c.braces()
	if !ok {
		return Value{}, fail(span, "expected a block")
	}
	value, err := v.inner().statements(body, t)
	var left *leave
	if label != "" && errors.As(err, &left) && left.word == "break" && left.label == label {
		return left.value, nil
	}
	return value, err
}

// braces moves past a block and returns what stands in it.
func (c *cursor) braces() (*cursor, bool) {
	if !c.is("{") {
		return nil, false
	}
	inner := c.inside(c.pos)
	c.skip()
	return inner, true
}

// condition computes what stands behind if and while: a bool, or let PATTERN =
// value, whose variables in gets.
func (v *evaluator) condition(c *cursor, in *evaluator) (bool, error) {
	span := c.rest()
	var pattern *armPattern
	if c.take("let") {
		part := c.upTo("=")
		if pattern = part.armPattern(); pattern == nil {
			return false, fail(span, "bindgen does not compute this pattern")
		}
	}
	value, err := v.head(c)
	if err != nil {
		return false, err
	}
	if pattern != nil {
		return in.matches(pattern, value)
	}
	if value.Kind != ValueBool {
		return false, fail(span, "the condition is %s", value.describe())
	}
	return value.Bool, nil
}

// head computes the expression before a block.
func (v *evaluator) head(c *cursor) (Value, error) {
	part := *c
	part.noStruct = true
	e := part.binary(0)
	c.pos = part.pos
	if !c.is("{") {
		return Value{}, notConstant(e)
	}
	return v.eval(e, "")
}

// ifExpr computes if a {..} else if b {..} else {..}.
func (v *evaluator) ifExpr(c *cursor, t Type) (Value, error) {
	span := c.rest()
	c.take("if")
	in := v.inner()
	holds, err := v.condition(c, in)
	if err != nil {
		return Value{}, err
	}
	then, ok := c.braces()
	if !ok {
		return Value{}, fail(span, "expected a block")
	}
	if !c.take("else") {
		if holds {
			return in.statements(then, nil)
		}
		return unit(), nil
	}
	if !holds {
		return v.controlExpr(c, t)
	}
	// Nothing behind else is computed.
	for c.take("if") {
		for !c.done() && !c.is("{") {
			c.skip()
		}
		c.skip()
		if !c.take("else") {
			return in.statements(then, t)
		}
	}
	c.skip()
	return in.statements(then, t)
}

// loop runs loop {..} and while a {..}.
func (v *evaluator) loop(c *cursor, label string) (Value, error) {
	start := *c
	for {
		*c = start
		in := v.inner()
		if c.take("while") {
			holds, err := v.condition(c, in)
			if err != nil {
				return Value{}, err
			}
			if !holds {
				c.skip()
				return unit(), nil
			}
		} else {
			c.take("loop")
		}
		body, ok := c.braces()
		if !ok {
			return Value{}, fail(start.rest(), "expected a block")
		}
		if err := v.step(start.rest()); err != nil {
			return Value{}, err
		}
		_, err := in.statements(body, nil)
		var left *leave
		switch {
		case err == nil:
		case !errors.As(err, &left) || left.word == "return" || left.label != "" && left.label != label:
			return Value{}, err
		case left.word == "break":
			return left.value, nil
		}
	}
}

// matchExpr computes match a { PATTERN => value, .. }.
func (v *evaluator) matchExpr(c *cursor, t Type) (Value, error) {
	span := c.rest()
	c.take("match")
	value, err := v.head(c)
	if err != nil {
		return Value{}, err
	}
	arms, _ := c.braces()
	for !arms.done() {
		arms.attrs()
		in := v.inner()
		matched, err := in.arm(arms, value)
		if err != nil {
			return Value{}, err
		}
		body := arms.armBody()
		if matched {
			return in.piece(body, t)
		}
	}
	return Value{}, fail(span, "no arm of the `match` takes the value")
}

// arm reads PATTERN if guard => and reports whether it takes value.
func (v *evaluator) arm(c *cursor, value Value) (bool, error) {
	head := c.upTo("=>")
	span := head.rest()
	guard := *head
	for !guard.done() && !guard.is("if") {
		guard.skip()
	}
	head.end = guard.pos
	p := head.armPattern()
	if p == nil {
		return false, fail(span, "bindgen does not compute this pattern")
	}
	matched, err := v.matches(p, value)
	if err != nil || !matched || guard.done() {
		return matched, err
	}
	guard.take("if")
	holds, err := v.eval(guard.wholeExpr(), "bool")
	return holds.Bool, err
}

// armBody moves past the value of an arm and the comma behind it, and returns
// the value.
func (c *cursor) armBody() *cursor {
	if !c.is("{") {
		return c.upTo(",")
	}
	part := *c
	c.skip()
	part.end = c.pos
	c.take(",")
	return &part
}
