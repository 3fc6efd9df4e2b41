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
	if pyview.Receiver(f) != "" && !slices.Contains(params, "/") && (f.Kind != abi.Constructor || takesNames(f)) {
		// As inspect shows it for methods of the extension.
		params = slices.Insert(params, 1, "/")
	}
	m.body.Def(defName(f), params, m.resultType(f), ":")
	m.body.Indent()
	if f.Kind != abi.Constructor || f.Variant == nil { // a variant's class says what it is
		m.body.Doc(f.Doc)
	}
	m.callBody(f, symbol)
	m.body.Dedent()
}

// takesNames reports whether f takes arguments of any name.
func takesNames(f *abi.Function) bool {
	return slices.ContainsFunc(f.Params, func(p *abi.Param) bool { return p.Kind == abi.VarKeyword })
}

func defName(f *abi.Function) string {
	if f.Kind == abi.Constructor {
		return "__new__"
	}
	return f.Name
}

func (m *module) resultType(f *abi.Function) string {
	special := f.Special()
	switch {
	case f.Kind == abi.Constructor && f.Variant == nil && f.Class.Subclass:
		return m.scope.ExtensionType("Self")
	case f.Kind == abi.Constructor:
		return m.made(f)
	case pyview.EntersMember(f):
		return m.any()
	case special != nil && (special.Group == abi.SpecialInplace || special.Slot == "divmod"):
		return m.any() // type checkers allow NotImplemented in other operators only
	case special != nil && special.Result == abi.ResultOption:
		return m.annotator.Out(f.Result.Elem())
	default:
		return m.annotator.Out(f.Result)
	}
}

// made names the class that a constructor makes objects of.
func (m *module) made(f *abi.Function) string {
	if f.Variant != nil {
		return m.variants[f.Variant]
	}
	return f.Class.Name
}

func (m *module) callBody(f *abi.Function, symbol string) {
	w := m.convertArguments(f)
	out := f.OutType()
	if out == nil {
		w.call(f, symbol)
		if special := f.Special(); special != nil && special.Group == abi.SpecialInplace {
			m.body.Line("return %s", pyview.Receiver(f))
		}
		return
	}
	cells, cell, result := m.cell(out), w.names.Fresh("out"), w.names.Fresh("result")
	m.body.Line("%s = %s.pop()", cell, cells)
	w.args = append(w.args, cell)
	w.call(f, symbol)
	if special := f.Special(); special != nil && special.Result == abi.ResultOption {
		m.body.Line("if not %s.is_some:", cell)
		m.body.Line("    %s.push(%s)", cells, cell)
		m.body.Line("    raise %s", m.scope.Builtin("StopIteration"))
	}
	m.body.Assign(result, m.resultType(f), w.result(f, cell))
	m.body.Line("%s.push(%s)", cells, cell)
	m.body.Line("return %s", result)
}

// convertArguments prints the conversions of f's parameters.
func (m *module) convertArguments(f *abi.Function) *wrapper {
	w := &wrapper{module: m, names: pyview.NewScope()}
	receiver := pyview.Receiver(f)
	w.names.Take(receiver)
	for _, p := range f.Params {
		w.names.Take(p.Name)
	}
	w.keep = w.names.Fresh("keep")
	switch f.Receiver {
	case abi.NoReceiver:
	case abi.ByValue:
		w.args = append(w.args, call{m.convert("to_enum"), []string{receiver, m.enum(f.Enum), `"self"`}}.String())
	default:
		w.args = append(w.args, m.ownHandle(f, receiver))
	}
	declines := pyview.Declines(f)
	if declines {
		m.body.Indent()
	}
	w.prints = m.body.Child()
	for _, p := range f.Params {
		w.argument(p)
	}
	if declines {
		m.body.Dedent()
		declines = !w.prints.Empty()
	}
	if w.keeps {
		m.body.Line("%s: %s[%s] = []", w.keep, m.scope.Builtin("list"), m.scope.Import("typing", "Any"))
	}
	if declines {
		m.body.Line("try:")
	}
	m.body.Print(w.prints)
	w.holdCallbacks(f)
	if declines {
		// Others are raised: they tell of more than a type that does not fit.
		m.body.Line("except (%s, %s, %s):", m.scope.Builtin("TypeError"), m.scope.Builtin("ValueError"), m.scope.Builtin("OverflowError"))
		m.body.Line("    return %s", m.scope.Builtin("NotImplemented"))
	}
	return w
}

