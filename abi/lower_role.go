package abi

import (
	"slices"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// role is what a method is by its attribute.
type role string

// The roles.
const (
	rolePlain     role = ""
	roleNew       role = "new"
	roleGetter    role = "getter"
	roleSetter    role = "setter"
	roleDeleter   role = "deleter"
	roleStatic    role = "staticmethod"
	roleClass     role = "classmethod"
	roleClassAttr role = "classattr"
)

// roles are the attributes that say what a method is; it can be one thing.
var roles = map[string]role{
	"new": roleNew, "__new__": roleNew, "getter": roleGetter, "setter": roleSetter, "deleter": roleDeleter,
	"staticmethod": roleStatic, "classmethod": roleClass, "classattr": roleClassAttr,
}

// role returns what a method is. It reports one with two roles, or with an
// annotation of items.
func (l *lowering) role(c *callable) (role, bool) {
	var first *parser.Attr
	for i := range c.rust.Attrs {
		attr := &c.rust.Attrs[i]
		name := last(attr.Path)
		if slices.ContainsFunc(annotations, func(a annotation) bool { return a.name == name }) {
			l.report.Error(diag.BadAttribute, attr.Span, "#[%s] on %s, which is exported as a method already", name, c.what).
				Helpf("remove the attribute")
			return "", false
		}
		if roles[name] == rolePlain {
			continue
		}
		if first != nil {
			l.report.Error(diag.BadAttribute, attr.Span, "#[%s] on %s, which is a #[%s] already", name, c.what, last(first.Path)).
				At(first.Span, "by this attribute").
				Helpf("remove one of them, or write two methods")
			return "", false
		}
		first = attr
	}
	if first == nil {
		return rolePlain, true
	}
	return roles[last(first.Path)], true
}

// hasSelf reports whether a method of this role is called on an object.
func (r role) hasSelf() bool {
	return r == rolePlain || r == roleGetter || r == roleSetter || r == roleDeleter
}
