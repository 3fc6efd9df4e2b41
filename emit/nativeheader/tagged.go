package nativeheader

import "example.com/bindgen/abi/native"

// tagged writes an enum with fields: the enum of its tags, the structs of the
// variants, and what holds them together.
func (w *writer) tagged(t *native.Tagged) {
	w.openCondition(t.Condition)
	w.doc(w.taggedDoc(t))
	if !w.declared[t.Enum] {
		w.declared[t.Enum] = true
		w.enumerators(t.Enum)
		w.ownConstants(t.Enum.Constants)
		w.end()
	}
	for _, v := range t.Variants {
		if v.Body != nil && !v.Inline {
			w.variantBody(t, v)
			w.end()
		}
	}
	w.union(t)
	w.ownConstants(t.Constants)
	w.closeCondition(t.Condition)
}

// taggedDoc is the author's text, with notes on the fields that are members of
// t itself.
func (w *writer) taggedDoc(t *native.Tagged) string {
	var fields []*native.Field
	for _, v := range t.Variants {
		if v.Body != nil && v.Inline {
			fields = append(fields, v.Body.Fields...)
		}
	}
	return w.recordDoc(t.Doc, fields)
}

// variantBody writes the struct of a variant's fields.
func (w *writer) variantBody(t *native.Tagged, v *native.TaggedVariant) {
	w.openCondition(v.Condition)
	w.doc(w.recordDoc(v.Body.Doc, v.Body.Fields))
	w.recordBody(v.Body, w.leadingTag(t, v.Tag))
	w.closeCondition(v.Condition)
}

// leadingTag writes the tag where it is the first field of each body; nil
// where it is not.
func (w *writer) leadingTag(t *native.Tagged, name string) func() {
	if !t.TagInBody {
		return nil
	}
	return func() { w.tagField(t, name) }
}

func (w *writer) tagField(t *native.Tagged, name string) {
	spelled := t.Enum.Name
	if t.Enum.Repr == nil && !w.hasTypedefs() {
		spelled = "enum " + tag(t.Enum)
	}
	w.put(spelled, " ", name, ";")
}

// union writes the type itself: a struct of the tag and a union of the bodies,
// or a union of bodies that each begin with the tag.
func (w *writer) union(t *native.Tagged) {
	layout := ""
	if t.Align != 0 {
		layout = w.aligned(t.Align)
	}
	w.openRecord(t, t.TagInBody, layout)
	w.tagField(t, t.TagField)
	if hasBodies(t) {
		w.end()
		if !t.TagInBody {
			w.put("union")
			w.openBrace()
		}
		w.members(t)
		if !t.TagInBody {
			w.closeBrace()
			w.put(";")
		}
	}
	w.closeRecord(t)
}

func hasBodies(t *native.Tagged) bool {
	for _, v := range t.Variants {
		if v.Body != nil {
			return true
		}
	}
	return false
}

// members writes a member for each variant with fields.
func (w *writer) members(t *native.Tagged) {
	first := true
	for _, v := range t.Variants {
		if v.Body == nil {
			continue
		}
		if !first {
			w.end()
		}
		first = false
		w.openCondition(v.Condition)
		if v.Inline {
			w.inline(t, v)
		} else {
			w.bodyMember(v)
		}
		w.endif(v.Condition)
	}
}

// inline writes a variant of one field as a struct without a name, so that the
// field is a member of the whole.
func (w *writer) inline(t *native.Tagged, v *native.TaggedVariant) {
	w.put("struct")
	w.openBrace()
	if t.TagInBody {
		w.tagField(t, v.Tag)
		w.end()
	}
	w.fields(v.Body.Fields)
	w.closeBrace()
	w.put(";")
}

func (w *writer) bodyMember(v *native.TaggedVariant) {
	spelled := v.Body.Name
	if !w.hasTypedefs() {
		spelled = "struct " + tag(v.Body)
	}
	w.put(spelled, " ", v.Field, ";")
}
