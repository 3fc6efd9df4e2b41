package native

import (
	"strconv"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// text returns the length as a number.
func (n *ArrayLen) text() string { return strconv.FormatInt(n.Value, 10) }

// lengthOf computes the length of an array, and names the constant of the
// header that it is.
func (l *lowerer) lengthOf(s scope, e *parser.Expr) (*ArrayLen, bool) {
	value, err := l.crate.EvalIn(s.module, e, usize, l.environment(s))
	if err != nil {
		// rustc wants a usize, cbindgen takes any number.
		if other, otherErr := l.crate.EvalIn(s.module, e, nil, l.environment(s)); otherErr == nil && other.Kind == parser.ValueInt {
			value, err = other, nil
		}
	}
	switch {
	case err != nil:
		reportEval(l.report, err, e)
		return nil, false
	case value.Kind != parser.ValueInt || !value.Int.IsInt64() || value.Int.Sign() < 0:
		l.report.Error(diag.NotConstant, e.Span, "the length of the array is %s", value.Describe()).
			Helpf("write a number that a usize holds")
		return nil, false
	}
	length := &ArrayLen{Value: value.Int.Int64()}
	if e.Kind == parser.ExprPath && e.Scope == nil {
		length.Name = l.lengthName(s, e)
	}
	return length, true
}

// lengthName returns the name of the constant that e is, where the header
// defines it before its types; "" elsewhere.
func (l *lowerer) lengthName(s scope, e *parser.Expr) string {
	if len(e.Path) == 1 {
		if arg, ok := s.args[e.Path[0]]; ok {
			return l.earlyName(arg.item)
		}
	}
	found, err := l.crate.ValueNamed(s.module, e, l.environment(s))
	if err != nil || found.Owner.Item != nil {
		return ""
	}
	c, _ := found.Item.(*parser.Const)
	return l.earlyName(c)
}

// earlyName returns the name of a free constant, if it needs no type.
func (l *lowerer) earlyName(c *parser.Const) string {
	if c == nil {
		return ""
	}
	if k := l.freeConstant(c); k != nil && l.constants.early[k.Name] {
		return k.Name
	}
	return ""
}

// isEarly reports whether e needs nothing that the header declares after its
// first constants.
func (l *lowerer) isEarly(e *Expr) bool {
	switch e.Kind {
	case Name:
		return l.constants.early[e.Text]
	case Cast:
		if e.Type.Kind != Primitive {
			return false
		}
	case Literal, Unary, Binary:
	default:
		return false
	}
	for _, arg := range e.Args {
		if !l.isEarly(arg) {
			return false
		}
	}
	return true
}

// usize is the type of lengths.
var usize = &parser.PathType{Path: []string{"usize"}}
