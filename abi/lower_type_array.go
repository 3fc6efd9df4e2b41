package abi

import (
	"fmt"

	"example.com/bindgen/parser"
)

// maxArray is the length above which an array is refused: it stands on the stack.
const maxArray = 1 << 20

// arrayType lowers [T; N].
func (l *lowering) arrayType(t *parser.ArrayType, at spot) *Type {
	elem := l.typeOf(t.Elem, at.in(Array))
	length, ok := l.arrayLength(t, at)
	if elem == nil || !ok {
		return nil
	}
	return &Type{Kind: Array, Elems: []*Type{elem}, Len: length}
}

// arrayRef lowers &[T; N].
func (l *lowering) arrayRef(t *parser.RefType, array *parser.ArrayType, at spot) *Type {
	switch {
	case t.Mut:
		return l.refuseType(t, at, at.unwritable("the array"))
	case at.dir == In && !at.whole():
		return l.refuseHere(t, at, "inside another type", "write it there without the reference")
	}
	out := l.arrayType(array, at)
	if out == nil {
		return nil
	}
	out.Borrow = RefOwned
	return l.copied(t, out, at)
}

func (l *lowering) arrayLength(t *parser.ArrayType, at spot) (uint64, bool) {
	if t.Len == nil {
		l.refuseType(t, at, "write its length")
		return 0, false
	}
	value, err := l.crate.Eval(at.scope, t.Len)
	switch {
	case err != nil:
		l.refuseType(t, at, fmt.Sprintf("write the length as a literal, a constant of this crate or arithmetic on these: %s", err))
		return 0, false
	case value.Kind != parser.ValueInt || value.Int.Sign() < 0 || !value.Int.IsUint64() || value.Int.Uint64() > maxArray:
		l.refuseType(t, at, fmt.Sprintf("an array has 0 to %d elements: %s a Vec", maxArray, at.verb()))
		return 0, false
	}
	return value.Int.Uint64(), true
}
