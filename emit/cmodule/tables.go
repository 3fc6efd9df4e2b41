package cmodule

import (
	"fmt"
	"slices"
	"strconv"

	"example.com/bindgen/abi/native"
	"example.com/bindgen/emit/cffi/table"
	"example.com/bindgen/parser"
)

// declarations turns a native.Module into the tables of cffi.
type declarations struct {
	out     *table.Module
	structs map[native.Decl]*table.Struct
	shapes  shapes
	unnamed int // structs without a tag so far
	// within is the type whose fields are being declared.
	within native.Decl
	// refused are the functions and statics that cffi cannot call or reach, and why.
	refused map[string]string
}

// declare lists what m has for cffi.
func declare(m *native.Module) *declarations {
	d := &declarations{
		out:     &table.Module{Name: m.Crate},
		structs: map[native.Decl]*table.Struct{},
		shapes:  shapes{},
		refused: map[string]string{},
	}
	for _, t := range m.Types {
		d.name(t)
	}
	for _, t := range m.Types {
		d.complete(t)
	}
	for _, c := range m.AllConstants() {
		if v := c.Computed; v != nil && v.Kind == parser.ValueInt {
			d.constant(c.Name, v)
		}
	}
	for _, s := range m.Statics {
		t, err := d.typ(s.Type)
		if err == nil && s.Symbol != s.Name {
			err = fmt.Errorf("its symbol is `%s`", s.Symbol)
		}
		if err != nil {
			d.refused[s.Name] = err.Error()
			continue
		}
		d.out.Variables = append(d.out.Variables, table.Variable{Name: s.Name, Type: t})
	}
	for _, f := range m.Functions {
		if f.Import {
			continue // the crate calls it: nobody looks for it in the library
		}
		t, err := d.signature(&f.Signature)
		if err == nil {
			err = d.checkValues(&f.Signature)
		}
		if err == nil && f.Symbol != f.Name {
			err = fmt.Errorf("its symbol is `%s`", f.Symbol)
		}
		if err != nil {
			d.refused[f.Name] = err.Error()
			continue
		}
		d.out.Functions = append(d.out.Functions, table.Function{Name: f.Name, Type: t})
	}
	return d
}

// name declares the name of a type, before any field uses it.
func (d *declarations) name(t native.Decl) {
	switch t := t.(type) {
	case *native.Record:
		shape := d.shapes.decl(t)
		s := d.structure(t, t.Name)
		s.Union = t.Union
		s.Packed = shape.opaque == "" && (shape.explicit || t.Packed)
	case *native.Tagged:
		d.structure(t, t.Name).Union = t.TagInBody
	case *native.Opaque:
		d.structure(t, t.Name)
	}
}

// structure makes the struct of t, whose typedef has the same name.
func (d *declarations) structure(t native.Decl, name string) *table.Struct {
	s := &table.Struct{Name: name, Typedef: true}
	d.structs[t] = s
	d.out.Structs = append(d.out.Structs, s)
	d.out.Typedefs = append(d.out.Typedefs, table.Typedef{Name: name, Type: table.StructType(s)})
	return s
}

// anonymous makes a struct without a name.
func (d *declarations) anonymous() *table.Struct {
	d.unnamed++
	s := &table.Struct{Name: "$" + strconv.Itoa(d.unnamed)}
	d.out.Structs = append(d.out.Structs, s)
	return s
}

// complete fills in what name has declared, and the types that are other names.
func (d *declarations) complete(t native.Decl) {
	d.within = t
	defer func() { d.within = nil }()
	switch t := t.(type) {
	case *native.Record:
		switch shape := d.shapes.decl(t); {
		case shape.opaque != "":
		case shape.explicit:
			d.explicitFields(d.structs[t], t)
		default:
			d.fields(d.structs[t], t)
		}
	case *native.Enum:
		d.enum(t)
	case *native.Tagged:
		d.tagged(t)
	case *native.Alias:
		if s := d.structs[resolved(t.Type)]; s != nil { // also one without fields
			d.out.Typedefs = append(d.out.Typedefs, table.Typedef{Name: t.Name, Type: table.StructType(s)})
		} else if elem, err := d.typ(t.Type); err == nil {
			d.out.Typedefs = append(d.out.Typedefs, table.Typedef{Name: t.Name, Type: elem})
		}
	}
}

