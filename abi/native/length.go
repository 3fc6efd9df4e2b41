package native

import (
	"strconv"

	"example.com/bindgen/parser"
)

// text returns the length as a number.
func (n *ArrayLen) text() string { return strconv.FormatInt(n.Value, 10) }

// lengthOf computes the length of an array.
func (l *lowerer) lengthOf(s scope, e *parser.Expr) (*ArrayLen, bool) {
	value, err := l.crate.Eval(s.module, e)
	if e.Kind == parser.ExprPath && len(e.Path) == 1 && s.args[e.Path[0]].value != nil {
		value, err = *s.args[e.Path[0]].value, nil
	}
	if err != nil {
		reportEval(l.report, err, e)
		return nil, false
	}
	if value.Kind != parser.ValueInt {
		return nil, false
	}
	return &ArrayLen{Value: value.Int.Int64()}, true
}
