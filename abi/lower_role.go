package abi

import (
	"slices"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// roles are the attributes that say what a method is; it can be one thing.
var roles = []string{"new", "__new__", "getter", "setter", "staticmethod"}

// checkRoles reports a method with two roles, or with an annotation of items.
func (l *lowering) checkRoles(c *callable) bool {
	var first *parser.Attr
	for i := range c.rust.Attrs {
		attr := &c.rust.Attrs[i]
		name := last(attr.Path)
		if slices.ContainsFunc(annotations, func(a annotation) bool { return a.name == name }) {
			l.report.Error(diag.BadAttribute, attr.Span, "#[%s] on %s, which is exported as a method already", name, c.what).
				Helpf("remove the attribute")
			return false
		}
		if !slices.Contains(roles, name) {
			continue
		}
		if first != nil {
			l.report.Error(diag.BadAttribute, attr.Span, "#[%s] on %s, which is a #[%s] already", name, c.what, last(first.Path)).
				At(first.Span, "by this attribute").
				Helpf("remove one of them, or write two methods")
			return false
		}
		first = attr
	}
	return true
}
