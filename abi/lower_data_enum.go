package abi

import (
	"fmt"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// holdsData reports whether a variant of e has fields. Such an enum is a class;
// any other one is an integer.
func holdsData(e *parser.Enum) bool {
	for i := range e.Variants {
		if !e.Variants[i].Unit {
			return true
		}
	}
	return false
}

// lowerDataVariants lowers the variants of an enum with data.
func (l *lowering) lowerDataVariants(c *class) {
	c.out.Tag = &Function{
		Name: "tag", Kind: VariantPart, Receiver: ByRef, Class: c.out, Home: c.out.Home, Result: &Type{Kind: I32},
		Doc:  "The place of the variant among those of `" + c.out.Name + "`, from 0.",
		Span: c.out.Span,
	}
	for i := range c.data.Variants {
		v := &c.data.Variants[i]
		if made := l.lowerDataVariant(c, v); made != nil {
			c.out.Variants = append(c.out.Variants, made)
		}
	}
}

func (l *lowering) lowerDataVariant(c *class, v *parser.Variant) *DataVariant {
	what := fmt.Sprintf("variant `%s::%s`", c.name, v.Name)
	out := &DataVariant{Name: v.Name, Rust: rustIdent(v.Name), Doc: v.Doc, Tuple: v.Tuple, Span: v.Span}
	if c.rename != nil {
		out.Name = c.rename(v.Name)
	}
	signature, ok := l.readDataVariantOptions(v, out, what)
	ok = l.checkName(out.Name, "variant", v.Span) && ok
	if ok && isDunder(out.Name) {
		l.report.Error(diag.ReservedWord, v.Span, "%s has a name that Python keeps to itself", what).
			Helpf("export it under another name: #[pyo3(name = \"..\")]")
		ok = false
	}
	if !ok || !l.member(c, out.Name, v.Span) {
		return nil
	}
	out.New = &Function{
		Name: "new", Kind: Constructor, Class: c.out, Home: c.out.Home, Rust: out.Rust, Variant: out, Span: v.Span,
		Doc: v.Doc, Result: &Type{Kind: ClassRef, Class: c.out},
	}
	for i := range v.Fields {
		ok = l.lowerVariantField(c, v, &v.Fields[i], out) && ok
	}
	if ok && signature != nil {
		call := &callable{
			what: "the constructor of " + what, scope: c.scope, self: c, callOptions: callOptions{signature: signature},
		}
		ok = l.readSignature(call, out.New.Params)
	}
	if !ok {
		return nil
	}
	return out
}

// readDataVariantOptions reads name and constructor.
func (l *lowering) readDataVariantOptions(v *parser.Variant, out *DataVariant, what string) (signature *parser.Meta, ok bool) {
	list := options(v.Attrs, "pyo3")
	ok = l.checkOnce(list, what)
	for i := range list {
		o := &list[i]
		switch o.Name() {
		case "name":
			name, good := l.stringOption(o)
			if good {
				out.Name = name
			}
			ok = ok && good
		case "constructor":
			if !o.IsList {
				l.report.Error(diag.BadSignature, o.Span, "`constructor` takes the fields in parentheses").
					Helpf("write constructor = (a, b = 1)")
				return nil, false
			}
			ok = l.checkConstructor(o, what) && ok
			signature = o
		default:
			l.refuseOption(o, what, "name", "constructor")
			ok = false
		}
	}
	return signature, ok
}

// checkConstructor reports *args and **kwargs, which fields are not.
func (l *lowering) checkConstructor(o *parser.Meta, what string) bool {
	for i := range o.List {
		if kind, _ := variadicOf(&o.List[i]); kind != "" {
			l.report.Error(diag.BadSignature, o.List[i].Span, "`%s` in the constructor of %s, which takes one argument a field", strings.TrimSpace(o.List[i].Text), what).
				Helpf("name the field alone")
			return false
		}
	}
	return true
}

// lowerVariantField makes a parameter of the constructor and a property of a
// field.
func (l *lowering) lowerVariantField(c *class, v *parser.Variant, f *parser.Field, out *DataVariant) bool {
	name := f.Name
	if v.Tuple {
		name = "_" + name
	}
	what := fmt.Sprintf("field `%s` of variant `%s::%s`", f.Name, c.name, v.Name)
	for _, o := range options(f.Attrs, "pyo3") {
		l.refuseOption(&o, what)
		return false
	}
	if !l.checkName(name, "variant field", f.Span) || !l.checkFieldName(what, name, f.Span) {
		return false
	}
	at := spot{what: what, scope: c.scope, self: c, dir: Out}
	value := l.typeOf(f.Type, at)
	if value == nil {
		return false
	}
	if !l.clones(value) {
		l.refuseHere(f.Type, at, "in a variant", "a clone of each field is what is read: derive Clone on the type")
		return false
	}
	at.dir = In
	in := l.typeOf(f.Type, at)
	if in == nil {
		return false
	}
	out.New.Params = append(out.New.Params, &Param{Name: name, Type: in, Kind: PositionalOrKeyword, Span: f.Span})
	out.Fields = append(out.Fields, &Property{
		Name: name, Doc: f.Doc,
		Get: &Function{
			Name: name, Kind: Getter, Receiver: ByRef, Class: c.out, Doc: f.Doc, Result: value, Home: c.out.Home,
			Rust: fieldIdent(f), Field: true, Variant: out, Span: f.Span,
		},
	})
	return true
}

func (l *lowering) checkFieldName(what, name string, span source.Span) bool {
	if !isDunder(name) {
		return true
	}
	l.report.Error(diag.ReservedWord, span, "%s has a name that Python keeps to itself", what).
		Helpf("rename it")
	return false
}
