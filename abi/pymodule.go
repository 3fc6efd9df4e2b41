package abi

import (
	"fmt"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// pymodule is one #[pymodule], written as a function or as a module.
type pymodule struct {
	name    string // in Python
	item    parser.Item
	span    source.Span
	attach  *Attach
	entries []entry
	made    [][]string // the submodules that a function makes, below its own namespace
	parent  *pymodule
	mount   []string // where in the parent it is registered, below the parent's own namespace
	path    []string // its namespace, once the root is known
}

// entry is something that a #[pymodule] registers.
type entry struct {
	space []string // the submodule it goes to, below the module's own namespace
	item  parser.Item
	rust  string // the path as seen from the glue
	name  string // the name it gets there; "" for its own
	span  source.Span
}

// place is where an item that a #[pymodule] registers is found.
type place struct {
	home Home
	name string // as entry.name
	span source.Span
}

// readModules finds out how the glue attaches, what the #[pymodule]s register
// and where in Python that is.
func (l *lowering) readModules() {
	l.spaces = &space{doc: l.crate.Root.Doc}
	byItem := map[parser.Item]*pymodule{}
	for _, item := range l.found.modules {
		p := l.newModule(item)
		l.modules = append(l.modules, p)
		byItem[item] = p
	}
	for _, p := range l.modules {
		l.guard(fmt.Sprintf("#[pymodule] `%s`", p.name), p.span, func() { l.readModule(p) })
	}
	for _, p := range l.modules {
		l.link(p, byItem)
	}
	l.checkGlueNames()
	switch {
	case len(l.modules) > 0:
		l.rootModule()
		for _, p := range l.modules {
			l.placeModule(p)
		}
	case len(l.found.calls) > 0:
		l.attachByCall()
	default:
		l.missingAttach()
	}
}

func (l *lowering) newModule(item parser.Item) *pymodule {
	head := item.Head()
	p := &pymodule{name: head.Name, item: item, span: head.Span}
	p.attach = &Attach{Name: head.Name, At: head.Module}
	if m, ok := item.(*parser.Module); ok {
		p.attach.At = m
	}
	for _, o := range options(head.Attrs, "pymodule") {
		switch o.Name() {
		case "name":
			if name, ok := l.stringOption(&o); ok {
				p.name = name
			}
		case "gil_used", "submodule", "module", "crate":
			// What they ask for holds of the glue without being asked.
		default:
			l.refuseOption(&o, "#[pymodule]", "name", "gil_used", "submodule", "module")
		}
	}
	l.checkName(p.name, "module", p.span)
	l.module.Glue = append(l.module.Glue, p.attach)
	return p
}

func (l *lowering) readModule(p *pymodule) {
	switch item := p.item.(type) {
	case *parser.Function:
		l.readBody(p, item, item.Module)
	case *parser.Module:
		l.readDeclarations(p, item)
	}
}

// readDeclarations reads a #[pymodule] written as a module: what is annotated
// in it or re-exported by it belongs to it.
func (l *lowering) readDeclarations(p *pymodule, m *parser.Module) {
	for _, item := range m.Items {
		head := item.Head()
		export := head.Find("pymodule_export")
		switch item := item.(type) {
		case *parser.Use:
			if export != nil {
				l.readExport(p, item)
			}
			continue
		case *parser.Const:
			if export != nil {
				l.consts = append(l.consts, constant{
					module: p, name: item.Name, scope: m, item: item, rust: "super::" + item.Raw, span: item.Span,
				})
			}
			continue
		case *parser.Function:
			if head.Find("pymodule_init") != nil {
				l.readBody(p, item, m)
				continue
			}
		}
		if export != nil {
			l.report.Error(diag.BadAttribute, export.Span, "#[pymodule_export] stands on %s, not on a use declaration or a constant", kindOf(item)).
				Helpf("remove it: what is annotated in a #[pymodule] belongs to the module without it")
		}
		if _, isCall := item.(*parser.MacroCall); !isCall && isExported(item) {
			p.entries = append(p.entries, entry{item: item, rust: "super::" + head.Raw, span: head.Span})
		}
	}
}

// readExport reads `#[pymodule_export] use a::b as c`. The name of the item in
// Python is its own, as in PyO3; the glue reaches it by the name in the module.
func (l *lowering) readExport(p *pymodule, use *parser.Use) {
	if use.Glob {
		l.report.Error(diag.UnsupportedItem, use.Span, "#[pymodule_export] on a glob import").
			Helpf("name what the module exports: #[pymodule_export] use a::{b, c}")
		return
	}
	if path := l.outside(use); path != nil {
		l.readDependency(p, use, path)
		return
	}
	item := l.exported(use.Module, []string{use.Name}, false, use.Span)
	if item == nil {
		return
	}
	if attr := use.Find("pyo3"); attr != nil {
		l.report.Error(diag.BadAttribute, attr.Span, "options at the export of `%s`, which is an item of this crate", use.Name).
			At(item.Head().Span, "declared here").
			Helpf("write them at the item itself")
	}
	rust := "super::" + use.Raw
	if c, ok := item.(*parser.Const); ok {
		l.consts = append(l.consts, constant{module: p, name: c.Name, scope: c.Module, item: c, rust: rust, span: c.Span})
		return
	}
	p.entries = append(p.entries, entry{item: item, rust: rust, span: use.Span})
}

// exported returns the item that path names in scope, if a #[pymodule] can
// register it, and reports it otherwise.
func (l *lowering) exported(scope *parser.Module, path []string, global bool, span source.Span) parser.Item {
	item := l.find(scope, path, global, span)
	if item == nil {
		return nil
	}
	if _, ok := item.(*parser.Const); ok || isExported(item) {
		return item
	}
	if isDerived(item) {
		kind := "record"
		if _, ok := item.(*parser.Enum); ok {
			kind = "union"
		}
		l.report.Error(diag.UnsupportedItem, span, "`%s` is a %s, which needs no export", last(path), kind).
			At(item.Head().Span, "declared here").
			Helpf("leave it out of the #[pymodule]: the bindings have it where a function takes or returns it")
		return nil
	}
	l.report.Error(diag.UnsupportedItem, span, "`%s` is %s without an annotation", last(path), kindOf(item)).
		At(item.Head().Span, "declared here").
		Helpf("mark it #[pyfunction], #[pyclass] or #[pymodule], whichever it is")
	return nil
}

// isExported reports whether item has the annotation that exports its kind.
func isExported(item parser.Item) bool {
	head := item.Head()
	switch item := item.(type) {
	case *parser.Function:
		return head.Find("pyfunction") != nil || head.Find("pymodule") != nil
	case *parser.Struct, *parser.Enum:
		return head.Find("pyclass") != nil
	case *parser.Module:
		return head.Find("pymodule") != nil
	case *parser.MacroCall:
		return item.Exception != nil
	default:
		return false
	}
}
