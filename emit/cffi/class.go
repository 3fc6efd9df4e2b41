package cffi

import (
	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// classBody prints c.
func (m *module) classBody(c *abi.Class) {
	symbols := map[*abi.Function]string{}
	for _, f := range c.AllFunctions() {
		symbols[f] = m.bind(f)
	}
	m.body.Blank()
	m.body.Blank()
	m.body.Line("@%s", m.scope.Import("typing", "final"))
	m.body.Line("class %s(%s):", c.Name, m.runtime("Handle"))
	m.body.Indent()
	if c.Doc != "" {
		m.body.Doc(c.Doc)
		m.body.Blank()
	}
	m.body.Line("__slots__ = ()")
	m.body.Set("_free", m.runtime("lib")+"."+c.FreeSymbol)
	if c.New != nil {
		m.body.Blank()
		m.function(c.New, symbols[c.New])
	}
	for _, f := range c.Methods {
		m.body.Blank()
		if f.Kind == abi.Static {
			m.body.Line("@%s", m.scope.Builtin("staticmethod"))
		}
		m.function(f, symbols[f])
	}
	for _, p := range c.Props {
		m.property(c, p, symbols)
	}
	m.body.Dedent()
}

// property prints a property. What it lacks is refused by what publish adds.
func (m *module) property(c *abi.Class, p *abi.Property, symbols map[*abi.Function]string) {
	if p.Get == nil {
		m.writeOnly(c, p, symbols)
		return
	}
	m.body.Blank()
	m.body.Line("@%s", m.scope.Builtin("property"))
	m.function(p.Get, symbols[p.Get])
	if p.Set != nil {
		m.body.Blank()
		m.body.Line("@%s.setter", p.Name)
		m.function(p.Set, symbols[p.Set])
	}
}

// writeOnly prints a property that can be set and not read.
func (m *module) writeOnly(c *abi.Class, p *abi.Property, symbols map[*abi.Function]string) {
	any := m.scope.Import("typing", "Any")
	m.body.Blank()
	m.body.Line("@%s", m.scope.Builtin("property"))
	m.body.Line("def %s(self) -> %s:", p.Name, any)
	m.body.Indent()
	m.body.Doc(p.Doc)
	refusal := "attribute '" + p.Name + "' of '" + m.pkg.Qualified(c.Home.Namespace) + "." + c.Name + "' objects is not readable"
	m.body.Call("raise "+m.scope.Builtin("AttributeError"), []string{pyview.StrLiteral(refusal)}, "")
	m.body.Dedent()
	m.body.Blank()
	m.body.Line("@%s.setter", p.Name)
	m.function(p.Set, symbols[p.Set])
}
