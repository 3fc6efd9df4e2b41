package native

import (
	"errors"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// pathType lowers a named type.
func (l *lowerer) pathType(s scope, t *parser.PathType) *Type {
	if len(t.Path) == 1 && !t.Global && t.Scope == nil {
		if arg, ok := s.args[t.Path[0]]; ok {
			if arg.typ == nil {
				return l.noType(s, t, "a constant", "name a type")
			}
			return arg.typ
		}
		if t.Path[0] == "Self" {
			if self := l.selfType(s); self != nil {
				return self
			}
		}
	}
	if t.Path[0] == "Self" && len(t.Path) > 1 {
		return l.noType(s, t, "an associated type", "write the type that it stands for")
	}
	def, err := l.crate.ResolvePathType(s.module, t)
	if err != nil {
		return l.unresolved(s, t, err)
	}
	if def.External != nil {
		return l.external(s, t, def.External)
	}
	if l.crate.IsForeign(def.Item) {
		return l.foreignType(s, t, def.Item)
	}
	return l.itemType(s, t, def.Item)
}

// selfType returns what Self is in s; nil where it is nothing.
func (l *lowerer) selfType(s scope) *Type {
	if s.self != nil {
		return s.self
	}
	if s.impl == nil {
		return nil
	}
	return l.shape(scope{module: s.impl.Module, args: s.args, item: s.item}, s.impl.Self)
}

// itemType lowers a type that a crate declares.
func (l *lowerer) itemType(s scope, t *parser.PathType, item parser.Item) *Type {
	switch item.(type) {
	case *parser.Struct, *parser.Union, *parser.Enum, *parser.TypeAlias:
	case *parser.Trait:
		return l.noSize(s, t, "a trait", "put it into a struct of your own, and take a pointer to that")
	default:
		return l.noType(s, t, "no type", "name a struct, union, enum or alias")
	}
	args, fault := l.arguments(s, t, item)
	if fault != nil {
		return fault
	}
	if deep(args) > maxDepth || len(l.instances) > maxInstances {
		return l.refuse(s, t, diag.GenericItem, "`"+item.Head().Name+"` needs itself with ever larger arguments", "break the recursion by a type that is not generic")
	}
	inst := l.instance(item, args)
	if inst.target.isCalled(inst.name) && len(l.implsOf(item)) == 0 {
		return inst.target // C has one name for both, and needs no other declaration
	}
	if l.hasNoSize(item, inst.scope.args) {
		return l.noSize(s, t, "a type without a size", "take a pointer and a length, or keep it in a Box behind a pointer")
	}
	if _, alias := item.(*parser.TypeAlias); alias && inst.target != nil {
		if inst.target.isUnit() {
			return inst.target
		}
		if inst.target.fault != nil {
			return inst.target
		}
	}
	return inst.typ
}

// unresolved lowers a name that is not found: one that the configured text
// declares, or a well-known one of the standard library.
func (l *lowerer) unresolved(s scope, t *parser.PathType, err error) *Type {
	name := t.Path[len(t.Path)-1]
	if len(t.Path) == 2 && systemCrates[t.Path[0]] {
		return l.external(s, t, t.Path)
	}
	if len(t.Path) == 1 && !t.Global {
		if l.knows(name) && !hasLayout(name) {
			return &Type{Kind: Named, Name: name, Rust: name}
		}
		if path, known := wellKnown(name); known {
			l.report.Notice(diag.AssumedStd, t.Span, "`%s` is not imported; taken as the standard library's", name).
				Helpf("write `use %s;`", joinPath(path))
			return l.external(s, t, path)
		}
		if item := l.onlyType(s.module, name); item != nil {
			l.report.Notice(diag.AssumedStd, t.Span, "`%s` is not imported; taken as `%s`, the only type of that name", name, pathOf(item)).
				Helpf("write `use crate::%s;`", pathOf(item))
			return l.itemType(s, t, item)
		}
	}
	var unknown *parser.ResolveError
	if !errors.As(err, &unknown) {
		return l.refuse(s, t, diag.UnknownType, err.Error(), "declare the type or import it")
	}
	return faulty(t, func(r *diag.Report) {
		if !l.tellsOf(r, s.module, joinPath(t.Path)) {
			return
		}
		d := unknown.Report(r, diag.UnknownType, t.Span)
		if what := describe(s.item); what != "" {
			d.Note("%s needs it", what)
		}
	})
}

// unknownName is a name that is not found where it stands, and the report that
// was told of it.
type unknownName struct {
	report *diag.Report
	module *parser.Module
	name   string
}

// tellsOf reports whether r is still to be told that name is not found in m. One
// error does for all that need it: a file that only the build makes may declare
// hundreds of names that each function uses.
func (l *lowerer) tellsOf(r *diag.Report, m *parser.Module, name string) bool {
	key := unknownName{r, m, name}
	told := l.unknown[key]
	l.unknown[key] = true
	return !told
}

// noPrimitive refuses a primitive type of Rust, unless the configuration says how
// C calls it.
func (l *lowerer) noPrimitive(s scope, t *parser.PathType, name string) *Type {
	if to, ok := l.config.Export.Rename[name]; ok {
		l.found(name)
		return &Type{Kind: Named, Name: to, Rust: name} // u128 = "uint128_t"
	}
	if name == "str" {
		return l.noSize(s, t, "a text with its length", "take a pointer to c_char, or a pointer and a length")
	}
	return l.refuse(s, t, diag.NoNativeType, "`"+name+"` has no type in C", "use a number of at most 64 bits, or an array of bytes")
}

// external lowers a type that is not one of the crate: of the standard library,
// of a crate that bindgen knows, or of a dependency.
func (l *lowerer) external(s scope, t *parser.PathType, path []string) *Type {
	if typ := l.primitive(path); typ != nil {
		return typ
	}
	switch {
	case path[0] == "std":
		return l.stdType(s, t, path)
	case len(path) == 1:
		return l.noPrimitive(s, t, path[0])
	case systemCrates[path[0]]:
		return l.systemType(s, t, path)
	}
	found, err := l.crate.Foreign(path)
	if err == nil {
		return l.itemType(s, t, found.Item)
	}
	if name := path[len(path)-1]; l.knows(name) {
		return &Type{Kind: Named, Name: name, Rust: name}
	}
	var missing *parser.ForeignError
	if errors.As(err, &missing) {
		return faulty(t, func(r *diag.Report) { missing.Report(r, t.Span) })
	}
	return l.refuse(s, t, diag.MissingSources, err.Error(), "run `cargo fetch`")
}
