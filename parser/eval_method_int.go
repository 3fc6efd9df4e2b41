package parser

import (
	"math/big"
	"strings"
)

// intMethod computes a const method of an integer.
func (v *evaluator) intMethod(e *Expr, a Value, name string, args []*Expr) (Value, error) {
	if a.Type == "" {
		a.Type = "i32"
		if _, err := v.checked(a, e.Span); err != nil {
			return Value{}, err
		}
	}
	if len(args) == 0 {
		if out, ok := v.intUnary(a, name); ok {
			return out, nil
		}
		return Value{}, notConstant(e)
	}
	if len(args) != 1 {
		return Value{}, notConstant(e)
	}
	want := a.Type
	if takesU32(name) {
		want = "u32"
	}
	b, err := v.evalPrimitive(args[0], want)
	if err != nil {
		return Value{}, err
	}
	return v.intBinary(e, a, b, name)
}

// takesU32 reports whether a method of any integer takes a u32.
func takesU32(name string) bool {
	return strings.HasSuffix(name, "pow") || strings.HasSuffix(name, "shl") || strings.HasSuffix(name, "shr") ||
		name == "rotate_left" || name == "rotate_right"
}

// intUnary computes a method without arguments.
func (v *evaluator) intUnary(a Value, name string) (Value, bool) {
	width, signed, _ := v.bits(a.Type)
	pattern := v.pattern(a)
	count := func(n int) (Value, bool) { return intValue("u32", int64(n)), true }
	ones := 0
	for i := range width {
		ones += int(pattern.Bit(i))
	}
	inverted := new(big.Int).Xor(pattern, new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), uint(width)), big.NewInt(1)))
	switch name {
	case "count_ones":
		return count(ones)
	case "count_zeros":
		return count(width - ones)
	case "leading_zeros":
		return count(width - pattern.BitLen())
	case "leading_ones":
		return count(width - inverted.BitLen())
	case "trailing_zeros":
		return count(trailingZeros(pattern, width))
	case "trailing_ones":
		return count(trailingZeros(inverted, width))
	case "swap_bytes", "to_be":
		return v.wrapped(v.reversed(a), a.Type), true
	case "reverse_bits":
		n := new(big.Int)
		for i := range width {
			n.SetBit(n, width-1-i, pattern.Bit(i))
		}
		return v.wrapped(n, a.Type), true
	case "to_le", "get":
		return a, true
	case "to_be_bytes", "to_le_bytes", "to_ne_bytes":
		return bytesOf(pattern, width, byteOrders[strings.Replace(name, "to_", "from_", 1)]), true
	case "abs", "wrapping_abs", "unsigned_abs", "signum", "wrapping_neg", "is_positive", "is_negative":
		return v.signMethod(a, name, signed)
	case "is_power_of_two":
		return boolValue(ones == 1), !signed
	case "next_power_of_two":
		n := big.NewInt(1)
		for n.Cmp(a.Int) < 0 {
			n.Lsh(n, 1)
		}
		return v.fits(n, a.Type)
	case "ilog2":
		return intValue("u32", int64(a.Int.BitLen()-1)), a.Int.Sign() > 0
	case "isqrt":
		if a.Int.Sign() < 0 {
			return Value{}, false
		}
		return Value{Kind: ValueInt, Type: a.Type, Int: new(big.Int).Sqrt(a.Int)}, true
	}
	if a.Type != "u8" {
		return Value{}, false
	}
	switch r := rune(a.Int.Int64()); name {
	case "to_ascii_uppercase", "to_ascii_lowercase":
		return intValue("u8", int64(asciiCase(r, name))), true
	default:
		return asciiMethod(r, name)
	}
}

// signMethod computes a method that is about the sign.
func (v *evaluator) signMethod(a Value, name string, signed bool) (Value, bool) {
	switch name {
	case "wrapping_neg":
		return v.wrapped(new(big.Int).Neg(a.Int), a.Type), true
	case "abs":
		out, fits := v.fits(new(big.Int).Abs(a.Int), a.Type)
		return out, signed && fits
	case "wrapping_abs":
		return v.wrapped(new(big.Int).Abs(a.Int), a.Type), signed
	case "unsigned_abs":
		return Value{Kind: ValueInt, Type: "u" + a.Type[1:], Int: new(big.Int).Abs(a.Int)}, signed
	case "signum":
		return intValue(a.Type, int64(a.Int.Sign())), signed
	case "is_positive":
		return boolValue(a.Int.Sign() > 0), signed
	}
	return boolValue(a.Int.Sign() < 0), signed
}

