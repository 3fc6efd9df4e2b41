package cffi

import (
	"fmt"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// array returns the converter of a sequence of elem to a C array.
func (c *compound) array(elem *abi.Type) string {
	name := c.element(elem, abi.In)
	return c.define("array_"+name, elem, c.inParams(), func(p *pyview.Printer) {
		array := c.ctype(name+"_array", ctype(c.crate.CType(elem, abi.In))+"[]")
		p.Line("sequence = %s(value, name)", c.convert("to_sequence"))
		p.Comprehension("items = ", c.initialiser(elem, "item", "name"), "for item in sequence")
		p.Line("return %s(%s, items)", c.runtime("new"), array)
	})
}

// pointer returns the converter of a value of type t to a pointer to its struct.
func (c *compound) pointer(t *abi.Type) string {
	name := c.element(t, abi.In)
	return c.define("pointer_"+name, t, c.inParams(), func(p *pyview.Printer) {
		pointer := c.ctype(name+"_pointer", ctype(c.crate.CType(t, abi.In))+" *")
		p.Line("return %s(%s, %s)", c.runtime("new"), pointer, c.initialiser(t, "value", "name"))
	})
}

// initialiser spells what a struct's field or an array's item of type t is
// initialised with.
func (c *compound) initialiser(t *abi.Type, value, name string) string {
	switch t.Kind {
	case abi.Str:
		return c.convert("view_text") + "(" + value + ", " + name + ", keep)"
	case abi.Bytes:
		return c.convert("view_"+bytesConverter(t)) + "(" + value + ", " + name + ", keep)"
	case abi.StrOrBytes:
		return c.convert("view_text_or_bytes") + "(" + value + ", " + name + ", keep)"
	case abi.ClassRef:
		return c.convert("view_handle") + "(" + value + ", " + c.class(t.Class) + ", " + name + ", keep)"
	case abi.Vec, abi.Option, abi.Tuple, abi.RecordRef:
		return c.in(t) + "(" + value + ", " + name + ", keep)"
	default:
		return c.simple(t, value, name).String()
	}
}

// in returns the converter of a value to the initialiser of the struct of t.
func (c *compound) in(t *abi.Type) string {
	return c.define("in_"+c.element(t, abi.In), t, c.inParams(), func(p *pyview.Printer) {
		switch t.Kind {
		case abi.Vec:
			p.Line("array = %s(value, name, keep)", c.array(t.Elem()))
			p.Line("keep.append(array)")
			p.Line("return array, %s(array)", c.scope.Builtin("len"))
		case abi.Option:
			p.Line("if value is None:")
			p.Line("    return (False,)")
			p.Line("return True, %s", c.initialiser(t.Elem(), "value", "name"))
		case abi.Tuple:
			c.inTuple(p, t.Elems)
		case abi.RecordRef:
			c.inRecord(p, t.Record)
		}
	})
}

func (c *compound) inTuple(p *pyview.Printer, elems []*abi.Type) {
	p.Line("items = %s(value, %d, name)", c.convert("to_tuple"), len(elems))
	var fields []string
	for i, e := range elems {
		fields = append(fields, c.initialiser(e, fmt.Sprintf("items[%d]", i), "name"))
	}
	returnTuple(p, fields)
}

func (c *compound) inRecord(p *pyview.Printer, r *abi.Record) {
	var fields []string
	for _, f := range r.Fields {
		at := "value." + f.Name
		if r.Shape == abi.ShapeItems {
			at = "value[" + pyview.StrLiteral(f.Name) + "]"
		}
		fields = append(fields, c.initialiser(f.Type, at, "name + "+pyview.StrLiteral("': field '"+f.Name)))
	}
	returnTuple(p, fields)
}

// returnTuple prints return with a tuple.
func returnTuple(p *pyview.Printer, items []string) {
	if len(items) == 1 {
		p.Line("return (%s,)", items[0])
		return
	}
	p.Call("return ", items, "")
}
