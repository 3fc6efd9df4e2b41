package native

import (
	"math"

	"example.com/bindgen/parser"
)

// holds reports whether C has constants of type t: numbers, enums, arrays and
// structs of these.
func (l *lowerer) holds(t *Type) bool {
	t = t.behind()
	switch {
	case t.Kind == Primitive:
		return true
	case t.Kind == Pointer:
		return t.fault == nil
	case t.Kind == Array:
		return l.holds(t.Elem)
	case t.Kind != Named:
		return false
	case t.inst == nil:
		return true // an integer of the system
	}
	switch item := t.inst.item.(type) {
	case *parser.Struct:
		return l.isRecord(item)
	case *parser.Enum:
		return isPlainEnum(item)
	}
	return false
}

// isPlainEnum reports whether an enum is one of C: no variant has fields.
func isPlainEnum(item *parser.Enum) bool {
	r := reprOf(item.Attrs)
	for i := range item.Variants {
		if len(item.Variants[i].Fields) > 0 {
			return false
		}
	}
	return r.c || r.integer != ""
}

// holdsValue reports whether C can write a value: a finite one.
func (l *lowerer) holdsValue(v parser.Value) bool {
	switch v.Kind {
	case parser.ValueFloat:
		return !math.IsInf(v.Float, 0) && !math.IsNaN(v.Float)
	case parser.ValueStr, parser.ValueBytes, parser.ValueTuple, parser.ValueOption:
		return false
	}
	for _, elem := range v.Elems {
		if !l.isMarker(elem) && !l.holdsValue(elem) {
			return false
		}
	}
	return true
}

// isMarker reports whether a value takes no room: PhantomData, ().
func (l *lowerer) isMarker(v parser.Value) bool {
	return (v.Kind == parser.ValueTuple || v.Kind == parser.ValueStruct) && len(v.Elems) == 0
}

// written returns how C writes value, the one of e: the expression of the
// source where C computes the same, else the value.
func (l *lowerer) written(s scope, e *parser.Expr, typ *Type, value parser.Value) *Expr {
	tr := &translator{lowerer: l, scope: s}
	if expr := tr.of(e, typ); expr != nil {
		got, ok := l.compute(expr)
		if ok && got.equals(l.expected(value, typ)) {
			return expr
		}
	}
	return l.literal(value, typ)
}

// same reports whether two values are one.
func same(a, b parser.Value) bool {
	if a.Kind != b.Kind || len(a.Elems) != len(b.Elems) || a.Float != b.Float || a.Bool != b.Bool || a.Text != b.Text || a.Struct != b.Struct {
		return false
	}
	if a.Int != nil && (b.Int == nil || a.Int.Cmp(b.Int) != 0) {
		return false
	}
	for i := range a.Elems {
		if !same(a.Elems[i], b.Elems[i]) {
			return false
		}
	}
	return true
}

// behind returns what an alias or a transparent struct is. Aliases that go in a
// circle, which is reported elsewhere, are nothing.
func (t *Type) behind() *Type {
	for range maxDepth {
		if t.Kind != Named || t.inst == nil || t.inst.target == nil {
			return t
		}
		t = t.inst.target
	}
	return &Type{}
}

// recordOf returns the declaration of a struct, with the fields that C has; nil
// for another type.
func recordOf(t *Type) *Record {
	if t.inst == nil {
		return nil
	}
	record, _ := t.inst.decl.(*Record)
	return record
}

// fieldOf returns the field of a record that stands for one of the source, or nil
// for one that C does not have.
func fieldOf(record *Record, f *parser.Field) *Field {
	for _, field := range record.Fields {
		if field.Span == f.Span {
			return field
		}
	}
	return nil
}

// inner returns the value of the only field that takes room, of a transparent struct.
func (l *lowerer) inner(v parser.Value, t *Type) parser.Value {
	for v.Kind == parser.ValueStruct && t.Kind == Named && t.inst != nil && t.inst.target != nil {
		t = t.inst.target
		if t.inst != nil && t.inst.item == v.Struct {
			continue // an alias of it
		}
		if s := v.Struct; !reprOf(s.Attrs).transparent {
			return v
		}
		found := false
		for _, elem := range v.Elems {
			if !l.isMarker(elem) {
				v, found = elem, true
				break
			}
		}
		if !found {
			return v
		}
	}
	return v
}
