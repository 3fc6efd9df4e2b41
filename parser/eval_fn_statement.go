package parser

import (
	"slices"

	"example.com/bindgen/internal/source"
)

// unit is what a statement gives.
func unit() Value { return Value{Kind: ValueTuple} }

// statements runs the statements of a block and returns what its last
// expression gives. t is the type that it should have, or nil.
func (v *evaluator) statements(c *cursor, t Type) (Value, error) {
	for !c.done() {
		if c.take(";") {
			continue
		}
		if findAttr(c.attrs(), "cfg") != nil {
			return Value{}, fail(c.rest(), "bindgen does not compute a statement under a condition")
		}
		switch {
		case c.is("let"):
			if err := v.let(c.upTo(";")); err != nil {
				return Value{}, err
			}
		case c.startsControl():
			value, err := v.controlExpr(c, t)
			if err != nil || c.done() {
				return value, err
			}
		case c.startsItem():
			return Value{}, fail(c.rest(), "bindgen does not compute a const fn with items in it")
		default:
			part := c.upTo(";")
			if c.done() && !c.endsWith(";") {
				return v.piece(part, t)
			}
			if _, err := v.piece(part, nil); err != nil {
				return Value{}, err
			}
		}
	}
	return unit(), nil
}

// rest returns the span of what is left of c.
func (c *cursor) rest() source.Span { return c.span(c.pos, c.end) }

// endsWith reports whether s is the last token read.
func (c *cursor) endsWith(s string) bool { return c.pos > 0 && c.text(c.pos-1) == s }

// upTo moves past the next stop outside of delimiters, or to the end, and
// returns what stands before it.
func (c *cursor) upTo(stop string) *cursor {
	part := *c
	for !c.done() && c.operator() != stop {
		if op := c.operator(); len(op) > 1 {
			c.take(op)
		} else {
			c.skip()
		}
	}
	part.end = c.pos
	c.take(stop)
	return &part
}

// piece runs all of c as one expression, assignment or jump.
func (v *evaluator) piece(c *cursor, t Type) (Value, error) {
	span := c.rest()
	if err := v.step(span); err != nil {
		return Value{}, err
	}
	switch word := c.wordHere(); {
	case c.done():
		return unit(), nil
	case word == "return" || word == "break" || word == "continue":
		return v.jump(c, word, span)
	case c.startsControl():
		value, err := v.controlExpr(c, t)
		if err == nil && !c.done() {
			err = fail(span, "bindgen does not compute this statement")
		}
		return value, err
	}
	if at, op := c.assignment(); op != "" {
		left := *c
		left.end = at
		right := *c
		right.pos = at + len(op)
		return unit(), v.assign(left.wholeExpr(), op, right.wholeExpr(), span)
	}
	return v.evalAs(c.wholeExpr(), t)
}

// wordHere returns the next token if it is a word.
func (c *cursor) wordHere() string {
	if c.kind() != tokenIdent {
		return ""
	}
	return c.text(c.pos)
}

// jump runs return, break and continue.
func (v *evaluator) jump(c *cursor, word string, span source.Span) (Value, error) {
	c.pos++
	left := &leave{word: word, value: unit(), span: span}
	if c.kind() == tokenLifetime {
		left.label = c.text(c.pos)
		c.pos++
	}
	if !c.done() {
		var err error
		if left.value, err = v.piece(c, nil); err != nil {
			return Value{}, err
		}
	}
	return Value{}, left
}

// assignments are the operators that change a variable.
var assignments = []string{"=", "+=", "-=", "*=", "/=", "%=", "^=", "&=", "|=", "<<=", ">>="}

// assignment returns the first operator in c that changes a variable, and where
// it stands.
func (c *cursor) assignment() (at int, op string) {
	for ahead := *c; !ahead.done(); {
		op := ahead.operator()
		if slices.Contains(assignments, op) {
			return ahead.pos, op
		}
		if len(op) > 1 {
			ahead.take(op)
		} else {
			ahead.skip()
		}
	}
	return 0, ""
}

// assign runs place op value.
func (v *evaluator) assign(place *Expr, op string, value *Expr, span source.Span) error {
	target, err := v.place(place)
	if err != nil {
		return err
	}
	if op != "=" {
		value = &Expr{Kind: ExprBinary, Op: op[:len(op)-1], Args: []*Expr{place, value}, Text: span.Text(), Span: span}
	}
	out, err := v.eval(value, target.Type)
	if err != nil {
		return err
	}
	if target.Type != "" && out.Type == "" {
		if out, err = v.coerce(out, target.Type, span); err != nil {
			return err
		}
	}
	// Computing the value may have changed what holds the target.
	if target, err = v.place(place); err == nil {
		*target = out
	}
	return err
}

// place returns where the value of a variable, or a part of it, is kept.
func (v *evaluator) place(e *Expr) (*Value, error) {
	switch e.Kind {
	case ExprPath:
		if len(e.Path) == 1 {
			if value := v.frame.find(e.Path[0]); value != nil {
				return value, nil
			}
		}
	case ExprField:
		base, err := v.place(e.Args[0])
		if err != nil {
			return nil, err
		}
		if at := base.fieldIndex(e.Path[0]); at >= 0 {
			// Other variables may share the elements.
			base.Elems = slices.Clone(base.Elems)
			return &base.Elems[at], nil
		}
	case ExprIndex:
		at, err := v.eval(e.Args[1], "usize")
		if err != nil {
			return nil, err
		}
		base, err := v.place(e.Args[0])
		if err != nil {
			return nil, err
		}
		if i, ok := v.indexIn(*base, at); ok && base.Kind == ValueArray {
			base.Elems = slices.Clone(base.Elems)
			return &base.Elems[i], nil
		}
	}
	return nil, fail(e.Span, "bindgen cannot assign to `%s`", shorten(e.Text))
}

// let runs let PATTERN: T = value, of which c is all.
func (v *evaluator) let(c *cursor) error {
	span := c.rest()
	c.take("let")
	at, op := c.assignment()
	left := *c
	if op == "=" {
		left.end = at
	}
	named := left.upToType()
	pattern := named.armPattern()
	var t Type
	if !left.done() {
		t = left.typ()
	}
	if pattern == nil || !left.done() {
		return fail(span, "bindgen does not compute this `let`")
	}
	value := unit()
	if op == "=" {
		right := *c
		right.pos = at + 1
		var err error
		if value, err = v.piece(&right, t); err != nil {
			return err
		}
	}
	matched, err := v.matches(pattern, value)
	if err == nil && !matched {
		err = fail(span, "bindgen does not compute this `let`")
	}
	return err
}

// upToType moves past the colon before a type and returns what stands before it.
func (c *cursor) upToType() *cursor {
	part := *c
	for !c.done() && !(c.is(":") && !c.is("::")) {
		if !c.take("::") {
			c.skip()
		}
	}
	part.end = c.pos
	c.take(":")
	return &part
}
