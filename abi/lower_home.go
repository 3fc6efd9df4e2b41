package abi

import (
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// homesOf returns where item is exported: where #[pymodule]s register it, else
// at its Rust module path. module is the value of #[pyo3(module = "..")] and
// takes the place of either; nil without one.
func (l *lowering) homesOf(item parser.Item, module *parser.Meta) []Home {
	var out []Home
	for _, p := range l.places[item] {
		out = append(out, p.home)
	}
	if len(out) == 0 {
		home, ok := l.unregistered(item)
		if !ok {
			return nil
		}
		out = append(out, home)
	}
	if module == nil {
		return out
	}
	path, ok := l.packagePath(module)
	if !ok {
		return nil
	}
	for i := range out {
		out[i].Namespace = path
		l.ensureSpace(path)
	}
	return out
}

// singleHome is homesOf for items that Python knows by one name only.
func (l *lowering) singleHome(item parser.Item, module *parser.Meta) (Home, bool) {
	list := l.homesOf(item, module)
	if len(list) > 1 {
		places := l.places[item]
		l.report.Error(diag.NameCollision, places[1].span, "`%s` is registered twice", item.Head().Name).
			At(places[0].span, "the first time").
			Helpf("register it in one module; a type has one home")
	}
	if len(list) == 0 {
		return Home{}, false
	}
	return list[0], true
}

// unregistered returns the home of an item that no #[pymodule] registers.
func (l *lowering) unregistered(item parser.Item) (Home, bool) {
	home := Home{Namespace: l.rustNamespace(item.Head().Module), Attach: l.root}
	if l.root == nil {
		return home, true // reported once, as missing attach
	}
	var blocker *parser.Module
	for _, attach := range l.attaches() {
		path, ok, block := l.crate.PathFrom(attach.At, item)
		if ok {
			home.Attach, home.Rust = attach, path
			l.spaceOf(item.Head().Module)
			return home, true
		}
		if blocker == nil {
			blocker = block
		}
	}
	l.outOfReach(item, blocker)
	return home, false
}

// outOfReach reports an item that no glue can name. blocker is the private
// module in the way; nil where the item itself is private.
func (l *lowering) outOfReach(item parser.Item, blocker *parser.Module) {
	head := item.Head()
	if blocker == nil {
		l.report.Error(diag.OutOfReach, head.Span, "the glue cannot reach `%s`, which is private to its module", head.Name).
			Helpf("write `pub(crate)` in front of it")
		return
	}
	l.report.Error(diag.OutOfReach, head.Span, "the glue cannot reach `%s`: module `%s` is private", head.Name, blocker.Name).
		At(blocker.Span, "this module").
		Helpf("write `pub(crate) mod %s`, or register `%s` with a #[pymodule] that can see it", blocker.Name, head.Name)
}

// attaches returns the places of glue, the root first.
func (l *lowering) attaches() []*Attach {
	out := []*Attach{l.root}
	for _, a := range l.module.Glue {
		if a != l.root {
			out = append(out, a)
		}
	}
	return out
}

// rustNamespace returns the namespace that stands for a Rust module: that of
// the #[pymodule] around it, and below it the path in Rust.
func (l *lowering) rustNamespace(m *parser.Module) []string {
	if m.Parent == nil {
		return nil
	}
	for _, p := range l.modules {
		if p.item == parser.Item(m) {
			return p.path
		}
	}
	return subpath(l.rustNamespace(m.Parent), m.Name)
}

// spaceOf makes the namespace of a Rust module, with its documentation.
func (l *lowering) spaceOf(m *parser.Module) {
	if m.Parent == nil {
		return
	}
	l.spaceOf(m.Parent)
	path := l.rustNamespace(m)
	if len(path) == 0 {
		return
	}
	l.checkNamespace(path, m.Span)
	s := l.spaces.ensure(path)
	if s.doc == "" {
		s.doc = m.Doc
	}
	if !s.span.IsValid() {
		s.span = m.Span
	}
}

// ensureSpace makes the namespace at path, with the documentation of the Rust
// module of that path where there is one.
func (l *lowering) ensureSpace(path []string) {
	m := l.crate.Root
	for _, name := range path {
		i := slices.IndexFunc(m.Items, func(item parser.Item) bool {
			child, ok := item.(*parser.Module)
			return ok && child.Name == name
		})
		if i < 0 {
			l.spaces.ensure(path)
			return
		}
		m = m.Items[i].(*parser.Module)
	}
	if s := l.spaces.ensure(path); s.doc == "" {
		s.doc = m.Doc
	}
}

// checkNamespace reports a module whose name Python cannot write, once.
func (l *lowering) checkNamespace(path []string, span source.Span) {
	if s := l.spaces.ensure(path); len(path) > 0 && !s.checked {
		s.checked = true
		if l.checkName(last(path), "module", span) && isDunder(last(path)) {
			l.report.Error(diag.ReservedWord, span, "module `%s` has a name that Python keeps to itself", last(path)).
				Helpf("%s", renaming("module", last(path)))
		}
	}
}

// packagePath reads #[pyo3(module = "pkg.sub")]: the namespace is what follows
// the package's name. The package itself is named by the configuration, so
// that here its name only has to be the same everywhere.
func (l *lowering) packagePath(o *parser.Meta) ([]string, bool) {
	text, ok := l.stringOption(o)
	if !ok {
		return nil, false
	}
	path := strings.Split(text, ".")
	for _, name := range path {
		if !l.checkName(name, "module", o.Span) {
			return nil, false
		}
	}
	if l.pkg == "" {
		l.pkg, l.pkgSpan = path[0], o.Span
	}
	if l.pkg != path[0] {
		l.report.Error(diag.BadAttribute, o.Span, "module `%s` is in another package than `%s`", text, l.pkg).
			At(l.pkgSpan, "the package is named here").
			Helpf("a crate makes one package: begin with `%s.`", l.pkg)
		return nil, false
	}
	rest := path[1:]
	// "pkg._native", where _native is the extension itself, is the root, too.
	if len(rest) > 0 && l.rootName() == rest[0] && rest[0] != path[0] {
		rest = rest[1:]
	}
	return rest, true
}

// rootName returns the name of the #[pymodule] that is the package, or "".
func (l *lowering) rootName() string {
	for _, p := range l.modules {
		if p.attach.Root {
			return p.name
		}
	}
	return ""
}

// gluePath turns a path that the user wrote beside the glue module into one
// that means the same inside it.
func gluePath(path []string, global bool) string {
	out := make([]string, 0, len(path)+1)
	switch {
	case global:
		out = append(out, "")
	case path[0] == "crate":
	case path[0] == "self":
		out, path = append(out, "super"), path[1:]
	default:
		out = append(out, "super")
	}
	for _, name := range path {
		out = append(out, rustIdent(name))
	}
	return strings.Join(out, "::")
}

// rustIdent writes a name as Rust does.
func rustIdent(name string) string {
	if RustReserved(name) {
		return "r#" + name
	}
	return name
}
