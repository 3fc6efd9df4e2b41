package abi

import (
	"fmt"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// accessor is one side of a property: a method or a field.
type accessor struct {
	name  string
	doc   string
	rust  string
	field bool
	span  source.Span

	receiver ReceiverKind
	form     SelfForm
	python   bool
	fallible bool
	value    *Type // nil for a deleter
}

// addGetter makes a the reading side of its property.
func (l *lowering) addGetter(c *class, a accessor) {
	p := l.property(c, a.name, a.span)
	switch {
	case p == nil:
		return
	case p.Get != nil:
		l.accessorTwice(c, "getter", a, p.Get.Span)
		return
	}
	p.Get = a.lower(c, Getter)
	p.Get.Result = a.value
	if a.doc != "" {
		p.Doc = a.doc
	}
}

// addSetter makes a the writing side of its property.
func (l *lowering) addSetter(c *class, a accessor) {
	p := l.property(c, a.name, a.span)
	switch {
	case p == nil:
		return
	case p.Set != nil:
		l.accessorTwice(c, "setter", a, p.Set.Span)
		return
	}
	p.Set = a.lower(c, Setter)
	p.Set.Result = &Type{Kind: Unit}
	p.Set.Params = []*Param{{Name: "value", Type: a.value, Kind: PositionalOrKeyword, Span: a.span}}
	if p.Doc == "" {
		p.Doc = a.doc
	}
}

// addDeleter makes a what `del` of its property does.
func (l *lowering) addDeleter(c *class, a accessor) {
	p := l.property(c, a.name, a.span)
	switch {
	case p == nil:
		return
	case p.Del != nil:
		l.accessorTwice(c, "deleter", a, p.Del.Span)
		return
	}
	p.Del = a.lower(c, Deleter)
	p.Del.Result = &Type{Kind: Unit}
	if p.Doc == "" {
		p.Doc = a.doc
	}
}

func (a *accessor) lower(c *class, kind FunctionKind) *Function {
	f := &Function{
		Name: a.name, Kind: kind, Receiver: a.receiver, SelfForm: a.form, Doc: a.doc, TakesPython: a.python,
		Fallible: a.fallible, Rust: a.rust, Field: a.field, Span: a.span,
	}
	c.own(f)
	return f
}

func (l *lowering) accessorTwice(c *class, kind string, a accessor, first source.Span) {
	l.report.Error(diag.NameCollision, a.span, "property `%s.%s` has two %ss", c.exported(), a.name, kind).
		At(first, "the first one").
		Helpf("remove one of them")
}

// lowerFields makes properties of #[pyo3(get, set)] on fields, and of the
// fields of variants.
func (l *lowering) lowerFields(c *class) {
	if c.data != nil {
		l.lowerDataVariants(c)
	}
	for i := range c.fields {
		l.lowerField(c, &c.fields[i])
	}
}

func (l *lowering) lowerField(c *class, f *parser.Field) {
	get, set := c.getAll, c.setAll
	name := f.Name
	if c.rename != nil && !c.tuple {
		name = c.rename(name)
	}
	for _, o := range options(f.Attrs, "pyo3") {
		switch o.Name() {
		case "get":
			get = true
		case "set":
			set = true
		case "name":
			given, ok := l.stringOption(&o)
			if !ok {
				return
			}
			name = given
		default:
			l.refuseOption(&o, fmt.Sprintf("field `%s.%s`", c.name, f.Name), "get", "set", "name")
			return
		}
	}
	if !get && !set {
		return
	}
	if !l.checkName(name, "field", f.Span) {
		return
	}
	a := accessor{name: name, doc: f.Doc, rust: fieldIdent(f), field: true, span: f.Span}
	at := spot{what: fmt.Sprintf("field `%s.%s`", c.name, f.Name), scope: c.scope, self: c}
	if get {
		l.fieldGetter(c, f, a, at)
	}
	if set {
		l.fieldSetter(c, f, a, at)
	}
}

func (l *lowering) fieldGetter(c *class, f *parser.Field, a accessor, at spot) {
	at.dir = Out
	t := l.typeOf(f.Type, at)
	if t == nil {
		return
	}
	if !l.clones(t) {
		l.refuseHere(f.Type, at, "behind a getter", "a getter gives a clone: derive Clone on the type, or write a #[getter]")
		return
	}
	a.receiver, a.value = ByRef, t
	l.addGetter(c, a)
}

func (l *lowering) fieldSetter(c *class, f *parser.Field, a accessor, at spot) {
	if c.frozen {
		l.report.Error(diag.UnsupportedOption, f.Span, "field `%s.%s` is settable, but the class is frozen", c.name, f.Name).
			Helpf("remove `set` from the field, or `frozen` from the class")
		return
	}
	at.dir = In
	t := l.typeOf(f.Type, at)
	if t == nil {
		return
	}
	c.mutated = true
	a.receiver, a.value = ByMut, t
	l.addSetter(c, a)
}

// fieldIdent is the field's name as Rust code writes it.
func fieldIdent(f *parser.Field) string {
	if f.Raw != "" {
		return f.Raw
	}
	return rustIdent(f.Name)
}
