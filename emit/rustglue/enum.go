package rustglue

import (
	"fmt"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// enums writes the C-like enums of this file.
func (w *writer) enums() {
	for _, e := range w.m.Enums {
		if e.Home.Attach == w.attach {
			w.enum(e)
		}
	}
}

// enum writes an enum with all that is in it.
func (w *writer) enum(e *abi.Enum) {
	for _, f := range e.AllFunctions() {
		w.cFunction(f)
		if pyview.IsRichCompare(f) {
			w.orders(f)
		} else {
			w.pyFunction(f)
		}
	}
	for _, p := range e.Props {
		w.property("py_enum_property", e.Name, w.pyID(e.CName), p)
	}
	if e.Mirrored {
		w.mirror(e)
	}
	w.open("enumeration")
	w.doc(e.Doc)
	head := fmt.Sprintf("static %s: %s as %s = %s, int: %t", w.pyID(e.CName), w.enumPath(e), e.Repr, quote(e.Name), e.Int)
	if e.HasMembers() {
		w.line(head, ",")
		w.enumMembers(e)
	} else {
		w.line(head, ";")
	}
	for _, v := range e.Variants {
		w.line(fmt.Sprintf("%s = %d %s,", v.Rust, v.Value, quote(v.Name)))
	}
	w.close()
}

// enumMembers writes the lists of what an enum has beside its variants. Special
// methods have no slots there: Python finds them by their names.
func (w *writer) enumMembers(e *abi.Enum) {
	methods := w.functionIDs(e.Methods)
	for _, f := range e.Specials {
		if !pyview.IsRichCompare(f) {
			methods = append(methods, w.pyID(f.Symbol))
			continue
		}
		for _, o := range pyview.Comparisons(f) {
			methods = append(methods, w.orderID(f, o))
		}
	}
	var properties []string
	for _, p := range e.Props {
		properties = append(properties, w.propertyID(w.pyID(e.CName), p))
	}
	w.list("methods: [", methods, "],")
	w.list("properties: [", properties, "],")
	w.list("attributes: [", w.functionIDs(e.Attrs), "];")
}

// orders writes the four methods that __richcmp__ of an enum stands for: members
// are equal as Python's enum has it.
func (w *writer) orders(f *abi.Function) {
	call := callName(f)
	other := f.Params[0]
	for _, o := range pyview.Comparisons(f) {
		one := *f
		one.Name, one.Params = o.Name, []*abi.Param{other}
		w.open("py_enum_method")
		w.doc(f.Doc)
		w.fill("fn "+w.orderID(f, o)+" = ", []string{quote(qualified(&one)), quote(pyview.TextSignature(&one))}, ";")
		args := []string{w.given(other, rustIdent(other.Name)), fmt.Sprintf("glue::compare_op(%d)?", o.Op)}
		w.arm("", append([]string{call}, w.pyParams(&one)...), w.invoke(f, call, "", args), "")
		w.close()
	}
}

// orderID is the name in the glue of a method that __richcmp__ stands for, which
// nothing else has where that is written.
func (w *writer) orderID(f *abi.Function, o pyview.Operator) string {
	return w.pyID(f.Enum.CName) + "_" + o.Name
}
