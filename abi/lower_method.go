package abi

import (
	"fmt"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// lowerMethods lowers one #[pymethods] block.
func (l *lowering) lowerMethods(impl *parser.Impl) {
	item := l.definition(impl.Module, impl.Self).Item
	if c := l.classes[item]; c != nil {
		l.lowerBlock(c, impl)
		return
	}
	if e, ok := item.(*parser.Enum); ok && e.Find("pyclass") != nil {
		if c := l.bodies[e]; c != nil { // else reported at the enum
			l.lowerBlock(c, impl)
		}
		return
	}
	l.report.Error(diag.BadAttribute, impl.Span, "#[pymethods] on an impl of `%s`, which is no #[pyclass] of this crate", spelling(impl.Self)).
		Helpf("mark the struct #[pyclass], or remove #[pymethods]")
}

func (l *lowering) lowerBlock(c *class, impl *parser.Impl) {
	if c.out == nil && c.enum == nil {
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
		l.orders[member] = len(l.orders)
		what := fmt.Sprintf("method `%s.%s`", c.exported(), head.Name)
		l.guard(what, head.Span, func() {
			switch member := member.(type) {
			case *parser.Function:
				l.lowerMethod(c, member, what)
			case *parser.Const:
				l.lowerClassConst(c, member)
			default:
				l.refuseMember(c, member)
			}
		})
	}
}

func (l *lowering) refuseMember(c *class, member parser.Item) {
	head := member.Head()
	if _, ok := member.(*parser.MacroCall); ok {
		l.report.Error(diag.ItemInMacro, head.Span, "a macro call in #[pymethods] of `%s` may make methods that bindgen does not see", c.exported()).
			Helpf("write the methods out, or move the call into an impl block without #[pymethods]")
		return
	}
	l.report.Error(diag.UnsupportedItem, head.Span, "%s in #[pymethods] of `%s`", kindOf(member), c.exported()).
		Helpf("move it into an impl block without #[pymethods]")
}

func (l *lowering) lowerMethod(c *class, f *parser.Function, what string) {
	call := &callable{rust: f, what: what, scope: f.Module, self: c}
	if l.misspelt(f.Module, f.Attrs, methodWords) {
		return
	}
	if attr := f.Find("args"); attr != nil {
		l.report.Error(diag.UnsupportedItem, f.Span, "%s has the old form of signatures", what).
			At(attr.Span, "by this attribute").
			Helpf("write #[pyo3(signature = (..))]")
		return
	}
	role, ok := l.role(call)
	if !ok {
		return
	}
	call.role = role
	if c.enum != nil && !l.checkEnumRole(call) {
		return
	}
	ok = l.readCallOptions(call, "")
	ok = l.checkCallable(call) && ok
	ok = l.receiver(call) && ok
	if !ok || !l.findSpecial(call) {
		return
	}
	switch role {
	case roleNew:
		l.lowerNew(call)
	case roleGetter, roleSetter, roleDeleter:
		l.lowerAccessor(call)
	case roleClassAttr:
		l.lowerClassFunction(call)
	default:
		if call.special != nil {
			l.lowerSpecial(call)
		} else {
			l.lowerPlainMethod(call)
		}
	}
}

// kinds are the kinds of functions that a role makes.
var kinds = map[role]FunctionKind{
	rolePlain: Method, roleStatic: Static, roleClass: ClassMethod,
	roleGetter: Getter, roleSetter: Setter, roleDeleter: Deleter,
}

func (l *lowering) lowerPlainMethod(c *callable) {
	ok := l.checkName(c.name, "method", c.rust.Span)
	f, lowered := l.call(c)
	if !ok || !lowered || !l.checkPassed(c, f) || !l.member(c.self, c.name, c.rust.Span) {
		return
	}
	f.Kind = kinds[c.role]
	c.own(f)
	members := c.self.members()
	members.Methods = append(members.Methods, f)
}

// own makes f a function of the class or enum.
func (c *callable) own(f *Function) {
	f.Receiver, f.SelfForm, f.TakesClass = c.receiver, c.form, c.takesClass
	c.self.own(f)
}

func (l *lowering) lowerNew(c *callable) {
	class := c.self
	c.what = fmt.Sprintf("constructor `%s.%s`", class.out.Name, c.rust.Name)
	if class.data != nil {
		l.report.Error(diag.UnsupportedItem, c.rust.Span, "%s makes a `%s`, which its variants make", c.what, class.out.Name).
			Helpf("mark it #[staticmethod]: each variant is a class with a constructor of its own")
		return
	}
	f, ok := l.call(c)
	if !ok {
		return
	}
	if class.out.New != nil {
		l.report.Error(diag.NameCollision, c.rust.Span, "class `%s` has two constructors", class.out.Name).
			At(class.out.New.Span, "the first one").
			Helpf("make one of them a #[staticmethod]")
		return
	}
	f.Name, f.Kind = "new", Constructor
	c.own(f)
	class.out.New = f
}

// initial lowers what a constructor returns.
func (l *lowering) initial(c *callable) (t *Type, fallible, ok bool) {
	at := spot{what: "the result of " + c.what, scope: c.scope, self: c.self, dir: Out}
	made, inner, fallible, ok := c.rust.Return, at, false, true
	if made != nil {
		made, inner, fallible, ok = l.unwrapResult(made, at)
	}
	if !ok || !l.checkInitial(c, made, inner) {
		return nil, false, false
	}
	return &Type{Kind: ClassRef, Class: c.self.out}, fallible, true
}
