package parser

import (
	"math/big"
	"strconv"
	"strings"

	"example.com/bindgen/internal/source"
)

// intValue returns an integer of a primitive type.
func intValue(typ string, n int64) Value {
	return Value{Kind: ValueInt, Type: typ, Int: big.NewInt(n)}
}

// isInt reports whether typ is an integer type.
func (v *evaluator) isInt(typ string) bool {
	_, _, ok := v.bits(typ)
	return ok
}

// bits returns the width of an integer type, and whether it has a sign.
func (v *evaluator) bits(typ string) (width int, signed, ok bool) {
	if len(typ) < 2 || (typ[0] != 'i' && typ[0] != 'u') || !primitives[typ] {
		return 0, false, false
	}
	width, err := strconv.Atoi(typ[1:])
	if err != nil {
		width = v.width
	}
	return width, typ[0] == 'i', true
}

// limits returns the smallest and largest value of an integer type; those of an
// integer without a type yet are the smallest i128 and the largest u128.
func (v *evaluator) limits(typ string) (low, high *big.Int) {
	width, signed, ok := v.bits(typ)
	one := big.NewInt(1)
	power := func(n int) *big.Int { return new(big.Int).Lsh(one, uint(n)) }
	switch {
	case !ok:
		return power(127).Neg(power(127)), power(128).Sub(power(128), one)
	case signed:
		return power(0).Neg(power(width - 1)), power(0).Sub(power(width-1), one)
	}
	return new(big.Int), power(0).Sub(power(width), one)
}

// checked returns value if its type can hold it.
func (v *evaluator) checked(value Value, at source.Span) (Value, error) {
	// Most are far from the limits, which take numbers of their own to compute.
	if width, _, ok := v.bits(value.Type); value.Int.Sign() >= 0 && value.Int.BitLen() < width && ok {
		return value, nil
	}
	low, high := v.limits(value.Type)
	if value.Int.Cmp(low) >= 0 && value.Int.Cmp(high) <= 0 {
		return value, nil
	}
	name := value.Type
	if name == "" {
		name = "i128"
	}
	return Value{}, fail(at, "%s does not fit `%s`", value.Int, name)
}

// wrapped returns the value of type typ with the same low bits as n.
func (v *evaluator) wrapped(n *big.Int, typ string) Value {
	width, signed, _ := v.bits(typ)
	modulus := new(big.Int).Lsh(big.NewInt(1), uint(width))
	out := new(big.Int).Mod(n, modulus)
	if signed && out.Bit(width-1) == 1 {
		out.Sub(out, modulus)
	}
	return Value{Kind: ValueInt, Type: typ, Int: out}
}

// maxDigits is more than any integer of 128 bits needs, in any base.
const maxDigits = 140

// intLiteral reads an integer literal; negative says that a minus stands before it.
func (v *evaluator) intLiteral(e *Expr, want string, negative bool) (Value, error) {
	digits, suffix := splitSuffix(e.Text)
	if isFloat(suffix) {
		value, err := floatLiteral(e, want)
		if negative {
			value.Float = -value.Float
		}
		return value, err
	}
	base := 10
	if len(digits) > 2 && digits[0] == '0' {
		switch digits[1] {
		case 'x':
			base = 16
		case 'o':
			base = 8
		case 'b':
			base = 2
		}
		if base != 10 {
			digits = digits[2:]
		}
	}
	digits = strings.TrimLeft(digits, "0")
	if digits == "" {
		digits = "0"
	}
	if len(digits) > maxDigits {
		return Value{}, fail(e.Span, "the integer does not fit `u128`")
	}
	n, ok := new(big.Int).SetString(digits, base)
	if !ok || (suffix != "" && !v.isInt(suffix)) {
		return Value{}, fail(e.Span, "`%s` is not an integer", shorten(e.Text))
	}
	value := Value{Kind: ValueInt, Type: suffix, Int: n}
	if suffix == "" && v.isInt(want) {
		value.Type = want
	}
	if negative {
		return v.negate(value, e.Span)
	}
	return v.checked(value, e.Span)
}

