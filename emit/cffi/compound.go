package cffi

import (
	"slices"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// compound collects the converters of structs and arrays that the wrappers
// need; they make up _types.py. Those for parameters return what cffi
// initialises a struct with; those for results read a struct.
type compound struct {
	*module
	done   map[string]bool
	bodies []converter
	ctypes []cell // ctypes bound to names
}

// converter is one function of _types.py.
type converter struct {
	name string
	body *pyview.Printer
}

func newCompound(g *generator) *compound {
	return &compound{module: g.newModule(".", "value", "name", "item", "items", "cell", "data", "i"), done: map[string]bool{}}
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
		c.body.Line("%s = %s.typeof(%s)", t.name, c.runtime("ffi"), pyview.StrLiteral(t.ctype))
	}
	var exports []string
	for _, b := range c.bodies {
		exports = append(exports, b.name)
		c.body.Blank()
		c.body.Blank()
		c.body.Print(b.body)
	}
	return c.module.print("The compound types of the signatures: sequences, options, tuples, records.", exports)
}

// define adds the function called name once; fill prints its body.
func (c *compound) define(name, params, result string, fill func(*pyview.Printer)) string {
	if c.done[name] {
		return name
	}
	c.done[name] = true
	p := &pyview.Printer{}
	p.Call("def "+name, strings.Split(params, ", "), " -> "+result+":")
	p.Indent()
	fill(p)
	p.Dedent()
	c.bodies = append(c.bodies, converter{name, p})
	return name
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

func (c *compound) inParams() string {
	any := c.any()
	return "value: " + any + ", name: " + c.scope.Builtin("str") + ", keep: " + c.scope.Builtin("list") + "[" + any + "]"
}

func (c *compound) any() string { return c.scope.Import("typing", "Any") }

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
