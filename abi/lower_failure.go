package abi

import (
	"slices"
	"strings"
	"unicode"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// failure returns how the error of a fallible function of a dependency becomes
// an exception. No impl of From can say it: both the error and PyErr are of
// other crates.
func (l *lowering) failure(c *callable) *Failure {
	t, scope := l.crate.ExpandAlias(c.scope, c.rust.Return)
	named, ok := t.(*parser.PathType)
	if !ok {
		return c.failure
	}
	def := l.definition(c.scope, t)
	switch {
	case c.failure != nil:
		c.failure.Shared = len(named.Args) == 2 && l.isShared(scope, named.Args[1])
		return c.failure
	case def.Is("std", "io", "Result"), def.Is("bindgen_rt", "PyResult") && len(named.Args) < 2:
		return nil
	case len(named.Args) == 2 && l.raises(l.definition(scope, named.Args[1])):
		return nil
	default:
		return &Failure{Shared: len(named.Args) == 2 && l.isShared(scope, named.Args[1])}
	}
}

// isShared reports whether t is a Box<dyn Error + Send + Sync>, which is no
// error itself and does not turn into a box of one.
func (l *lowering) isShared(scope *parser.Module, t parser.Type) bool {
	expanded, scope := l.crate.ExpandAlias(scope, t)
	named, ok := expanded.(*parser.PathType)
	if !ok || len(named.Args) != 1 || !l.definition(scope, named).Is("std", "boxed", "Box") {
		return false
	}
	bounds := strings.FieldsFunc(named.Args[0].TypeSpan().Text(), func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.Contains(bounds, "dyn") && slices.Contains(bounds, "Send") && slices.Contains(bounds, "Sync")
}

// raises reports whether an error turns into a PyErr by `?`.
func (l *lowering) raises(def parser.Def) bool {
	switch {
	case def.Item != nil:
		return l.found.raises[def.Item]
	case def.Is("bindgen_rt", "PyErr"), def.Is("std", "io", "Error"):
		return true
	default:
		return len(def.External) > 0 && def.External[0] == "std" && convertible[last(def.External)]
	}
}

// errorOption reads `error = PyValueError`, which says what the errors of a
// function of a dependency become.
func (l *lowering) errorOption(c *callable, o *parser.Meta) bool {
	if c.dependency == nil {
		l.report.Error(diag.UnsupportedOption, o.Span, "%s has an option `error`, which is for functions of dependencies", c.what).
			Helpf("return a PyResult, or an error type of this crate with `impl From<..> for PyErr`")
		return false
	}
	if o.Value == nil || o.Value.Kind != parser.ExprPath {
		l.report.Error(diag.BadAttribute, o.Span, "`error` takes an exception").
			Helpf("write error = PyValueError")
		return false
	}
	if l.suggestException(c.written(), o.Value.Path, o.Value.Span) {
		return false
	}
	global := strings.HasPrefix(o.Value.Text, "::")
	def, err := l.crate.ResolveType(c.written(), o.Value.Path, global)
	if err != nil {
		l.reportUnresolved(err, diag.UnresolvedPath, o.Value.Span)
		return false
	}
	call, declared := def.Item.(*parser.MacroCall)
	builtin := len(def.External) == 3 && def.External[0] == "bindgen_rt" && def.External[1] == "exceptions"
	if !builtin && !(declared && call.Exception != nil) {
		l.report.Error(diag.BadAttribute, o.Value.Span, "`%s` is no exception", strings.Join(o.Value.Path, "::")).
			Helpf("name one of pyo3::exceptions, or one that create_exception! declares")
		return false
	}
	c.failure = &Failure{Exception: "::" + l.runtime() + "::exceptions::" + last(def.External)}
	if declared {
		c.failure.Exception = gluePath(o.Value.Path, global)
	}
	return true
}