// splitSuffix takes the underscores out of a number and its type off its end.
func splitSuffix(text string) (digits, suffix string) {
	text = strings.ReplaceAll(text, "_", "")
	hex := strings.HasPrefix(text, "0x")
	for i, c := range text {
		if c == 'i' || c == 'u' || (c == 'f' && !hex) {
			return text[:i], text[i:]
		}
	}
	return text, ""
}

// negate computes -a.
func (v *evaluator) negate(value Value, at source.Span) (Value, error) {
	if _, signed, ok := v.bits(value.Type); ok && !signed {
		return Value{}, fail(at, "cannot apply `-` to `%s`", value.Type)
	}
	return v.checked(Value{Kind: ValueInt, Type: value.Type, Int: new(big.Int).Neg(value.Int)}, at)
}

// complement computes !a.
func (v *evaluator) complement(value Value) Value {
	n := new(big.Int).Not(value.Int)
	if value.Type == "" {
		return Value{Kind: ValueInt, Int: n}
	}
	return v.wrapped(n, value.Type)
}

// shift computes a << b and a >> b. The bits that leave the type are dropped.
func (v *evaluator) shift(e *Expr, a, b Value) (Value, error) {
	width, _, ok := v.bits(a.Type)
	if !ok {
		width = 128
	}
	if b.Int.Sign() < 0 || b.Int.Cmp(big.NewInt(int64(width))) >= 0 {
		return Value{}, fail(e.Span, "a shift by %s leaves nothing of %d bits", b.Int, width)
	}
	by := uint(b.Int.Uint64())
	if e.Op == ">>" {
		return Value{Kind: ValueInt, Type: a.Type, Int: new(big.Int).Rsh(a.Int, by)}, nil
	}
	n := new(big.Int).Lsh(a.Int, by)
	if !ok {
		return v.checked(Value{Kind: ValueInt, Int: n}, e.Span)
	}
	return v.wrapped(n, a.Type), nil
}

// arithmetic computes a op b of two integers of one type.
func (v *evaluator) arithmetic(e *Expr, a, b Value) (Value, error) {
	n := new(big.Int)
	switch e.Op {
	case "+":
		n.Add(a.Int, b.Int)
	case "-":
		n.Sub(a.Int, b.Int)
	case "*":
		n.Mul(a.Int, b.Int)
	case "/", "%":
		if b.Int.Sign() == 0 {
			return Value{}, fail(e.Span, "division by zero")
		}
		n.Quo(a.Int, b.Int)
		if e.Op == "%" {
			// MIN % -1 overflows as MIN / -1 does.
			if _, err := v.checked(Value{Kind: ValueInt, Type: a.Type, Int: n}, e.Span); err != nil {
				return Value{}, err
			}
			n = new(big.Int).Rem(a.Int, b.Int)
		}
	case "&":
		n.And(a.Int, b.Int)
	case "|":
		n.Or(a.Int, b.Int)
	case "^":
		n.Xor(a.Int, b.Int)
	default:
		return Value{}, fail(e.Span, "cannot compute `%s`", e.Op)
	}
	return v.checked(Value{Kind: ValueInt, Type: a.Type, Int: n}, e.Span)
}

// comparisons are the operators that give a bool.
var comparisons = map[string]bool{"==": true, "!=": true, "<": true, "<=": true, ">": true, ">=": true}

// compare computes a op b for a comparison of two values of one kind.
func compare(e *Expr, a, b Value) (Value, error) {
	var equal, less bool
	switch a.Kind {
	case ValueInt:
		equal, less = a.Int.Cmp(b.Int) == 0, a.Int.Cmp(b.Int) < 0
	case ValueFloat:
		equal, less = a.Float == b.Float, a.Float < b.Float
		if a.Float != a.Float || b.Float != b.Float {
			return boolValue(e.Op == "!="), nil
		}
	case ValueBool:
		equal, less = a.Bool == b.Bool, !a.Bool && b.Bool
	default:
		equal, less = a.Text == b.Text, a.Text < b.Text
	}
	switch e.Op {
	case "==":
		return boolValue(equal), nil
	case "!=":
		return boolValue(!equal), nil
	case "<":
		return boolValue(less), nil
	case "<=":
		return boolValue(less || equal), nil
	case ">":
		return boolValue(!less && !equal), nil
	}
	return boolValue(!less), nil
}
