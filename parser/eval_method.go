package parser

import (
	"math"
	"math/big"
	"strings"
	"unicode/utf8"
)

// method computes a.name(args).
func (v *evaluator) method(e *Expr) (Value, error) {
	receiver, err := v.eval(e.Args[0], "")
	if err != nil {
		return Value{}, err
	}
	return v.methodOf(e, receiver, e.Path[0], e.Args[1:])
}

// methodOf computes a method of a value: one of the crate, or one of the
// standard library that is const.
func (v *evaluator) methodOf(e *Expr, receiver Value, name string, args []*Expr) (Value, error) {
	switch receiver.Kind {
	case ValueStruct:
		return v.methodOfItem(e, receiver, receiver.Struct, name, args)
	case ValueVariant:
		return v.methodOfItem(e, receiver, receiver.Enum, name, args)
	case ValueInt:
		return v.intMethod(e, receiver, name, args)
	case ValueFloat:
		if out, ok := v.floatMethod(receiver, name); ok && len(args) == 0 {
			return out, nil
		}
	case ValueChar:
		if out, ok := charMethod(receiver, name); ok && len(args) == 0 {
			return out, nil
		}
	case ValueOption:
		if out, ok := optionMethod(receiver, name, len(args)); ok {
			return out, nil
		}
	default:
		if out, ok := sequenceMethod(receiver, name); ok && len(args) == 0 {
			return out, nil
		}
	}
	return Value{}, notConstant(e)
}

// methodOfItem computes a method of a struct or an enum of the crate.
func (v *evaluator) methodOfItem(e *Expr, receiver Value, item Item, name string, args []*Expr) (Value, error) {
	if f, ok := v.member(item, name, false).(*Function); ok && f.Receiver != nil {
		rest, err := v.arguments(args, &Function{Params: f.Params, ItemHead: ItemHead{Module: f.Module}})
		if err != nil {
			return Value{}, err
		}
		return v.run(e, f, item, append([]Value{receiver}, rest...))
	}
	// What bitflags! makes is a struct of one number, which it gives methods.
	if receiver.Kind == ValueStruct && len(receiver.Elems) == 1 && receiver.Elems[0].Kind == ValueInt {
		return v.flagsMethod(e, receiver, name, args)
	}
	return Value{}, notConstant(e)
}

// flagsMethod computes a method of what bitflags! makes.
func (v *evaluator) flagsMethod(e *Expr, receiver Value, name string, args []*Expr) (Value, error) {
	own := receiver.Elems[0]
	if name == "bits" && len(args) == 0 {
		return own, nil
	}
	if len(args) != 1 {
		return Value{}, notConstant(e)
	}
	other, err := v.eval(args[0], "")
	if err != nil || other.Struct != receiver.Struct {
		return Value{}, notConstant(e)
	}
	n, m := own.Int, other.Elems[0].Int
	out := new(big.Int)
	switch name {
	case "union":
		out.Or(n, m)
	case "intersection":
		out.And(n, m)
	case "symmetric_difference":
		out.Xor(n, m)
	case "difference":
		out.AndNot(n, m)
	case "contains":
		return boolValue(out.And(n, m).Cmp(m) == 0), nil
	case "intersects":
		return boolValue(out.And(n, m).Sign() != 0), nil
	default:
		return Value{}, notConstant(e)
	}
	return Value{Kind: ValueStruct, Struct: receiver.Struct, Elems: []Value{{Kind: ValueInt, Type: own.Type, Int: out}}}, nil
}

// optionMethod computes a method of an Option.
func optionMethod(o Value, name string, args int) (Value, bool) {
	switch some := len(o.Elems) == 1; {
	case name == "unwrap" && args == 0 && some, name == "expect" && args == 1 && some, name == "unwrap_unchecked" && some:
		return o.Elems[0], true
	case name == "is_some" && args == 0:
		return boolValue(some), true
	case name == "is_none" && args == 0:
		return boolValue(!some), true
	}
	return Value{}, false
}

