package parser

import (
	"errors"
	"fmt"
	"strings"

	"example.com/bindgen/internal/source"
)

// Eval computes the constant expression e, which stands in module from: literals,
// operators, casts, constants of the crate and of the primitive types, and the
// macros env!, concat! and stringify!. An integer whose type nothing fixes is
// not held to a width. The error is an *EvalError.
func (c *Crate) Eval(from *Module, e *Expr) (Value, error) {
	return c.evaluator(from).eval(e, "")
}

// EvalAs computes e as a value of type t, which stands in the same module: its
// literals take this type and must fit it.
func (c *Crate) EvalAs(from *Module, e *Expr, t Type) (Value, error) {
	return c.evaluator(from).evalAs(e, t)
}

// EvalConst computes a const item.
func (c *Crate) EvalConst(item *Const) (Value, error) {
	return c.evaluator(item.Module).named(item, nil, item.Type, item.Value, item.Span)
}

// Discriminant computes the number that stands for a variant of an enum whose
// variants hold no data.
func (c *Crate) Discriminant(enum *Enum, variant *Variant) (Value, error) {
	known, ok := c.discriminants[enum]
	if !ok {
		known.values, known.err = c.evaluator(enum.Module).discriminants(enum, nil)
		if c.discriminants == nil {
			c.discriminants = map[*Enum]discriminants{}
		}
		c.discriminants[enum] = known
	}
	return known.of(enum, variant)
}

const constHelp = "use a literal, an operator or another constant"

func fail(at source.Span, format string, args ...any) error {
	return &EvalError{Span: at, Message: fmt.Sprintf(format, args...), Help: constHelp}
}

// eval computes e. want is the primitive type that e should have, "" where that
// is not known.
func (v *evaluator) eval(e *Expr, want string) (Value, error) {
	if *v.depth++; *v.depth > maxEvalDepth {
		return Value{}, fail(e.Span, "the expression nests too deep")
	}
	defer func() { *v.depth-- }()
	if err := v.step(e.Span); err != nil {
		return Value{}, err
	}
	if e.Scope != nil && e.Scope != v.module {
		v = v.at(e.Scope)
	}
	switch e.Kind {
	case ExprInt:
		return v.intLiteral(e, want, false)
	case ExprFloat:
		return floatLiteral(e, want)
	case ExprBool:
		return Value{Kind: ValueBool, Type: "bool", Bool: e.Text == "true"}, nil
	case ExprStr:
		return Value{Kind: ValueStr, Text: e.Value}, nil
	case ExprByteStr:
		return Value{Kind: ValueBytes, Text: e.Value}, nil
	case ExprChar:
		return Value{Kind: ValueChar, Type: "char", Text: e.Value}, nil
	case ExprByte:
		if len(e.Value) == 1 {
			return intValue("u8", int64(e.Value[0])), nil
		}
	case ExprUnary:
		return v.unary(e, want)
	case ExprBinary:
		return v.binary(e, want)
	case ExprCast:
		return v.cast(e)
	case ExprPath, ExprQualified:
		return v.path(e)
	case ExprMacro:
		return v.macro(e)
	case ExprStruct, ExprTuple, ExprArray, ExprRepeat, ExprField, ExprIndex:
		return v.aggregate(e)
	case ExprCall:
		return v.call(e)
	case ExprMethod:
		return v.method(e)
	case ExprOther:
		return v.control(e, want)
	}
	return Value{}, fail(e.Span, "`%s` is not a constant that bindgen can compute", shorten(e.Text))
}

// shorten cuts long source text for a message.
func shorten(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return text
}

// primitive returns the name of the primitive type that t is, or "".
func (v *evaluator) primitive(t Type) string {
	if t == nil {
		return ""
	}
	t, module := v.crate.ExpandAlias(v.module, t)
	named, ok := t.(*PathType)
	if !ok {
		return ""
	}
	def, err := v.crate.ResolvePathType(module, named)
	if err != nil {
		return ""
	}
	switch {
	case len(def.External) == 1 && primitives[def.External[0]]:
		return def.External[0]
	case len(def.External) == 3 && def.External[1] == "ffi":
		return cTypes[def.External[2]]
	}
	return ""
}

// cTypes are the C types that are the same on all targets.
var cTypes = map[string]string{
	"c_schar": "i8", "c_uchar": "u8", "c_short": "i16", "c_ushort": "u16", "c_int": "i32", "c_uint": "u32",
	"c_longlong": "i64", "c_ulonglong": "u64", "c_float": "f32", "c_double": "f64",
}

