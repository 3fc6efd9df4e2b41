package abi

import "example.com/bindgen/parser"

// cowType lowers a Cow of str, a slice, Path or OsStr.
func (l *lowering) cowType(t *parser.PathType, at spot) *Type {
	if at.dir == In && at.keeps(t.Lifetimes...) {
		return l.refuseType(t, at, "a parameter is borrowed for the call only: write Cow<'_, ..>")
	}
	if len(t.Args) != 1 {
		return l.refuseType(t, at, "write Cow<'_, str> or Cow<'_, [u8]>")
	}
	switch of := t.Args[0].(type) {
	case *parser.SliceType:
		return l.cowSlice(t, of, at)
	case *parser.PathType:
		if l.isStr(of, at) {
			return &Type{Kind: Str, Borrow: AsCow}
		}
		if lent := l.lentType(of, at); lent != nil {
			return &Type{Kind: lent.Kind, Borrow: AsCow}
		}
	}
	return l.refuseType(t, at, hint{"take a Cow of str, Path or a slice, or the value", "return what `into_owned` makes of it"}.of(at.dir))
}

// cowSlice lowers Cow<'_, [T]>.
func (l *lowering) cowSlice(t *parser.PathType, slice *parser.SliceType, at spot) *Type {
	elem := l.typeOf(slice.Elem, at.in(Vec))
	switch {
	case elem == nil:
		return nil
	case elem.Kind == U8:
		return &Type{Kind: Bytes, Borrow: AsCow}
	case !l.clones(elem):
		return l.refuseHere(t, at, at.place(), "derive Clone on what is in it, as a Cow asks for")
	default:
		return &Type{Kind: Vec, Elems: []*Type{elem}, Borrow: AsCow}
	}
}

// place says of a parameter or a result that it is one.
func (at spot) place() string {
	if at.dir == Out {
		return "in a result"
	}
	return "in a parameter"
}
