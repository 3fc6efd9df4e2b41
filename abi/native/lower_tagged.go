package native

import "example.com/bindgen/parser"

// tagged lowers an enum with fields.
func (e *enumLowering) tagged() *Tagged {
	tag := &Enum{Item: e.base, Repr: e.integer()}
	tag.Name = e.base.Name + "_Tag"
	tag.Tag, tag.Rust = tag.Name, e.base.Rust
	tag.Doc, tag.Condition = "", nil
	out := &Tagged{Item: e.base, Enum: tag, TagField: "tag", TagInBody: !e.repr.c}
	tag.TagOf = out
	e.variants(tag)
	for i := range e.item.Variants {
		out.Variants = append(out.Variants, e.body(&e.item.Variants[i], tag.Variants[i]))
	}
	return out
}

// body lowers the fields of v, whose tag is tag.
func (e *enumLowering) body(v *parser.Variant, tag *Variant) *TaggedVariant {
	out := &TaggedVariant{Variant: tag, Condition: tag.Condition, Inline: v.Tuple && len(v.Fields) == 1}
	doc, annotations := e.documented(v.Doc, e.base.Span, v.Span)
	_ = doc // stands at the tag
	field := e.renameRule(e.base.Annotations, "rename-variant-name-fields", e.config.Enum.RenameVariantNameFields).Field(v.Name)
	body := &Record{Item: Item{
		Rust: e.base.Rust + "::" + v.Name, Annotations: annotations, Span: v.Span,
		Deprecated: deprecated(v.Attrs), MustUse: mustUse(v.Attrs),
	}}
	body.Name = e.bodyName(v)
	body.Tag = body.Name

	body.Fields = e.members(e.s, e.bodyFields(v, field, out.Inline))
	if len(body.Fields) == 0 {
		return out
	}
	out.Body = body
	if e.repr.c {
		e.nameFields(body.Fields, annotations)
	} else {
		// The tag is a field as the others are, and named by the same rules.
		tag := &Field{Name: "tag"}
		if out.Inline {
			tag.Name = field + "_tag"
		}
		e.nameFields(append([]*Field{tag}, body.Fields...), annotations)
		out.Tag = tag.Name
	}
	out.Field = unmacroed(e.rule.Field(unreserved(field)))
	return out
}

// bodyFields are the fields of v; the only one of a tuple has the name of the
// variant, for it is a member of the whole.
func (e *enumLowering) bodyFields(v *parser.Variant, field string, inline bool) []parser.Field {
	if !inline {
		return v.Fields
	}
	only := v.Fields[0]
	only.Name = field
	return []parser.Field{only}
}

// bodyName is the name of the struct of v's fields.
func (e *enumLowering) bodyName(v *parser.Variant) string {
	name := e.mangle(v.Name+"_Body", e.args)
	return e.prefix + e.typeName(e.base.Rust+"::"+name, name)
}
