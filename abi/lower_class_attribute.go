package abi

import (
	"fmt"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// lowerClassConst lowers an associated const: an attribute of the class where
// #[classattr] says so.
func (l *lowering) lowerClassConst(c *class, item *parser.Const) {
	if l.misspelt(item.Module, item.Attrs, methodWords) {
		return
	}
	what := fmt.Sprintf("class attribute `%s.%s`", c.exported(), item.Name)
	if item.Find("classattr") == nil {
		l.report.Error(diag.UnsupportedItem, item.Span, "`%s.%s` is a constant that nothing exports", c.exported(), item.Name).
			Helpf("mark it #[classattr], or move it into an impl block without #[pymethods]")
		return
	}
	name, ok := item.Name, true
	for _, o := range options(item.Attrs, "classattr") {
		if o.Name() != "name" {
			l.refuseOption(&o, what, "name")
			return
		}
		if name, ok = l.stringOption(&o); !ok {
			return
		}
	}
	t := l.typeOf(item.Type, spot{what: what, scope: item.Module, self: c, dir: Out})
	if t == nil {
		return
	}
	l.addClassAttribute(c, &Function{
		Name: name, Doc: item.Doc, Result: t, Const: true, Rust: item.Raw, Span: item.Span,
	})
}

// lowerClassFunction lowers an associated function that makes an attribute of
// the class.
func (l *lowering) lowerClassFunction(c *callable) {
	f, ok := l.call(c)
	if !ok {
		return
	}
	switch {
	case c.signature != nil:
		l.report.Error(diag.UnsupportedOption, c.signature.Span, "`signature` on %s, which is an attribute of the class", c.what).
			Helpf("remove it: attributes have no arguments")
	case len(f.Params) > 0:
		l.report.Error(diag.BadSignature, c.rust.Span, "%s has %s, and an attribute of the class takes none", c.what, count(len(f.Params), "parameter")).
			Helpf("mark it #[staticmethod], or remove them")
	case f.Result.Kind == Unit:
		l.report.Error(diag.BadSignature, c.rust.Span, "%s is an attribute of the class, but returns nothing", c.what).
			Helpf("return the value of the attribute")
	default:
		l.addClassAttribute(c.self, f)
	}
}

func (l *lowering) addClassAttribute(c *class, f *Function) {
	if !l.checkName(f.Name, "class attribute", f.Span) || !l.checkAttributeName(c, f.Name, f.Span) || !l.member(c, f.Name, f.Span) {
		return
	}
	f.Kind = ClassAttr
	c.own(f)
	members := c.members()
	members.Attrs = append(members.Attrs, f)
}

// checkAttributeName reports names by which Python asks a class for something
// else than a value. __match_args__ is meant to be set.
func (l *lowering) checkAttributeName(c *class, name string, span source.Span) bool {
	if !isDunder(name) || name == "__match_args__" && c.data == nil && c.enum == nil {
		return true
	}
	l.report.Error(diag.ReservedWord, span, "class attribute `%s.%s` has a name that Python keeps to itself", c.exported(), name).
		Helpf("export it under another name: #[pyo3(name = \"..\")]")
	return false
}
