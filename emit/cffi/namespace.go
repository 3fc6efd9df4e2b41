package cffi

import (
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// namespace prints the implementation of n.
func (g *generator) namespace(n *pyview.Namespace) *pyview.Printer {
	m := g.newModule(n.Dots())
	m.home, m.isHome = n.Path, true
	m.scope.Take(n.Names()...)
	m.scope.Take(n.MemberNames()...)
	m.scope.Take(n.ParamNames()...)
	for _, c := range n.Constants {
		m.constant(c)
	}
	for _, c := range n.Classes {
		m.classBody(c)
	}
	for _, f := range n.Functions {
		symbol := m.bind(f)
		m.body.Blank()
		m.body.Blank()
		m.function(f, symbol)
	}
	for _, c := range n.Classes {
		m.attributes(c.Name, c.Attrs)
	}
	for _, e := range n.Enums {
		if len(e.Attrs) > 0 {
			m.attributes(m.enum(e), e.Attrs)
		}
	}
	m.publish(n)
	exports := n.NativeExports()
	if len(exports) == 0 {
		p := &pyview.Printer{}
		p.Doc(n.Qualified() + " by CFFI.")
		if len(n.Path) == 0 {
			// A library that is not there is found now, not at the first use.
			p.Blank()
			p.Line("from . import _runtime")
			p.Blank()
			p.Line("__all__ = [\"_runtime\"]")
		}
		return p
	}
	for _, e := range n.Enums {
		m.enum(e)
	}
	for _, e := range n.Exceptions {
		m.scope.ImportAs(m.dots+"_exceptions", m.exceptionNames[e], e.Name)
	}
	return m.print(n.Qualified()+" by CFFI.", exports)
}

// constant prints c where the extension has it, too.
func (m *module) constant(c *abi.Constant) {
	annotation := m.scope.Import("typing", "Final")
	if c.Value.Kind == abi.ValueEnum {
		annotation = m.scope.Import("typing", "Any") // publish moves the enum to its public module
	}
	m.body.Blank()
	m.body.Line("%s: %s = %s", c.Name, annotation, m.value(c.Value))
	m.body.Doc(c.Doc)
}

// value spells a value that is needed when the module runs.
func (m *module) value(v *abi.Value) string {
	if v.Kind == abi.ValueEnum {
		return m.enum(v.Enum) + "." + v.Variant.Name
	}
	if v.Kind == abi.ValueEmptySet {
		return m.scope.Builtin("set") + "()"
	}
	return pyview.Literal(v)
}

// bind looks a function's symbol up, once, and returns the name it has then.
func (m *module) bind(f *abi.Function) string {
	name := "_" + f.Name
	if f.IsMember() {
		place := append([]string{m.crate.Crate}, f.Home.Namespace...)
		name = "_" + strings.TrimPrefix(f.Symbol, strings.Join(place, "_")+"_")
	}
	name = m.scope.Fresh(name)
	m.runtime("lib")
	m.symbols = append(m.symbols, symbol{name, f.Symbol})
	return name
}

// publish prints the call that gives the items the looks of the extension's.
func (m *module) publish(n *pyview.Namespace) {
	args := []string{pyview.StrLiteral(n.Qualified())}
	for _, c := range n.Classes {
		args = append(args, c.Name)
	}
	for _, f := range n.Functions {
		args = append(args, f.Name)
	}
	if len(args) == 1 {
		return
	}
	m.body.Blank()
	m.body.Blank()
	m.body.Call(m.scope.Import(m.dots+"_publish", "publish"), args, "")
}