// fields fills s with those of r.
func (d *declarations) fields(s *table.Struct, r *native.Record) {
	for _, f := range r.Fields {
		d.field(s, f)
	}
}

// field adds a field of a type that has a shape.
func (d *declarations) field(s *table.Struct, f *native.Field) {
	t, err := d.typ(f.Type)
	if err != nil || d.shapes.of(f.Type).empty {
		return
	}
	bits, _ := strconv.Atoi(f.Bits) // that it is a number is part of the shape
	s.Fields = append(s.Fields, table.Field{Name: f.Name, Type: t, Bits: bits})
}

// explicitFields fills s, which is packed for cffi, with the fields of r and
// with what Rust leaves free between them.
func (d *declarations) explicitFields(s *table.Struct, r *native.Record) {
	end := 0
	pad := func(to int) {
		if to > end {
			name := "_pad" + strconv.Itoa(len(s.Fields))
			for slices.ContainsFunc(r.Fields, func(f *native.Field) bool { return f.Name == name }) {
				name = "_" + name
			}
			s.Fields = append(s.Fields, table.Field{Name: name, Type: table.Array(table.Primitive("char"), to-end)})
		}
	}
	for _, f := range r.Fields {
		if r.Union {
			d.field(s, f)
			continue
		}
		pad(f.Offset)
		d.field(s, f)
		end = f.Offset + d.shapes.of(f.Type).size
	}
	pad(r.Layout.Size)
}

// enum declares the integer that an enum is, and its variants.
func (d *declarations) enum(e *native.Enum) {
	d.out.Typedefs = append(d.out.Typedefs, table.Typedef{Name: e.Name, Type: enumType(e)})
	for _, v := range e.Variants {
		d.constant(v.Name, v.Number)
	}
}

func (d *declarations) constant(name string, v *parser.Value) {
	if v == nil || v.Int == nil || !v.Int.IsInt64() && !v.Int.IsUint64() {
		return
	}
	d.out.Constants = append(d.out.Constants, table.Constant{Name: name, Value: v.Int.String()})
}

// enumType is the integer that values of e are. That of repr(C) is C's choice:
// an unsigned int, unless a value is negative.
func enumType(e *native.Enum) *table.Type {
	if e.Repr != nil {
		return table.Primitive(primitive(e.Repr.Prim))
	}
	for _, v := range e.Variants {
		if v.Number != nil && v.Number.Int != nil && v.Number.Int.Sign() < 0 {
			return table.Primitive("int")
		}
	}
	return table.Primitive("unsigned int")
}

// tagged declares the tag and the bodies of an enum with fields.
func (d *declarations) tagged(t *native.Tagged) {
	if t.Enum.TagOf == nil || !d.hasTypedef(t.Enum.Name) {
		d.enum(t.Enum)
	}
	if d.shapes.decl(t).opaque != "" {
		return
	}
	tag := enumType(t.Enum)
	outer := d.structs[t]
	bodies := outer
	outer.Fields = append(outer.Fields, table.Field{Name: t.TagField, Type: tag})
	if !t.TagInBody {
		bodies = d.anonymous()
		bodies.Union = true
	}
	for _, v := range t.Variants {
		if v.Body == nil {
			continue
		}
		body := d.body(t, v, tag)
		field := table.Field{Name: v.Field, Type: table.StructType(body)}
		if v.Inline {
			field.Name = ""
		}
		bodies.Fields = append(bodies.Fields, field)
	}
	if bodies != outer && len(bodies.Fields) > 0 {
		outer.Fields = append(outer.Fields, table.Field{Type: table.StructType(bodies)})
	}
}

func (d *declarations) hasTypedef(name string) bool {
	for _, t := range d.out.Typedefs {
		if t.Name == name {
			return true
		}
	}
	return false
}

