package nativeheader

import (
	"slices"

	"example.com/bindgen/abi/native"
)

// forward names a type before it is complete. Where types are written with
// their tags, the tag is all that must be known.
func (w *writer) forward(f *native.Forward) {
	condition := f.Of.Base().Condition
	w.openCondition(condition)
	w.line(w.incomplete(f.Of, !w.hasTags()))
	w.closeCondition(condition)
}

// incomplete declares a struct or a union without its members, as a typedef or
// as a tag alone.
func (w *writer) incomplete(d native.Decl, typedef bool) string {
	tagged := keyword(d) + " " + tag(d)
	if typedef {
		return "typedef " + tagged + " " + d.Base().Name + ";"
	}
	return tagged + ";"
}

// isNeeded says that C cannot do without f, which later follow. A tag is declared by its first
// use, where that is not inside of a parameter list: there it would be
// another type, known to this list only.
func (w *writer) isNeeded(f *native.Forward, later []native.Decl) bool {
	if !w.hasTags() || !slices.Contains(w.module.Types, f.Of) { // or another header has it
		return true
	}
	for _, d := range later {
		if d == f.Of {
			return false
		}
		if place := firstUse(f.Of, typesOf(d)); place != unused {
			return place == inParameters
		}
	}
	return false
}

type place int

const (
	unused place = iota
	inTheOpen
	inParameters
)

// firstUse says where types name d first.
func firstUse(d native.Decl, types []*native.Type) place {
	for _, t := range types {
		for t != nil && (t.Kind == native.Pointer || t.Kind == native.Array) {
			t = t.Elem
		}
		if t == nil {
			continue
		}
		if t.Kind == native.Named && t.Decl == d {
			return inTheOpen
		}
		if t.Kind != native.FnPointer {
			continue
		}
		if place := firstUse(d, []*native.Type{t.Fn.Result}); place != unused {
			return place
		}
		for _, p := range t.Fn.Params {
			if firstUse(d, []*native.Type{p.Type}) != unused {
				return inParameters
			}
		}
	}
	return unused
}

// typesOf returns the types that a declaration names, in the order of its text.
func typesOf(d native.Decl) []*native.Type {
	var types []*native.Type
	switch d := d.(type) {
	case *native.Record:
		for _, f := range d.Fields {
			types = append(types, f.Type)
		}
	case *native.Tagged:
		for _, v := range d.Variants {
			if v.Body != nil && !v.Inline {
				types = append(types, typesOf(v.Body)...)
			}
		}
		for _, v := range d.Variants {
			if v.Body != nil && v.Inline {
				types = append(types, typesOf(v.Body)...)
			}
		}
	case *native.Alias:
		types = append(types, d.Type)
	}
	return types
}
