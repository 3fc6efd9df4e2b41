package native

import (
	"strings"

	"example.com/bindgen/parser"
)

// head returns what items have in common: doc, annotations, condition,
// #[deprecated], #[must_use]. name is the final name in C.
func (l *lowerer) head(h *parser.ItemHead, name, rust string) Item {
	doc, annotations := l.documented(h.Doc, h.Full, h.Span)
	return Item{
		Name: name, Tag: name, Rust: rust,
		Module: strings.Join(h.Module.Path(), "::"), Foreign: rootOf(h.Module) != l.crate.Root,
		Doc: doc, Annotations: annotations,
		Condition:  l.condition(h),
		Deprecated: deprecated(h.Attrs), MustUse: mustUse(h.Attrs),
		Span: h.Span,
	}
}

// rootOf returns the root of the crate that m is in.
func rootOf(m *parser.Module) *parser.Module {
	for m != nil && m.Parent != nil {
		m = m.Parent
	}
	return m
}
