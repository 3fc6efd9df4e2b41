package abi

import (
	"slices"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

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
		l.places[e.item] = append(l.places[e.item], place{home: home, name: e.name, span: e.span})
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
	head := first.Head()
	d := l.report.Error(diag.MissingAttach, head.Span, "`%s` is exported, but nothing brings the glue into the crate", head.Name)
	if call := l.found.misspelt; call != nil {
		d.At(call.Span, "not known to bindgen").Helpf("did you mean `%s::bindings!();`?", l.runtime())
		return
	}
	d.Helpf("write `%s::bindings!();` once, in the crate's root, or declare a #[pymodule]", l.runtime())
}

// runtime is the name of the runtime crate in this crate.
func (l *lowering) runtime() string {
	if l.crate.Runtime == "" {
		return "pyo3"
	}
	return l.crate.Runtime
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
