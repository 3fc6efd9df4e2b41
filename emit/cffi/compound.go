package cffi

import (
	"slices"
	"strconv"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// compound collects the converters of structs and arrays that the wrappers
// need; they make up _types.py. Those for parameters return what cffi
// initialises a struct with; those for results read a struct.
type compound struct {
	*module
	done   map[string]string // names of converters, by what they convert
	bodies []converter
	ctypes []cell // ctypes bound to names

	callbacks []callbackDef
}

// converter is one function of _types.py.
type converter struct {
	name string
	body *pyview.Printer
}

func newCompound(g *generator) *compound {
	return &compound{module: g.newModule(".", "value", "name", "keep", "item", "items", "sequence", "array", "copy", "cell", "data", "i", "tag", "tried", "error"), done: map[string]string{}}
}

func (c *compound) empty() bool { return len(c.bodies) == 0 }

// print prints _types.py.
func (c *compound) print() *pyview.Printer {
	slices.SortFunc(c.bodies, func(a, b converter) int { return strings.Compare(a.name, b.name) })
	slices.SortFunc(c.ctypes, func(a, b cell) int { return strings.Compare(a.name, b.name) })
	if len(c.ctypes) > 0 {
		c.body.Blank()
	}
	for _, t := range c.ctypes {
		c.body.Call(t.name+" = "+c.runtime("ffi")+".typeof", []string{pyview.StrLiteral(t.ctype)}, "")
	}
	var exports []string
	for _, b := range c.bodies {
		exports = append(exports, b.name)
		c.body.Blank()
		c.body.Blank()
		c.body.Print(b.body)
	}
	exports = append(exports, c.printCallbacks()...)
	slices.Sort(exports)
	return c.module.print("The compound types of the signatures: sequences, options, tuples, records.", exports)
}

// define adds the converter for t once and returns its name; fill prints its
// body.
func (c *compound) define(name string, t *abi.Type, params []string, fill func(*pyview.Printer)) string {
	key := name + " " + identity(t)
	if made, ok := c.done[key]; ok {
		return made
	}
	name = c.scope.Fresh(name)
	c.done[key] = name
	p := &pyview.Printer{}
	p.Def(name, params, c.any(), ":")
	p.Indent()
	fill(p)
	p.Dedent()
	c.bodies = append(c.bodies, converter{name, p})
	return name
}

// identity spells t without what only Rust sees of it.
func identity(t *abi.Type) string {
	text := string(t.Kind)
	switch t.Kind {
	case abi.EnumRef, abi.RecordRef, abi.UnionRef:
		return t.String()
	case abi.ClassRef:
		return t.Class.CName
	}
	if t.Kind == abi.Array {
		text += strconv.FormatUint(t.Len, 10)
	}
	for _, e := range t.Elems {
		text += "(" + identity(e) + ")"
	}
	return text
}

// element is how the struct of t is called inside the names of converters.
func (c *compound) element(t *abi.Type, d abi.Direction) string {
	ct := c.crate.CType(t, d)
	switch ct.Kind {
	case abi.CStruct:
		return c.structName(ct.Struct)
	case abi.CEnum:
		return shorten(c.unprefixed(t.Enum.CName))
	case abi.CPointer:
		return shorten(c.unprefixed(t.Class.CName))
	default:
		return string(t.Kind)
	}
}

func (c *compound) structName(s *abi.Struct) string { return shorten(c.unprefixed(s.Name)) }

func (c *compound) unprefixed(name string) string { return strings.TrimPrefix(name, c.crate.Crate+"_") }

func (c *compound) inParams() []string {
	any := c.any()
	return []string{"value: " + any, "name: " + c.scope.Builtin("str"), "keep: " + c.scope.Builtin("list") + "[" + any + "]"}
}

func (c *compound) outParams() []string { return []string{"cell: " + c.any()} }

// ctype binds a ctype to a name.
func (c *compound) ctype(name, spelled string) string {
	for _, t := range c.ctypes {
		if t.ctype == spelled {
			return t.name
		}
	}
	t := cell{c.scope.Fresh("_" + name), spelled}
	c.ctypes = append(c.ctypes, t)
	return t.name
}
