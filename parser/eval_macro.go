package parser

import (
	"strings"
)

// macro computes the macros of the standard library that give constants.
func (v *evaluator) macro(e *Expr) (Value, error) {
	name := e.Path[len(e.Path)-1]
	switch name {
	case "stringify":
		text := strings.TrimSpace(inDelimiters(e.Text))
		return Value{Kind: ValueStr, Text: strings.Join(strings.Fields(text), " ")}, nil
	case "assert", "debug_assert":
		return v.asserted(e)
	case "concat":
		return v.concat(e)
	case "env":
		if len(e.Args) == 0 {
			break
		}
		variable, err := v.eval(e.Args[0], "")
		if err != nil {
			return Value{}, err
		}
		if value, ok := v.crate.env[variable.Text]; ok && variable.Kind == ValueStr {
			return Value{Kind: ValueStr, Text: value}, nil
		}
		return Value{}, fail(e.Span, "`%s` is known only to the build", shorten(e.Text))
	}
	return Value{}, fail(e.Span, "the value of `%s!` is known only to the build", strings.Join(e.Path, "::"))
}

// concat joins literals to a string.
func (v *evaluator) concat(e *Expr) (Value, error) {
	var out strings.Builder
	for _, arg := range e.Args {
		value, err := v.eval(arg, "")
		if err != nil {
			return Value{}, err
		}
		switch value.Kind {
		case ValueStr, ValueChar:
			out.WriteString(value.Text)
		case ValueInt:
			out.WriteString(value.Int.String())
		case ValueFloat:
			// A float stands there as it is written, without its type.
			digits, _ := splitSuffix(arg.Text)
			out.WriteString(digits)
		case ValueBool:
			out.WriteString(arg.Text)
		default:
			return Value{}, fail(arg.Span, "`concat!` cannot hold %s", value.describe())
		}
	}
	return Value{Kind: ValueStr, Text: out.String()}, nil
}

// asserted computes assert!(a), which gives nothing.
func (v *evaluator) asserted(e *Expr) (Value, error) {
	if len(e.Args) == 0 {
		return Value{}, notConstant(e)
	}
	holds, err := v.eval(e.Args[0], "bool")
	if err == nil && (holds.Kind != ValueBool || !holds.Bool) {
		err = fail(e.Span, "`%s` does not hold", shorten(e.Text))
	}
	return unit(), err
}
