package cheader

import (
	"fmt"
	"slices"
	"strings"

	"example.com/bindgen/abi"
)

// functionDoc is the documentation of f. What Rust code says nothing about, and
// a name in C does not tell, has a sentence of bindgen's.
func functionDoc(f *abi.Function) string {
	switch {
	case f.Doc != "":
		return f.Doc
	case f.Variant != nil && f.Kind == abi.Constructor:
		return "Makes a `" + f.Class.Name + "` that is a `" + f.Variant.Name + "`."
	case f.Kind == abi.Constructor:
		return "Makes a `" + f.Class.Name + "`."
	case f.Kind == abi.Deleter:
		return "Deletes `" + f.Name + "`."
	case f.Kind == abi.Special:
		return "What `" + f.Name + "` is in Python."
	default:
		return ""
	}
}

// protocol says what a function asks of its caller, or tells, beside its types.
func protocol(f *abi.Function) string {
	switch {
	case f.Kind == abi.VariantPart:
		return variants(f.Class)
	case f.Kind == abi.Getter && f.Variant != nil:
		return "A TYPE error where `self` is not a `" + f.Variant.Name + "`."
	case f.Name == "__next__" && f.Kind == abi.Special:
		return "`is_some` is false at the end."
	case f.Name == "__richcmp__" && f.Kind == abi.Special:
		return "`" + abi.CName(f.Params[1].Name) + "` is 0 to 5: <, <=, ==, !=, >, >=."
	default:
		return ""
	}
}

// variants lists the variants of a data enum with their numbers.
func variants(c *abi.Class) string {
	var list []string
	for i, v := range c.Variants {
		list = append(list, fmt.Sprintf("%d `%s`", i, v.Name))
	}
	return strings.Join(list, ", ") + "."
}

// paragraphs joins texts by blank lines and leaves empty ones out.
func paragraphs(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(t string) bool { return t == "" }), "\n\n")
}

// defaults says what Python passes where a caller leaves a parameter out: C has
// no defaults, and its users want the same ones.
func defaults(f *abi.Function) string {
	var list []string
	for _, p := range f.Params {
		if p.Default != nil {
			list = append(list, "`"+p.Name+"` "+defaultText(p.Default))
		}
	}
	if list == nil {
		return ""
	}
	return "Python's defaults: " + strings.Join(list, ", ") + "."
}

func defaultText(v *abi.Value) string {
	switch v.Kind {
	case abi.ValueNone:
		return "none"
	case abi.ValueEmptyList:
		return "empty"
	default:
		return literal(v)
	}
}
