package nativeheader

import "example.com/bindgen/abi/native"

const c23 = "__STDC_VERSION__ >= 202311L"

// enum writes an enum without fields.
func (w *writer) enum(e *native.Enum) {
	w.openCondition(e.Condition)
	w.doc(e.Doc)
	w.enumerators(e)
	w.ownConstants(e.Constants)
	w.closeCondition(e.Condition)
}

// enumerators writes an enum of C. One with a repr is an enum of that integer
// in C23 and C++, and a typedef of the integer before: in C11 an enum has the
// size that the compiler likes.
func (w *writer) enumerators(e *native.Enum) {
	note := deprecated(e.Deprecated, w.config.Enum.Deprecated, w.config.Enum.DeprecatedWithNote)
	isTypedef := e.Repr == nil && w.hasTypedefs()
	if isTypedef {
		w.put("typedef ")
	}
	w.put("enum")
	if note != "" {
		w.put(" ", note)
	}
	if e.Repr != nil || w.hasTags() {
		w.put(" ", tag(e))
	}
	if e.Repr != nil {
		w.underlying(e)
	}
	w.openBrace()
	w.variants(e)
	w.closeBrace()
	if isTypedef {
		w.put(" ", e.Name)
	}
	w.line(";")
	if e.Repr != nil {
		w.enumTypedef(e)
	}
}

// underlying writes the integer where the language has a place for it.
func (w *writer) underlying(e *native.Enum) {
	condition := c23
	if w.config.CppCompat {
		condition = "defined(__cplusplus) || " + c23
	}
	w.end()
	w.directive("#if ", condition)
	w.line("  : ", w.named(e.Repr))
	w.directive("#endif // ", condition)
}

// enumTypedef names the type of an enum with a repr.
func (w *writer) enumTypedef(e *native.Enum) {
	if w.config.CppCompat {
		w.line("#ifndef __cplusplus")
	}
	w.line("#if ", c23)
	w.line("typedef enum ", tag(e), " ", e.Name, ";")
	w.line("#else")
	w.line("typedef ", w.named(e.Repr), " ", e.Name, ";")
	w.line("#endif // ", c23)
	if w.config.CppCompat {
		w.line("#endif // __cplusplus")
	}
}

func (w *writer) variants(e *native.Enum) {
	for i, v := range e.Variants {
		if i > 0 {
			w.end()
		}
		w.openCondition(v.Condition)
		w.doc(v.Doc)
		w.put(v.Name)
		if note := deprecated(v.Deprecated, w.config.Enum.DeprecatedVariant, w.config.Enum.DeprecatedVariantWithNote); note != "" {
			w.put(" ", note)
		}
		if value := w.discriminant(v); value != "" {
			w.put(" = ", value)
		}
		w.put(",")
		w.endif(v.Condition)
	}
	if e.Sentinel != "" {
		if len(e.Variants) > 0 {
			w.end()
		}
		w.doc("Must be last for serialization purposes")
		w.put(e.Sentinel, ",")
	}
}

// discriminant is a variant's value as the source gives it, "" where it is
// one more than the last.
func (w *writer) discriminant(v *native.Variant) string {
	if v.Value == nil {
		return ""
	}
	return w.expr(v.Value)
}
