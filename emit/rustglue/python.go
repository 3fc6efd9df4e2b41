package rustglue

import (
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// macros are those that write the CPython entry of a function by itself. The
// other kinds of functions are entries of a property or a slot.
var macros = map[abi.FunctionKind]string{
	abi.Plain:       "py_function",
	abi.Method:      "py_method",
	abi.Static:      "py_static",
	abi.ClassMethod: "py_class_method",
	abi.Constructor: "py_new",
	abi.ClassAttr:   "py_class_attribute",
}

// pyFunction writes the CPython entry of f, where it has one of its own.
func (w *writer) pyFunction(f *abi.Function) {
	macro := macros[f.Kind]
	if f.Receiver == abi.ByValue && f.Kind != abi.Getter {
		macro = "py_enum_method"
	}
	if macro == "" {
		return
	}
	call := callName(f)
	w.open(macro)
	switch f.Kind {
	case abi.Constructor:
		w.line("fn ", w.pyID(f.Symbol), " = ", quote(qualified(f)), ";")
	case abi.ClassAttr:
		w.doc(f.Doc)
		w.line("static ", w.pyID(f.Symbol), " = ", quote(qualified(f)), ";")
	default:
		w.doc(f.Doc)
		w.fill("fn "+w.pyID(f.Symbol)+" = ", []string{quote(qualified(f)), quote(pyview.TextSignature(f))}, ";")
	}
	w.arm("", append([]string{call}, w.pyParams(f)...), w.invoke(f, call, "", w.pyArgs(f, call)), "")
	w.close()
}

// arm writes parameters and the expression that is made of them, on one line
// where it fits.
func (w *writer) arm(before string, params []string, body invocation, after string) {
	one := before + "(" + strings.Join(params, ", ") + ") => " + body.String() + after
	if len(one)+indent <= width {
		w.line(one)
		return
	}
	if body.arms {
		w.list(before+"("+strings.Join(params, ", ")+") => "+body.before, body.args, body.after+after)
		return
	}
	w.fill(before+"(", params, ") =>")
	w.fill("    "+body.before, body.args, body.after+after)
}

// qualified is the name of f in messages.
func qualified(f *abi.Function) string {
	name := f.Name
	if !f.IsMember() {
		return name
	}
	if f.Kind == abi.Constructor {
		name = "__new__"
	}
	if f.Variant != nil {
		name = f.Variant.Name + "." + name
	}
	return f.Owner() + "." + name
}

// doc writes a docstring as a doc comment.
func (w *writer) doc(text string) { w.docAt("", text) }

// docAt is doc for what stands behind a margin.
func (w *writer) docAt(margin, text string) {
	text = pyview.CleanDoc(text)
	if text == "" {
		return
	}
	for _, line := range strings.Split(strings.ReplaceAll(text, "\r", " "), "\n") {
		w.line(strings.TrimRight(margin+"/// "+line, " "))
	}
}
