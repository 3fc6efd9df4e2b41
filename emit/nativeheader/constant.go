package nativeheader

import "example.com/bindgen/abi/native"

// constants writes the free constants that stand in one place of the header:
// before the types or after them.
func (w *writer) constants(here func(*native.Constant) bool) {
	for _, c := range w.module.Constants {
		if here(c) {
			w.gap()
			w.constant(c)
		}
	}
}

// ownConstants writes the constants of a type right under it.
func (w *writer) ownConstants(constants []*native.Constant) {
	for _, c := range constants {
		w.constant(c)
	}
}

func (w *writer) constant(c *native.Constant) {
	w.openCondition(c.Condition)
	w.doc(c.Doc)
	w.line("#define ", c.Name, " ", w.expr(c.Value))
	w.closeCondition(c.Condition)
}

// isPrimitive says that c needs no type of this header.
func isPrimitive(c *native.Constant) bool { return isPrimitiveType(c.Type) && !namesTypes(c.Value) }

func needsTypes(c *native.Constant) bool { return !isPrimitive(c) }

func isPrimitiveType(t *native.Type) bool {
	return t == nil || t.Kind == native.Primitive || t.Kind == native.Pointer && t.Elem.Kind == native.Primitive
}

func namesTypes(e *native.Expr) bool {
	if e.Kind == native.StructLit || e.Kind == native.Cast && !isPrimitiveType(e.Type) {
		return true
	}
	for _, arg := range e.Args {
		if namesTypes(arg) {
			return true
		}
	}
	return false
}
