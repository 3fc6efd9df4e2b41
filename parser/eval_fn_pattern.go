package parser

// armPattern is what a match arm or a let takes: one of several alternatives.
type armPattern struct{ alternatives []alternative }

// alternative is an expression that is read as a pattern, or a range.
type alternative struct {
	low, high *Expr // high only of a range
	isRange   bool
	inclusive bool // ..=
}

// armPattern reads all of c as a pattern; nil where it is none that is computed.
// A pattern reads like an expression, whose names are new variables.
func (c *cursor) armPattern() *armPattern {
	p := &armPattern{}
	c.noStruct = true
	c.take("|")
	for {
		a := alternative{}
		c.take("mut")
		if c.is("_") {
			start := c.pos
			c.pos++
			a.low = c.expr(ExprOther, start)
		} else if !c.is("..") {
			a.low = c.unary()
		}
		if c.is("..") {
			a.isRange, a.inclusive = true, c.is("..=")
			if !c.take("..=") {
				c.take("..")
			}
			if !c.done() && !c.is("|") {
				a.high = c.unary()
			}
		}
		p.alternatives = append(p.alternatives, a)
		if c.done() {
			return p
		}
		if !c.take("|") {
			return nil
		}
	}
}

// matches reports whether p takes value, and declares the variables in p.
func (v *evaluator) matches(p *armPattern, value Value) (bool, error) {
	for _, a := range p.alternatives {
		var matched bool
		var err error
		if a.isRange {
			matched, err = v.inRange(a, value)
		} else {
			matched, err = v.matchesExpr(a.low, value)
		}
		if matched || err != nil {
			return matched, err
		}
	}
	return false, nil
}

// inRange reports whether value is in a range.
func (v *evaluator) inRange(a alternative, value Value) (bool, error) {
	for _, bound := range []struct {
		e  *Expr
		op string
	}{{a.low, ">="}, {a.high, map[bool]string{true: "<=", false: "<"}[a.inclusive]}} {
		if bound.e == nil {
			continue
		}
		holds, err := v.compareTo(value, bound.op, bound.e)
		if err != nil || !holds {
			return false, err
		}
	}
	return true, nil
}

// compareTo compares value with what e gives.
func (v *evaluator) compareTo(value Value, op string, e *Expr) (bool, error) {
	other, err := v.eval(e, value.Type)
	if err != nil {
		return false, err
	}
	if value.Kind == ValueVariant && other.Kind == ValueVariant && value.Enum == other.Enum && op == "==" {
		return value.Variant == other.Variant, nil
	}
	if value.Kind == ValueOption && other.Kind == ValueOption && op == "==" && len(other.Elems) == 0 {
		return len(value.Elems) == 0, nil
	}
	a, b, err := v.unify(value, other, e.Span)
	if err != nil {
		return false, err
	}
	holds, err := compare(&Expr{Op: op, Span: e.Span}, a, b)
	return holds.Bool, err
}

// matchesExpr matches value with a pattern that was read as an expression.
func (v *evaluator) matchesExpr(e *Expr, value Value) (bool, error) {
	switch e.Kind {
	case ExprOther:
		if e.Text == "_" {
			return true, nil
		}
		return false, fail(e.Span, "bindgen does not compute this pattern")
	case ExprPath:
		if len(e.Path) == 1 && e.Path[0] != "Self" && v.isVariable(e) {
			v.frame.declare(e.Path[0], value)
			return true, nil
		}
	case ExprUnary:
		if e.Op == "&" {
			return v.matchesExpr(e.Args[0], value)
		}
	case ExprBinary:
		if e.Op == "|" {
			matched, err := v.matchesExpr(e.Args[0], value)
			if matched || err != nil {
				return matched, err
			}
			return v.matchesExpr(e.Args[1], value)
		}
	case ExprTuple:
		if value.Kind == ValueTuple {
			return v.matchesAll(e, e.Args, value.Elems)
		}
	case ExprCall:
		return v.matchesCall(e, value)
	}
	return v.compareTo(value, "==", e)
}

// isVariable reports whether a name in a pattern is that of a new variable, and
// not of a constant or a variant.
func (v *evaluator) isVariable(e *Expr) bool {
	found, err := v.find(e)
	if err != nil {
		return true
	}
	switch found.Item.(type) {
	case *Const, *Struct:
		return false
	}
	return found.Variant == nil && found.External == nil
}

// matchesCall matches Some(p) and S(p, q).
func (v *evaluator) matchesCall(e *Expr, value Value) (bool, error) {
	callee := e.Args[0]
	switch name := callee.Path; {
	case value.Kind == ValueOption && len(name) > 0 && name[len(name)-1] == "Some":
		if len(value.Elems) == 0 {
			return false, nil
		}
		return v.matchesAll(e, e.Args[1:], value.Elems)
	case value.Kind == ValueStruct && v.structNamed(callee) == value.Struct:
		return v.matchesAll(e, e.Args[1:], value.Elems)
	}
	return false, fail(e.Span, "bindgen does not compute this pattern")
}

func (v *evaluator) matchesAll(e *Expr, patterns []*Expr, values []Value) (bool, error) {
	if len(patterns) != len(values) {
		return false, fail(e.Span, "bindgen does not compute this pattern")
	}
	for i, p := range patterns {
		matched, err := v.matchesExpr(p, values[i])
		if err != nil || !matched {
			return false, err
		}
	}
	return true, nil
}
