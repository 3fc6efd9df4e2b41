package native

import "example.com/bindgen/parser"

// head returns what items have in common: doc, annotations, condition,
// #[deprecated], #[must_use]. name is the final name in C.
func (l *lowerer) head(h *parser.ItemHead, name, rust string) Item {
	return Item{Name: name, Tag: name, Rust: rust, Doc: h.Doc, Span: h.Span}
}
