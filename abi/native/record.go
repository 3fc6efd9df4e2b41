package native

import (
	"example.com/bindgen/parser"
)

// structDecl lowers a struct: a *Record where its layout is C's, an *Alias of
// its one field where it is transparent, an *Opaque elsewhere.
func (l *lowerer) structDecl(item *parser.Struct, inst *instance, base Item) Decl {
	r := reprOf(item.Attrs)
	switch {
	case r.transparent && inst.target != nil:
		return &Alias{Item: base, Type: l.needed(inst.target)}
	case !r.c && !r.transparent:
		return &Opaque{Item: base}
	case !l.canSay(r):
		return l.unsaid(base)
	}
	return l.record(item.Fields, inst, base, r)
}

// unionDecl lowers a union.
func (l *lowerer) unionDecl(item *parser.Union, inst *instance, base Item) Decl {
	r := reprOf(item.Attrs)
	if !r.c {
		return &Opaque{Item: base}
	}
	if !l.canSay(r) {
		return l.unsaid(base)
	}
	record := l.record(item.Fields, inst, base, r)
	record.Union = true
	return record
}

// canSay reports whether the configuration has a macro for what r says of the
// layout. Without one, a type is opaque, as it is for cbindgen.
func (l *lowerer) canSay(r repr) bool {
	if r.packed > 0 {
		return l.config.Layout.Packed != ""
	}
	return r.align == 0 || l.config.Layout.AlignedN != ""
}

// unsaid is why a type is opaque that Rust lays out for C, and what to do.
type unsaid struct{ why, help string }

// unsaid returns an opaque type for one whose layout only a macro could say.
func (l *lowerer) unsaid(base Item) *Opaque {
	o := &Opaque{Item: base}
	l.unsaids[o] = unsaid{
		"packed or aligned", "give [layout] packed and aligned_n of cbindgen.toml macros that say so in C, or use a pointer to it",
	}
	return o
}

// record lowers fields that lie as in C.
func (l *lowerer) record(fields []parser.Field, inst *instance, base Item, r repr) *Record {
	record := &Record{Item: base, Packed: r.packed > 0, Align: r.align}
	if r.packed > 1 {
		record.Align = r.packed
	}
	record.Fields = l.fields(inst.scope, fields, base.Annotations)
	return record
}

// fields lowers the fields of a struct or a union. Those that take no room and
// have no name in C are left out.
func (l *lowerer) fields(s scope, fields []parser.Field, annotations Annotations) []*Field {
	out := l.members(s, fields)
	l.nameFields(out, annotations)
	return out
}

// members is fields before they have names of C.
func (l *lowerer) members(s scope, fields []parser.Field) []*Field {
	var out []*Field
	for i := range fields {
		f := &fields[i]
		typ := l.typeOf(s, f.Type)
		switch {
		case typ == nil || typ.isUnit():
			continue
		case typ.Kind == Void:
			l.noType(s, f.Type, "a type without a value", "take a pointer to it").fault.tell(l.report)
			continue
		}
		doc, notes := l.documented(f.Doc, f.Span, f.Span)
		out = append(out, &Field{
			Name: f.Name, Type: typ, Doc: doc, Condition: l.conditionOf(f.Attrs), Bits: notes.Text("bitfield", ""), Span: f.Span,
		})
	}
	return out
}

// onlyField returns the type that a transparent struct of these fields is: that
// of the one that takes room, else of the first that has a name in C; nil for
// none.
func (l *lowerer) onlyField(s scope, fields []parser.Field) *Type {
	var empty *Type
	for i := range fields {
		t := l.shape(s, fields[i].Type)
		if !l.isEmpty(t) {
			return t
		}
		if empty == nil && t.inst != nil {
			empty = t
		}
	}
	return empty
}

// isEmpty reports whether a value of type t takes no room.
func (l *lowerer) isEmpty(t *Type) bool {
	switch {
	case t.fault != nil:
		return false
	case t.isUnit():
		return true
	case t.Kind == Array:
		return t.Len.Value == 0 && t.Len.Name == "" || l.isEmpty(t.Elem)
	case t.inst == nil || t.inst.state == measuring:
		return false
	}
	inst := t.inst
	if inst.target != nil {
		return l.isEmpty(inst.target)
	}
	item, ok := inst.item.(*parser.Struct)
	if !ok || item.Extern {
		return false
	}
	before := inst.state
	inst.state = measuring
	defer func() { inst.state = before }()
	for i := range item.Fields {
		if !l.isEmpty(l.shape(inst.scope, item.Fields[i].Type)) {
			return false
		}
	}
	return true
}
