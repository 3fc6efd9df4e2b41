package native

import (
	"math/big"

	"example.com/bindgen/parser"
)

// cValue is what C computes: an integer of a type, a float, a struct or an array.
type cValue struct {
	int    *big.Int
	float  *float64
	bits   int  // of the type
	signed bool // of an integer's type
	// fields are of a struct by the names in C.
	fields map[string]cValue
	elems  []cValue
	list   bool // an array
}

func cInt(n *big.Int, bits int, signed bool) cValue {
	return cValue{int: n, bits: bits, signed: signed}
}

// equals reports whether a, which C computes, is b, which Rust says.
func (a cValue) equals(b cValue) bool {
	switch {
	case b.float != nil:
		f, ok := a.asFloat()
		if ok && b.bits == 32 {
			f = float64(float32(f))
		}
		return ok && f == *b.float
	case b.int != nil:
		return a.int != nil && a.int.Cmp(b.int) == 0
	case b.list:
		if !a.list || len(a.elems) != len(b.elems) {
			return false
		}
		for i := range b.elems {
			if !a.elems[i].equals(b.elems[i]) {
				return false
			}
		}
		return true
	}
	if a.fields == nil || len(a.fields) != len(b.fields) {
		return false
	}
	for name, want := range b.fields {
		got, ok := a.fields[name]
		if !ok || !got.equals(want) {
			return false
		}
	}
	return true
}

// asFloat returns a number as a float.
func (a cValue) asFloat() (float64, bool) {
	switch {
	case a.float != nil:
		return *a.float, true
	case a.int != nil:
		f, _ := new(big.Float).SetInt(a.int).Float64()
		return f, true
	}
	return 0, false
}

// expected returns the value that Rust says as one of C.
func (l *lowerer) expected(v parser.Value, t *Type) cValue {
	v = l.inner(v, t)
	t = t.behind()
	switch v.Kind {
	case parser.ValueInt, parser.ValueVariant, parser.ValuePointer:
		return cValue{int: v.Int}
	case parser.ValueBool:
		return cValue{int: big.NewInt(map[bool]int64{true: 1}[v.Bool])}
	case parser.ValueChar:
		return cValue{int: big.NewInt(int64([]rune(v.Text)[0]))}
	case parser.ValueFloat:
		bits := 64
		if v.Type == "f32" {
			bits = 32
		}
		return cValue{float: &v.Float, bits: bits}
	case parser.ValueArray:
		out := cValue{list: true}
		for _, elem := range v.Elems {
			if t.Kind != Array {
				return cValue{}
			}
			out.elems = append(out.elems, l.expected(elem, t.Elem))
		}
		return out
	}
	out := cValue{fields: map[string]cValue{}}
	if record := recordOf(t); record != nil && v.Struct != nil {
		for i := range v.Struct.Fields {
			if field := fieldOf(record, &v.Struct.Fields[i]); field != nil {
				out.fields[field.Name] = l.expected(v.Elems[i], field.Type)
			}
		}
	}
	return out
}
