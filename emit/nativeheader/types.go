package nativeheader

import "example.com/bindgen/abi/native"

// types writes the declarations of types, each with its constants after it.
func (w *writer) types() {
	for i, d := range w.module.Types {
		if f, ok := d.(*native.Forward); w.declared[d] || ok && !w.isNeeded(f, w.module.Types[i+1:]) {
			continue
		}
		w.declared[d] = true
		w.gap()
		switch d := d.(type) {
		case *native.Record:
			w.record(d)
		case *native.Enum:
			w.enum(d)
		case *native.Tagged:
			w.tagged(d)
		case *native.Alias:
			w.alias(d)
		case *native.Opaque:
			w.opaque(d)
		case *native.Forward:
			w.forward(d)
		}
	}
}

// alias writes a typedef.
func (w *writer) alias(a *native.Alias) {
	w.openCondition(a.Condition)
	w.doc(a.Doc)
	w.put("typedef ")
	w.declare(a.Type, a.Name)
	w.line(";")
	w.ownConstants(a.Constants)
	w.closeCondition(a.Condition)
}

// opaque names a struct that C never sees into.
func (w *writer) opaque(o *native.Opaque) {
	w.openCondition(o.Condition)
	w.doc(o.Doc)
	w.line(w.incomplete(o, w.hasTypedefs()))
	w.ownConstants(o.Constants)
	w.closeCondition(o.Condition)
}
