package cffi

import "example.com/bindgen/abi"

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
		m.property(p, symbols)
	}
	m.release(c)
	m.body.Dedent()
}

func (m *module) property(p *abi.Property, symbols map[*abi.Function]string) {
	if p.Get == nil {
		m.writeOnly(p, symbols)
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
func (m *module) writeOnly(p *abi.Property, symbols map[*abi.Function]string) {
	any := m.scope.Import("typing", "Any")
	m.body.Blank()
	m.body.Line("@%s", m.scope.Builtin("property"))
	m.body.Line("def %s(self) -> %s:", p.Name, any)
	m.body.Indent()
	m.body.Doc(p.Doc)
	m.body.Line("raise %s(%q)", m.scope.Builtin("AttributeError"), "attribute '"+p.Name+"' is not readable")
	m.body.Dedent()
	m.body.Blank()
	m.body.Line("@%s.setter", p.Name)
	m.function(p.Set, symbols[p.Set])
}

// release prints the destructor. It holds the library, which has to outlive
// every object of it.
func (m *module) release(c *abi.Class) {
	any, lib := m.scope.Import("typing", "Any"), m.runtime("lib")
	m.body.Blank()
	m.body.Call("def __del__", []string{
		"self", "_free: " + any + " = " + lib + "." + c.FreeSymbol, "_lib: " + any + " = " + lib,
	}, " -> None:")
	m.body.Indent()
	m.body.Line("_free(self._handle)")
	m.body.Dedent()
}
