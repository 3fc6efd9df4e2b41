package abi

import (
	"fmt"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// wrapper is a Wrapper in the making.
type wrapper struct {
	out  *Wrapper
	ok   bool // its options and its home were found to be right
	busy bool // its fields are being lowered
}

// wraps reports whether s crosses as what it holds.
func wraps(s *parser.Struct) bool {
	if s.Tuple {
		return true
	}
	for _, o := range options(s.Attrs, "pyo3") {
		if o.Name() == "transparent" {
			return true
		}
	}
	return false
}

// wrapperType lowers a struct that wraps: its type is that of its content.
func (l *lowering) wrapperType(t *parser.PathType, s *parser.Struct, at spot) *Type {
	w := l.wrappers[s]
	if w == nil {
		w = &wrapper{out: &Wrapper{Name: s.Name, Fields: len(s.Fields), Lifetimes: len(s.Generics.Lifetimes), item: s}}
		l.wrappers[s] = w
		if w.ok = l.checkWrapper(s, w.out); w.ok {
			l.module.Wrappers = append(l.module.Wrappers, w.out)
		}
	}
	known := &w.out.In
	derive := "FromPyObject"
	if at.dir == Out {
		known, derive = &w.out.Out, "IntoPyObject"
	}
	switch {
	case !w.ok:
		return nil // reported at the struct
	case w.busy:
		l.report.Error(diag.UnsupportedType, s.Span, "struct `%s` contains itself, which bindgen does not carry", s.Name).
			Helpf("export a class instead")
		return nil
	case !derives(s, derive):
		return l.refuseHere(t, at, at.place(), "derive "+derive+" on it")
	case *known == nil:
		w.busy = true
		*known = l.content(s, w.out, at.dir)
		w.busy = false
	}
	if *known == nil {
		w.ok = false
		return nil
	}
	made := **known
	return &made
}

// checkWrapper reports structs of a form that wraps nothing.
func (l *lowering) checkWrapper(s *parser.Struct, out *Wrapper) bool {
	what := fmt.Sprintf("struct `%s`", s.Name)
	switch n := len(s.Fields); {
	case s.Generics.IsGeneric():
		l.report.Error(diag.GenericItem, s.Generics.Span, "%s is generic, and a binding needs one type", what).
			Helpf("export a struct without type parameters")
		return false
	case n == 0 || n > 12:
		l.report.Error(diag.UnsupportedItem, s.Span, "%s has %d fields, and a tuple has 1 to 12", what, n).
			Helpf("name the fields")
		return false
	case n > 1 && !s.Tuple:
		l.report.Error(diag.UnsupportedOption, s.Span, "%s is transparent and has %d fields", what, n).
			Helpf("leave one, or remove `transparent`")
		return false
	}
	ok := true
	for _, o := range options(s.Attrs, "pyo3") {
		if o.Name() != "transparent" && o.Name() != "crate" || o.Name() == "transparent" && len(s.Fields) > 1 {
			l.refuseOption(&o, what, "transparent")
			ok = false
		}
	}
	for i := range s.Fields {
		for _, o := range options(s.Fields[i].Attrs, "pyo3") {
			l.refuseOption(&o, fmt.Sprintf("field `%s` of %s", s.Fields[i].Name, what))
			ok = false
		}
	}
	home, found := l.unregistered(s)
	out.Home = home
	return ok && found
}

// content is the type of what s holds.
func (l *lowering) content(s *parser.Struct, w *Wrapper, d Direction) *Type {
	var elems []*Type
	for i := range s.Fields {
		what := fmt.Sprintf("field `%s` of struct `%s`", s.Fields[i].Name, s.Name)
		elem := l.typeOf(s.Fields[i].Type, spot{what: what, scope: s.Module, field: true, dir: d})
		if elem == nil {
			return nil
		}
		elems = append(elems, elem)
	}
	if len(elems) > 1 {
		return &Type{Kind: Tuple, Elems: elems, Wrapper: w}
	}
	made := *elems[0]
	made.Wrapper = w
	return &made
}
