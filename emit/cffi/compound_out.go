package cffi

import (
	"fmt"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// take returns the reader of a result of type t that owns memory: it releases it.
func (c *compound) take(t *abi.Type, s *abi.Struct) string {
	return c.define("take_"+ofKind[t.Kind]+c.structName(s), t, c.outParams(), func(p *pyview.Printer) {
		p.Line("try:")
		p.Line("    return %s", c.readStruct(t, "cell"))
		p.Line("finally:")
		p.Indent()
		p.Call(c.runtime("lib")+"."+s.FreeSymbol, []string{"cell"}, "")
		p.Dedent()
	})
}

// some returns the reader of the value of an option that is there; it releases
// what the option owns.
func (c *compound) some(t *abi.Type, s *abi.Struct) string {
	return c.define("some_"+c.structName(s), t, c.outParams(), func(p *pyview.Printer) {
		if s.FreeSymbol == "" {
			p.Line("return %s", c.read(t.Elem(), field("value")))
			return
		}
		p.Line("try:")
		p.Line("    return %s", c.read(t.Elem(), field("value")))
		p.Line("finally:")
		p.Indent()
		p.Call(c.runtime("lib")+"."+s.FreeSymbol, []string{"cell"}, "")
		p.Dedent()
	})
}

// place is where a value stands in a struct or an array.
type place struct{ text, container, key string }

func field(name string) place { return place{"cell." + name, "cell", pyview.StrLiteral(name)} }

var item = place{"data[i]", "data", "i"}

// read spells the value of type t at a place.
func (c *compound) read(t *abi.Type, at place) string {
	if isExternal(t) {
		return c.readStruct(t, at.text)
	}
	switch t.Kind {
	case abi.ClassRef:
		return c.results("take_handle") + "(" + c.class(t.Class) + ", " + at.container + ", " + at.key + ")"
	case abi.EnumRef:
		return c.enum(t.Enum) + "(" + at.text + ")"
	case abi.Str, abi.Bytes, abi.Vec, abi.Map, abi.Set, abi.Array, abi.Option, abi.Tuple, abi.RecordRef, abi.UnionRef, abi.Either:
		return c.readStruct(t, at.text)
	case abi.I128, abi.U128:
		return c.results("read_wide") + "(" + at.text + ")"
	case abi.Char:
		return c.scope.Builtin("chr") + "(" + at.text + ")"
	default:
		return at.text
	}
}

// readStruct spells the value of the struct at place.
func (c *compound) readStruct(t *abi.Type, place string) string {
	if isExternal(t) {
		return c.externalFrom(t, place)
	}
	switch {
	case t.Kind == abi.Str:
		return c.results("read_text") + "(" + place + ")"
	case t.Carrier().Kind == abi.Bytes:
		return c.results("read_bytes") + "(" + place + ")"
	case (t.Kind == abi.Vec || t.Kind == abi.Array) && isNumber(t.Elem()):
		return c.results("read_list") + "(" + place + ")"
	default:
		return c.out(t) + "(" + place + ")"
	}
}

// out returns the reader of the struct of t.
func (c *compound) out(t *abi.Type) string {
	return c.define("out_"+ofKind[t.Kind]+c.element(t, abi.Out), t, c.outParams(), func(p *pyview.Printer) {
		switch t.Kind {
		case abi.Vec, abi.Array:
			c.outVec(p, t.Elem())
		case abi.Set:
			c.outSet(p, t.Elem())
		case abi.Map:
			c.outMap(p, t)
		case abi.Option:
			p.Line("if not cell.is_some:")
			p.Line("    return None")
			p.Line("return %s", c.read(t.Elem(), field("value")))
		case abi.Tuple:
			var items []string
			for i, e := range t.Elems {
				items = append(items, c.read(e, field(fmt.Sprintf("_%d", i))))
			}
			returnTuple(p, items)
		case abi.Either:
			p.Line("if cell.is_right:")
			p.Line("    return %s", c.read(t.Elems[1], field("right")))
			p.Line("return %s", c.read(t.Elems[0], field("left")))
		case abi.RecordRef:
			c.outRecord(p, t.Record)
		case abi.UnionRef:
			c.outUnion(p, t.Union)
		}
	})
}

func (c *compound) outVec(p *pyview.Printer, elem *abi.Type) {
	if elem.Kind == abi.EnumRef {
		p.Line("items = %s(cell)", c.results("read_list"))
		p.Comprehension("return ", c.enum(elem.Enum)+"(item)", "for item in items")
		return
	}
	p.Line("data = cell.data")
	p.Comprehension("return ", c.read(elem, item), "for i in "+c.scope.Builtin("range")+"(cell.len)")
}

func (c *compound) outSet(p *pyview.Printer, elem *abi.Type) {
	p.Line("data = cell.data")
	p.BracedComprehension("return ", c.read(elem, item), "for i in "+c.scope.Builtin("range")+"(cell.len)")
}

func (c *compound) outMap(p *pyview.Printer, t *abi.Type) {
	p.Line("data = cell.data")
	pair := c.read(t.Elems[0], ofPair("_0")) + ": " + c.read(t.Elems[1], ofPair("_1"))
	p.BracedComprehension("return ", pair, "for i in "+c.scope.Builtin("range")+"(cell.len)")
}

// ofPair is a place in the pair at an index.
func ofPair(name string) place {
	return place{"data[i]." + name, "data[i]", pyview.StrLiteral(name)}
}

func (c *compound) outRecord(p *pyview.Printer, r *abi.Record) {
	fields := c.crate.CType(&abi.Type{Kind: abi.RecordRef, Record: r}, abi.Out).Struct.Fields
	var items []string
	for i, f := range r.Fields {
		value := c.read(f.Type, field(fields[i].Name))
		switch {
		case r.Class != abi.Dataclass:
			value = pyview.StrLiteral(f.Name) + ": " + value
		case f.Type.Kind == abi.EnumRef:
			// To type checkers this enum is another one than the public one.
			value = c.results("read_member") + "(" + c.enum(f.Type.Enum) + ", cell." + fields[i].Name + ")"
		}
		items = append(items, value)
	}
	if r.Class == abi.Dataclass {
		p.Call("return "+c.dataclass(r), items, "")
		return
	}
	p.List("return ", "{", items, "}", "", "")
}

// dataclass names the class of r.
func (c *compound) dataclass(r *abi.Record) string {
	return c.scope.Import(c.dots+"."+pyview.Dataclasses, pyview.DataclassNames(c.crate)[r])
}
