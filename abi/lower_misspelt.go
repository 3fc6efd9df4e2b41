package abi

import (
	"slices"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// itemWords are the attributes that make an item part of the bindings.
var itemWords = []string{"pyfunction", "pyclass", "pymethods", "pymodule", "pymodule_export", "pymodule_init"}

// exportedWords are those that something exported may have beside them. The
// name is short: elsewhere, what is near it may be another crate's.
var exportedWords = append(slices.Clone(itemWords), "pyo3")

// methodWords are the attributes that members of #[pymethods] may have.
var methodWords = append(slices.Clone(exportedWords),
	"new", "getter", "setter", "staticmethod", "classmethod", "classattr", "deleter")

// otherWords are attributes of Rust and of well-known crates that are near one
// of ours.
var otherWords = words(
	"class", "export", "function", "get", "getset", "getters", "method", "methods", "module", "newtype", "set", "setters", "test",
)

// checkSpelling reports the attributes of item, and of its fields and variants,
// that are one of PyO3's but for a letter or two: what they stand on would go
// unnoticed. It is for all but the members of #[pymethods].
func (l *lowering) checkSpelling(item parser.Item) {
	head := item.Head()
	known := itemWords
	if isExported(item) || derives(item, "FromPyObject") || derives(item, "IntoPyObject") {
		known = exportedWords
	}
	l.misspelt(head.Module, head.Attrs, known)
	switch item := item.(type) {
	case *parser.Function:
		for i := range item.Params {
			l.misspelt(head.Module, item.Params[i].Attrs, known)
		}
	case *parser.Struct:
		l.checkFieldSpelling(head.Module, item.Fields, known)
	case *parser.Enum:
		for i := range item.Variants {
			l.misspelt(head.Module, item.Variants[i].Attrs, known)
			l.checkFieldSpelling(head.Module, item.Variants[i].Fields, known)
		}
	case *parser.Impl:
		if item.Find("pymethods") != nil {
			return // each member is looked at where it is lowered
		}
		for _, member := range item.Items {
			l.misspelt(head.Module, member.Head().Attrs, itemWords)
		}
	}
}

func (l *lowering) checkFieldSpelling(scope *parser.Module, fields []parser.Field, known []string) {
	for i := range fields {
		l.misspelt(scope, fields[i].Attrs, known)
	}
}

// misspelt reports the attributes that are near one of known, and tells whether
// there are any.
func (l *lowering) misspelt(scope *parser.Module, attrs []parser.Attr, known []string) bool {
	found := false
	for i := range attrs {
		attr := &attrs[i]
		near := l.meant(scope, attr, known)
		if near == "" {
			continue
		}
		l.report.Error(diag.BadAttribute, attr.Span, "bindgen does not know the attribute `%s`", last(attr.Path)).
			Helpf("did you mean `%s`?", near)
		found = true
	}
	return found
}

// meant returns the one of known that attr is a misspelling of; "" where it is
// spelt right, or none of ours.
func (l *lowering) meant(scope *parser.Module, attr *parser.Attr, known []string) string {
	name := last(attr.Path)
	switch {
	case l.crate.Runtime == "" || len(name) < 3 || otherWords[name] || slices.Contains(methodWords, name):
		return ""
	case len(attr.Path) > 1 && attr.Path[0] != l.crate.Runtime:
		return "" // of another crate or tool
	case len(attr.Path) == 1 && l.imports(scope, name):
		return ""
	}
	return diag.NearestWithin(2, name, known)
}

// imports reports whether a use declaration of m brings name, and not from the
// runtime under that name, which has nothing like it.
func (l *lowering) imports(m *parser.Module, name string) bool {
	return m != nil && slices.ContainsFunc(m.Items, func(item parser.Item) bool {
		use, ok := item.(*parser.Use)
		return ok && use.Name == name && (len(use.Path) == 0 || use.Path[0] != l.crate.Runtime || last(use.Path) != name)
	})
}
