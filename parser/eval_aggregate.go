package parser

import (
	"slices"
	"strconv"
)

// aggregate computes what is made of several values, and takes one out of it.
func (v *evaluator) aggregate(e *Expr) (Value, error) {
	switch e.Kind {
	case ExprStruct:
		return v.structLiteral(e)
	case ExprTuple:
		return v.elements(e, nil, ValueTuple)
	case ExprField:
		return v.field(e)
	case ExprIndex:
		return v.index(e)
	default:
		return v.arrayAs(e, nil)
	}
}

// elements computes the parts of a tuple or an array. typeOf says what each is
// to be; it may be nil.
func (v *evaluator) elements(e *Expr, typeOf func(i int) Type, kind ValueKind) (Value, error) {
	out := Value{Kind: kind, Elems: make([]Value, len(e.Args))}
	for i, arg := range e.Args {
		var t Type
		if typeOf != nil {
			t = typeOf(i)
		}
		var err error
		if out.Elems[i], err = v.evalAs(arg, t); err != nil {
			return Value{}, err
		}
	}
	return out, nil
}

// arrayAs computes an array whose elements are of type elem, nil where nothing
// says it.
func (v *evaluator) arrayAs(e *Expr, elem Type) (Value, error) {
	switch e.Kind {
	case ExprArray:
		return v.elements(e, func(int) Type { return elem }, ValueArray)
	case ExprRepeat:
		return v.repeated(e, elem)
	case ExprUnary:
		if e.Op == "&" {
			return v.arrayAs(e.Args[0], elem)
		}
	}
	return v.eval(e, "")
}

// repeated computes [value; count].
func (v *evaluator) repeated(e *Expr, elem Type) (Value, error) {
	one, err := v.evalAs(e.Args[0], elem)
	if err != nil {
		return Value{}, err
	}
	count, err := v.eval(e.Args[1], "usize")
	if err != nil {
		return Value{}, err
	}
	if count.Kind != ValueInt || !count.Int.IsInt64() || count.Int.Sign() < 0 {
		return Value{}, fail(e.Args[1].Span, "the length of an array is %s", count.describe())
	}
	n := count.Int.Int64()
	if n*int64(size(one)) > maxElements {
		return Value{}, fail(e.Span, "an array of %d elements is too long to compute", n)
	}
	return Value{Kind: ValueArray, Elems: slices.Repeat([]Value{one}, int(n))}, nil
}

// size returns how many parts a value has in all.
func size(value Value) int {
	n := 1
	for _, elem := range value.Elems {
		n += size(elem)
	}
	return n
}

// structLiteral computes S { a: 1, ..base }.
func (v *evaluator) structLiteral(e *Expr) (Value, error) {
	s := v.structNamed(e)
	if s == nil {
		return Value{}, notConstant(e)
	}
	out := Value{Kind: ValueStruct, Struct: s, Elems: make([]Value, len(s.Fields))}
	given := make([]bool, len(s.Fields))
	for i, name := range e.Names {
		if name == ".." {
			base, err := v.eval(e.Args[i], "")
			if err != nil {
				return Value{}, err
			}
			if base.Struct != s {
				return Value{}, fail(e.Args[i].Span, "expected a `%s`, found %s", s.Name, base.describe())
			}
			for j := range given {
				if !given[j] {
					out.Elems[j], given[j] = base.Elems[j], true
				}
			}
			continue
		}
		at := slices.IndexFunc(s.Fields, func(f Field) bool { return f.Name == name })
		if at < 0 {
			return Value{}, fail(e.Span, "`%s` has no field `%s`", s.Name, name)
		}
		value, err := v.fieldValue(s, at, e.Args[i])
		if err != nil {
			return Value{}, err
		}
		out.Elems[at], given[at] = value, true
	}
	if at := slices.Index(given, false); at >= 0 {
		return Value{}, fail(e.Span, "the field `%s` of `%s` is missing", s.Fields[at].Name, s.Name)
	}
	return out, nil
}

// structNamed returns the struct that the path of a literal or a constructor names.
func (v *evaluator) structNamed(e *Expr) *Struct {
	def := Def{}
	if len(e.Path) == 1 && e.Path[0] == "Self" {
		def = v.selfHere(e)
	} else if found, err := v.crate.ResolveType(v.module, e.Path, false); err == nil {
		def = v.behindAlias(found)
		if v.crate.IsDependency(def.External) {
			def = v.behindAlias(v.crate.sources.beyond(v.crate, def, typeNS))
		}
	}
	s, _ := def.Item.(*Struct)
	return s
}

// fieldValue computes e as the value of a field of s. The field's type counts
// where it is one of the primitive types or an array: it may be generic.
func (v *evaluator) fieldValue(s *Struct, i int, e *Expr) (Value, error) {
	return v.evalAs(e, scoped(s.Fields[i].Type, s.Module))
}

// field computes a.b.
func (v *evaluator) field(e *Expr) (Value, error) {
	value, err := v.eval(e.Args[0], "")
	if err != nil {
		return Value{}, err
	}
	if at := value.fieldIndex(e.Path[0]); at >= 0 {
		return value.Elems[at], nil
	}
	return Value{}, fail(e.Span, "%s has no field `%s`", value.describe(), e.Path[0])
}

// fieldIndex returns the index of a field in Elems, or -1.
func (v Value) fieldIndex(name string) int {
	switch v.Kind {
	case ValueStruct:
		return slices.IndexFunc(v.Struct.Fields, func(f Field) bool { return f.Name == name })
	case ValueTuple:
		if at, err := strconv.Atoi(name); err == nil && at < len(v.Elems) {
			return at
		}
	}
	return -1
}

// index computes a[i].
func (v *evaluator) index(e *Expr) (Value, error) {
	value, err := v.eval(e.Args[0], "")
	if err != nil {
		return Value{}, err
	}
	at, err := v.eval(e.Args[1], "usize")
	if err != nil {
		return Value{}, err
	}
	i, ok := v.indexIn(value, at)
	switch {
	case !ok:
		return Value{}, fail(e.Span, "cannot take an element at %s of %s", at.describe(), value.describe())
	case value.Kind == ValueBytes:
		return intValue("u8", int64(value.Text[i])), nil
	}
	return value.Elems[i], nil
}

// indexIn returns at as an index into an array or a byte string.
func (v *evaluator) indexIn(value, at Value) (int, bool) {
	n := len(value.Elems)
	if value.Kind == ValueBytes {
		n = len(value.Text)
	} else if value.Kind != ValueArray {
		return 0, false
	}
	if at.Kind != ValueInt || at.Int.Sign() < 0 || !at.Int.IsInt64() || at.Int.Int64() >= int64(n) {
		return 0, false
	}
	return int(at.Int.Int64()), true
}
