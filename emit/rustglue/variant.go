package rustglue

import (
	"slices"
	"strconv"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// dataEnum writes what makes the Python types of a data enum: one of its own,
// and one a variant.
func (w *writer) dataEnum(c *abi.Class, slots []*slot) {
	w.open("data_enum")
	w.doc(c.Doc)
	w.line("static ", w.pyID(c.CName), ": ", w.path(c.Home), " = ", quote(w.qualifiedClass(c)), ";")
	w.borrowLine(c)
	w.options(c)
	w.line("free: ", c.FreeSymbol, ";")
	w.line("variants: [")
	for _, v := range c.Variants {
		w.docAt("    ", v.Doc)
		w.fill("    "+w.pyID(v.CName)+" = ", []string{
			quote(w.qualifiedClass(c) + "." + v.Name), quote(pyview.TextSignature(v.New)), w.variant(c, v) + " { .. }",
		}, ",")
		w.variantMembers(v)
	}
	w.line("];")
	w.members(c, slots)
	w.close()
}

// variantMembers writes the constructor and the fields of a variant; the latter
// in parentheses where they are items, too.
func (w *writer) variantMembers(v *abi.DataVariant) {
	var fields []string
	for _, p := range v.Fields {
		fields = append(fields, w.propertyID(w.pyID(v.CName), p))
	}
	before, after := "fields: [", "];"
	if v.Tuple {
		before, after = "fields: (", ");"
	}
	made := "new: " + w.pyID(v.New.Symbol) + ","
	if w.oneLine("        "+made+" "+before, fields, after) {
		return
	}
	w.line("        ", made)
	w.fill("        "+before, fields, after)
}

// variant is the path of v in Rust.
func (w *writer) variant(c *abi.Class, v *abi.DataVariant) string {
	return w.path(c.Home) + "::" + v.Rust
}

// variantPart returns the expression of what a variant gives: an object made of
// its fields, a field, or its place among the variants.
func (w *writer) variantPart(f *abi.Function, call, this string, args []string) invocation {
	switch f.Kind {
	case abi.Constructor:
		return w.variantValue(f, args)
	case abi.Getter:
		return w.variantField(f, w.borrow(f, call, this))
	}
	var arms []string
	for i, v := range f.Class.Variants {
		arms = append(arms, w.variant(f.Class, v)+" { .. } => "+strconv.Itoa(i))
	}
	return match(w.borrow(f, call, this), arms)
}

func (w *writer) variantValue(f *abi.Function, args []string) invocation {
	path := w.variant(f.Class, f.Variant)
	if f.Variant.Tuple {
		return invocation{before: path + "(", args: args, after: ")"}
	}
	var fields []string
	for i, arg := range args {
		name := memberName(f.Variant, i)
		if arg != name {
			name += ": " + arg
		}
		fields = append(fields, name)
	}
	if len(fields) == 0 {
		return invocation{before: path + " {}"}
	}
	return invocation{before: path + " { ", args: fields, after: " }"}
}

// memberName is the name of the field at index in Rust.
func memberName(v *abi.DataVariant, index int) string {
	if v.Tuple {
		return strconv.Itoa(index)
	}
	return v.Fields[index].Get.Rust
}

func (w *writer) variantField(f *abi.Function, self string) invocation {
	index := slices.IndexFunc(f.Variant.Fields, func(p *abi.Property) bool { return p.Get == f })
	arms := []string{w.variant(f.Class, f.Variant) + " { " + memberName(f.Variant, index) +
		": field, .. } => field.clone()"}
	if len(f.Class.Variants) > 1 {
		arms = append(arms, "_ => return Err(glue::other_variant("+quote(qualified(f))+"))")
	}
	return match(self, arms)
}

func match(value string, arms []string) invocation {
	return invocation{before: "match &*" + value + " { ", args: arms, after: " }", arms: true}
}
