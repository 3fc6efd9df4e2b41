package abi

import (
	"slices"
	"strings"
	"unicode"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// receiver checks how a method takes self against what its attributes say.
func (l *lowering) receiver(c *callable, isNew bool) (ReceiverKind, bool) {
	f, self := c.rust, c.rust.Receiver
	static := isNew || f.Find("staticmethod") != nil
	switch {
	case static && self != nil:
		l.report.Error(diag.BadReceiver, self.Span, "%s takes self, but is marked as one without", c.what).
			Helpf("remove self, or the attribute")
	case static:
		return NoReceiver, true
	case self == nil && len(f.Params) > 0 && isSelfObject(f.Params[0].Type, c.self):
		slf := &f.Params[0]
		l.report.Error(diag.BadReceiver, slf.Type.TypeSpan(), "%s takes self as an object of Python, `%s`, which bindgen does not carry yet", c.what, spelling(slf.Type)).
			Helpf("take `%s`, and use it where `%s` was used", plainSelf(slf.Type), slf.Name)
	case self == nil:
		l.report.Error(diag.BadReceiver, f.Span, "%s takes no self", c.what).
			Helpf("mark it #[staticmethod], or take `&self`")
	case self.Type != nil:
		l.report.Error(diag.BadReceiver, self.Span, "%s takes self as `%s`", c.what, spelling(self.Type)).
			Helpf("take `&self` or `&mut self`")
	case !self.Ref:
		l.report.Error(diag.BadReceiver, self.Span, "%s takes self by value, but the object belongs to its callers", c.what).
			Helpf("take `&self` or `&mut self`, and clone what is needed")
	case c.keeps(self):
		l.report.Error(diag.BadReceiver, self.Span, "%s takes self for ever, but it is borrowed for the call only", c.what).
			Helpf("leave the lifetime out")
	case self.Mut && c.self.frozen:
		l.report.Error(diag.BadReceiver, self.Span, "%s takes `&mut self`, but the class is frozen", c.what).
			Helpf("take `&self`, or remove `frozen` from the class")
	case self.Mut:
		c.self.mutated = true
		return ByMut, true
	default:
		return ByRef, true
	}
	return NoReceiver, false
}

// keeps reports whether self is borrowed for longer than the call.
func (c *callable) keeps(self *parser.Receiver) bool {
	words := strings.FieldsFunc(self.Span.Text(), func(r rune) bool { return r == '&' || unicode.IsSpace(r) })
	return self.Ref && slices.ContainsFunc(words, func(word string) bool { return isStatic(word, c.rust) })
}

// isSelfObject reports whether t is how PyO3 takes self as an object of class c.
func isSelfObject(t parser.Type, c *class) bool {
	if ref, ok := t.(*parser.RefType); ok {
		t = ref.Elem
	}
	named, ok := t.(*parser.PathType)
	if !ok {
		return false
	}
	switch last(named.Path) {
	case "PyRef", "PyRefMut", "Py", "Bound":
		if len(named.Args) != 1 {
			return false
		}
		of, isPath := named.Args[0].(*parser.PathType)
		return isPath && (last(of.Path) == "Self" || last(of.Path) == c.item.Name)
	default:
		return false
	}
}

// plainSelf is how Rust takes self where PyO3 takes the object t.
func plainSelf(t parser.Type) string {
	if named, ok := t.(*parser.PathType); ok && last(named.Path) == "PyRefMut" {
		return "&mut self"
	}
	return "&self"
}