// body declares the fields of a variant.
func (d *declarations) body(t *native.Tagged, v *native.TaggedVariant, tag *table.Type) *table.Struct {
	s := d.structs[v.Body]
	switch {
	case v.Inline:
		s = d.anonymous()
	case s == nil:
		s = d.structure(v.Body, v.Body.Name)
	}
	if t.TagInBody {
		s.Fields = append(s.Fields, table.Field{Name: v.Tag, Type: tag})
	}
	d.fields(s, v.Body)
	return s
}

// signature returns the type of a function.
func (d *declarations) signature(s *native.Signature) (*table.Type, error) {
	result := table.Void
	if s.Result != nil {
		t, err := d.typ(s.Result)
		if err != nil {
			return nil, err
		}
		result = t
	}
	var params []*table.Type
	for _, p := range s.Params {
		t, err := d.typ(p.Type)
		if err != nil {
			return nil, err
		}
		if array := behindAliases(p.Type); array.Kind == native.Array {
			t = d.pointer(array.Elem)
		}
		params = append(params, t)
	}
	if s.Variadic {
		return table.VariadicType(result, params...), nil
	}
	return table.FunctionType(result, params...), nil
}

// typ returns the type that t is for cffi; an error says why there is none.
func (d *declarations) typ(t *native.Type) (*table.Type, error) {
	switch t.Kind {
	case native.Primitive:
		return table.Primitive(primitive(t.Prim)), nil
	case native.Pointer:
		return d.pointer(t.Elem), nil
	case native.Array:
		elem, err := d.typ(t.Elem)
		if err != nil {
			return nil, err
		}
		return table.Array(elem, int(t.Len.Value)), nil
	case native.FnPointer:
		f, err := d.signature(t.Fn)
		if err != nil || d.within != nil && takesValue(t.Fn, d.within) {
			return table.Pointer(table.Void), nil
		}
		return table.Pointer(f), nil
	case native.Named:
		return d.named(t)
	case native.VaList:
		return nil, fmt.Errorf("it takes a va_list")
	default:
		return table.Void, nil
	}
}

// pointer returns the type of a pointer to elem: to void, where nothing is known
// of what it points at.
func (d *declarations) pointer(elem *native.Type) *table.Type {
	if elem.Kind == native.Named {
		if s := d.structs[resolved(elem)]; s != nil {
			return table.Pointer(table.StructType(s))
		}
	}
	t, err := d.typ(elem)
	if err != nil {
		return table.Pointer(table.Void)
	}
	return table.Pointer(t)
}

// resolved returns what t names behind all aliases.
func resolved(t *native.Type) native.Decl {
	decl := behindAliases(t).Decl
	if again, ok := decl.(*native.Forward); ok {
		return again.Of
	}
	return decl
}

func (d *declarations) named(t *native.Type) (*table.Type, error) {
	switch decl := t.Decl.(type) {
	case nil:
		return nil, fmt.Errorf("`%s` is declared by the header's own text", t.Name)
	case *native.Alias:
		return d.typ(decl.Type)
	case *native.Enum:
		return enumType(decl), nil
	default:
		if shape := d.shapes.decl(decl); shape.opaque != "" && !shape.empty {
			return nil, fmt.Errorf("`%s` is passed by value, and %s", decl.Base().Name, shape.opaque)
		} else if shape.empty {
			return nil, fmt.Errorf("`%s` has no fields, and no size", decl.Base().Name)
		}
		return table.StructType(d.structs[resolved(t)]), nil
	}
}

// checkValues refuses what cffi loads and cannot call: a function that takes or
// gives a struct by value which it cannot pass so.
func (d *declarations) checkValues(s *native.Signature) error {
	list := []*native.Type{s.Result}
	for _, p := range s.Params {
		list = append(list, p.Type)
	}
	for _, t := range list {
		if t == nil || behindAliases(t).Kind != native.Named {
			continue
		}
		if shape := d.shapes.of(t); shape.refused != "" {
			return fmt.Errorf("cffi passes no `%s` by value: %s", resolved(t).Base().Name, shape.refused)
		}
	}
	return nil
}

// primitive is cffi's name of p.
func primitive(p native.Prim) string {
	if p == native.Bool {
		return "_Bool"
	}
	return string(p)
}
