package native

import (
	"strings"

	"example.com/bindgen/parser"
)

// typeName returns the name in C of a type that is called name in Rust, with
// the arguments of generics in it, and has this path.
func (l *lowerer) typeName(path, name string) string { return l.renamed(path, name) }

// renamed applies [export] rename and prefix. A rename names the item by its
// path in the crate, where several have its name, or by the name alone.
func (l *lowerer) renamed(path, name string) string {
	export := &l.config.Export
	to, ok := export.Rename[path]
	key := path
	if !ok {
		to, ok = export.Rename[name]
		key = name
	}
	if ok {
		l.found(key)
		if export.RenamingOverridesPrefixing || !isWord(to) {
			return to
		}
		name = to
	}
	return export.Prefix + name
}

// isCalled reports whether name is how C calls t, as it does where a rename gives
// an alias the name of its target.
func (t *Type) isCalled(name string) bool {
	return t != nil && (t.Kind == Named && t.Name == name || t.Kind == Primitive && string(t.Prim) == name)
}

// isWord reports whether name is one word, which a declaration can have for a name.
func isWord(name string) bool { return !strings.ContainsAny(name, " *") }

// pathOf returns the path of item in its crate: a::b::Name.
func pathOf(item parser.Item) string {
	head := item.Head()
	if head.Module == nil {
		return head.Name
	}
	return strings.Join(append(head.Module.Path(), head.Name), "::")
}

// rustArguments returns generic arguments as Rust writes them.
func rustArguments(args []argument) string {
	if len(args) == 0 {
		return ""
	}
	texts := make([]string, len(args))
	for i, arg := range args {
		switch {
		case arg.typ != nil:
			texts[i] = arg.typ.rustText()
		case arg.item != nil:
			texts[i] = arg.item.Name
		default:
			texts[i] = valueText(arg.value)
		}
	}
	return "<" + strings.Join(texts, ", ") + ">"
}

// rustText returns t as Rust writes it.
func (t *Type) rustText() string {
	switch {
	case t.inst != nil:
		return t.inst.rust
	case t.Kind == Pointer && t.Const:
		return "*const " + t.Elem.rustText()
	case t.Kind == Pointer:
		return "*mut " + t.Elem.rustText()
	case t.Kind == Array && t.Len.Name != "":
		return "[" + t.Elem.rustText() + "; " + t.Len.Name + "]"
	case t.Kind == Array:
		return "[" + t.Elem.rustText() + "; " + t.Len.text() + "]"
	case t.Kind == FnPointer:
		return t.Fn.rustText()
	}
	return t.Rust
}

func (fn *Signature) rustText() string {
	params := make([]string, len(fn.Params))
	for i, p := range fn.Params {
		params[i] = p.Type.rustText()
	}
	text := "fn(" + strings.Join(params, ", ") + ")"
	switch {
	case fn.NoReturn:
		return text + " -> !"
	case fn.Result != nil:
		return text + " -> " + fn.Result.rustText()
	}
	return text
}
