package abi

import (
	"fmt"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// lowerMethods lowers one #[pymethods] block.
func (l *lowering) lowerMethods(impl *parser.Impl) {
	item := l.definition(impl.Module, impl.Self).Item
	switch item := item.(type) {
	case *parser.Struct:
		if c := l.classes[item]; c != nil {
			l.lowerBlock(c, impl)
			return
		}
	case *parser.Enum:
		if item.Find("pyclass") != nil {
			if l.enums[item] == nil {
				return // reported at the enum
			}
			l.report.Error(diag.UnsupportedItem, impl.Span, "#[pymethods] of the enum `%s`: methods of enums are not carried yet", item.Name).
				Helpf("export functions that take the enum instead")
			return
		}
	}
	l.report.Error(diag.BadAttribute, impl.Span, "#[pymethods] on an impl of `%s`, which is no #[pyclass] of this crate", spelling(impl.Self)).
		Helpf("mark the struct #[pyclass], or remove #[pymethods]")
}

func (l *lowering) lowerBlock(c *class, impl *parser.Impl) {
	if c.out == nil {
		return // reported at the class
	}
	switch {
	case impl.Trait != nil:
		l.report.Error(diag.BadAttribute, impl.Span, "#[pymethods] on the impl of a trait").
			Helpf("put the methods into an impl block of the class itself")
		return
	case impl.Generics.IsGeneric():
		l.report.Error(diag.GenericItem, impl.Generics.Span, "#[pymethods] on a generic impl block").
			Helpf("remove the type parameters")
		return
	}
	for _, member := range impl.Items {
		head := member.Head()
		f, ok := member.(*parser.Function)
		if !ok {
			l.refuseMember(c, member)
			continue
		}
		l.orders[f] = len(l.orders)
		what := fmt.Sprintf("method `%s.%s`", c.out.Name, head.Name)
		l.guard(what, head.Span, func() { l.lowerMethod(c, f, what) })
	}
}

func (l *lowering) refuseMember(c *class, member parser.Item) {
	head := member.Head()
	switch member.(type) {
	case *parser.MacroCall:
		l.report.Error(diag.ItemInMacro, head.Span, "a macro call in #[pymethods] of `%s` may make methods that bindgen does not see", c.out.Name).
			Helpf("write the methods out, or move the call into an impl block without #[pymethods]")
	case *parser.Const:
		l.report.Error(diag.UnsupportedItem, head.Span, "`%s.%s` is a class attribute, which bindgen does not carry yet", c.out.Name, head.Name).
			Helpf("move it into an impl block without #[pymethods]; class attributes are planned")
	default:
		l.report.Error(diag.UnsupportedItem, head.Span, "%s in #[pymethods] of `%s`", kindOf(member), c.out.Name).
			Helpf("move it into an impl block without #[pymethods]")
	}
}

// unsupportedMembers are the attributes of methods that bindgen does not carry yet.
var unsupportedMembers = []struct{ name, what string }{
	{"classmethod", "a class method"},
	{"classattr", "a class attribute"},
	{"deleter", "a deleter"},
	{"args", "a method with the old form of signatures"},
}

func (l *lowering) lowerMethod(c *class, f *parser.Function, what string) {
	call := &callable{rust: f, what: what, scope: f.Module, self: c}
	if l.misspelt(f.Module, f.Attrs, methodWords) {
		return
	}
	for _, m := range unsupportedMembers {
		if attr := f.Find(m.name); attr != nil {
			l.report.Error(diag.UnsupportedItem, f.Span, "%s is %s, which bindgen does not carry yet", what, m.what).
				At(attr.Span, "by this attribute").
				Helpf("leave it out of #[pymethods] for now; it is planned")
			return
		}
	}
	if !l.checkSpecial(call, f.Name) || !l.checkRoles(call) {
		return
	}
	isNew := isConstructorMethod(f)
	ok := l.readCallOptions(call, "")
	ok = l.checkCallable(call) && l.checkSpecial(call, call.name) && ok
	receiver, good := l.receiver(call, isNew)
	ok = good && ok
	if !ok {
		return
	}
	getter, setter := f.Find("getter"), f.Find("setter")
	switch {
	case (getter != nil || setter != nil) && receiver == NoReceiver:
		l.report.Error(diag.BadReceiver, f.Span, "%s is a property, but takes no self", what).
			Helpf("take `&self`, or make it a method")
	case isNew:
		l.lowerNew(call)
	case getter != nil:
		l.lowerGetter(call, getter, receiver)
	case setter != nil:
		l.lowerSetter(call, setter, receiver)
	default:
		l.lowerPlainMethod(call, receiver)
	}
}

// checkSpecial reports a member that has the name of a special method.
func (l *lowering) checkSpecial(c *callable, name string) bool {
	if !isDunder(name) || isConstructorMethod(c.rust) {
		return true
	}
	l.report.Error(diag.UnsupportedItem, c.rust.Span, "%s is a special method of Python, `%s`, which bindgen does not carry yet", c.what, name).
		Helpf("leave it out of #[pymethods] for now; special methods are planned")
	return false
}

// isConstructorMethod reports whether f is marked #[new].
func isConstructorMethod(f *parser.Function) bool {
	return f.Find("new") != nil || f.Find("__new__") != nil
}

func isDunder(name string) bool {
	return len(name) > 4 && strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
}

func (l *lowering) lowerPlainMethod(c *callable, receiver ReceiverKind) {
	ok := l.checkName(c.name, "method", c.rust.Span)
	f, lowered := l.call(c)
	if !ok || !lowered || !l.member(c.self, c.name, c.rust.Span) {
		return
	}
	f.Kind, f.Receiver, f.Class, f.Home = Method, receiver, c.self.out, c.self.out.Home
	if receiver == NoReceiver {
		f.Kind = Static
	}
	c.self.out.Methods = append(c.self.out.Methods, f)
}

func (l *lowering) lowerNew(c *callable) {
	class := c.self
	c.what = fmt.Sprintf("constructor `%s.%s`", class.out.Name, c.rust.Name)
	f, ok := l.call(c)
	if !ok {
		return
	}
	if f.Result.Kind != ClassRef || f.Result.Class != class.out {
		l.report.Error(diag.UnsupportedType, c.rust.Span, "%s does not return `Self`", c.what).
			Helpf("return Self, or a Result of it")
		return
	}
	if class.out.New != nil {
		l.report.Error(diag.NameCollision, c.rust.Span, "class `%s` has two constructors", class.out.Name).
			At(class.out.New.Span, "the first one").
			Helpf("make one of them a #[staticmethod]")
		return
	}
	f.Name, f.Kind, f.Class, f.Home = "new", Constructor, class.out, class.out.Home
	class.out.New = f
}

func (l *lowering) lowerGetter(c *callable, attr *parser.Attr, receiver ReceiverKind) {
	name, ok := l.accessorName(c, attr, "get_")
	f, lowered := l.call(c)
	if !ok || !lowered || !l.checkName(name, "property", c.rust.Span) || !l.checkArity(c, f, 0) {
		return
	}
	if f.Result.Kind == Unit {
		l.report.Error(diag.BadSignature, c.rust.Span, "%s is a getter, but returns nothing", c.what).
			Helpf("return the value of the property")
		return
	}
	l.addGetter(c.self, accessor{
		name: name, doc: f.Doc, rust: f.Rust, span: f.Span,
		function: function{receiver, f.TakesPython, f.Fallible, f.Result},
	})
}

func (l *lowering) lowerSetter(c *callable, attr *parser.Attr, receiver ReceiverKind) {
	name, ok := l.accessorName(c, attr, "set_")
	f, lowered := l.call(c)
	if !ok || !lowered || !l.checkName(name, "property", c.rust.Span) || !l.checkArity(c, f, 1) {
		return
	}
	if f.Result.Kind != Unit {
		l.report.Error(diag.BadSignature, c.rust.Span, "%s is a setter, but returns a value", c.what).
			Helpf("return nothing, or a Result of ()")
		return
	}
	l.addSetter(c.self, accessor{
		name: name, doc: f.Doc, rust: f.Rust, span: f.Span,
		function: function{receiver, f.TakesPython, f.Fallible, f.Params[0].Type},
	})
}

// checkArity reports a getter or setter with other than n parameters, or with
// a signature of its own.
func (l *lowering) checkArity(c *callable, f *Function, n int) bool {
	if c.signature != nil {
		l.report.Error(diag.UnsupportedOption, c.signature.Span, "`signature` on %s, which is a property", c.what).
			Helpf("remove it: properties have no arguments")
		return false
	}
	if len(f.Params) == n {
		return true
	}
	l.report.Error(diag.BadSignature, c.rust.Span, "%s has %s after self, and a property takes %d", c.what, parameters(len(f.Params)), n).
		Helpf("a getter takes none, a setter the new value")
	return false
}

// parameters is n of them, in words.
func parameters(n int) string {
	switch n {
	case 0:
		return "no parameter"
	case 1:
		return "1 parameter"
	default:
		return fmt.Sprintf("%d parameters", n)
	}
}
