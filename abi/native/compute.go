package native

import (
	"math/big"
)

// compute evaluates an expression as a compiler of C does where int has 32 bits
// and pointers 64. ok is false for what C leaves undefined, and for what
// bindgen does not know.
func (l *lowerer) compute(e *Expr) (cValue, bool) {
	switch e.Kind {
	case Literal:
		return readLiteral(e.Text)
	case Name:
		value, ok := l.constants.value[e.Text]
		return value, ok
	case Unary:
		a, ok := l.compute(e.Args[0])
		if !ok {
			return cValue{}, false
		}
		return computeUnary(e.Op, a)
	case Binary:
		a, ok := l.compute(e.Args[0])
		if !ok {
			return cValue{}, false
		}
		b, ok := l.compute(e.Args[1])
		if !ok {
			return cValue{}, false
		}
		return computeBinary(e.Op, a, b)
	case Cast:
		a, ok := l.compute(e.Args[0])
		if !ok {
			return cValue{}, false
		}
		return a.converted(e.Type)
	case Member:
		a, ok := l.compute(e.Args[0])
		value, has := a.fields[e.Text]
		return value, ok && has
	case StructLit:
		return l.computeStruct(e)
	case ArrayLit:
		out := cValue{list: true}
		for _, arg := range e.Args {
			a, ok := l.compute(arg)
			if !ok {
				return cValue{}, false
			}
			out.elems = append(out.elems, a)
		}
		return out, true
	}
	return cValue{}, false
}

// computeStruct evaluates a literal; a field takes its value converted to its type.
func (l *lowerer) computeStruct(e *Expr) (cValue, bool) {
	out := cValue{fields: map[string]cValue{}}
	record := recordOf(e.Type.behind())
	if record == nil {
		return out, false
	}
	for i, name := range e.Names {
		a, ok := l.compute(e.Args[i])
		if !ok {
			return out, false
		}
		for _, f := range record.Fields {
			if f.Name != name {
				continue
			}
			if a, ok = a.converted(f.Type); !ok {
				return out, false
			}
		}
		out.fields[name] = a
	}
	return out, true
}

// name remembers what the macro of that name gives. Where conditions choose
// between several, their values must be one for bindgen to know it.
func (l *lowerer) name(name string, e *Expr) {
	value, ok := l.compute(e)
	before, again := l.constants.value[name]
	if !ok || again && !before.equals(value) {
		value = cValue{}
	}
	l.constants.value[name] = value
}

func truth(b bool) cValue { return cInt(big.NewInt(map[bool]int64{true: 1}[b]), 32, true) }

// isTrue reports whether a number is not 0.
func (a cValue) isTrue() bool {
	if a.float != nil {
		return *a.float != 0
	}
	return a.int.Sign() != 0
}

func (a cValue) isNumber() bool { return a.int != nil || a.float != nil }

// promoted gives an integer that is narrower than int the type int.
func (a cValue) promoted() cValue {
	if a.int != nil && a.bits < 32 {
		a.bits, a.signed = 32, true
	}
	return a
}

// fits reports whether the type of a holds its value.
func (a cValue) fits() bool {
	if a.signed {
		return a.int.BitLen() < a.bits || a.int.Sign() < 0 && new(big.Int).Add(a.int, big.NewInt(1)).BitLen() < a.bits
	}
	return a.int.Sign() >= 0 && a.int.BitLen() <= a.bits
}

// reduced returns a as its type holds it: unsigned ones wrap. ok is false where
// a signed one overflows.
func (a cValue) reduced() (cValue, bool) {
	if a.signed {
		return a, a.fits()
	}
	return cInt(wrap(a.int, a.bits, false), a.bits, false), true
}

// wrap returns the value with the low bits of n.
func wrap(n *big.Int, bits int, signed bool) *big.Int {
	modulus := new(big.Int).Lsh(big.NewInt(1), uint(bits))
	out := new(big.Int).Mod(n, modulus)
	if signed && out.Bit(bits-1) == 1 {
		out.Sub(out, modulus)
	}
	return out
}

func computeUnary(op string, a cValue) (cValue, bool) {
	if !a.isNumber() {
		return cValue{}, false
	}
	switch {
	case op == "!":
		return truth(!a.isTrue()), true
	case op == "-" && a.float != nil:
		f := -*a.float
		return cValue{float: &f, bits: a.bits}, true
	case op == "-":
		a = a.promoted()
		return cInt(new(big.Int).Neg(a.int), a.bits, a.signed).reduced()
	case op == "~" && a.int != nil:
		a = a.promoted()
		return cInt(new(big.Int).Not(a.int), a.bits, a.signed).reduced()
	}
	return cValue{}, false
}

