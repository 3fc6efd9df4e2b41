package cmodule

import (
	"fmt"
	"strconv"

	"example.com/bindgen/abi/native"
	"example.com/bindgen/emit/cffi/table"
	"example.com/bindgen/parser"
)

// declarations turns a native.Module into the tables of cffi.
type declarations struct {
	out     *table.Module
	structs map[native.Decl]*table.Struct
	unnamed int // structs without a tag so far
	// refused are the functions and statics that cffi cannot call or reach, and why.
	refused map[string]string
}

// declare lists what m has for cffi.
func declare(m *native.Module) *declarations {
	d := &declarations{
		out:     &table.Module{Name: m.Crate},
		structs: map[native.Decl]*table.Struct{},
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
			err = d.checkUnions(&f.Signature)
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
		d.structure(t, t.Name).Union = t.Union
		d.structs[t].Packed = t.Packed && t.Align == 0
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
	switch t := t.(type) {
	case *native.Record:
		d.fields(d.structs[t], t)
	case *native.Enum:
		d.enum(t)
	case *native.Tagged:
		d.tagged(t)
	case *native.Alias:
		if elem, err := d.typ(t.Type); err == nil && !isStruct(t.Type) {
			d.out.Typedefs = append(d.out.Typedefs, table.Typedef{Name: t.Name, Type: elem})
		}
	}
}

// isStruct reports whether t names a struct, whose first typedef cffi takes for
// its only name.
func isStruct(t *native.Type) bool {
	if t.Kind != native.Named {
		return false
	}
	switch d := t.Decl.(type) {
	case *native.Record, *native.Tagged, *native.Opaque:
		return true
	case *native.Alias:
		return isStruct(d.Type)
	default:
		return false
	}
}

// fields fills s with those of r. One that cffi has no type for makes the
// struct opaque: it is passed by pointer then.
func (d *declarations) fields(s *table.Struct, r *native.Record) {
	var fields []table.Field
	for _, f := range r.Fields {
		t, err := d.typ(f.Type)
		if err != nil {
			s.Fields = nil
			return
		}
		bits := 0
		if f.Bits != "" {
			if bits, err = strconv.Atoi(f.Bits); err != nil {
				s.Fields = nil
				return
			}
		}
		fields = append(fields, table.Field{Name: f.Name, Type: t, Bits: bits})
	}
	s.Fields = append(s.Fields, fields...)
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
		if p.Type.Kind == native.Array {
			if t, err = d.typ(p.Type.Elem); err != nil {
				return nil, err
			}
			t = table.Pointer(t)
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
		if err != nil {
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
	for {
		alias, ok := t.Decl.(*native.Alias)
		if !ok || alias.Type.Kind != native.Named {
			return t.Decl
		}
		t = alias.Type
	}
}

func (d *declarations) named(t *native.Type) (*table.Type, error) {
	switch decl := t.Decl.(type) {
	case nil:
		return nil, fmt.Errorf("`%s` is declared by the header's own text", t.Name)
	case *native.Alias:
		return d.typ(decl.Type)
	case *native.Enum:
		return enumType(decl), nil
	case *native.Opaque:
		return nil, fmt.Errorf("`%s` is opaque and passed by value", decl.Name)
	case *native.Forward:
		return d.named(&native.Type{Kind: native.Named, Decl: decl.Of})
	default:
		return table.StructType(d.structs[decl]), nil
	}
}

// checkUnions refuses what cffi loads and cannot call: a union, or a struct with
// one in it, by value.
func (d *declarations) checkUnions(s *native.Signature) error {
	list := []*native.Type{s.Result}
	for _, p := range s.Params {
		list = append(list, p.Type)
	}
	for _, t := range list {
		if t == nil || t.Kind != native.Named {
			continue
		}
		decl := resolved(t)
		if holdsUnion(d.structs[decl]) {
			return fmt.Errorf("cffi passes no `%s` by value: it holds a union", decl.Base().Name)
		}
		if s := d.structs[decl]; s != nil && len(s.Fields) == 0 {
			return fmt.Errorf("cffi knows no fields of `%s`, which is passed by value", decl.Base().Name)
		}
	}
	return nil
}

func holdsUnion(s *table.Struct) bool {
	if s == nil {
		return false
	}
	if s.Union {
		return true
	}
	for _, f := range s.Fields {
		if f.Bits > 0 || holdsUnion(f.Type.Record()) {
			return true
		}
	}
	return false
}

// primitive is cffi's name of p.
func primitive(p native.Prim) string {
	if p == native.Bool {
		return "_Bool"
	}
	return string(p)
}
