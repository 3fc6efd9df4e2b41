package cffi

import (
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// wrapper prints the body of one function: conversions, the call, the result.
type wrapper struct {
	*module
	names  *pyview.Scope // of the function
	args   []string      // of the C call
	keeps  bool          // the conversions need a list of what has to live
	prints *pyview.Printer
}

// function prints the def of f, which calls the C function bound to symbol.
func (m *module) function(f *abi.Function, symbol string) {
	var receiver []string
	switch {
	case f.Kind == abi.Constructor:
		receiver = []string{"cls"}
	case f.Receiver != abi.NoReceiver:
		receiver = []string{"self"}
	}
	params := append(receiver, m.annotator.Parameters(f, m.literal)...)
	m.body.Call("def "+defName(f), params, " -> "+m.resultType(f)+":")
	m.body.Indent()
	m.body.Doc(f.Doc)
	m.callBody(f, symbol)
	m.body.Dedent()
}

func defName(f *abi.Function) string {
	if f.Kind == abi.Constructor {
		return "__new__"
	}
	return f.Name
}

func (m *module) resultType(f *abi.Function) string {
	if f.Kind == abi.Constructor {
		return m.class(f.Class)
	}
	return m.annotator.Out(f.Result)
}

func (m *module) callBody(f *abi.Function, symbol string) {
	w := &wrapper{module: m, names: pyview.NewScope(locals...)}
	for _, p := range f.Params {
		w.names.Take(p.Name)
	}
	w.prints = m.body.Child()
	for _, p := range f.Params {
		w.argument(p)
	}
	if w.keeps {
		m.body.Line("keep: %s[%s] = []", m.scope.Builtin("list"), m.scope.Import("typing", "Any"))
	}
	m.body.Print(w.prints)
	if f.Receiver != abi.NoReceiver {
		w.args = append([]string{"self._handle"}, w.args...)
	}
	cells := ""
	if out := f.OutType(); out != nil {
		cells = m.cell(out)
		m.body.Line("out = %s.pop()", cells)
		w.args = append(w.args, "out")
	}
	if want := len(f.CParams()); want != len(w.args) {
		m.fault(f.Span, "%s has %d C parameters, but its CFFI wrapper passes %d", f.Describe(), want, len(w.args))
	}
	m.body.Call("error = "+symbol, w.args, "")
	m.body.Line("if error:")
	m.body.Line("    raise %s(error)", m.runtime("exception"))
	if cells != "" {
		m.body.Line("result: %s = %s", m.resultType(f), m.result(f))
		m.body.Line("%s.push(out)", cells)
		m.body.Line("return result")
	}
}

// result spells the value of out as Python has it.
func (m *module) result(f *abi.Function) string {
	out := f.OutType()
	switch {
	case f.Kind == abi.Constructor:
		return m.runtime("wrap") + "(cls, out[0])"
	case out.Kind == abi.CStruct && out.Struct.FreeSymbol != "":
		return m.types(m.compound.take(out.Struct)) + "(out)"
	case out.Kind == abi.CStruct:
		return m.types(m.compound.out(f.Result)) + "(out)"
	case f.Result.Kind == abi.ClassRef:
		return m.runtime("wrap") + "(" + m.class(f.Result.Class) + ", out[0])"
	case f.Result.Kind == abi.EnumRef:
		return m.enum(f.Result.Enum) + "(out[0])"
	default:
		return "out[0]"
	}
}

// argument prints the conversion of p and adds what it gives to the call.
func (w *wrapper) argument(p *abi.Param) {
	if p.Type.Kind == abi.Option {
		w.optional(p)
		return
	}
	if isNumber(p.Type) {
		// A number keeps its name: it is the same value, checked.
		w.assign([]string{p.Name}, w.conversion(p, p.Type))
		w.args = append(w.args, p.Name)
		return
	}
	parts := w.parts(p, p.Type)
	w.assign(parts, w.conversion(p, p.Type))
	w.pass(p.Type, parts)
}

// optional passes a flag and then what is inside, which is not read if there is
// nothing.
func (w *wrapper) optional(p *abi.Param) {
	elem := p.Type.Elem()
	some := p.Name + " is not None"
	parts := w.parts(p, elem)
	w.prints.Line("%s = %s", parts[0], w.zero(elem))
	if len(parts) > 1 {
		w.prints.Line("%s = False", parts[1])
	}
	length := ""
	if elem.Kind == abi.Vec {
		length = w.names.Fresh(p.Name + "_len")
		w.prints.Line("%s = 0", length)
	}
	w.prints.Line("if %s:", some)
	w.prints.Indent()
	w.assign(parts, w.conversion(p, elem))
	if length != "" {
		w.prints.Line("%s = %s(%s)", length, w.scope.Builtin("len"), parts[0])
	}
	w.prints.Dedent()
	w.args = append(w.args, some)
	if length != "" {
		w.args = append(w.args, parts[0], length)
		return
	}
	w.pass(elem, parts)
}

// assign prints parts = value.
func (w *wrapper) assign(parts []string, value string) {
	w.prints.Line("%s = %s", strings.Join(parts, ", "), value)
}
