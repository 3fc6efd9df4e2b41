package abi

import (
	"fmt"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// accessorRule is what a getter, setter or deleter has in common with the
// others of its kind.
type accessorRule struct {
	prefix string // that its name may have
	params int
	add    func(*lowering, *class, accessor)
}

var accessorRules = map[role]accessorRule{
	roleGetter:  {"get_", 0, (*lowering).addGetter},
	roleSetter:  {"set_", 1, (*lowering).addSetter},
	roleDeleter: {"delete_", 0, (*lowering).addDeleter},
}

// lowerAccessor lowers a method that is one side of a property.
func (l *lowering) lowerAccessor(c *callable) {
	rule := accessorRules[c.role]
	name, ok := l.accessorName(c, c.rust.Find(string(c.role)), rule.prefix)
	f, lowered := l.call(c)
	if !ok || !lowered || !l.checkName(name, "property", c.rust.Span) || !l.checkArity(c, f, rule.params) || !l.checkValue(c, f) {
		return
	}
	a := accessor{
		name: name, doc: f.Doc, rust: f.Rust, span: f.Span, receiver: c.receiver, form: c.form,
		python: f.TakesPython, fallible: f.Fallible,
	}
	switch c.role {
	case roleGetter:
		a.value = f.Result
	case roleSetter:
		a.value = f.Params[0].Type
	}
	rule.add(l, c.self, a)
}

// checkValue reports a getter without a result, and a setter or deleter with one.
func (l *lowering) checkValue(c *callable, f *Function) bool {
	switch {
	case c.role == roleGetter && f.Result.Kind == Unit:
		l.report.Error(diag.BadSignature, c.rust.Span, "%s is a getter, but returns nothing", c.what).
			Helpf("return the value of the property")
	case c.role != roleGetter && f.Result.Kind != Unit:
		l.report.Error(diag.BadSignature, c.rust.Span, "%s is a %s, but returns a value", c.what, c.role).
			Helpf("return nothing, or a Result of ()")
	default:
		return true
	}
	return false
}

// checkArity reports an accessor with other than n parameters, or with a
// signature of its own.
func (l *lowering) checkArity(c *callable, f *Function, n int) bool {
	if c.signature != nil {
		l.report.Error(diag.UnsupportedOption, c.signature.Span, "`signature` on %s, which is a property", c.what).
			Helpf("remove it: properties have no arguments")
		return false
	}
	if len(f.Params) == n {
		return true
	}
	l.report.Error(diag.BadSignature, c.rust.Span, "%s has %s after self, and a %s takes %d", c.what, count(len(f.Params), "parameter"), c.role, n).
		Helpf("a getter and a deleter take none, a setter the new value")
	return false
}

// count is n things of a kind, in words.
func count(n int, kind string) string {
	switch n {
	case 0:
		return "no " + kind
	case 1:
		return "1 " + kind
	default:
		return fmt.Sprintf("%d %ss", n, kind)
	}
}

// accessorName is the property that an accessor is for: the one that the
// attribute names, or the method's name without its prefix.
func (l *lowering) accessorName(c *callable, attr *parser.Attr, prefix string) (string, bool) {
	if len(attr.Args) > 0 {
		m := &attr.Args[0]
		if name := m.Name(); name != "" && m.Value == nil && !m.IsList {
			return name, true
		}
		if m.Value != nil && m.Value.Kind == parser.ExprStr {
			return m.Value.Value, true
		}
		l.report.Error(diag.BadAttribute, m.Span, "`%s` is not the name of a property", m.Text).
			Helpf("write the bare name: #[%s(name)]", last(attr.Path))
		return "", false
	}
	if c.name != c.rust.Name {
		return c.name, true
	}
	return strings.TrimPrefix(c.name, prefix), true
}
