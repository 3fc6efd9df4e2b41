package nativeheader

import (
	"strings"

	"example.com/bindgen/abi/native"
)

// expr spells a constant expression, in parentheses where a use of its macro
// could tear it apart.
func (w *writer) expr(e *native.Expr) string {
	switch e.Kind {
	case native.Unary:
		return e.Op + w.operand(e.Args[0])
	case native.Binary:
		return "(" + w.expr(e.Args[0]) + " " + e.Op + " " + w.expr(e.Args[1]) + ")"
	case native.Cast:
		return "(" + w.spelled(e.Type) + ")" + w.expr(e.Args[0])
	case native.Member:
		return "(" + w.expr(e.Args[0]) + ")." + e.Text
	case native.StructLit:
		return "(" + w.literalType(e.Type) + "){ " + w.initializers(e) + " }"
	case native.ArrayLit:
		return "{ " + strings.Join(w.exprs(e.Args), ", ") + ", }"
	}
	return e.Text
}

// literalType spells the type of a literal, as cbindgen does: without struct, as
// long as there is a typedef.
func (w *writer) literalType(t *native.Type) string {
	if w.hasTypedefs() && t.Decl != nil {
		return t.Decl.Base().Name
	}
	return w.spelled(t)
}

// operand keeps the operator of what it negates apart: - -1 is no decrement.
func (w *writer) operand(e *native.Expr) string {
	text := w.expr(e)
	if strings.HasPrefix(text, "-") {
		return "(" + text + ")"
	}
	return text
}

func (w *writer) initializers(e *native.Expr) string {
	texts := w.exprs(e.Args)
	for i := range texts {
		texts[i] = "." + e.Names[i] + " = " + texts[i]
	}
	return strings.Join(texts, ", ")
}

func (w *writer) exprs(list []*native.Expr) []string {
	texts := make([]string, len(list))
	for i, e := range list {
		texts[i] = w.expr(e)
	}
	return texts
}
