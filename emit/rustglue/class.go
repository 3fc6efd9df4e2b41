package rustglue

import (
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// class writes a class with all that is in it.
func (w *writer) class(c *abi.Class) {
	for _, f := range c.AllFunctions() {
		w.cFunction(f)
		if f.Kind != abi.Getter && f.Kind != abi.Setter {
			w.pyFunction(f)
		}
	}
	for _, p := range c.Props {
		w.property(c, p)
	}
	signature := ""
	if c.New != nil {
		signature = pyview.TextSignature(c.New)
	}
	borrow := "Flag"
	if c.Frozen {
		borrow = "Frozen"
	}
	w.open("class")
	w.doc(c.Doc)
	name := w.space(c.Home.Namespace) + "." + c.Name
	w.line("static ", w.pyID(c.CName), ": ", w.path(c.Home), " = ", quote(name), ", ", quote(signature), ";")
	w.line("borrow: ", borrow, ";")
	w.line("free: ", c.FreeSymbol, ";")
	if c.New != nil {
		w.line("new: ", w.pyID(c.New.Symbol), ";")
	}
	var methods, properties []string
	for _, f := range c.Methods {
		methods = append(methods, w.pyID(f.Symbol))
	}
	for _, p := range c.Props {
		properties = append(properties, w.propertyID(c, p))
	}
	w.list("methods: [", methods, "];")
	w.list("properties: [", properties, "];")
	w.close()
	if c.Clone {
		w.out.WriteString("\nglue::class_by_value!(" + w.path(c.Home) + ");\n")
	}
}

func (w *writer) propertyID(c *abi.Class, p *abi.Property) string {
	return w.pyID(c.CName) + "_" + p.Name
}

// property writes the CPython side of a property.
func (w *writer) property(c *abi.Class, p *abi.Property) {
	w.open("py_property")
	w.doc(p.Doc)
	w.line("static ", w.propertyID(c, p), " = ", quote(c.Name+"."+p.Name), ";")
	if p.Get != nil {
		w.accessor("get (", ") => ", p.Get)
	}
	if p.Set != nil {
		w.accessor("set (", ", "+rustIdent(p.Set.Params[0].Name)+") => ", p.Set)
	}
	w.close()
}

func (w *writer) accessor(before, after string, f *abi.Function) {
	call := callName(f)
	var args []string
	if f.TakesPython {
		args = append(args, call+".py()")
	}
	for _, p := range f.Params {
		args = append(args, w.pyArg(p))
	}
	head, list, tail := w.invoke(f, w.pySelf(f, call), args)
	w.line(before, call, after, head, strings.Join(list, ", "), tail, ";")
}
