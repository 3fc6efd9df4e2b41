package parser

import (
	"math"
	"math/big"
	"strconv"
)

func isFloat(typ string) bool { return typ == "f32" || typ == "f64" }

// rounded returns f as a value of a float type.
func rounded(f float64, typ string) float64 {
	if typ == "f32" {
		return float64(float32(f))
	}
	return f
}

// floatLiteral reads a float literal.
func floatLiteral(e *Expr, want string) (Value, error) {
	digits, suffix := splitSuffix(e.Text)
	typ := suffix
	if typ == "" && isFloat(want) {
		typ = want
	}
	size := 64
	if typ == "f32" {
		size = 32
	}
	f, err := strconv.ParseFloat(digits, size)
	if err != nil && !math.IsInf(f, 0) || (suffix != "" && !isFloat(suffix)) {
		return Value{}, fail(e.Span, "`%s` is not a float", shorten(e.Text))
	}
	if math.IsInf(f, 0) {
		return Value{}, fail(e.Span, "`%s` does not fit a float", shorten(e.Text))
	}
	return Value{Kind: ValueFloat, Type: typ, Float: f}, nil
}

// floatArithmetic computes a op b of two floats of one type.
func floatArithmetic(e *Expr, a, b Value) (Value, error) {
	var f float64
	switch e.Op {
	case "+":
		f = a.Float + b.Float
	case "-":
		f = a.Float - b.Float
	case "*":
		f = a.Float * b.Float
	case "/":
		f = a.Float / b.Float
	case "%":
		f = math.Mod(a.Float, b.Float)
	default:
		return Value{}, fail(e.Span, "cannot apply `%s` to floats", e.Op)
	}
	// For + - * / rounding the exact f64 result to f32 is what f32 gives.
	return Value{Kind: ValueFloat, Type: a.Type, Float: rounded(f, a.Type)}, nil
}

// cast computes a as T.
func (v *evaluator) cast(e *Expr) (Value, error) {
	to := v.primitive(e.Type)
	if to == "" {
		return v.pointerCast(e)
	}
	// A literal takes the type that it is cast to, also behind - and !.
	want := ""
	inner := e.Args[0]
	for inner.Kind == ExprUnary && (inner.Op == "-" || inner.Op == "!") {
		inner = inner.Args[0]
	}
	if inner.Kind == ExprInt || inner.Kind == ExprFloat {
		want = to
	}
	value, err := v.eval(e.Args[0], want)
	if err != nil {
		return Value{}, err
	}
	if value.Type == to {
		return value, nil
	}
	out, ok := v.castTo(value, to)
	if !ok {
		return Value{}, fail(e.Span, "cannot cast %s to `%s`", value.describe(), to)
	}
	return out, nil
}

// pointerCast computes 4 as *const T.
func (v *evaluator) pointerCast(e *Expr) (Value, error) {
	t, _ := v.crate.ExpandAlias(v.module, e.Type)
	if _, ok := t.(*PtrType); ok {
		value, err := v.eval(e.Args[0], "usize")
		if err != nil {
			return Value{}, err
		}
		if value.Kind == ValuePointer || value.Kind == ValueInt && (value.Type == "usize" || value.Type == "") {
			return Value{Kind: ValuePointer, Int: value.Int}, nil
		}
	}
	return Value{}, fail(e.Span, "cannot compute a cast to this type")
}

func (v *evaluator) castTo(value Value, to string) (Value, bool) {
	switch value.Kind {
	case ValueBool:
		value.Int = big.NewInt(0)
		if value.Bool {
			value.Int.SetInt64(1)
		}
		return v.wrappedCast(value, to)
	case ValueChar:
		value.Int = big.NewInt(int64([]rune(value.Text)[0]))
		return v.wrappedCast(value, to)
	case ValueVariant:
		return v.wrappedCast(value, to)
	case ValueInt:
		switch {
		case isFloat(to):
			return Value{Kind: ValueFloat, Type: to, Float: intToFloat(value.Int, to)}, true
		case to == "char" && (value.Type == "u8" || value.Type == "") && value.Int.Sign() >= 0 && value.Int.BitLen() <= 8:
			return Value{Kind: ValueChar, Type: "char", Text: string(rune(value.Int.Int64()))}, true
		}
		return v.wrappedCast(value, to)
	case ValueFloat:
		if isFloat(to) {
			return Value{Kind: ValueFloat, Type: to, Float: rounded(value.Float, to)}, true
		}
		if v.isInt(to) {
			return v.saturated(value.Float, to), true
		}
	}
	return Value{}, false
}

// wrappedCast casts the integer in value to an integer type.
func (v *evaluator) wrappedCast(value Value, to string) (Value, bool) {
	if !v.isInt(to) {
		return Value{}, false
	}
	return v.wrapped(value.Int, to), true
}

// intToFloat rounds to the nearest float, once.
func intToFloat(n *big.Int, typ string) float64 {
	f := new(big.Float).SetInt(n)
	if typ == "f32" {
		out, _ := f.Float32()
		return float64(out)
	}
	out, _ := f.Float64()
	return out
}

// saturated casts a float to an integer as Rust does: towards zero, held within
// the type's limits, and 0 for what is not a number.
func (v *evaluator) saturated(f float64, to string) Value {
	low, high := v.limits(to)
	n := new(big.Int)
	switch {
	case math.IsNaN(f):
	case math.IsInf(f, 1):
		n = high
	case math.IsInf(f, -1):
		n = low
	default:
		new(big.Float).SetFloat64(f).Int(n)
	}
	if n.Cmp(low) < 0 {
		n = low
	}
	if n.Cmp(high) > 0 {
		n = high
	}
	return Value{Kind: ValueInt, Type: to, Int: n}
}
