package cffi

import (
	"fmt"
	"strconv"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// array returns the converter of a t to a C array: of a sequence, a set, or a
// mapping by its pairs.
func (c *compound) array(t *abi.Type) string {
	elem := t.Carrier().Elem()
	name := c.element(elem, abi.In)
	return c.define("array_"+ofKind[t.Kind]+name, t, c.inParams(), func(p *pyview.Printer) {
		array := c.ctype(name+"_array", ctype(c.crate.CType(elem, abi.In))+"[]")
		if codes := bufferCodes(elem); codes != "" && t.Kind != abi.Set {
			p.Line("copy = %s(value, %s, %s)", c.convert("copy_numbers"), array, pyview.StrLiteral(codes))
			p.Line("if copy is not None:")
			if t.Kind == abi.Array {
				p.Line("    return %s(copy, %d, name)", c.collect("of_length"), t.Len)
			} else {
				p.Line("    return copy")
			}
		}
		p.Line("sequence = %s", c.items(t))
		p.Comprehension("items = ", c.initialiser(elem, "item", "name").String(), "for item in sequence")
		p.Line("return %s(%s, items)", c.runtime("new"), array)
	})
}

// ofKind is what the names of converters say of kinds that have the C form of
// another one.
var ofKind = map[abi.Kind]string{abi.Map: "map_", abi.Set: "set_", abi.Array: "fixed_"}

// items spells the items of a value that goes into a C array as a t.
func (c *compound) items(t *abi.Type) string {
	switch t.Kind {
	case abi.Map:
		return c.collect("to_pairs") + "(value, name)"
	case abi.Set:
		return c.collect("to_members") + "(value, name)"
	case abi.Array:
		return c.collect("to_fixed") + "(value, " + strconv.FormatUint(t.Len, 10) + ", name)"
	default:
		return c.convert("to_sequence") + "(value, name)"
	}
}

// bufferCodes returns the codes of Python's struct module for numbers like a t.
func bufferCodes(t *abi.Type) string {
	if t.Wrapper != nil {
		return ""
	}
	switch t.Kind {
	case abi.I8, abi.I16, abi.I32, abi.I64, abi.Isize:
		return "bhilqn"
	case abi.U8, abi.U16, abi.U32, abi.U64, abi.Usize:
		return "cBHILQN"
	case abi.F32, abi.F64:
		return "fd"
	default:
		return ""
	}
}

// pointer returns the converter of a value of type t to a pointer to its struct.
func (c *compound) pointer(t *abi.Type) string {
	name := c.element(t, abi.In)
	return c.define("pointer_"+name, t, c.inParams(), func(p *pyview.Printer) {
		pointer := c.ctype(name+"_pointer", ctype(c.crate.CType(t, abi.In))+" *")
		p.Call("return "+c.runtime("new"), []string{pointer, c.initialiser(t, "value", "name").String()}, "")
	})
}

// initialiser returns the conversion that a struct's field or an array's item of
// type t is initialised with.
func (c *compound) initialiser(t *abi.Type, value, name string) call {
	kept := []string{value, name, "keep"}
	if e, ok := externals[t.Kind]; ok && t.Carrier().Kind == abi.Str {
		return call{c.external(e.module, "view_"+e.to), kept}
	}
	switch t.Kind {
	case abi.Array:
		if t.Carrier().Kind == abi.Bytes {
			return call{c.convert("view_bytes"), []string{c.simple(t, value, name).String(), name, "keep"}}
		}
		return call{c.in(t), kept}
	case abi.Str:
		return call{c.convert("view_text"), kept}
	case abi.Bytes:
		return call{c.convert("view_bytes"), kept}
	case abi.StrOrBytes:
		return call{c.convert("view_text_or_bytes"), kept}
	case abi.ClassRef:
		return call{c.convert("view_handle"), []string{value, c.class(t.Class), name, "keep"}}
	case abi.Vec, abi.Map, abi.Set, abi.Option, abi.Tuple, abi.RecordRef, abi.UnionRef, abi.Either:
		return call{c.in(t), kept}
	default:
		return c.simple(t, value, name)
	}
}

// in returns the converter of a value to the initialiser of the struct of t.
func (c *compound) in(t *abi.Type) string {
	return c.define("in_"+ofKind[t.Kind]+c.element(t, abi.In), t, c.inParams(), func(p *pyview.Printer) {
		switch t.Kind {
		case abi.Vec, abi.Map, abi.Set, abi.Array:
			p.Line("array = %s(value, name, keep)", c.array(t))
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
		case abi.Either:
			c.inEither(p, t)
		case abi.UnionRef:
			c.inUnion(p, t.Union)
		}
	})
}

// inEither tries one side and then the other. Where neither fits, the error names
// both.
func (c *compound) inEither(p *pyview.Printer, t *abi.Type) {
	errors := strings.Join([]string{c.scope.Builtin("TypeError"), c.scope.Builtin("ValueError"), c.scope.Builtin("OverflowError")}, ", ")
	side := func(isRight, field string, t *abi.Type) {
		value := c.initialiser(t, "value", "name").String()
		p.Line("with %s(%s):", c.scope.Import("contextlib", "suppress"), errors)
		p.Indent()
		p.List("return ", "{", []string{`"is_right": ` + isRight, pyview.StrLiteral(field) + ": " + value}, "}", "", "")
		p.Dedent()
	}
	side("False", "left", t.Elems[0])
	side("True", "right", t.Elems[1])
	p.Call("raise "+c.convert("mismatch"), []string{"name", "value", pyview.StrLiteral(wanted(t))}, "")
}

// wanted is what a parameter of type t takes, in the words of an error.
func wanted(t *abi.Type) string {
	if e, ok := externals[t.Kind]; ok {
		return e.wanted
	}
	switch t.Kind {
	case abi.Bool, abi.Str, abi.Bytes:
		return string(t.Kind)
	case abi.Char:
		return "str"
	case abi.F32, abi.F64:
		return "float"
	case abi.StrOrBytes:
		return "str' or 'bytes"
	case abi.Map:
		return "Mapping"
	case abi.Set:
		return "set"
	case abi.Array:
		return wanted(t.Carrier())
	case abi.Vec:
		return "Sequence"
	case abi.Tuple:
		return "tuple"
	case abi.Option:
		return wanted(t.Elem()) + "' or 'None"
	case abi.Either:
		return wanted(t.Elems[0]) + "' or '" + wanted(t.Elems[1])
	case abi.SliceIndex:
		return "slice"
	case abi.EnumRef:
		return t.Enum.Name
	case abi.ClassRef:
		return t.Class.Name
	case abi.RecordRef:
		return t.Record.Name
	case abi.UnionRef:
		return t.Union.Name
	default:
		return "int"
	}
}

func (c *compound) inTuple(p *pyview.Printer, elems []*abi.Type) {
	p.Line("items = %s(value, %d, name)", c.convert("to_tuple"), len(elems))
	var fields []call
	for i, e := range elems {
		fields = append(fields, c.initialiser(e, fmt.Sprintf("items[%d]", i), "name"))
	}
	returnCalls(p, fields)
}

func (c *compound) inRecord(p *pyview.Printer, r *abi.Record) {
	get := "get_attribute"
	if r.Shape == abi.ShapeItems {
		get = "get_item"
	}
	var fields []call
	for _, f := range r.Fields {
		read := call{c.convert(get), []string{"value", pyview.StrLiteral(f.Name), "name"}}
		if f.Default != nil {
			read = call{c.convert(get + "_or"), append(read.args, c.value(f.Default))}
		}
		fields = append(fields, c.initialiser(f.Type, read.String(), "name + "+pyview.StrLiteral("': field '"+f.Name)))
	}
	returnCalls(p, fields)
}

// returnCalls prints return with a tuple of what calls give.
func returnCalls(p *pyview.Printer, calls []call) {
	var spelled []string
	for _, c := range calls {
		spelled = append(spelled, c.String())
	}
	one := strings.Join(spelled, ", ")
	if len(calls) == 1 {
		one += ","
	}
	if p.Fits("return (" + one + ")") {
		p.Line("return (%s)", one)
		return
	}
	p.Line("return (")
	p.Indent()
	for _, c := range calls {
		p.Call(c.function, c.args, ",")
	}
	p.Dedent()
	p.Line(")")
}

// returnTuple prints return with a tuple.
func returnTuple(p *pyview.Printer, items []string) {
	if len(items) == 1 {
		p.Line("return (%s,)", items[0])
		return
	}
	p.Call("return ", items, "")
}