// unary computes -a, !a, &a and *a.
func (v *evaluator) unary(e *Expr, want string) (Value, error) {
	operand := e.Args[0]
	if e.Op == "-" && operand.Kind == ExprInt {
		return v.intLiteral(operand, want, true)
	}
	value, err := v.eval(operand, want)
	if err != nil {
		return Value{}, err
	}
	switch {
	case e.Op == "&", e.Op == "*":
		return value, nil
	case e.Op == "-" && value.Kind == ValueFloat:
		value.Float = -value.Float
		return value, nil
	case e.Op == "-" && value.Kind == ValueInt:
		return v.negate(value, e.Span)
	case e.Op == "!" && value.Kind == ValueBool:
		value.Bool = !value.Bool
		return value, nil
	case e.Op == "!" && value.Kind == ValueInt:
		return v.complement(value), nil
	}
	return Value{}, fail(e.Span, "cannot apply `%s` to %s", e.Op, value.describe())
}

// binary computes a op b.
func (v *evaluator) binary(e *Expr, want string) (Value, error) {
	compares := comparisons[e.Op]
	logical := e.Op == "&&" || e.Op == "||"
	if compares || logical {
		want = ""
	}
	left, err := v.eval(e.Args[0], want)
	if err != nil {
		return Value{}, err
	}
	if logical {
		return v.logical(e, left)
	}
	shifts := e.Op == "<<" || e.Op == ">>"
	if shifts {
		want = ""
	}
	right, err := v.eval(e.Args[1], want)
	if err != nil {
		return Value{}, err
	}
	if shifts && left.Kind == ValueInt && right.Kind == ValueInt {
		return v.shift(e, left, right)
	}
	if left, right, err = v.unify(left, right, e.Span); err != nil {
		return Value{}, err
	}
	switch {
	case compares:
		return compare(e, left, right)
	case left.Kind == ValueInt:
		return v.arithmetic(e, left, right)
	case left.Kind == ValueFloat:
		return floatArithmetic(e, left, right)
	case left.Kind == ValueBool:
		switch e.Op {
		case "&":
			return boolValue(left.Bool && right.Bool), nil
		case "|":
			return boolValue(left.Bool || right.Bool), nil
		case "^":
			return boolValue(left.Bool != right.Bool), nil
		}
	}
	return Value{}, fail(e.Span, "cannot apply `%s` to %s", e.Op, left.describe())
}

func boolValue(b bool) Value { return Value{Kind: ValueBool, Type: "bool", Bool: b} }

// logical computes a && b and a || b; b only where its value matters.
func (v *evaluator) logical(e *Expr, left Value) (Value, error) {
	if left.Kind == ValueBool && left.Bool == (e.Op == "||") {
		return left, nil
	}
	right, err := v.eval(e.Args[1], "")
	if err != nil {
		return Value{}, err
	}
	if left.Kind != ValueBool || right.Kind != ValueBool {
		return Value{}, fail(e.Span, "`%s` joins two bools", e.Op)
	}
	return right, nil
}

// unify gives two operands one type: a literal takes the type of the other.
func (v *evaluator) unify(a, b Value, at source.Span) (Value, Value, error) {
	var err error
	switch {
	case a.Kind != b.Kind:
		err = fail(at, "the operands are %s and %s", a.describe(), b.describe())
	case a.Type == "" && b.Type != "":
		a, err = v.coerce(a, b.Type, at)
	case b.Type == "" && a.Type != "":
		b, err = v.coerce(b, a.Type, at)
	case a.Type != b.Type, a.Kind >= ValueVariant:
		err = fail(at, "the operands are %s and %s", a.describe(), b.describe())
	}
	return a, b, err
}

// coerce checks that a value is of primitive type want, and gives it that type
// where it has none yet.
func (v *evaluator) coerce(value Value, want string, at source.Span) (Value, error) {
	switch {
	case value.Type == want:
		return value, nil
	case value.Type != "":
	case value.Kind == ValueInt && v.isInt(want):
		value.Type = want
		return v.checked(value, at)
	case value.Kind == ValueFloat && isFloat(want):
		value.Type = want
		value.Float = rounded(value.Float, want)
		return value, nil
	}
	return Value{}, fail(at, "expected `%s`, found %s", want, value.describe())
}

// resolveFail turns a resolver's error into one of the evaluator.
func resolveFail(at source.Span, err error) error {
	var unresolved *ResolveError
	if errors.As(err, &unresolved) && unresolved.Hint != "" {
		return &EvalError{Span: at, Message: err.Error(), Help: unresolved.Hint}
	}
	return fail(at, "%s", err.Error())
}
