package cffi

import (
	"slices"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// wrapper prints the body of one function: conversions, the call, the result.
type wrapper struct {
	*module
	names  *pyview.Scope // of the function
	keep   string        // the list of what has to live until the call is over
	keeps  bool          // it is needed
	args   []string      // of the C call
	prints *pyview.Printer
}

// function prints the def of f, which calls the C function bound to symbol.
func (m *module) function(f *abi.Function, symbol string) {
	params := m.annotator.Parameters(f)
	if f.Receiver != abi.NoReceiver && !slices.Contains(params, "/") {
		// As inspect shows it for methods of the extension.
		params = slices.Insert(params, 1, "/")
	}
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
		return f.Class.Name
	}
	return m.annotator.Out(f.Result)
}

func (m *module) callBody(f *abi.Function, symbol string) {
	w := &wrapper{module: m, names: pyview.NewScope(), prints: m.body.Child()}
	receiver := pyview.Receiver(f)
	w.names.Take(receiver)
	for _, p := range f.Params {
		w.names.Take(p.Name)
	}
	w.keep = w.names.Fresh("keep")
	if f.Receiver != abi.NoReceiver {
		w.args = append(w.args, receiver+"._handle")
	}
	for _, p := range f.Params {
		w.argument(p)
	}
	if w.keeps {
		m.body.Line("%s: %s[%s] = []", w.keep, m.scope.Builtin("list"), m.scope.Import("typing", "Any"))
	}
	m.body.Print(w.prints)
	out := f.OutType()
	if out == nil {
		w.call(f, symbol)
		return
	}
	cells, cell, result := m.cell(out), w.names.Fresh("out"), w.names.Fresh("result")
	m.body.Line("%s = %s.pop()", cell, cells)
	w.args = append(w.args, cell)
	w.call(f, symbol)
	m.body.Assign(result, m.resultType(f), m.result(f, cell))
	m.body.Line("%s.push(%s)", cells, cell)
	m.body.Line("return %s", result)
}

// call prints the call and the check of its error.
func (w *wrapper) call(f *abi.Function, symbol string) {
	if want := len(f.CParams()); want != len(w.args) {
		w.fault(f.Span, "%s has %d C parameters, but its CFFI wrapper passes %d", f.Describe(), want, len(w.args))
	}
	err := w.names.Fresh("error")
	w.body.SetCall(err, symbol, w.args)
	w.body.Line("if %s:", err)
	w.body.Line("    raise %s(%s)", w.runtime("exception"), err)
}

// result spells the value of the out-parameter as Python has it.
func (m *module) result(f *abi.Function, cell string) string {
	out := f.OutType()
	switch {
	case f.Kind == abi.Constructor:
		// Not cls: whoever calls __new__ with another class gets no object of
		// that class with this class's handle.
		return m.runtime("wrap") + "(" + m.class(f.Class) + ", " + cell + "[0])"
	case out.Kind == abi.CStruct && out.Struct.FreeSymbol != "":
		return m.types(m.compound.take(out.Struct)) + "(" + cell + ")"
	case out.Kind == abi.CStruct:
		return m.types(m.compound.out(f.Result)) + "(" + cell + ")"
	case f.Result.Kind == abi.ClassRef:
		return m.runtime("wrap") + "(" + m.class(f.Result.Class) + ", " + cell + "[0])"
	case f.Result.Kind == abi.EnumRef:
		return m.enum(f.Result.Enum) + "(" + cell + "[0])"
	default:
		return cell + "[0]"
	}
}

// argument prints the conversion of p and adds what it gives to the call.
func (w *wrapper) argument(p *abi.Param) {
	if p.Default != nil && pyview.Literal(p.Default) == pyview.Unspelled {
		w.prints.Line("if %s is ...:", p.Name)
		w.prints.Line("    %s = %s", p.Name, w.value(p.Default))
	}
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

// assign prints parts = a conversion.
func (w *wrapper) assign(parts []string, c call) {
	w.prints.SetCall(strings.Join(parts, ", "), c.function, c.args)
}
