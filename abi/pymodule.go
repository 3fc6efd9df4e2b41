package abi

import (
	"fmt"
	"slices"

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
	span  source.Span
}

// place is where an item that a #[pymodule] registers is found.
type place struct {
	home Home
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
			l.refuseOption(&o, "#[pymodule]")
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
		if isExported(item) {
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
	item := l.exported(use.Module, []string{use.Name}, false, use.Span)
	if item == nil {
		return
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
	l.report.Error(diag.UnsupportedItem, span, "`%s` is %s without an annotation", last(path), kindOf(item)).
		At(item.Head().Span, "declared here").
		Helpf("mark it #[pyfunction], #[pyclass] or #[pymodule], whichever it is")
	return nil
}

// isExported reports whether item has the annotation that exports its kind.
func isExported(item parser.Item) bool {
	head := item.Head()
	switch item.(type) {
	case *parser.Function:
		return head.Find("pyfunction") != nil || head.Find("pymodule") != nil
	case *parser.Struct, *parser.Enum:
		return head.Find("pyclass") != nil
	case *parser.Module:
		return head.Find("pymodule") != nil
	default:
		return false
	}
}

// link takes the #[pymodule]s that p registers out of its entries and makes
// them its children.
func (l *lowering) link(p *pymodule, byItem map[parser.Item]*pymodule) {
	p.entries = slices.DeleteFunc(p.entries, func(e entry) bool {
		child := byItem[e.item]
		if f, ok := e.item.(*parser.Function); child == nil || ok && f.Find("pymodule") == nil {
			return false
		}
		for up := p; up != nil; up = up.parent {
			if up == child {
				l.report.Error(diag.NameCollision, e.span, "#[pymodule] `%s` contains itself", child.name).
					Helpf("register it in one other module only")
				return true
			}
		}
		if child.parent != nil {
			l.report.Error(diag.NameCollision, e.span, "#[pymodule] `%s` is registered twice", child.name).
				At(child.span, "this module").
				Helpf("register it in one module only")
			return true
		}
		child.parent, child.mount = p, e.space
		return true
	})
}

// rootModule decides which #[pymodule] is the package itself.
func (l *lowering) rootModule() {
	var tops []*pymodule
	for _, p := range l.modules {
		if p.parent == nil {
			tops = append(tops, p)
		}
	}
	root := slices.IndexFunc(tops, func(p *pymodule) bool { return p.name == l.crate.Name })
	if root < 0 {
		root = 0
	}
	for i, p := range tops {
		if i == root {
			p.attach.Root = true
			l.root = p.attach
			continue
		}
		l.report.Error(diag.AmbiguousName, p.span, "#[pymodule] `%s` belongs to no module, and so does `%s`", p.name, tops[root].name).
			At(tops[root].span, "the other one").
			Helpf("register it there: m.add_wrapped(wrap_pymodule!(%s))?, or nest it", p.item.Head().Name)
	}
	for _, call := range l.found.calls {
		l.report.Error(diag.AmbiguousName, call.Span, "bindings!() in a crate that has a #[pymodule]").
			At(tops[root].span, "the glue attaches here").
			Helpf("remove bindings!(): the #[pymodule] brings the glue in")
	}
}

// placeModule gives everything that p registers its home.
func (l *lowering) placeModule(p *pymodule) {
	p.path = l.modulePath(p)
	own := l.spaces.ensure(p.path)
	own.used, own.span = true, p.span
	if doc := p.item.Head().Doc; doc != "" || !p.attach.Root {
		own.doc = doc
	}
	for _, path := range p.made {
		l.spaces.ensure(subpath(p.path, path...)).used = true
	}
	for _, e := range p.entries {
		home := Home{Namespace: subpath(p.path, e.space...), Attach: p.attach, Rust: e.rust}
		l.spaces.ensure(home.Namespace)
		l.places[e.item] = append(l.places[e.item], place{home: home, span: e.span})
	}
}

func (l *lowering) modulePath(p *pymodule) []string {
	switch {
	case p.attach.Root:
		return nil
	case p.parent == nil:
		return []string{p.name}
	default:
		return subpath(subpath(l.modulePath(p.parent), p.mount...), p.name)
	}
}

func (l *lowering) attachByCall() {
	first := l.found.calls[0]
	l.root = &Attach{Name: l.crate.Name, Root: true, At: first.Module}
	l.module.Glue = []*Attach{l.root}
	for _, again := range l.found.calls[1:] {
		l.report.Error(diag.AmbiguousName, again.Span, "a second bindings!() in one crate").
			At(first.Span, "the first one").
			Helpf("remove one of them: the glue is included once")
	}
}

func (l *lowering) missingAttach() {
	var first parser.Item
	for _, list := range [][]parser.Item{items(l.found.functions), items(l.found.classes), items(l.found.enums)} {
		if len(list) > 0 && (first == nil || l.orders[list[0]] < l.orders[first]) {
			first = list[0]
		}
	}
	if first == nil {
		return
	}
	runtime := l.crate.Runtime
	if runtime == "" {
		runtime = "pyo3"
	}
	head := first.Head()
	l.report.Error(diag.MissingAttach, head.Span, "`%s` is exported, but nothing brings the glue into the crate", head.Name).
		Helpf("write `%s::bindings!();` once, in the crate's root, or declare a #[pymodule]", runtime)
}

func items[T parser.Item](list []T) []parser.Item {
	out := make([]parser.Item, 0, len(list))
	for _, item := range list {
		out = append(out, item)
	}
	return out
}

// checkGlueNames reports two glue files of one name.
func (l *lowering) checkGlueNames() {
	seen := map[string]*pymodule{}
	for _, p := range l.modules {
		if first := seen[p.attach.Name]; first != nil {
			l.report.Error(diag.NameCollision, p.span, "two #[pymodule]s are named `%s`, and each has its glue in a file of its name", p.attach.Name).
				At(first.span, "the first one").
				Helpf("rename one in Rust and keep its name in Python: #[pyo3(name = \"%s\")]", p.name)
			continue
		}
		seen[p.attach.Name] = p
	}
}