// intBinary computes a method of one argument.
func (v *evaluator) intBinary(e *Expr, a, b Value, name string) (Value, error) {
	width, _, _ := v.bits(a.Type)
	switch name {
	case "rotate_left", "rotate_right":
		by := int(new(big.Int).Mod(b.Int, big.NewInt(int64(width))).Int64())
		if name == "rotate_right" {
			by = (width - by) % width
		}
		n := new(big.Int).Lsh(v.pattern(a), uint(by))
		return v.wrapped(n.Or(n, new(big.Int).Rsh(v.pattern(a), uint(width-by))), a.Type), nil
	case "abs_diff":
		n := new(big.Int).Sub(a.Int, b.Int)
		return Value{Kind: ValueInt, Type: "u" + a.Type[1:], Int: n.Abs(n)}, nil
	}
	form, op, ok := strings.Cut(name, "_")
	switch form {
	case "wrapping", "checked", "saturating", "overflowing", "unchecked":
	default:
		form, op, ok = "", name, true
	}
	n, known := v.intOperation(op, a, b, width)
	if !ok || !known || form == "" && !plainOperations[op] {
		return Value{}, notConstant(e)
	}
	// The shifts that wrap take the count modulo the width; they overflow where
	// it is no less.
	overflows := n == nil
	if n != nil {
		_, fits := v.fits(n, a.Type)
		overflows = !fits
		if op == "shl" || op == "shr" {
			overflows = b.Int.Cmp(big.NewInt(int64(width))) >= 0
		}
		if strings.HasPrefix(op, "rem") && b.Int.IsInt64() && b.Int.Int64() == -1 {
			low, _ := v.limits(a.Type)
			overflows = a.Int.Cmp(low) == 0
		}
	}
	switch {
	case n == nil && form != "checked":
		return Value{}, fail(e.Span, "division by zero")
	case form == "checked" && overflows:
		return Value{Kind: ValueOption}, nil
	case form == "checked":
		return Value{Kind: ValueOption, Elems: []Value{v.wrapped(n, a.Type)}}, nil
	case form == "wrapping":
		return v.wrapped(n, a.Type), nil
	case form == "overflowing":
		return Value{Kind: ValueTuple, Elems: []Value{v.wrapped(n, a.Type), boolValue(overflows)}}, nil
	case form == "saturating":
		low, high := v.limits(a.Type)
		if n.Cmp(low) < 0 {
			n = low
		}
		if n.Cmp(high) > 0 {
			n = high
		}
	}
	return v.checked(Value{Kind: ValueInt, Type: a.Type, Int: n}, e.Span)
}

// plainOperations are those that are methods without a prefix.
var plainOperations = map[string]bool{"pow": true, "div_euclid": true, "rem_euclid": true, "div_ceil": true, "next_multiple_of": true}

// intOperation computes what the name of a method says, without limits. The
// result is nil where it divides by zero.
func (v *evaluator) intOperation(op string, a, b Value, width int) (n *big.Int, known bool) {
	n = new(big.Int)
	switch op {
	case "add":
		return n.Add(a.Int, b.Int), true
	case "sub":
		return n.Sub(a.Int, b.Int), true
	case "mul":
		return n.Mul(a.Int, b.Int), true
	case "pow":
		// More bits than any type has are not worth computing.
		if a.Int.BitLen() > 1 && (b.Int.BitLen() > 10 || a.Int.BitLen()*int(b.Int.Int64()) > 2048) {
			return nil, false
		}
		return power(a.Int, b.Int), true
	case "shl", "shr":
		by := uint(new(big.Int).Mod(b.Int, big.NewInt(int64(width))).Int64())
		if op == "shr" {
			return n.Rsh(a.Int, by), true
		}
		return v.wrapped(n.Lsh(a.Int, by), a.Type).Int, true
	}
	if b.Int.Sign() == 0 {
		switch op {
		case "div", "rem", "div_euclid", "rem_euclid", "div_ceil", "next_multiple_of":
			return nil, true
		}
		return nil, false
	}
	switch op {
	case "div":
		return n.Quo(a.Int, b.Int), true
	case "rem":
		return n.Rem(a.Int, b.Int), true
	case "div_euclid":
		return n.Div(a.Int, b.Int), true
	case "rem_euclid":
		return n.Mod(a.Int, b.Int), true
	}
	if a.Int.Sign() < 0 || b.Int.Sign() < 0 {
		return nil, false
	}
	switch op {
	case "div_ceil", "next_multiple_of":
		n.Add(a.Int, b.Int)
		n.Quo(n.Sub(n, big.NewInt(1)), b.Int)
		if op == "next_multiple_of" {
			n.Mul(n, b.Int)
		}
		return n, true
	}
	return nil, false
}

// power computes a to the power of b.
func power(a, b *big.Int) *big.Int {
	switch {
	case b.Sign() == 0:
		return big.NewInt(1)
	case a.BitLen() <= 1 && b.Bit(0) == 0:
		return new(big.Int).Abs(a)
	case a.BitLen() <= 1:
		return new(big.Int).Set(a)
	}
	return new(big.Int).Exp(a, b, nil)
}

// fits returns n as a value of typ, and whether the type holds it.
func (v *evaluator) fits(n *big.Int, typ string) (Value, bool) {
	low, high := v.limits(typ)
	return Value{Kind: ValueInt, Type: typ, Int: n}, n.Cmp(low) >= 0 && n.Cmp(high) <= 0
}
