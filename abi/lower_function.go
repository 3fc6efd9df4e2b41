package abi

import (
	"fmt"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// callable is a Rust function on its way into the ABI.
type callable struct {
	rust  *parser.Function
	what  string // "function `f`", for messages
	scope *parser.Module
	// dependency is set for a function of another crate.
	dependency *dependencyItem

	self *class // what Self is; nil outside #[pymethods]
	callOptions

	// What follows is for members of #[pymethods].
	role       role
	special    *SpecialMethod // of a method that Python reaches through a slot
	receiver   ReceiverKind
	form       SelfForm
	takesClass bool
	taken      int // how many parameters are self or the class
}

// callOptions are the options of PyO3 that a function may have.
type callOptions struct {
	name          string
	signature     *parser.Meta
	textSignature string
	module        *parser.Meta
	failure       *Failure // what `error = ..` asks for
}

// lowerFunction lowers a free function, once for each place it is registered at.
func (l *lowering) lowerFunction(f *parser.Function) {
	c := &callable{rust: f, what: fmt.Sprintf("function `%s`", f.Name), scope: f.Module}
	if d := l.dependencies[f]; d != nil {
		c.dependency = d
		l.within(d, func() { l.lowerPlain(c) })
		return
	}
	l.lowerPlain(c)
}

func (l *lowering) lowerPlain(c *callable) {
	f := c.rust
	ok := l.readCallOptions(c, "pyfunction")
	if !l.checkCallable(c) {
		return
	}
	ok = l.checkName(c.name, "function", f.Span) && ok
	out, lowered := l.call(c)
	if !ok || !lowered {
		return
	}
	for _, home := range l.homesOf(f, c.module) {
		made := *out
		made.Kind, made.Home, made.Rust = Plain, home, home.Rust
		l.orders[&made] = l.orders[f]
		l.module.Functions = append(l.module.Functions, &made)
	}
}

// call lowers what free functions, methods and constructors have in common.
func (l *lowering) call(c *callable) (*Function, bool) {
	out := &Function{
		Name: c.name, Doc: c.rust.Doc, Rust: rustIdent(c.rust.Name),
		TextSignature: c.textSignature, Span: c.rust.Span,
	}
	params, ok := l.params(c)
	out.Params = params.list
	out.TakesPython = params.python
	if ok && c.signature != nil {
		ok = l.readSignature(c, out.Params)
	}
	result, fallible, resultOK := l.resultOf(c)
	out.Result, out.Fallible = result, fallible
	if fallible && c.dependency != nil {
		out.Failure = l.failure(c)
	}
	return out, ok && resultOK
}

// resultOf lowers what c returns.
func (l *lowering) resultOf(c *callable) (t *Type, fallible, ok bool) {
	if c.role == roleNew {
		return l.initial(c)
	}
	return l.result(c)
}

// readCallOptions reads the options of the function's attributes. main is the
// attribute that makes it one: pyfunction; "" in #[pymethods].
func (l *lowering) readCallOptions(c *callable, main string) bool {
	c.name = c.rust.Name
	list := options(c.rust.Attrs, main)
	ok := l.checkOnce(list, c.what)
	for _, o := range list {
		switch o.Name() {
		case "name":
			name, good := l.stringOption(&o)
			if good {
				c.name = name
			}
			ok = ok && good
		case "signature":
			if !o.IsList {
				l.report.Error(diag.BadSignature, o.Span, "`signature` takes the parameters in parentheses").
					Helpf("write signature = (a, b = 1)")
				ok = false
				continue
			}
			c.signature = &o
		case "text_signature":
			if o.Value != nil && o.Value.Kind == parser.ExprStr {
				c.textSignature = o.Value.Value
			}
		case "module":
			if c.self != nil {
				l.refuseOption(&o, "a method")
				ok = false
				continue
			}
			c.module = &o
		case "error":
			ok = l.errorOption(c, &o) && ok
		case "crate":
			// Names the runtime crate for code that PyO3 generates.
		default:
			l.refuseOption(&o, c.what, "name", "signature", "text_signature", "module")
			ok = false
		}
	}
	return ok
}

// checkCallable reports functions of a kind that cannot be called from outside.
func (l *lowering) checkCallable(c *callable) bool {
	f := c.rust
	switch {
	case f.Async:
		l.report.Error(diag.AsyncFunction, f.Span, "`%s` is an async fn, which needs an event loop that bindgen does not bring", f.Name).
			Helpf("export a plain fn that blocks on it, or run the future on a runtime of the crate's own")
	case f.Generics.IsGeneric() && functionParam(f) != "":
		l.report.Error(diag.GenericItem, f.Span, "%s is generic, and a binding needs one signature", c.what).
			At(f.Generics.Span, "its parameters").
			Helpf("write the trait where the function is taken: `%s`", functionParam(f))
	case f.Generics.IsGeneric():
		l.report.Error(diag.GenericItem, f.Span, "%s is generic, and a binding needs one signature", c.what).
			At(f.Generics.Span, "its parameters").
			Helpf("export a function for each type or number that is needed, and let it call `%s`", f.Name)
	case f.Unsafe:
		l.report.Error(diag.UnsupportedItem, f.Span, "%s is an unsafe fn, and its callers cannot keep its promises", c.what).
			Helpf("export a safe function that checks what it needs and calls this one")
	case f.Extern:
		l.report.Error(diag.UnsupportedItem, f.Span, "%s has a calling convention of its own", c.what).
			Helpf("remove `extern`: the glue makes the C function")
	default:
		return true
	}
	return false
}

// paramList is what the parameters of a function come to.
type paramList struct {
	list   []*Param
	python bool // the first one is the Python token
}

func (l *lowering) params(c *callable) (paramList, bool) {
	var out paramList
	ok := true
	for i := c.taken; i < len(c.rust.Params); i++ {
		p := &c.rust.Params[i]
		if l.isPython(c.scope, p.Type) {
			if i == c.taken {
				out.python = true
				continue
			}
			l.report.Error(diag.UnsupportedType, p.Type.TypeSpan(), "`Python` is not the first parameter of %s", c.what).
				Helpf("move it to the front: fn %s(py: Python<'_>, ..)", c.rust.Name)
			ok = false
			continue
		}
		param := l.param(c, p)
		if param == nil {
			ok = false
			continue
		}
		out.list = append(out.list, param)
	}
	return out, ok
}

func (l *lowering) param(c *callable, p *parser.Param) *Param {
	if p.Name == "" || p.Name == "_" {
		l.report.Error(diag.BadSignature, p.Span, "a parameter of %s has a pattern where callers need a name", c.what).
			Helpf("name it, and take it apart inside the function")
		return nil
	}
	ok := l.checkName(p.Name, "parameter", p.Span)
	for _, o := range options(p.Attrs, "pyo3") {
		l.refuseOption(&o, fmt.Sprintf("parameter `%s`", p.Name))
		ok = false
	}
	at := c.spot()
	at.what = fmt.Sprintf("parameter `%s` of %s", p.Name, c.what)
	at.alone = c.variadic(p.Name) == ""
	if c.special != nil {
		at.special = c.special.Group != SpecialCall
		at.slices = c.special.Group == SpecialItems && c.special.Arm != "contains"
		at.operator = c.special.Arm == "any"
	}
	t := l.paramType(c, p, at)
	if t == nil || !ok {
		return nil
	}
	return &Param{Name: p.Name, Type: t, Kind: PositionalOrKeyword, Span: p.Span}
}

func (l *lowering) paramType(c *callable, p *parser.Param, at spot) *Type {
	switch kind := c.variadic(p.Name); {
	case l.isIgnored(p, at):
		return &Type{Kind: Object}
	case kind == VarPositional:
		return l.argsType(p, at)
	case kind == VarKeyword:
		return l.kwargsType(p, at)
	default:
		return l.typeOf(p.Type, at)
	}
}
