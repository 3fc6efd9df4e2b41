package parser

import (
	"slices"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// exporting are the attributes that make something part of the bindings.
var exporting = []string{
	"pyfunction", "pyclass", "pymethods", "pymodule", "pymodule_export", "pymodule_init", "no_mangle", "export_name",
}

// exportingDerives are the derives that do.
var exportingDerives = []string{"FromPyObject", "IntoPyObject"}

// reportLost goes through all tokens of the file, independently of the syntax
// tree, and reports each exporting attribute that no item was read for.
func (r *reader) reportLost() {
	for i := 0; i < len(r.tokens.list); i++ {
		if !r.tokens.isHash(i) {
			continue
		}
		attr, _, ok := r.tokens.attrAt(i)
		if !ok {
			continue
		}
		name := exports(&attr)
		at := r.tokens.list[i].start
		if name == "" || r.taken[at] || r.isCovered(at) {
			continue
		}
		switch call, inDefinition := r.callAround(i); {
		case inDefinition: // what a macro makes counts where it is called
		case call != nil:
			call.lost = append(call.lost, func(report *diag.Report) {
				later := *r
				later.report = report
				later.lost(i, name, attr.Span)
			})
		default:
			r.lost(i, name, attr.Span)
		}
	}
}

// callAround returns the call in the place of an item whose arguments token i is
// in, and whether it is in the definition of a macro.
func (r *reader) callAround(i int) (call *MacroCall, inDefinition bool) {
	for _, c := range r.calls {
		if c.group < i && i < int(r.tokens.list[c.group].pair) {
			call = c
		}
	}
	for _, d := range r.definitions {
		if d.body < i && i < int(r.tokens.list[d.body].pair) {
			return nil, true
		}
	}
	return call, false
}

// exports returns the exporting attribute that attr is or that a cfg_attr may
// turn it into; "" if there is none.
func exports(attr *Attr) string {
	if len(attr.Path) == 0 {
		return ""
	}
	last := attr.Path[len(attr.Path)-1]
	switch {
	case slices.Contains(exporting, last):
		return last
	case last == "derive":
		for i := range attr.Args {
			path := attr.Args[i].Path
			if len(path) > 0 && slices.Contains(exportingDerives, path[len(path)-1]) {
				return "derive(" + path[len(path)-1] + ")"
			}
		}
	case last == "cfg_attr" && len(attr.Args) > 1:
		for i := range attr.Args[1:] {
			inner := attr.Args[1+i].attr()
			if name := exports(&inner); name != "" {
				return name
			}
		}
	}
	return ""
}

// isCovered reports whether someone else answers for what is at offset.
func (r *reader) isCovered(offset int32) bool {
	return slices.ContainsFunc(r.covered, func(s source.Span) bool { return s.Start <= offset && offset < s.End })
}

// lost reports the attribute whose # is token i.
func (r *reader) lost(i int, name string, span source.Span) {
	if macro, defined := r.macroAround(i); macro != "" {
		if defined {
			r.report.Error(diag.ItemInMacro, span, "`#[%s]` in the definition of macro `%s!` exports nothing", name, macro).
				Helpf("write the items out, at the level of a module")
			return
		}
		r.report.Error(diag.ItemInMacro, span, "`#[%s]` in the arguments of macro `%s!` exports nothing", name, macro).
			Helpf("write the item outside of the macro: bindgen expands macro_rules! in the place of items, and knows none of this name")
		return
	}
	for _, u := range slices.Backward(r.unread) {
		if u.span.Start <= span.Start && span.End <= u.span.End {
			r.report.Error(diag.LostItem, span, "bindgen does not look for `#[%s]` inside %s", name, u.what).
				Helpf("move the item out, to the level of a module")
			return
		}
	}
	r.report.Error(diag.LostItem, span, "`#[%s]` is not on an item that can be exported", name).
		Helpf("it belongs on a function, struct, enum, impl, static or module")
}

// macroAround returns the innermost macro whose arguments or definition token i
// is in.
func (r *reader) macroAround(i int) (name string, defined bool) {
	t := r.tokens
	for bang := 1; bang < i; bang++ {
		if t.list[bang].kind != tokenPunct || !t.isMacro(bang) {
			continue
		}
		open := bang + 1
		isDefinition := t.list[open].kind != tokenOpen
		if isDefinition {
			open++
		}
		if open < i && i < int(t.list[open].pair) {
			name, defined = t.text(bang-1), isDefinition
			if isDefinition {
				name = t.text(bang + 1)
			}
		}
	}
	return name, defined
}
