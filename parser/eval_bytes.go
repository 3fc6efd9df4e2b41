package parser

import (
	"math/big"
	"slices"
	"strings"
)

// byteOrder is how the bytes of a number stand.
type byteOrder int

const (
	littleEndian byteOrder = iota + 1
	bigEndian
)

// byteOrders are the functions that make a number of its bytes. All targets
// that bindgen knows are little-endian.
var byteOrders = map[string]byteOrder{"from_be_bytes": bigEndian, "from_le_bytes": littleEndian, "from_ne_bytes": littleEndian}

// pattern returns the bits of an integer.
func (v *evaluator) pattern(a Value) *big.Int {
	width, _, _ := v.bits(a.Type)
	return new(big.Int).Mod(a.Int, new(big.Int).Lsh(big.NewInt(1), uint(width)))
}

func trailingZeros(n *big.Int, width int) int {
	if n.Sign() == 0 {
		return width
	}
	return int(n.TrailingZeroBits())
}

// reversed returns the bytes of a in the other order.
func (v *evaluator) reversed(a Value) *big.Int {
	width, _, _ := v.bits(a.Type)
	bytes := v.pattern(a).FillBytes(make([]byte, width/8))
	slices.Reverse(bytes)
	return new(big.Int).SetBytes(bytes)
}

// bytesOf returns the bytes of a pattern as an array.
func bytesOf(pattern *big.Int, width int, order byteOrder) Value {
	bytes := pattern.FillBytes(make([]byte, width/8))
	if order == littleEndian {
		slices.Reverse(bytes)
	}
	out := Value{Kind: ValueArray}
	for _, b := range bytes {
		out.Elems = append(out.Elems, intValue("u8", int64(b)))
	}
	return out
}

// fromBytes makes an integer of an array of bytes.
func (v *evaluator) fromBytes(e *Expr, typ string, value Value, order byteOrder) (Value, error) {
	width, _, _ := v.bits(typ)
	bytes := []byte(value.Text)
	for _, elem := range value.Elems {
		if elem.Kind != ValueInt || elem.Int.BitLen() > 8 || elem.Int.Sign() < 0 {
			return Value{}, notConstant(e)
		}
		bytes = append(bytes, byte(elem.Int.Int64()))
	}
	if len(bytes) != width/8 {
		return Value{}, notConstant(e)
	}
	if order == littleEndian {
		slices.Reverse(bytes)
	}
	return v.wrapped(new(big.Int).SetBytes(bytes), typ), nil
}

// nonZeroOf returns the integer type that NonZeroU8 and its siblings hold.
func nonZeroOf(name string) (string, bool) {
	typ := strings.ToLower(strings.TrimPrefix(name, "NonZero"))
	return typ, strings.HasPrefix(name, "NonZero") && (typ == "" || primitives[typ])
}

// nonZero computes NonZeroU8::new(1) and new_unchecked.
func (v *evaluator) nonZero(e *Expr, owner, name string) (Value, error) {
	typ, _ := nonZeroOf(owner)
	value, err := v.eval(e.Args[1], typ)
	if err == nil && typ != "" {
		value, err = v.coerce(value, typ, e.Span)
	}
	if err != nil {
		return Value{}, err
	}
	isZero := value.Kind == ValueInt && value.Int.Sign() == 0
	switch {
	case name == "new_unchecked" && !isZero:
		return value, nil
	case name == "new" && isZero:
		return Value{Kind: ValueOption}, nil
	case name == "new":
		return Value{Kind: ValueOption, Elems: []Value{value}}, nil
	}
	return Value{}, notConstant(e)
}
