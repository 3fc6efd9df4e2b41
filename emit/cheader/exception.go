package cheader

import (
	"strings"

	"example.com/bindgen/abi"
)

// errorStructs prints the error type and that of its fields.
func (w *writer) errorStructs() {
	w.doc("Something that is known of an error: an attribute of the exception, or without a name one of\n" +
		"its arguments, where these are not the message alone.")
	w.errorStruct(w.m.ErrorFieldType(), abi.ErrorFieldMembers)
	w.doc("Why a call failed. Read only; release it with " + w.m.Crate + "_error_free.")
	w.errorStruct(w.m.ErrorType(), abi.ErrorMembers)
}

func (w *writer) errorStruct(name string, members []abi.ErrorMember) {
	w.line("typedef struct %s {", name)
	for _, e := range members {
		comment := ""
		if e.Doc != "" {
			comment = " // " + strings.ReplaceAll(e.Doc, "$", w.m.ErrorType())
		}
		w.line("    %s;%s", e.Spell(w.m), comment)
	}
	w.line("} %s;", name)
	w.line("")
}

// errorLayouts asserts what the runtime crate lays out.
func (w *writer) errorLayouts() {
	w.errorLayout(w.m.ErrorFieldType(), abi.ErrorFieldSize, abi.ErrorFieldMembers)
	w.errorLayout(w.m.ErrorType(), abi.ErrorSize, abi.ErrorMembers)
}

func (w *writer) errorLayout(name string, size int, members []abi.ErrorMember) {
	w.line("%s_ASSERT(sizeof(%s) == %d);", w.upper, name, size)
	for _, e := range members[1:] {
		w.line("%s_ASSERT(offsetof(%s, %s) == %d);", w.upper, name, e.Name, e.Offset)
	}
}

// exception prints the class_name of the errors of e.
func (w *writer) exception(e *abi.Exception) {
	w.line("")
	about := "The class_name of an error of kind " + w.upper + "_ERROR_" + e.Kind().Name
	if e.Base != nil {
		about += "; derives from \"" + e.Base.Qualified + "\""
	}
	w.doc(paragraphs(e.Doc, about+"."))
	w.line("#define %s %s", e.CName, literal(&abi.Value{Kind: abi.ValueStr, Str: e.Qualified}))
}
