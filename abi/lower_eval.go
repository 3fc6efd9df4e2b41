package abi

import (
	"errors"
	"strconv"
	"strings"

	"example.com/bindgen/parser"
)

// known evaluates literals.
func (l *lowering) known(scope *parser.Module, e *parser.Expr) (*Value, error) {
	switch e.Kind {
	case parser.ExprInt:
		return &Value{Kind: ValueInt, Int: strings.ReplaceAll(e.Text, "_", "")}, nil
	case parser.ExprFloat:
		f, err := strconv.ParseFloat(e.Text, 64)
		return &Value{Kind: ValueFloat, Float: f}, err
	case parser.ExprBool:
		return &Value{Kind: ValueBool, Bool: e.Text == "true"}, nil
	case parser.ExprStr:
		return &Value{Kind: ValueStr, Str: e.Value}, nil
	case parser.ExprByteStr:
		return &Value{Kind: ValueBytes, Str: e.Value}, nil
	default:
		return nil, errors.New("not a literal")
	}
}
