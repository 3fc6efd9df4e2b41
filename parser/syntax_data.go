package parser

import (
	"slices"
	"strconv"
	"strings"
)

// structItem reads a struct.
func (r *reader) structItem(n node, head ItemHead) *Struct {
	s := &Struct{ItemHead: head, Generics: r.generics(n)}
	if class := head.Find("pyclass"); class != nil && !slices.ContainsFunc(class.Args, exportsFields) {
		// What no attribute of its own exports stays inside of the class.
		outside := r.exported
		r.exported = false
		defer func() { r.exported = outside }()
	}
	switch body := n.child(fieldBody); {
	case !body.ok():
		s.Unit = true
	case body.kind() == kindTupleFields:
		s.Tuple = true
		s.Fields = r.tupleFields(body)
	default:
		s.Fields = r.fields(body)
	}
	return s
}

// exportsFields reports whether the option o of a class exports all its fields.
func exportsFields(o Meta) bool { return o.Name() == "get_all" || o.Name() == "set_all" }

// fields reads the named fields in braces.
func (r *reader) fields(list node) []Field {
	if !list.ok() {
		return nil
	}
	var fields []Field
	gone := &goneMembers{reader: r, word: "field"}
	lead := newLeading()
	for c := range list.children {
		if r.outer(c, &lead) {
			continue
		}
		name := c.child(fieldName)
		attrs, doc, keep := r.attached(lead, c)
		if !keep && name.ok() {
			gone.add(r.text(name), lead.attrs)
		}
		lead = newLeading()
		if !keep || c.kind() != kindField || !name.ok() {
			continue
		}
		raw := r.text(name)
		fields = append(fields, Field{
			Name: strings.TrimPrefix(raw, "r#"), Raw: raw, Type: r.typeOf(c, fieldType),
			Vis: r.visibility(c.childOf(kindVisibility)), Attrs: attrs, Doc: doc, Span: r.span(name),
		})
	}
	gone.leaveOut(func(name string) bool {
		return slices.ContainsFunc(fields, func(f Field) bool { return f.Raw == name })
	})
	return chooseMembers(r.env, fields, func(f Field) (string, []Attr) { return f.Raw, f.Attrs })
}

// tupleFields reads the fields in parentheses, named by their index.
func (r *reader) tupleFields(list node) []Field {
	var fields []Field
	gone := &goneMembers{reader: r, word: "field"}
	chosen := false // a field is there by cfg: others may be its alternatives
	lead := newLeading()
	var vis Visibility
	for c := range list.children {
		switch {
		case c.kind() == kindVisibility:
			vis = r.visibility(c)
			continue
		case c.field() != fieldType && r.outer(c, &lead), c.isComment():
			continue
		}
		attrs, doc, keep := r.attached(lead, c)
		name := strconv.Itoa(len(fields))
		if !keep {
			gone.add(name, lead.attrs)
		} else {
			chosen = chosen || len(conditions(lead.attrs)) > 0
			fields = append(fields, Field{
				Name: name, Raw: name, Type: r.tokens.typeIn(c.start(), c.end()),
				Vis: vis, Attrs: attrs, Doc: doc, Span: r.span(c),
			})
		}
		lead, vis = newLeading(), Visibility{}
	}
	gone.leaveOut(func(string) bool { return chosen })
	return fields
}

// attached resolves what leads n: a field, a variant or the like.
func (r *reader) attached(lead leading, n node) (attrs []Attr, doc string, keep bool) {
	attrs, keep = r.expand(lead.attrs, lead.from(n.start()), n.end())
	attrs, doc = splitDoc(attrs)
	return attrs, doc, keep
}

// variants reads the variants of an enum.
func (r *reader) variants(list node) []Variant {
	if !list.ok() {
		return nil
	}
	var variants []Variant
	gone := &goneMembers{reader: r, word: "variant"}
	lead := newLeading()
	for c := range list.children {
		if r.outer(c, &lead) {
			continue
		}
		name := c.child(fieldName)
		attrs, doc, keep := r.attached(lead, c)
		if !keep && name.ok() {
			gone.add(r.text(name), lead.attrs)
		}
		lead = newLeading()
		if !keep || c.kind() != kindVariant || !name.ok() {
			continue
		}
		raw := r.text(name)
		v := Variant{
			Name: strings.TrimPrefix(raw, "r#"), Raw: raw, Attrs: attrs, Doc: doc,
			Discriminant: r.value(c, raw, c.end()), Span: r.span(name),
		}
		switch body := c.child(fieldBody); {
		case !body.ok():
			v.Unit = true
		case body.kind() == kindTupleFields:
			v.Tuple = true
			v.Fields = r.tupleFields(body)
		default:
			v.Fields = r.fields(body)
		}
		variants = append(variants, v)
	}
	gone.leaveOut(func(name string) bool {
		return slices.ContainsFunc(variants, func(v Variant) bool { return v.Raw == name })
	})
	return chooseMembers(r.env, variants, func(v Variant) (string, []Attr) { return v.Raw, v.Attrs })
}
