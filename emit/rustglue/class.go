package rustglue

import (
	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// class writes a class with all that is in it.
func (w *writer) class(c *abi.Class) {
	if c.Mirrors != "" {
		w.mirrorClass(c)
	}
	for _, f := range c.AllFunctions() {
		w.cFunction(f)
		w.pyFunction(f)
	}
	for _, p := range c.Props {
		w.property("py_property", c.Name, w.pyID(c.CName), p)
	}
	for _, v := range c.Variants {
		for _, p := range v.Fields {
			w.property("py_property", c.Name+"."+v.Name, w.pyID(v.CName), p)
		}
	}
	slots := slotsOf(c)
	for _, s := range slots {
		w.slot(c, s)
	}
	if len(c.Variants) > 0 {
		w.dataEnum(c, slots)
	} else {
		w.classType(c, slots)
	}
	if c.Clone {
		w.out.WriteString("\nglue::class_by_value!(" + w.path(c.Home) + ");\n")
	}
}

// classType writes what makes the Python type of c.
func (w *writer) classType(c *abi.Class, slots []*slot) {
	signature := ""
	if c.New != nil {
		signature = pyview.TextSignature(c.New)
	}
	w.open("class")
	w.doc(c.Doc)
	w.fill("static "+w.pyID(c.CName)+": "+w.path(c.Home)+" = ",
		[]string{quote(w.qualifiedClass(c)), quote(signature)}, ";")
	w.borrowLine(c)
	if c.Base != nil {
		w.line("base: ", w.path(c.Base.Home), ", ", c.UpcastSymbol, ";")
	}
	w.options(c)
	w.line("free: ", c.FreeSymbol, ";")
	if c.New != nil {
		w.line("new: ", w.pyID(c.New.Symbol), ";")
	}
	w.members(c, slots)
	w.close()
}

// qualifiedClass is the name of c with its module.
func (w *writer) qualifiedClass(c *abi.Class) string {
	return w.space(c.Home.Namespace) + "." + c.Name
}

func (w *writer) borrowLine(c *abi.Class) {
	if c.Frozen {
		w.line("borrow: Frozen;")
	} else {
		w.line("borrow: Flag;")
	}
}

func (w *writer) options(c *abi.Class) {
	var options []string
	if c.Subclass {
		options = append(options, "subclass")
	}
	if c.Weakref {
		options = append(options, "weakref")
	}
	if c.Dict {
		options = append(options, "dict")
	}
	if c.Generic {
		options = append(options, "generic")
	}
	if len(options) > 0 {
		w.list("options: [", options, "];")
	}
}

// members writes the lists of what a class consists of.
func (w *writer) members(c *abi.Class, slots []*slot) {
	var properties, special []string
	for _, p := range c.Props {
		properties = append(properties, w.propertyID(w.pyID(c.CName), p))
	}
	for _, s := range slots {
		special = append(special, w.slotID(s))
	}
	w.list("methods: [", w.functionIDs(c.Methods), "];")
	w.list("properties: [", properties, "];")
	if len(special) > 0 {
		w.list("slots: [", special, "];")
	}
	if len(c.Attrs) > 0 {
		w.list("attributes: [", w.functionIDs(c.Attrs), "];")
	}
}

func (w *writer) functionIDs(functions []*abi.Function) []string {
	var out []string
	for _, f := range functions {
		out = append(out, w.pyID(f.Symbol))
	}
	return out
}

// propertyID is the name in the glue of a property of what is named owner.
func (w *writer) propertyID(owner string, p *abi.Property) string { return owner + "_" + p.Name }

// property writes the CPython side of a property by a macro.
func (w *writer) property(macro, class, owner string, p *abi.Property) {
	w.open(macro)
	w.doc(p.Doc)
	w.line("static ", w.propertyID(owner, p), " = ", quote(class+"."+p.Name), ";")
	if p.Get != nil {
		w.accessor("get ", p.Get)
	}
	if p.Set != nil {
		w.accessor("set ", p.Set)
	}
	if p.Del != nil {
		w.accessor("del ", p.Del)
	}
	w.close()
}

// accessor writes what a property or a slot does in one case.
func (w *writer) accessor(before string, f *abi.Function) {
	call := callName(f)
	params := append([]string{call}, w.pyParams(f)...)
	w.arm(before, params, w.invoke(f, call, "", w.pyArgs(f, call)), ";")
}
