package abi

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// dependencyItem is an item of a dependency that #[pymodule_export] exports. It
// has no annotation of its own: the use declaration stands for it.
type dependencyItem struct {
	use      *parser.Use
	crate    *parser.Crate // whose item it is, after all re-exports
	declared source.Span
	wrapper  string // what to write where it cannot be exported itself
}

// path is how the crate names the item.
func (d *dependencyItem) path() string { return strings.Join(d.use.Path, "::") }

// outside returns the path of what a use exports of a dependency; nil where it
// is an item of this crate, or nothing that can be found.
func (l *lowering) outside(use *parser.Use) []string {
	var path []string
	value, valueErr := l.crate.ResolveValue(use.Module, []string{use.Name}, false)
	typ, typeErr := l.crate.ResolveType(use.Module, []string{use.Name}, false)
	for _, found := range []struct {
		def parser.Def
		err error
	}{{value, valueErr}, {typ, typeErr}} {
		switch {
		case found.err != nil:
		case found.def.Item != nil:
			return nil
		case path == nil && l.crate.IsDependency(found.def.External):
			path = found.def.External
		}
	}
	return path
}

// readDependency reads `#[pymodule_export] use dependency::item`. In Python the
// item has the name that the use gives it.
func (l *lowering) readDependency(p *pymodule, use *parser.Use, path []string) {
	if len(path) == 1 {
		l.report.Error(diag.UnsupportedItem, use.Span, "`%s` is a crate, not an item of one", use.Name).
			Helpf("name a function or constant of it: use %s::..", use.Name)
		return
	}
	found, err := l.crate.Foreign(path)
	if err != nil {
		var fault *parser.ForeignError
		if errors.As(err, &fault) {
			fault.Report(l.report, use.Span)
		}
		return
	}
	head := found.Item.Head()
	d := &dependencyItem{use: use, crate: found.Crate, declared: head.Span}
	d.wrapper = fmt.Sprintf("write a #[pyfunction] of your own that calls `%s`, with types that bindgen carries", d.path())
	if !l.isPublic(d, found.Item) {
		return
	}
	switch item := found.Item.(type) {
	case *parser.Function:
		made := *item
		made.Name, made.Raw, made.Span, made.Attrs = d.ownName(item), use.Raw, use.Span, d.options(item)
		made.Doc = d.doc(item)
		l.dependencies[&made] = d
		l.orders[&made] = l.orders[use]
		l.found.functions = append(l.found.functions, &made)
		p.entries = append(p.entries, entry{item: &made, rust: "super::" + use.Raw, span: use.Span})
	case *parser.Const:
		made := *item
		made.Attrs, made.Doc = d.options(item), d.doc(item)
		d.wrapper = fmt.Sprintf("write a #[pyfunction] of your own that returns `%s`, or what is needed of it", d.path())
		l.dependencies[&made] = d
		l.consts = append(l.consts, constant{
			module: p, name: use.Name, scope: item.Module, item: &made, rust: "super::" + use.Raw, span: use.Span,
		})
	case *parser.Struct:
		l.readMirror(p, d, item)
	case *parser.Enum:
		if holdsData(item) {
			l.refuseDependency(d, item)
			return
		}
		l.readMirror(p, d, item)
	default:
		l.refuseDependency(d, item)
	}
}

// ownName is the name of a function: where its crate annotates it, its own.
func (d *dependencyItem) ownName(f *parser.Function) string {
	if isExported(f) {
		return f.Name
	}
	return d.use.Name
}

// options returns the attributes with the options of an item: those of the use,
// or where it has none those that the item's own crate has written.
func (d *dependencyItem) options(item parser.Item) []parser.Attr {
	own := slices.DeleteFunc(slices.Clone(d.use.Attrs), func(a parser.Attr) bool { return !a.Is("pyo3") })
	if len(own) == 0 && isExported(item) {
		return item.Head().Attrs
	}
	return own
}

// doc is the documentation of an item: what the use says instead of its crate.
func (d *dependencyItem) doc(item parser.Item) string {
	if d.use.Doc != "" {
		return d.use.Doc
	}
	return item.Head().Doc
}

// isPublic reports an item that only its own crate can name.
func (l *lowering) isPublic(d *dependencyItem, item parser.Item) bool {
	head := item.Head()
	if head.Vis.Kind == "pub" {
		return true
	}
	l.report.Error(diag.OutOfReach, d.use.Span, "`%s` is private to crate `%s`", d.path(), d.crate).
		At(head.Span, "declared here").
		Helpf("name a public function or constant of it")
	return false
}

// refuseDependency reports an item of a kind that needs code of the crate's own.
func (l *lowering) refuseDependency(d *dependencyItem, item parser.Item) {
	fault := l.report.Error(diag.UnsupportedItem, d.use.Span, "`%s` is %s of crate `%s`: of a dependency functions, constants, structs and enums without fields are exported",
		d.path(), kindOf(item), d.crate).
		At(d.declared, "declared here")
	name := item.Head().Name
	switch item.(type) {
	case *parser.Enum:
		fault.Helpf("write a #[pyclass] that holds one: struct %s(%s);", name, d.path())
	case *parser.Module:
		fault.Helpf("name what is exported of it: #[pymodule_export] use %s::{..};", d.path())
	default:
		fault.Helpf("write a #[pyfunction] of your own that uses it")
	}
}

// within lowers an item of a dependency: what cannot be carried is a fault of
// the use declaration, since nobody here can change the item.
func (l *lowering) within(d *dependencyItem, lower func()) {
	outer, inner := l.report, &diag.Report{}
	l.report = inner
	defer func() { l.report = outer }()
	lower()
	for _, fault := range inner.Sorted() {
		if d.isOurs(fault) {
			d.repeat(outer, fault)
			continue
		}
		said := outer.Error(fault.Code, d.use.Span, "%s", fault.Message)
		for _, label := range fault.Labels {
			if label.Span == d.use.Span {
				continue
			}
			text := label.Text
			if text == "" {
				text = "in crate `" + d.crate.String() + "`"
			}
			said.At(label.Span, "%s", text)
		}
		if len(said.Labels) == 1 {
			said.At(d.declared, "in crate `%s`", d.crate)
		}
		for _, note := range fault.Notes {
			said.Note("%s", note)
		}
		said.Helpf("%s", d.wrapper)
	}
}

// isOurs reports whether a fault can be mended in the crate itself: it is about
// the options of the use or the name that it gives.
func (d *dependencyItem) isOurs(fault *diag.Diagnostic) bool {
	switch {
	case len(fault.Labels) == 0:
		return true
	case fault.Labels[0].Span == d.use.Span:
		return fault.Code == diag.ReservedWord
	default:
		return fault.Labels[0].Span.File == d.use.Span.File
	}
}

// repeat adds a fault that stands in the crate itself, as in the options of the
// use, to report.
func (d *dependencyItem) repeat(report *diag.Report, fault *diag.Diagnostic) {
	said := report.Error(fault.Code, source.Span{}, "%s", fault.Message)
	said.Level, said.Labels, said.Notes, said.Help = fault.Level, fault.Labels, fault.Notes, fault.Help
}