// ownHandle spells the handle of the object that f is called on.
func (m *module) ownHandle(f *abi.Function, receiver string) string {
	if f.Kind == abi.Special && f.Name == "__getattr__" {
		// Found without asking __getattr__ again in an object that has none.
		return m.scope.Builtin("object") + ".__getattribute__(" + receiver + ", " + pyview.StrLiteral(handleSlot(f.Class)) + ")"
	}
	return receiver + "." + handleSlot(f.Class)
}

// call prints the call and the check of its error.
func (w *wrapper) call(f *abi.Function, symbol string) {
	if want := len(f.CParams()); want != len(w.args) {
		w.fault(f.Span, "%s has %d C parameters, but its CFFI wrapper passes %d", f.Describe(), want, len(w.args))
	}
	err := w.names.Fresh("error")
	w.body.SetCall(err, symbol, w.args)
	w.body.Line("if %s:", err)
	w.body.Line("    raise %s(%s)", w.errors("exception"), err)
}

// result spells the value of the out-parameter as Python has it.
func (m *module) result(f *abi.Function, cell string) string {
	out := f.OutType()
	special := f.Special()
	switch {
	case f.Kind == abi.Constructor:
		return m.objects("make") + "(" + m.made(f) + ", " + pyview.Receiver(f) + ", " + cell + "[0])"
	case special != nil && special.Result == abi.ResultOption:
		return m.types(m.compound.some(f.Result, out.Struct)) + "(" + cell + ")"
	case special != nil && special.Name == "__hash__":
		return m.results("to_hash") + "(" + cell + "[0])"
	case out.Kind == abi.CStruct && out.Struct.FreeSymbol != "":
		return m.types(m.compound.take(f.Result, out.Struct)) + "(" + cell + ")"
	case f.Result.IsWide():
		return m.results("read_wide") + "(" + cell + ")"
	case f.Result.Kind == abi.Char:
		return m.scope.Builtin("chr") + "(" + cell + "[0])"
	case isExternal(f.Result):
		return m.externalFrom(f.Result, cell)
	case out.Kind == abi.CStruct:
		return m.types(m.compound.out(f.Result)) + "(" + cell + ")"
	case f.Result.Kind == abi.ClassRef && isObject(f.Result):
		args := append([]string{m.class(f.Result.Class), cell + "[0]"}, candidates(f)...)
		return m.objects("same") + "(" + strings.Join(args, ", ") + ")"
	case f.Result.Kind == abi.ClassRef:
		return m.objects("wrap") + "(" + m.class(f.Result.Class) + ", " + cell + "[0])"
	case f.Result.Kind == abi.EnumRef:
		return m.enum(f.Result.Enum) + "(" + cell + "[0])"
	default:
		return cell + "[0]"
	}
}

// isObject reports whether t is an object itself and not only its value.
func isObject(t *abi.Type) bool {
	switch t.Borrow {
	case abi.AsPyRef, abi.AsPyRefMut, abi.AsBound, abi.AsBoundOwned, abi.AsPy:
		return true
	default:
		return false
	}
}

// candidates are the objects that f may return again.
func candidates(f *abi.Function) []string {
	var out []string
	if f.Receiver != abi.NoReceiver {
		out = append(out, pyview.Receiver(f))
	}
	for _, p := range f.Params {
		t := p.Type
		if t.Kind == abi.Option {
			t = t.Elem()
		}
		if t.Kind == abi.ClassRef {
			out = append(out, p.Name)
		}
	}
	return out
}

// argument prints the conversion of p and adds what it gives to the call.
func (w *wrapper) argument(p *abi.Param) {
	if p.Type.Kind == abi.Object {
		return
	}
	if p.Default != nil && pyview.Literal(p.Default) == pyview.Unspelled {
		w.prints.Line("if %s is ...:", p.Name)
		w.prints.Line("    %s = %s", p.Name, w.value(p.Default))
	}
	if p.Type.Kind == abi.Option {
		w.optional(p)
		return
	}
	if p.Type.Kind == abi.CompareOp {
		w.args = append(w.args, p.Name)
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
	if p.Kind == abi.VarKeyword {
		some = w.scope.Builtin("bool") + "(" + p.Name + ")" // where none is passed there is no map
	}
	parts := w.parts(p, elem)
	w.prints.Line("%s = %s", parts[0], w.zero(elem))
	if len(parts) > 1 {
		w.prints.Line("%s = False", parts[1])
	}
	length := ""
	if elem.Carrier().Kind == abi.Vec {
		length = w.names.Fresh(p.Name + "_len")
		w.prints.Line("%s = 0", length)
	}
	if p.Kind == abi.VarKeyword {
		w.prints.Line("if %s:", p.Name)
	} else {
		w.prints.Line("if %s:", some)
	}
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