// sequenceMethod computes a method of a string or an array.
func sequenceMethod(s Value, name string) (Value, bool) {
	n := len(s.Text)
	if s.Kind == ValueArray {
		n = len(s.Elems)
	} else if s.Kind != ValueStr && s.Kind != ValueBytes {
		return Value{}, false
	}
	switch name {
	case "len":
		return intValue("usize", int64(n)), true
	case "is_empty":
		return boolValue(n == 0), true
	case "as_bytes":
		return Value{Kind: ValueBytes, Text: s.Text}, s.Kind == ValueStr
	case "as_slice", "as_ref", "as_str":
		return s, true
	}
	return Value{}, false
}

// charMethod computes a method of a char.
func charMethod(c Value, name string) (Value, bool) {
	r, _ := utf8.DecodeRuneInString(c.Text)
	switch name {
	case "len_utf8":
		return intValue("usize", int64(len(c.Text))), true
	case "len_utf16":
		return intValue("usize", map[bool]int64{true: 2, false: 1}[r > 0xFFFF]), true
	}
	if out, ok := asciiMethod(r, name); ok {
		return out, true
	}
	switch name {
	case "to_ascii_uppercase", "to_ascii_lowercase":
		return Value{Kind: ValueChar, Type: "char", Text: string(asciiCase(r, name))}, true
	}
	return Value{}, false
}

// asciiMethod computes what char and u8 say of ASCII.
func asciiMethod(r rune, name string) (Value, bool) {
	in := func(set string) (Value, bool) { return boolValue(r < 0x80 && strings.ContainsRune(set, r)), true }
	const digits, lower = "0123456789", "abcdefghijklmnopqrstuvwxyz"
	switch name {
	case "is_ascii":
		return boolValue(r < 0x80), true
	case "is_ascii_digit":
		return in(digits)
	case "is_ascii_hexdigit":
		return in(digits + "abcdefABCDEF")
	case "is_ascii_alphabetic":
		return in(lower + strings.ToUpper(lower))
	case "is_ascii_alphanumeric":
		return in(digits + lower + strings.ToUpper(lower))
	case "is_ascii_lowercase":
		return in(lower)
	case "is_ascii_uppercase":
		return in(strings.ToUpper(lower))
	}
	return Value{}, false
}

// asciiCase changes the case of a letter of ASCII.
func asciiCase(r rune, name string) rune {
	switch {
	case name == "to_ascii_uppercase" && r >= 'a' && r <= 'z':
		return r - 'a' + 'A'
	case name == "to_ascii_lowercase" && r >= 'A' && r <= 'Z':
		return r - 'A' + 'a'
	}
	return r
}

// charOption is what char::from_u32 gives.
func charOption(n Value) Value {
	if n.Int.Sign() < 0 || n.Int.BitLen() > 31 || !utf8.ValidRune(rune(n.Int.Int64())) {
		return Value{Kind: ValueOption}
	}
	return Value{Kind: ValueOption, Elems: []Value{{Kind: ValueChar, Type: "char", Text: string(rune(n.Int.Int64()))}}}
}

// floatMethod computes a method of a float.
func (v *evaluator) floatMethod(f Value, name string) (Value, bool) {
	switch name {
	case "to_bits":
		if f.Type == "f32" {
			return intValue("u32", int64(math.Float32bits(float32(f.Float)))), true
		}
		return Value{Kind: ValueInt, Type: "u64", Int: new(big.Int).SetUint64(math.Float64bits(f.Float))}, f.Type == "f64"
	case "is_nan":
		return boolValue(math.IsNaN(f.Float)), true
	case "is_infinite":
		return boolValue(math.IsInf(f.Float, 0)), true
	case "is_finite":
		return boolValue(!math.IsNaN(f.Float) && !math.IsInf(f.Float, 0)), true
	case "abs":
		f.Float = math.Abs(f.Float)
		return f, true
	}
	return Value{}, false
}
