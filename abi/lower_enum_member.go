package abi

import (
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// newEnumBody returns where the members of an enum without data are collected.
// Its variants have their names already.
func newEnumBody(e *parser.Enum, out *Enum) *class {
	c, _ := newClass(e)
	c.data, c.enum = nil, out
	for _, v := range out.Variants {
		c.names[v.Name] = v.Span
	}
	return c
}

// checkEnumRole reports what #[pymethods] may hold, but not those of an enum.
func (l *lowering) checkEnumRole(c *callable) bool {
	name := c.self.enum.Name
	switch c.role {
	case roleNew:
		l.report.Error(diag.UnsupportedItem, c.rust.Span, "%s makes a `%s`, which enums of Python do by themselves: `%s(value)`, `%s[name]`", c.what, name, name, name).
			Helpf("mark it #[staticmethod], and call it by its name")
	case roleSetter, roleDeleter:
		l.report.Error(diag.UnsupportedItem, c.rust.Span, "%s is a #[%s], but the members of an enum never change", c.what, c.role).
			Helpf("write a method that returns another member")
	default:
		return true
	}
	return false
}

// memberReceiver finds out how a method of an enum takes self: a member is an
// integer outside of Rust, and so is a value of its own.
func (l *lowering) memberReceiver(c *callable, self *parser.Receiver) bool {
	switch {
	case self == nil:
		return l.noMember(c)
	case self.Type != nil:
		l.report.Error(diag.BadReceiver, self.Span, "%s takes self as `%s`", c.what, spelling(self.Type)).
			Helpf("take `&self` or `self`")
	case c.keeps(self):
		l.report.Error(diag.BadReceiver, self.Span, "%s takes self for ever, but it is borrowed for the call only", c.what).
			Helpf("leave the lifetime out, or take `self`")
	case self.Ref && self.Mut:
		l.report.Error(diag.BadReceiver, self.Span, "%s takes `&mut self`, but the members of an enum never change", c.what).
			Helpf("take `&self`, and return another member")
	default:
		c.receiver, c.form = ByValue, SelfReference
		if !self.Ref {
			c.form = SelfValue
		}
		return true
	}
	return false
}

// noMember reports a method without self, and one that takes an object of Python
// in its place.
func (l *lowering) noMember(c *callable) bool {
	if len(c.rust.Params) > 0 {
		slf := c.rust.Params[0].Type
		if o := l.object(slf, c.spot()); o.handle != "" && o.name != "PyAny" {
			l.report.Error(diag.BadReceiver, slf.TypeSpan(), "%s takes self as `%s`", c.what, spelling(slf)).
				Helpf("take `&self` or `self`: a member of an enum is an object of Python's own")
			return false
		}
	}
	l.report.Error(diag.BadReceiver, c.rust.Span, "%s takes no self", c.what).
		Helpf("mark it #[staticmethod], or take `&self` or `self`")
	return false
}

// checkEnumMember reports names that members of Python's enums have already.
func (l *lowering) checkEnumMember(c *class, name string, span source.Span) bool {
	sunder := len(name) > 2 && name[0] == '_' && name[1] != '_' && strings.HasSuffix(name, "_") && !strings.HasSuffix(name, "__")
	if name != "name" && name != "value" && !sunder {
		return true
	}
	d := l.report.Error(diag.ReservedWord, span, "`%s.%s` has a name that enums of Python keep to themselves", c.enum.Name, name)
	if sunder {
		d.Helpf("export it under another name: #[pyo3(name = \"..\")]")
	} else {
		d.Helpf("every member has a `%s` already: export this one under another name, #[pyo3(name = \"..\")]", name)
	}
	return false
}

// enumSpecials are the special methods that a class can have and an enum cannot,
// and what to do instead.
var enumSpecials = map[string]string{
	"__new__":           "mark a function #[staticmethod], and call it by its name: Python makes members by their values",
	"__init__":          "write a #[getter] for what it would set",
	"__init_subclass__": "leave it out: nothing derives from an enum that has members",
	"__set_name__":      "leave it out: members have their names",
	"__eq__":            sameMember,
	"__ne__":            sameMember,
	"__hash__":          "leave it out: Python finds a member in a dict by itself",
	"__getattr__":       "write a #[getter] for each attribute",
	"__setattr__":       "leave it out: members never change",
	"__delattr__":       "leave it out: members never change",
	"__setitem__":       "leave it out: members never change",
	"__delitem__":       "leave it out: members never change",
	"__next__":          "return an object of a class from `__iter__`: members never change",
	"__class_getitem__": "leave it out: `K[\"A\"]` is the member of that name",
	"__copy__":          onlyMember,
	"__deepcopy__":      onlyMember,
	"__getnewargs__":    onlyMember,
	"__getnewargs_ex__": onlyMember,
	"__getstate__":      onlyMember,
	"__setstate__":      onlyMember,
	"__reduce__":        onlyMember,
	"__reduce_ex__":     onlyMember,
}

const (
	sameMember = "leave it out: a member is equal to itself, and with `eq_int` to its number; compare in a method of another name"
	onlyMember = "leave it out: there is one object for each member, which copies and pickles find again"
)

// checkEnumSpecial reports the special methods that enums of Python have to
// themselves, or never call.
func (l *lowering) checkEnumSpecial(c *callable) bool {
	help, refused := enumSpecials[c.name]
	if special := FindSpecial(c.name); special != nil && special.Group == SpecialInplace {
		help, refused = "write `"+dunder(strings.TrimPrefix(special.Slot, "i"))+"`: members never change", true
	}
	if c.self.enum.Int && (c.name == "__int__" || c.name == "__index__") {
		help, refused = "leave it out, or `eq_int`: with that, a member is its number", true
	}
	if !refused {
		return true
	}
	l.report.Error(diag.UnsupportedItem, c.rust.Span, "%s is the special method `%s`, which enums of Python keep to themselves", c.what, c.name).
		Helpf("%s", help)
	return false
}

// adaptToEnum settles what is otherwise in a special method of an enum: Python
// calls it by its name, and so without what a slot would add. It reports a
// comparison that would take == from Python's enum.
func (l *lowering) adaptToEnum(c *callable, f *Function) bool {
	switch c.special.Group {
	case SpecialPower:
		f.Params[1].Default = &Value{Kind: ValueNone}
	case SpecialCompare:
		other := f.Params[0]
		if c.special.Arm == "any" && (other.Type.Kind != EnumRef || other.Type.Enum != c.self.enum) {
			l.report.Error(diag.BadSignature, other.Span, "%s compares with something else than a `%s`, but `==` and `!=` stay those of Python's enum", c.what, c.self.enum.Name).
				Helpf("take `&Self`, or write `__lt__`, `__le__`, `__gt__` and `__ge__`")
			return false
		}
	}
	return true
}

// finishEnum settles what depends on all members.
func (l *lowering) finishEnum(c *class) {
	l.derive(c)
	l.checkComparisons(c)
}
