package nativeheader

import (
	"strconv"
	"strings"

	"example.com/bindgen/abi/native"
)

// record writes a struct or a union.
func (w *writer) record(r *native.Record) {
	w.openCondition(r.Condition)
	w.doc(w.recordDoc(r.Doc, r.Fields))
	w.recordBody(r, nil)
	w.ownConstants(r.Constants)
	w.closeCondition(r.Condition)
}

// recordBody writes the declaration of r with lead before its fields.
func (w *writer) recordBody(r *native.Record, lead func()) {
	pragma := w.packing(r)
	if pragma != "" {
		w.directive("#pragma pack(push, ", pragma, ")")
	}
	w.openRecord(r, r.Union, w.layoutMacro(r))
	if lead != nil {
		lead()
		if len(r.Fields) > 0 {
			w.end()
		}
	}
	w.fields(r.Fields)
	w.closeRecord(r)
	if pragma != "" {
		w.directive("#pragma pack(pop)")
	}
}

// openRecord writes everything up to the first member.
func (w *writer) openRecord(d native.Decl, union bool, layout string) {
	if w.isTypedef(d) {
		w.put("typedef ")
	}
	w.put(recordKeyword(union))
	for _, macro := range append([]string{layout}, attributes(d.Base(), w.config.Struct.Attributes)...) {
		if macro != "" {
			w.put(" ", macro)
		}
	}
	if w.hasTags() || w.opened[d] {
		w.put(" ", tag(d))
	}
	w.openBrace()
	if body := w.body(d.Base(), w.config.Export.PreBody); body != "" {
		w.raw(body)
		w.end()
	}
}

// closeRecord writes what follows the last member.
func (w *writer) closeRecord(d native.Decl) {
	if body := w.body(d.Base(), w.config.Export.Body); body != "" {
		w.end()
		w.raw(body)
	}
	w.closeBrace()
	if w.isTypedef(d) {
		w.put(" ", d.Base().Name)
	}
	w.line(";")
}

// isTypedef says that d's definition is a typedef.
func (w *writer) isTypedef(d native.Decl) bool { return w.hasTypedefs() && !w.opened[d] }

// fields writes members without the end of the last one's line.
func (w *writer) fields(fields []*native.Field) {
	for i, f := range fields {
		if i > 0 {
			w.end()
		}
		w.openCondition(f.Condition)
		w.doc(f.Doc)
		w.declare(f.Type, f.Name)
		if f.Bits != "" {
			w.put(": ", f.Bits)
		}
		w.put(";")
		w.endif(f.Condition)
	}
}

// endif is closeCondition for what is in the middle of a list: the line of the
// #endif is not ended.
func (w *writer) endif(c *native.Condition) {
	if c == nil {
		return
	}
	w.end()
	w.at(0)
	w.put("#endif")
	w.dedent()
}

// layoutMacro is the attribute for repr(packed) and repr(align(N)).
func (w *writer) layoutMacro(r *native.Record) string {
	switch {
	case r.Packed && r.Align <= 1:
		return w.config.Layout.Packed
	case r.Packed || r.Align == 0:
		return ""
	}
	return w.aligned(r.Align)
}

// aligned is the attribute for an alignment, GNU's where no macro is named.
func (w *writer) aligned(align int) string {
	n := strconv.Itoa(align)
	if macro := w.config.Layout.AlignedN; macro != "" {
		return macro + "(" + n + ")"
	}
	return "__attribute__((aligned(" + n + ")))"
}

// packing is what the compiler is to pack r to where no macro does it; "" for
// nothing.
func (w *writer) packing(r *native.Record) string {
	if !r.Packed || r.Align <= 1 && w.config.Layout.Packed != "" {
		return ""
	}
	return strconv.Itoa(max(r.Align, 1))
}

func (w *writer) openBrace() {
	if w.config.Braces == "NextLine" {
		w.end()
		w.put("{")
	} else {
		w.put(" {")
	}
	w.indent()
	w.end()
}

func (w *writer) closeBrace() {
	w.dedent()
	w.end()
	w.put("}")
}

// body is the text that the configuration puts into a type's body. It names
// the type by its Rust name or path, a generic one by its name in C before
// the prefix.
func (w *writer) body(i *native.Item, texts map[string]string) string {
	if len(texts) == 0 {
		return ""
	}
	names := []string{i.Rust, strings.TrimPrefix(i.Name, w.config.Export.Prefix), i.Name}
	if !strings.Contains(i.Rust, "<") {
		names = append(names, i.Rust[strings.LastIndex(i.Rust, ":")+1:])
	}
	for _, name := range names {
		if body, ok := texts[name]; ok {
			return strings.Trim(body, "\n")
		}
	}
	return ""
}
