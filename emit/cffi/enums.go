package cffi

import (
	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// nameEnums gives every enum its name in _enums.py, which holds those of all
// namespaces: two may have one name in Python.
func (g *generator) nameEnums() {
	scope := pyview.NewScope()
	g.enumNames = map[*abi.Enum]string{}
	for _, e := range g.crate.Enums {
		g.enumNames[e] = scope.Fresh(e.Name)
	}
}

// enums prints _enums.py; nil where there are none.
func (g *generator) enums() *pyview.Printer {
	if len(g.crate.Enums) == 0 {
		return nil
	}
	m := g.newModule(".")
	m.isEnums = true
	for _, e := range g.crate.Enums {
		m.scope.Take(g.enumNames[e])
		m.scope.Take(pyview.EnumNames(e)...)
	}
	var exports []string
	for _, e := range g.crate.Enums {
		exports = append(exports, g.enumNames[e])
		m.enumBody(e, g.enumNames[e])
	}
	m.body.Blank()
	m.body.Blank()
	for _, e := range g.crate.Enums {
		home := pyview.StrLiteral(g.pkg.Qualified(e.Home.Namespace))
		name := g.enumNames[e]
		if name != e.Name {
			m.body.Line("%s.__name__ = %s.__qualname__ = %s", name, name, pyview.StrLiteral(e.Name))
		}
		m.body.Call(m.scope.Import(m.dots+"_publish", "publish"), []string{home, name}, "")
	}
	return m.print("The enums of all namespaces.", exports)
}

// enumBody prints e under a name. Its class attributes are set where its
// namespace is, whose classes they may be of.
func (m *module) enumBody(e *abi.Enum, name string) {
	symbols := map[*abi.Function]string{}
	for _, f := range e.AllFunctions() {
		if f.Kind != abi.ClassAttr {
			symbols[f] = m.bind(f)
		}
	}
	for _, f := range e.Specials {
		if pyview.IsRichCompare(f) {
			m.richCompare(f, symbols[f])
		}
	}
	m.body.Blank()
	m.body.Blank()
	pyview.OpenEnum(m.body, m.scope, e, name)
	if len(e.Attrs) > 0 {
		m.body.Blank()
	}
	for _, f := range e.Attrs {
		m.body.Line("%s: %s[%s]", f.Name, m.scope.Import("typing", "ClassVar"), m.any())
	}
	m.members(&e.Members, symbols)
	m.body.Dedent()
}
