package rustglue

import (
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// pyFunction writes the CPython entry of a free function or of a function in a
// class, properties excepted.
func (w *writer) pyFunction(f *abi.Function) {
	macro := "py_function"
	switch f.Kind {
	case abi.Method:
		macro = "py_method"
	case abi.Static:
		macro = "py_static"
	case abi.Constructor:
		macro = "py_new"
	}
	call := callName(f)
	w.open(macro)
	if f.Kind == abi.Constructor {
		w.line("fn ", w.pyID(f.Symbol), " = ", quote(f.Class.Name+".__new__"), ";")
	} else {
		w.doc(f.Doc)
		w.fill("fn "+w.pyID(f.Symbol)+" = ", []string{quote(qualified(f)), quote(pyview.TextSignature(f))}, ";")
	}
	params := []string{call}
	var args []string
	if f.TakesPython {
		args = append(args, call+".py()")
	}
	for _, p := range f.Params {
		params = append(params, w.pyParam(p))
		args = append(args, w.pyArg(p))
	}
	before, list, after := w.invoke(f, w.pySelf(f, call), args)
	one := "(" + strings.Join(params, ", ") + ") => " + before + strings.Join(list, ", ") + after
	if len(one)+indent <= width {
		w.line(one)
	} else {
		w.fill("(", params, ") =>")
		w.fill("    "+before, list, after)
	}
	w.close()
}

// qualified is the name of f in messages.
func qualified(f *abi.Function) string {
	if f.Class == nil {
		return f.Name
	}
	return f.Class.Name + "." + f.Name
}

// pySelf returns the expression that borrows the object.
func (w *writer) pySelf(f *abi.Function, call string) string {
	kind := ""
	if f.Field { // there is no function to infer the class from
		kind = "::<" + w.path(f.Class.Home) + ">"
	}
	switch f.Receiver {
	case abi.ByRef:
		return call + ".shared" + kind + "(" + quote(f.Name) + ")?"
	case abi.ByMut:
		return call + ".exclusive" + kind + "(" + quote(f.Name) + ")?"
	default:
		return ""
	}
}

func (w *writer) pyParam(p *abi.Param) string {
	text := rustIdent(p.Name)
	switch p.Kind {
	case abi.PositionalOnly:
		text = "#[positional] " + text
	case abi.KeywordOnly:
		text = "#[named] " + text
	}
	if p.Default != nil {
		text += " = " + w.value(p.Type, p.Default)
	}
	return text
}

func (w *writer) pyArg(p *abi.Param) string {
	if p.Type.Borrow == abi.RefOwned {
		return "&" + rustIdent(p.Name)
	}
	return rustIdent(p.Name)
}

// doc writes a docstring as a doc comment.
func (w *writer) doc(text string) {
	text = pyview.CleanDoc(text)
	if text == "" {
		return
	}
	for _, line := range strings.Split(strings.ReplaceAll(text, "\r", " "), "\n") {
		w.line(strings.TrimRight("/// "+line, " "))
	}
}
