package abi

import (
	"errors"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// find returns the item of this crate that path names in scope, and reports it
// where there is none. Where a name has several meanings, the exported one is
// meant: a function and a module may share a name.
func (l *lowering) find(scope *parser.Module, path []string, global bool, span source.Span) parser.Item {
	value, valueErr := l.crate.ResolveValue(scope, path, global)
	typ, typeErr := l.crate.ResolveType(scope, path, global)
	def := typ
	if typeErr != nil || valueErr == nil && value.Item != nil && isExported(value.Item) {
		def = value
	}
	switch {
	case typeErr != nil && valueErr != nil:
		l.reportUnresolved(typeErr, diag.UnresolvedPath, span)
		return nil
	case l.crate.IsDependency(def.External):
		l.report.Error(diag.UnsupportedItem, span, "`%s` is of a dependency, and has no #[pyfunction] to wrap", last(path)).
			Helpf("export it from a `#[pymodule] mod` by `#[pymodule_export] use %s;`, or write a #[pyfunction] of your own that calls it", strings.Join(def.External, "::"))
		return nil
	case def.Item == nil || def.Variant != nil:
		l.report.Error(diag.UnsupportedItem, span, "`%s` is no item of this crate", last(path)).
			Helpf("write a #[pyfunction] or a #[pyclass] here that wraps it")
		return nil
	}
	if call, ok := def.Item.(*parser.MacroCall); ok && (call.Exception == nil || call.Exception.Imported) {
		l.refuseImported(call, last(path), span)
		return nil
	}
	return def.Item
}

// refuseImported reports an exception of another Python module that a module
// exports.
func (l *lowering) refuseImported(call *parser.MacroCall, name string, span source.Span) {
	l.report.Error(diag.UnsupportedItem, span, "`%s` is an exception of another module, which that module exports", name).
		At(call.Span, "declared here").
		Helpf("leave it out of the #[pymodule]")
}

// resolveType returns what a type names behind all aliases: the type itself,
// what it means, and the spot where its arguments are looked up. What names
// nothing is reported, and ok is false.
func (l *lowering) resolveType(t *parser.PathType, at spot) (parser.Type, parser.Def, spot, bool) {
	expanded, scope := l.crate.ExpandAlias(at.scope, t)
	if expanded != parser.Type(t) && at.alias == nil {
		at.alias = t
	}
	at.scope = scope
	named, ok := expanded.(*parser.PathType)
	if !ok {
		return expanded, parser.Def{}, at, true
	}
	def, err := l.crate.ResolvePathType(scope, named)
	if err != nil {
		l.reportUnresolved(err, diag.UnknownType, t.Span)
		return nil, def, at, false
	}
	return named, def, at, true
}

func (l *lowering) reportUnresolved(err error, code diag.Code, span source.Span) {
	var fault *parser.ResolveError
	if errors.As(err, &fault) {
		fault.Report(l.report, code, span)
		return
	}
	l.report.Error(code, span, "%s", err).
		Helpf("declare it in the crate, or bring it into scope with `use`")
}

// definition returns what a type names behind all aliases, without a word about
// what names nothing.
func (l *lowering) definition(scope *parser.Module, t parser.Type) parser.Def {
	expanded, scope := l.crate.ExpandAlias(scope, t)
	named, ok := expanded.(*parser.PathType)
	if !ok {
		return parser.Def{}
	}
	def, err := l.crate.ResolvePathType(scope, named)
	if err != nil {
		return parser.Def{}
	}
	return def
}
