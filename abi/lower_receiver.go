package abi

import (
	"slices"
	"strings"
	"unicode"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// receiver finds out how a method takes self or its class, and checks that
// against what its attributes say.
func (l *lowering) receiver(c *callable) bool {
	self := c.rust.Receiver
	switch {
	case c.self.enum != nil && c.role.hasSelf():
		return l.memberReceiver(c, self)
	case !c.role.hasSelf() && self != nil:
		l.report.Error(diag.BadReceiver, self.Span, "%s takes self, but is marked as one without", c.what).
			Helpf("remove self, or the attribute")
		return false
	case c.role == roleClass:
		return l.classReceiver(c)
	case !c.role.hasSelf():
		return true
	case self == nil:
		return l.objectReceiver(c)
	default:
		return l.selfReceiver(c, self)
	}
}

// classReceiver checks the first parameter of a class method.
func (l *lowering) classReceiver(c *callable) bool {
	if len(c.rust.Params) > 0 {
		first := c.rust.Params[0].Type
		if o := l.object(first, c.spot()); o.handle == "Bound" && o.ref && o.name == "PyType" {
			c.takesClass, c.taken = true, 1
			return true
		}
		if ref, ok := first.(*parser.RefType); ok {
			first = ref.Elem
		}
		if named, ok := first.(*parser.PathType); ok && !l.holdsKnown(named, c.spot()) {
			return false
		}
	}
	l.report.Error(diag.BadReceiver, c.rust.Span, "%s is a class method, but does not take its class first", c.what).
		Helpf("begin its parameters with cls: &Bound<'_, PyType>, or mark it #[staticmethod]")
	return false
}

// selfReceiver checks &self and the like.
func (l *lowering) selfReceiver(c *callable, self *parser.Receiver) bool {
	switch {
	case self.Type != nil:
		d := l.report.Error(diag.BadReceiver, self.Span, "%s takes self as `%s`", c.what, spelling(self.Type))
		if o := l.object(self.Type, c.spot()); o.of == c.self {
			d.Helpf("name it slf: slf: %s", spelling(self.Type))
		} else {
			d.Helpf("take `&self` or `&mut self`")
		}
	case !self.Ref:
		l.report.Error(diag.BadReceiver, self.Span, "%s takes self by value, but the object belongs to its callers", c.what).
			Helpf("take `&self` or `&mut self`, and clone what is needed")
	case c.keeps(self):
		l.report.Error(diag.BadReceiver, self.Span, "%s takes self for ever, but it is borrowed for the call only", c.what).
			Helpf("leave the lifetime out")
	case self.Mut && c.self.frozen:
		l.report.Error(diag.BadReceiver, self.Span, "%s takes `&mut self`, but the class is frozen", c.what).
			Helpf("%s", c.self.stays("take `&self`"))
	case self.Mut:
		c.self.mutated = true
		c.receiver = ByMut
		return true
	default:
		c.receiver = ByRef
		return true
	}
	return false
}

// selfForms are the receivers that are a parameter of a type of the runtime.
var selfForms = map[Borrow]SelfForm{
	AsPyRef: SelfPyRef, AsPyRefMut: SelfPyRefMut, AsBound: SelfBound, AsBoundOwned: SelfBoundMove, AsPy: SelfPy,
}

// objectReceiver finds self in the first parameter of a method: an object of
// its class.
func (l *lowering) objectReceiver(c *callable) bool {
	f := c.rust
	var o object
	if len(f.Params) > 0 {
		o = l.object(f.Params[0].Type, c.spot())
	}
	if o.of == nil || o.of != c.self {
		l.report.Error(diag.BadReceiver, f.Span, "%s takes no self", c.what).
			Helpf("mark it #[staticmethod], or take `&self`")
		return false
	}
	slf := &f.Params[0]
	form, known := selfForms[o.borrow()]
	switch {
	case !known:
		l.report.Error(diag.BadReceiver, slf.Type.TypeSpan(), "%s takes self as `%s`", c.what, spelling(slf.Type)).
			Helpf("take `&self`, `&mut self`, or PyRef, PyRefMut, Bound or Py of it")
		return false
	case isStaticAny(o.lifetimes, f):
		l.report.Error(diag.BadReceiver, slf.Type.TypeSpan(), "%s takes self for ever, but it is borrowed for the call only", c.what).
			Helpf("leave the lifetime out")
		return false
	case form == SelfPyRefMut && c.self.frozen:
		l.report.Error(diag.BadReceiver, slf.Type.TypeSpan(), "%s takes `%s`, but the class is frozen", c.what, spelling(slf.Type)).
			Helpf("%s", c.self.stays("take a PyRef"))
		return false
	}
	c.form, c.receiver, c.taken = form, ByRef, 1
	if form == SelfPyRefMut {
		c.receiver = ByMut
	}
	c.self.reach(o.borrow())
	return true
}

// spot is where the parameters of c stand.
func (c *callable) spot() spot {
	return spot{scope: c.scope, self: c.self, dir: In, call: c.rust}
}

// written returns the module that the options of c stand in.
func (c *callable) written() *parser.Module {
	if c.dependency != nil {
		return c.dependency.use.Module
	}
	return c.scope
}

// keeps reports whether self is borrowed for longer than the call.
func (c *callable) keeps(self *parser.Receiver) bool {
	words := strings.FieldsFunc(self.Span.Text(), func(r rune) bool { return r == '&' || unicode.IsSpace(r) })
	return self.Ref && isStaticAny(words, c.rust)
}

func isStaticAny(lifetimes []string, f *parser.Function) bool {
	return slices.ContainsFunc(lifetimes, func(name string) bool { return isStatic(name, f) })
}
