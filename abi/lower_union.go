package abi

import (
	"fmt"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// union is a union in the making, as record is of records.
type union struct {
	out  *Union // nil where it cannot be carried, which is reported
	busy bool
}

// unionType lowers an enum that derives FromPyObject or IntoPyObject.
func (l *lowering) unionType(t *parser.PathType, item *parser.Enum, at spot) *Type {
	if at.dir == In && at.keeps(t.Lifetimes...) {
		return l.refuseType(t, at, "a parameter is borrowed for the call only: leave the lifetime out")
	}
	u := l.unions[item]
	if u == nil {
		u = &union{busy: true}
		l.unions[item] = u
		l.guard(fmt.Sprintf("enum `%s`", item.Name), item.Span, func() { u.out = l.lowerUnion(item) })
		u.busy = false
	}
	switch {
	case u.busy:
		l.report.Error(diag.UnsupportedType, item.Span, "enum `%s` contains itself, which bindgen does not carry", item.Name).
			Helpf("export a class instead: #[pyclass]")
		return nil
	case u.out == nil:
		return nil // reported at the enum
	case at.dir == In && !u.out.From:
		return l.refuseHere(t, at, "as a parameter", "derive FromPyObject on it")
	case at.dir == Out && !u.out.Into:
		return l.refuseHere(t, at, "as a result", "derive IntoPyObject on it")
	}
	out := &Type{Kind: UnionRef, Union: u.out}
	for _, v := range u.out.Variants {
		out.Elems = append(out.Elems, v.Type)
	}
	return out
}

func (l *lowering) lowerUnion(e *parser.Enum) *Union {
	out := &Union{
		Name: e.Name, Doc: e.Doc, Span: e.Span, Lifetimes: len(e.Generics.Lifetimes),
		From: derives(e, "FromPyObject"), Into: derives(e, "IntoPyObject"),
	}
	switch {
	case e.Generics.IsGeneric():
		l.report.Error(diag.GenericItem, e.Generics.Span, "enum `%s` is generic, and a binding needs one type", e.Name).
			Helpf("export an enum without type parameters")
		return nil
	case len(e.Variants) == 0:
		l.report.Error(diag.UnsupportedItem, e.Span, "enum `%s` has no variants", e.Name).
			Helpf("give it one, or leave it out of the signature")
		return nil
	case !l.checkName(e.Name, "record", e.Span):
		return nil
	}
	rename, ok := l.readUnionOptions(e)
	if home, found := l.unregistered(e); found {
		out.Home = home
	} else {
		ok = false
	}
	for i := range e.Variants {
		if made := l.lowerUnionVariant(e, &e.Variants[i], out, rename); made != nil {
			out.Variants = append(out.Variants, made)
		} else {
			ok = false
		}
	}
	if !ok {
		return nil
	}
	l.orders[out] = l.orders[e]
	l.module.Unions = append(l.module.Unions, out)
	return out
}

// readUnionOptions reads what stands on the enum: rename_all, which holds for all
// variants.
func (l *lowering) readUnionOptions(e *parser.Enum) ([]parser.Meta, bool) {
	var rename []parser.Meta
	ok := true
	for _, o := range options(e.Attrs, "pyo3") {
		switch o.Name() {
		case "rename_all":
			rename = append(rename, o)
		case "crate":
		default:
			l.refuseOption(&o, fmt.Sprintf("enum `%s`", e.Name), "rename_all")
			ok = false
		}
	}
	return rename, ok
}

// variantForm is what the options of a variant say of it.
type variantForm struct {
	label       string
	transparent bool
	rest        []parser.Meta // what is said of a record
}

func (l *lowering) lowerUnionVariant(e *parser.Enum, v *parser.Variant, u *Union, rename []parser.Meta) *UnionVariant {
	what := fmt.Sprintf("variant `%s::%s`", e.Name, v.Name)
	form, ok := l.readVariantForm(v, what)
	if !ok {
		return nil
	}
	out := &UnionVariant{Name: v.Name, Rust: v.Raw, Doc: v.Doc, Label: form.label, Span: v.Span}
	for i := range v.Fields {
		out.Fields = append(out.Fields, v.Fields[i].Raw)
	}
	switch {
	case len(v.Fields) == 0:
		l.report.Error(diag.UnsupportedItem, v.Span, "%s holds nothing, so that there is nothing to take or to give for it", what).
			Helpf("give it a field, or take an Option of the enum: None stands for it")
		return nil
	case form.transparent && len(v.Fields) > 1:
		l.report.Error(diag.UnsupportedOption, v.Span, "%s is transparent and has %d fields", what, len(v.Fields)).
			Helpf("leave one, or remove `transparent`")
		return nil
	case v.Tuple || form.transparent:
		out.Type = l.variantHeld(e, v, u, what, form)
	default:
		out.Type = l.variantRecord(e, v, u, append(slices.Clone(rename), form.rest...))
	}
	if out.Type == nil {
		return nil
	}
	return out
}

// readVariantForm reads annotation and transparent.
func (l *lowering) readVariantForm(v *parser.Variant, what string) (variantForm, bool) {
	form := variantForm{label: v.Name}
	list := options(v.Attrs, "pyo3")
	if !l.checkOnce(list, what) {
		return form, false
	}
	for _, o := range list {
		switch o.Name() {
		case "annotation":
			text, ok := l.stringOption(&o)
			if !ok {
				return form, false
			}
			form.label = text
		case "transparent":
			form.transparent = true
		default:
			form.rest = append(form.rest, o)
		}
	}
	return form, true
}

// variantHeld lowers a variant that holds one value, or several as a tuple.
func (l *lowering) variantHeld(e *parser.Enum, v *parser.Variant, u *Union, what string, form variantForm) *Type {
	for i := range form.rest {
		l.refuseOption(&form.rest[i], what, "annotation", "transparent")
	}
	var elems []*Type
	for i := range v.Fields {
		f := &v.Fields[i]
		field := fmt.Sprintf("field `%s` of %s", f.Name, what)
		bad := options(f.Attrs, "pyo3")
		for j := range bad {
			l.refuseOption(&bad[j], field)
		}
		elem := l.typeBothWays(f.Type, spot{what: field, scope: e.Module, field: true}, u.From, u.Into)
		if elem != nil && len(bad) == 0 {
			elems = append(elems, elem)
		}
	}
	switch {
	case len(elems) < len(v.Fields) || len(form.rest) > 0:
		return nil
	case len(elems) == 1:
		return elems[0]
	case len(elems) > 12:
		l.report.Error(diag.UnsupportedItem, v.Span, "%s has %d fields, and tuples have at most 12", what, len(elems)).
			Helpf("name the fields")
		return nil
	default:
		return &Type{Kind: Tuple, Elems: elems}
	}
}

// typeBothWays lowers t as it is taken and given.
func (l *lowering) typeBothWays(t parser.Type, at spot, in, out bool) *Type {
	at.dir = In
	if !in {
		at.dir = Out
	}
	made := l.typeOf(t, at)
	if made != nil && in && out {
		// What may come in must also be fit to go out.
		at.dir = Out
		made = l.typeOf(t, at)
	}
	return made
}

// variantRecord makes a record of the fields of a variant.
func (l *lowering) variantRecord(e *parser.Enum, v *parser.Variant, u *Union, given []parser.Meta) *Type {
	s := &parser.Struct{ItemHead: e.ItemHead, Fields: v.Fields}
	s.Name, s.Doc, s.Span = e.Name+v.Name, v.Doc, v.Span
	s.Attrs = slices.DeleteFunc(slices.Clone(e.Attrs), func(a parser.Attr) bool { return !a.Is("derive") })
	if len(given) > 0 {
		s.Attrs = append(s.Attrs, parser.Attr{Path: []string{"pyo3"}, Args: given, Span: v.Span})
	}
	r := l.recordFields(s)
	if r == nil {
		return nil
	}
	r.Home, r.OfVariant, r.Lifetimes = u.Home, true, u.Lifetimes
	l.orders[r] = l.orders[e]
	l.module.Records = append(l.module.Records, r)
	return &Type{Kind: RecordRef, Record: r}
}

// Labels are what the error names that no variant fits: "Int | Text".
func (u *Union) Labels() string {
	var labels []string
	for _, v := range u.Variants {
		labels = append(labels, v.Label)
	}
	return strings.Join(labels, " | ")
}
