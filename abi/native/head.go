package native

import "example.com/bindgen/parser"

// head returns what items have in common: doc, annotations, condition,
// #[deprecated], #[must_use]. name is the final name in C.
func (l *lowerer) head(h *parser.ItemHead, name, rust string) Item {
	doc, annotations := l.documented(h.Doc, h.Full, h.Span)
	return Item{
		Name: name, Tag: name, Rust: rust,
		Doc: doc, Annotations: annotations,
		Condition:  l.condition(h),
		Deprecated: deprecated(h.Attrs), MustUse: mustUse(h.Attrs),
		Span: h.Span,
	}
}
