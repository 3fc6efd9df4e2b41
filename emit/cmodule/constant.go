package cmodule

import (
	"slices"
	"strconv"

	"example.com/bindgen/abi"
	"example.com/bindgen/abi/native"
	"example.com/bindgen/emit/pyview"
	"example.com/bindgen/parser"
)

// constant is a constant of Python.
type constant struct {
	name   string
	value  *literal
	typ    string // in Python; "" for a value of C
	record string // the struct that it is a value of; "" for a number or a text
	doc    string
}

// pythonConstants are the constants and variants that Python has a value for.
func (v *view) pythonConstants() []constant {
	var list []constant
	for _, c := range v.native.AllConstants() {
		if c.Type == nil || c.Computed == nil {
			continue
		}
		k := constant{name: pythonName(c.Name), doc: c.Doc}
		if record, ok := resolved(c.Type).(*native.Record); ok {
			if shape := v.declarations.shapes.decl(record); shape.opaque != "" {
				continue
			}
			k.record = record.Name
			k.value = literalOf(c.Type, c.Computed)
		} else {
			k.value, k.typ = literalOf(c.Type, c.Computed), pythonType(c.Computed)
		}
		list = append(list, k)
	}
	for _, d := range v.native.Types {
		for _, variant := range native.VariantsOf(d) {
			if number := variant.Number; number != nil && number.Int != nil {
				list = append(list, constant{
					name: pythonName(variant.Name), value: text(number.Int.String()), typ: "int", doc: variant.Doc,
				})
			}
		}
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(c constant) bool {
		useless := c.name == "" || c.value == nil || c.typ == "" && c.record == "" || seen[c.name]
		seen[c.name] = true
		return useless
	})
}

// pythonType is the type of a value of Python's own: "" for others.
func pythonType(v *parser.Value) string {
	switch v.Kind {
	case parser.ValueInt, parser.ValueVariant, parser.ValueChar:
		return "int"
	case parser.ValueFloat:
		return "float"
	case parser.ValueBool:
		return "bool"
	case parser.ValueStruct: // transparent
		if len(v.Elems) == 1 {
			return pythonType(&v.Elems[0])
		}
	}
	return ""
}

// literalOf returns v, of type t, as Python writes it for cffi; nil where it
// cannot.
func literalOf(t *native.Type, v *parser.Value) *literal {
	switch v.Kind {
	case parser.ValueInt, parser.ValueVariant:
		if v.Int == nil {
			return nil
		}
		return text(v.Int.String())
	case parser.ValueFloat:
		return text(pyview.Literal(&abi.Value{Kind: abi.ValueFloat, Float: v.Float}))
	case parser.ValueBool:
		return text(pyview.Literal(&abi.Value{Kind: abi.ValueBool, Bool: v.Bool}))
	case parser.ValueChar:
		for _, r := range v.Text {
			return text(strconv.Itoa(int(r)))
		}
		return nil
	case parser.ValueArray:
		return listOf(behindAliases(t), v)
	case parser.ValueStruct:
		return structOf(t, v)
	default:
		return nil
	}
}

// listOf is the value of an array.
func listOf(t *native.Type, v *parser.Value) *literal {
	if t.Kind != native.Array {
		return nil
	}
	out := &literal{open: "[", shut: "]"}
	for i := range v.Elems {
		elem := literalOf(t.Elem, &v.Elems[i])
		if elem == nil {
			return nil
		}
		out.items = append(out.items, item{value: elem})
	}
	return out
}

// structOf is the value of a struct, or of the only field of a transparent one.
func structOf(t *native.Type, v *parser.Value) *literal {
	record, ok := resolved(t).(*native.Record)
	if !ok {
		if len(v.Elems) != 1 {
			return nil
		}
		return literalOf(t, &v.Elems[0])
	}
	out := &literal{open: "{", shut: "}"}
	for _, f := range record.Fields {
		i := slices.IndexFunc(v.Struct.Fields, func(have parser.Field) bool { return have.Span == f.Span })
		if i < 0 || i >= len(v.Elems) {
			return nil
		}
		value := literalOf(f.Type, &v.Elems[i])
		if value == nil {
			return nil
		}
		out.items = append(out.items, item{pyview.StrLiteral(f.Name) + ": ", value})
	}
	return out
}
