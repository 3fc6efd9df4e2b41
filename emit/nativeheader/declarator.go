package nativeheader

import (
	"slices"
	"strconv"

	"example.com/bindgen/abi/native"
)

// part is a step from the declared name outwards: `int (*f)(void)` is a
// pointer, then a function, and int is left.
type part struct {
	kind      partKind
	isConst   bool   // of pointerPart: the pointer itself
	attribute string // of pointerPart
	length    string // of arrayPart
	signature *native.Signature
	args      string // of functionPart: how parameters are laid out
}

type partKind int

const (
	pointerPart partKind = iota
	arrayPart
	functionPart
)

// declarator is a type taken apart the way C declares it.
type declarator struct {
	base  string // const uint8_t, struct Foo
	parts []part // the outermost first
}

// declare writes t as the type of name, or alone where name is "".
func (w *writer) declare(t *native.Type, name string) {
	w.declarator(w.takeApart(t, false), name)
}

// declareConst is declare for something that is const itself.
func (w *writer) declareConst(t *native.Type, name string) {
	w.declarator(w.takeApart(t, true), name)
}

// spelled returns t alone.
func (w *writer) spelled(t *native.Type) string {
	apart := newText(w.config.TabWidth)
	(&writer{text: apart, config: w.config, module: w.module}).declare(t, "")
	return string(apart.buf)
}

// prototype writes a function.
func (w *writer) prototype(f *native.Function, args string) {
	d := w.result(&f.Signature)
	d.parts = append([]part{{kind: functionPart, signature: &f.Signature, args: args}}, d.parts...)
	w.declarator(d, f.Name)
}

// parameter writes a parameter, as an array where an annotation says so.
func (w *writer) parameter(p *native.Param) {
	if p.ArrayLen == nil || p.Type.Kind != native.Pointer {
		w.declare(p.Type, p.Name)
		return
	}
	d := w.takeApart(p.Type.Elem, p.Type.Const)
	d.parts = append([]part{{kind: arrayPart, length: *p.ArrayLen}}, d.parts...)
	w.declarator(d, p.Name)
}

func (w *writer) takeApart(t *native.Type, isConst bool) declarator {
	var d declarator
	for {
		switch t.Kind {
		case native.Pointer:
			d.parts = append(d.parts, part{kind: pointerPart, isConst: isConst, attribute: w.pointerAttribute(t)})
			isConst = t.Const
			t = t.Elem
		case native.Array:
			d.parts = append(d.parts, part{kind: arrayPart, length: arrayLength(t.Len)})
			t = t.Elem
		case native.FnPointer:
			result := w.result(t.Fn)
			d.parts = append(d.parts,
				part{kind: pointerPart, isConst: isConst, attribute: w.functionAttribute(t)},
				part{kind: functionPart, signature: t.Fn, args: w.config.Fn.Args})
			d.parts = append(d.parts, result.parts...)
			d.base = result.base
			return d
		default:
			d.base = w.named(t)
			if isConst {
				d.base = "const " + d.base
			}
			return d
		}
	}
}

func (w *writer) result(s *native.Signature) declarator {
	if s.Result == nil {
		return declarator{base: "void"}
	}
	return w.takeApart(s.Result, false)
}

func (w *writer) pointerAttribute(t *native.Type) string {
	if t.NonNull {
		return w.config.Ptr.NonNullAttribute
	}
	return w.config.Ptr.NullableAttribute
}

// functionAttribute is never that of pointers that are not null: who has it
// expects it on pointers to data.
func (w *writer) functionAttribute(t *native.Type) string {
	if t.NonNull {
		return ""
	}
	return w.config.Ptr.NullableAttribute
}

func arrayLength(l *native.ArrayLen) string {
	if l.Name != "" {
		return l.Name
	}
	return strconv.FormatInt(l.Value, 10)
}

// declarator writes d around name: what C puts before the name from the inside
// out, what it puts behind it from the outside in. Parentheses stand where a
// pointer meets an array or a function, which bind stronger.
func (w *writer) declarator(d declarator, name string) {
	w.put(d.base)
	if name != "" {
		w.put(" ")
	}
	for i, p := range slices.Backward(d.parts) {
		if p.kind == pointerPart {
			w.pointer(p)
		} else if i > 0 && d.parts[i-1].kind != arrayPart {
			w.put("(")
		}
	}
	w.put(name)
	for i, p := range d.parts {
		if p.kind == pointerPart {
			continue
		}
		if i > 0 && d.parts[i-1].kind != arrayPart {
			w.put(")")
		}
		if p.kind == arrayPart {
			w.put("[", p.length, "]")
		} else {
			w.parameters(p)
		}
	}
}

func (w *writer) pointer(p part) {
	w.put("*")
	if p.isConst {
		w.put("const ")
	}
	if p.attribute != "" {
		w.put(p.attribute, " ")
	}
}

// parameters writes a list of parameters with its parentheses.
func (w *writer) parameters(p part) {
	w.put("(")
	switch {
	case len(p.signature.Params) == 0 && !p.signature.Variadic:
		w.put("void")
	case p.args == vertical:
		w.parameterList(p.signature, w.nextUnder(w.here()))
	case p.args == horizontal:
		w.parameterList(p.signature, w.nextBehind)
	case !w.fits(w.config.LineLength, func() { w.parameterList(p.signature, w.nextBehind) }):
		w.parameterList(p.signature, w.nextUnder(w.here()))
	}
	w.put(")")
	if p.signature.NoReturn && w.config.Fn.NoReturn != "" {
		w.put(" ", w.config.Fn.NoReturn)
	}
}

func (w *writer) parameterList(s *native.Signature, next func()) {
	for i, p := range s.Params {
		if i > 0 {
			next()
		}
		w.parameter(p)
	}
	if s.Variadic {
		if len(s.Params) > 0 {
			next()
		}
		w.put("...")
	}
}

func (w *writer) nextBehind() { w.put(", ") }

func (w *writer) nextUnder(column int) func() {
	return func() {
		w.put(",")
		w.end()
		w.at(column)
		w.put("")
		w.dedent()
	}
}

// named spells a type without declarators.
func (w *writer) named(t *native.Type) string {
	switch t.Kind {
	case native.Void:
		return "void"
	case native.VaList:
		return "va_list"
	case native.Primitive:
		return string(t.Prim)
	}
	if t.Decl == nil {
		return t.Name
	}
	return w.reference(t.Decl)
}

// reference spells the type that d declares, as the style has it.
func (w *writer) reference(d native.Decl) string {
	keyword := keyword(d)
	if keyword == "" || !w.hasTags() {
		return d.Base().Name
	}
	return keyword + " " + tag(d)
}

// keyword is what stands before d's tag; "" for what is a typedef only.
func keyword(d native.Decl) string {
	switch d := d.(type) {
	case *native.Forward:
		return keyword(d.Of)
	case *native.Record:
		return recordKeyword(d.Union)
	case *native.Tagged:
		return recordKeyword(d.TagInBody)
	case *native.Opaque:
		return "struct"
	case *native.Enum:
		if d.Repr == nil {
			return "enum"
		}
	}
	return ""
}

func recordKeyword(union bool) string {
	if union {
		return "union"
	}
	return "struct"
}

func tag(d native.Decl) string {
	if d, ok := d.(*native.Forward); ok {
		return tag(d.Of)
	}
	if tag := d.Base().Tag; tag != "" {
		return tag
	}
	return d.Base().Name
}