func computeBinary(op string, a, b cValue) (cValue, bool) {
	switch {
	case !a.isNumber() || !b.isNumber():
		return cValue{}, false
	case op == "&&":
		return truth(a.isTrue() && b.isTrue()), true
	case op == "||":
		return truth(a.isTrue() || b.isTrue()), true
	case a.float != nil || b.float != nil:
		return computeFloats(op, a, b)
	case op == "<<" || op == ">>":
		return computeShift(op, a.promoted(), b)
	}
	a, b = balanced(a.promoted(), b.promoted())
	n := new(big.Int)
	switch op {
	case "+":
		n.Add(a.int, b.int)
	case "-":
		n.Sub(a.int, b.int)
	case "*":
		n.Mul(a.int, b.int)
	case "&":
		n.And(a.int, b.int)
	case "|":
		n.Or(a.int, b.int)
	case "^":
		n.Xor(a.int, b.int)
	case "/", "%":
		if b.int.Sign() == 0 {
			return cValue{}, false
		}
		if op == "/" {
			n.Quo(a.int, b.int)
		} else {
			n.Rem(a.int, b.int)
		}
	default:
		return compared(op, a.int.Cmp(b.int))
	}
	return cInt(n, a.bits, a.signed).reduced()
}

// balanced gives two integers the type of both.
func balanced(a, b cValue) (cValue, cValue) {
	bits := max(a.bits, b.bits)
	signed := !(a.bits == bits && !a.signed || b.bits == bits && !b.signed)
	return cInt(wrap(a.int, bits, signed), bits, signed), cInt(wrap(b.int, bits, signed), bits, signed)
}

// computeShift shifts as all compilers do: a one may come to stand where the
// sign is.
func computeShift(op string, a, b cValue) (cValue, bool) {
	if b.int.Sign() < 0 || b.int.Cmp(big.NewInt(int64(a.bits))) >= 0 {
		return cValue{}, false
	}
	by := uint(b.int.Int64())
	if op == ">>" {
		return cInt(new(big.Int).Rsh(a.int, by), a.bits, a.signed), true
	}
	n := new(big.Int).Lsh(a.int, by)
	if a.signed && (a.int.Sign() < 0 || n.BitLen() > a.bits) {
		return cValue{}, false
	}
	return cInt(wrap(n, a.bits, a.signed), a.bits, a.signed), true
}

func compared(op string, order int) (cValue, bool) {
	switch op {
	case "==":
		return truth(order == 0), true
	case "!=":
		return truth(order != 0), true
	case "<":
		return truth(order < 0), true
	case "<=":
		return truth(order <= 0), true
	case ">":
		return truth(order > 0), true
	case ">=":
		return truth(order >= 0), true
	}
	return cValue{}, false
}

// computeFloats computes with floats; float is no wider than double where both
// operands are.
func computeFloats(op string, a, b cValue) (cValue, bool) {
	x, _ := a.asFloat()
	y, _ := b.asFloat()
	bits := 32
	if a.float != nil && a.bits == 64 || b.float != nil && b.bits == 64 {
		bits = 64
	}
	var f float64
	switch op {
	case "+":
		f = x + y
	case "-":
		f = x - y
	case "*":
		f = x * y
	case "/":
		f = x / y
	case "==", "!=", "<", "<=", ">", ">=":
		order := 0
		if x < y {
			order = -1
		} else if x > y {
			order = 1
		}
		return compared(op, order)
	default:
		return cValue{}, false
	}
	if bits == 32 {
		f = float64(float32(f))
	}
	return cValue{float: &f, bits: bits}, true
}

// converted returns a as a value of type t: what a cast and an initialisation do.
func (a cValue) converted(t *Type) (cValue, bool) {
	t = t.behind()
	if t.Kind == Pointer {
		return a, a.int != nil
	}
	bits, signed, isFloat := layoutOfC(t)
	switch {
	case bits == 0:
		return a, a.fields != nil || a.list
	case !a.isNumber():
		return cValue{}, false
	case isFloat:
		f, _ := a.asFloat()
		if bits == 32 {
			f = float64(float32(f))
		}
		return cValue{float: &f, bits: bits}, true
	case bits == 1:
		return cInt(big.NewInt(map[bool]int64{true: 1}[a.isTrue()]), 8, false), true
	case a.float != nil:
		n, _ := new(big.Float).SetFloat64(*a.float).Int(nil)
		out := cInt(n, bits, signed)
		return out, n != nil && out.fits() // undefined where it does not fit
	}
	return cInt(wrap(a.int, bits, signed), bits, signed), true
}

// layoutOfC returns the width of a number's type; 0 for another type, 1 for bool.
func layoutOfC(t *Type) (bits int, signed, isFloat bool) {
	if t.Kind == Named && t.inst != nil {
		if enum, ok := t.inst.decl.(*Enum); ok && enum.Repr != nil {
			return layoutOfC(enum.Repr)
		} else if ok {
			return 32, true, false
		}
		return 0, false, false
	}
	switch t.Prim {
	case Bool:
		return 1, false, false
	case Char, SignedChar, I8:
		return 8, true, false
	case UChar, U8:
		return 8, false, false
	case Short, I16:
		return 16, true, false
	case UShort, U16:
		return 16, false, false
	case Int, I32:
		return 32, true, false
	case UInt, U32:
		return 32, false, false
	case Float:
		return 32, true, true
	case Double:
		return 64, true, true
	case Long, LongLong, I64, IPtr, SSize, PtrDiff:
		return 64, true, false
	case ULong, ULongLong, U64, UPtr, Size:
		return 64, false, false
	}
	return 0, false, false
}
