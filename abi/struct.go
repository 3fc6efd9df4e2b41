package abi

import (
	"fmt"

	"example.com/bindgen/internal/source"
)

// structSet builds the C structs that signatures need: each once, each after
// those it contains.
type structSet struct {
	prefix string
	byName map[string]*Struct
	list   []*Struct

	user    source.Span // whose signature is being written
	clashes []structClash
}

// structClash is a name that two types would have.
type structClash struct {
	name string
	a, b string
	user source.Span
}

// CType returns the C type of t where it stands inside a slice, a struct or
// behind an out-parameter (rule 6 of docs/abi.md).
func (m *Module) CType(t *Type, d Direction) *CType {
	return m.structs().ctype(t, d)
}

func (m *Module) structs() *structSet {
	if m.set == nil {
		m.set = &structSet{prefix: m.Crate + "_", byName: map[string]*Struct{}}
	}
	return m.set
}

func (s *structSet) ctype(t *Type, d Direction) *CType {
	t = t.Carrier()
	if t.HasParts() {
		return &CType{Kind: CStruct, Struct: s.structOf(t, d)}
	}
	switch t.Kind {
	case Str, Bytes, StrOrBytes, Vec, Option, Tuple, Either, RecordRef, UnionRef, CallbackKind:
		return &CType{Kind: CStruct, Struct: s.structOf(t, d)}
	case EnumRef:
		return &CType{Kind: CEnum, Enum: t.Enum}
	case ClassRef:
		return &CType{
			Kind: CPointer, Const: d == In && !t.IsExclusive(),
			Elem: &CType{Kind: CHandle, Class: t.Class},
		}
	case CompareOp:
		return &CType{Kind: CScalar, Scalar: I32}
	case Char:
		return &CType{Kind: CScalar, Scalar: U32}
	default:
		return &CType{Kind: CScalar, Scalar: t.Kind}
	}
}

func (s *structSet) structOf(t *Type, d Direction) *Struct {
	plain := t.IsPlain()
	if plain {
		d = Out
	}
	name := s.prefix + s.elemName(t, d)
	if found := s.byName[name]; found != nil {
		if a, b := found.Type.identity(), t.identity(); a != b || found.Direction != d {
			s.clashes = append(s.clashes, structClash{name, a, b, s.user})
		}
		return found
	}
	made := &Struct{Name: name, Type: t, Direction: d, Plain: plain}
	s.byName[name] = made
	s.fill(made, t, d)
	made.Size = layoutStruct(made.Fields)
	s.list = append(s.list, made) // after its fields, which fill added
	return made
}

func (s *structSet) fill(made *Struct, t *Type, d Direction) {
	length := &CType{Kind: CScalar, Scalar: Usize}
	flag := &CType{Kind: CScalar, Scalar: Bool}
	switch t.Kind {
	case StrOrBytes:
		made.Shape = ShapeTaggedText
		made.Fields = []CField{
			{Name: "data", Type: s.dataPointer(t, d)}, {Name: "len", Type: length}, {Name: "is_str", Type: flag},
		}
	case Str, Bytes, Vec:
		made.Shape = ShapeView
		made.Fields = []CField{{Name: "data", Type: s.dataPointer(t, d)}, {Name: "len", Type: length}}
		if d == Out {
			made.Shape = ShapeBuffer
			made.Fields = append(made.Fields, CField{Name: "cap", Type: length})
		}
	case Option:
		made.Shape = ShapeOption
		made.Fields = []CField{{Name: "is_some", Type: flag}, {Name: "value", Type: s.ctype(t.Elem(), d)}}
	case Tuple:
		made.Shape = ShapeTuple
		for i, e := range t.Elems {
			made.Fields = append(made.Fields, CField{Name: fmt.Sprintf("_%d", i), Type: s.ctype(e, d)})
		}
	case Either:
		made.Shape = ShapeEither
		made.Fields = []CField{
			{Name: "is_right", Type: flag}, {Name: "left", Type: s.ctype(t.Elems[0], d)}, {Name: "right", Type: s.ctype(t.Elems[1], d)},
		}
	case UnionRef:
		made.Shape = ShapeUnion
		made.Fields = []CField{{Name: "tag", Type: &CType{Kind: CScalar, Scalar: I32}, Doc: "Which of the others holds."}}
		for _, v := range t.Union.Variants {
			made.Fields = append(made.Fields, CField{Name: v.Member(), Type: s.ctype(v.Type, d), Doc: v.Doc})
		}
	case CallbackKind:
		made.Shape = ShapeCallback
		made.Fields = s.callbackFields(t.Callback)
	case RecordRef:
		made.Shape = ShapeRecord
		taken := map[string]bool{}
		for _, f := range t.Record.Fields {
			name := CName(f.Name)
			for taken[name] {
				name += "_"
			}
			taken[name] = true
			made.Fields = append(made.Fields, CField{Name: name, Type: s.ctype(f.Type, d), Doc: f.Doc})
		}
	default:
		made.Shape = ShapeParts
		for _, p := range parts[t.Kind] {
			made.Fields = append(made.Fields, CField{Name: p.name, Type: &CType{Kind: CScalar, Scalar: p.kind}})
		}
	}
}

// dataPointer is the pointer to the elements of text, bytes or a slice.
func (s *structSet) dataPointer(t *Type, d Direction) *CType {
	t = t.Carrier()
	var elem *CType
	switch t.Kind {
	case Str, StrOrBytes:
		elem = &CType{Kind: CChar}
	case Bytes:
		elem = &CType{Kind: CByte}
	default:
		elem = s.ctype(t.Elem(), d)
	}
	return &CType{Kind: CPointer, Elem: elem, Const: d == In}
}

// elemName is how t is called inside the name of a struct: without the prefix.
func (s *structSet) elemName(t *Type, d Direction) string {
	t = t.Carrier()
	switch t.Kind {
	case Str:
		if d == In {
			return "str"
		}
		return "string"
	case Bytes:
		return s.vecPrefix(d) + string(U8)
	case Vec:
		return s.vecPrefix(d) + s.elemName(t.Elem(), d)
	case Option:
		return "option_" + s.elemName(t.Elem(), d)
	case Tuple:
		name := fmt.Sprintf("tuple%d", len(t.Elems))
		for _, e := range t.Elems {
			name += "_" + s.elemName(e, d)
		}
		return name
	case Either:
		return "either_" + s.elemName(t.Elems[0], d) + "_" + s.elemName(t.Elems[1], d)
	case RecordRef:
		name := t.Record.CName[len(s.prefix):]
		if d == In && !t.IsPlain() {
			name += "_ref"
		}
		return name
	case UnionRef:
		name := t.Union.CName[len(s.prefix):]
		if d == In && !t.IsPlain() {
			name += "_ref"
		}
		return name
	case EnumRef:
		return t.Enum.CName[len(s.prefix):]
	case CallbackKind:
		return s.callbackName(t.Callback)
	case ClassRef:
		name := t.Class.CName[len(s.prefix):]
		if d == In {
			name += "_ref"
		}
		return name
	default:
		return string(t.Kind)
	}
}

func (s *structSet) vecPrefix(d Direction) string {
	if d == In {
		return "slice_"
	}
	return "vec_"
}
