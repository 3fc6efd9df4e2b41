package native

import (
	"slices"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// constants are those that were looked at, each once: an expression may name a
// constant that stands further down.
type constants struct {
	known map[*parser.Const]*Constant // nil for one that is not in the header
	names map[string]*Constant        // by the name in C
	value map[string]cValue           // of what an expression may name
	// early are the names of those that the header defines before its types.
	early map[string]bool
}

// constant lowers a free constant, if it is exported.
func (l *lowerer) constant(c *parser.Const, s scope) {
	if k := l.freeConstant(c); k != nil && l.isFirst(k) {
		l.module.Constants = append(l.module.Constants, k)
	}
}

// freeConstant returns a constant of a module as the header has it; nil for one
// that is not exported, and one that C cannot hold.
func (l *lowerer) freeConstant(c *parser.Const) *Constant {
	if !isPublic(c) || l.excluded(c.Name) || !l.generates("constants") || l.crate.IsForeign(c) {
		return nil
	}
	path := pathOf(c)
	if include := l.config.Export.Include; l.config.Export.NamedConstants && !slices.Contains(include, c.Name) && !slices.Contains(include, path) {
		return nil
	}
	return l.constantOf(c, scope{module: c.Module, item: c}, l.renamed(path, c.Name), path)
}

// isPublic reports whether a constant says pub, and no annotation takes that back.
func isPublic(c *parser.Const) bool {
	return c.Vis.Kind == "pub" && len(c.Vis.Path) == 0 && c.Name != "_" && c.Value != nil && !ignored(c.Doc)
}

// associated lowers the public constants in the impls of item, a type whose C
// name is owner. Those of a type that is no struct in C stand among the free
// constants, whether the type is needed or not, as those of cbindgen do.
func (l *lowerer) associated(item parser.Item, s scope, owner string) []*Constant {
	if !l.isRecord(item) {
		return nil
	}
	return l.ofImpls(item, s, owner)
}

// ofImpls lowers the public constants in the impls of item.
func (l *lowerer) ofImpls(item parser.Item, s scope, owner string) []*Constant {
	var out []*Constant
	for _, impl := range l.implsOf(item) {
		for _, member := range impl.Items {
			if c, ok := member.(*parser.Const); ok && !ignored(impl.Doc) {
				if k := l.ownConstant(c, impl, item, s, owner); k != nil && l.isFirst(k) {
					out = append(out, k)
				}
			}
		}
	}
	return out
}

// otherConstants lowers the constants of the types that are no structs in C.
func (l *lowerer) otherConstants(m *parser.Module) {
	if l.config.Export.NamedConstants {
		return
	}
	for _, item := range m.Items {
		switch item := item.(type) {
		case *parser.Module:
			l.otherConstants(item)
		case *parser.Struct, *parser.Enum, *parser.Union:
			if l.isRecord(item) || !l.hasConstants(item) {
				continue
			}
			inst := l.instance(item, nil)
			l.module.Constants = append(l.module.Constants, l.ofImpls(item, inst.scope, inst.name)...)
		}
	}
}

// hasConstants reports whether an impl of item has a public constant.
func (l *lowerer) hasConstants(item parser.Item) bool {
	for _, impl := range l.implsOf(item) {
		for _, member := range impl.Items {
			if c, ok := member.(*parser.Const); ok && isPublic(c) {
				return true
			}
		}
	}
	return false
}

// isRecord reports whether item is a struct whose fields C knows, or a name
// for its only one.
func (l *lowerer) isRecord(item parser.Item) bool {
	s, ok := item.(*parser.Struct)
	if !ok {
		return false
	}
	r := reprOf(s.Attrs)
	return (r.c || r.transparent) && l.canSay(r)
}

// ownConstant returns a constant of an impl of item as the header has it.
func (l *lowerer) ownConstant(c *parser.Const, impl *parser.Impl, item parser.Item, s scope, owner string) *Constant {
	if !isPublic(c) || !l.generates("constants") || l.excluded(c.Name) {
		return nil
	}
	if len(genericParams(item)) > 0 {
		l.noConstant(c, "it belongs to a generic type, and may differ for each of its arguments")
		return nil
	}
	s.module, s.impl, s.item = impl.Module, impl, c
	rule := l.config.Struct.RenameAssociatedConstant
	_, annotations := l.documented(item.Head().Doc, item.Head().Full, item.Head().Span)
	rule = l.renameRule(l.annotationsOf(item, annotations), "rename-associated-constant", rule)
	if !rule.IsNone() && l.isRecord(item) {
		owner = rule.Type(owner)
	}
	return l.constantOf(c, s, owner+"_"+c.Name, pathOf(item)+"::"+c.Name)
}

// constantOf lowers a constant, once.
func (l *lowerer) constantOf(c *parser.Const, s scope, name, rust string) *Constant {
	if l.constants.known == nil {
		l.constants = constants{known: map[*parser.Const]*Constant{}, names: map[string]*Constant{}, value: map[string]cValue{}, early: map[string]bool{}}
	}
	if k, seen := l.constants.known[c]; seen {
		return k
	}
	l.constants.known[c] = nil // one that needs itself is not there
	k := &Constant{Item: l.head(&c.ItemHead, name, rust)}
	if impl := s.impl; impl != nil {
		k.Condition = both(l.conditionOf(impl.Attrs), k.Condition)
	}
	if !k.Annotations.Exported() || !l.valueOf(k, c, s) {
		return nil
	}
	l.constants.known[c] = k
	if s.impl == nil && k.Condition == nil && k.Type.Kind == Primitive && l.isEarly(k.Value) {
		l.constants.early[k.Name] = true
	}
	return k
}

// isFirst reports whether k is the first constant of its name. A second one of
// the same value is dropped; one of another value is an error, unless
// conditions keep them apart.
func (l *lowerer) isFirst(k *Constant) bool {
	first := l.constants.names[k.Name]
	switch {
	case first == nil:
		l.constants.names[k.Name] = k
		return true
	case first == k:
		return false
	case first.Condition != nil && k.Condition != nil:
		return true
	case !same(*first.Computed, *k.Computed):
		l.report.Error(diag.NameCollision, k.Span, "the constants `%s` and `%s` are both called `%s` in C", first.Rust, k.Rust, k.Name).
			At(first.Span, "the other one").
			Helpf("rename one: [export.rename] `\"%s\" = \"NAME\"` in cbindgen.toml", k.Rust)
	}
	return false
}

// noConstant says that a public constant is not in the header.
func (l *lowerer) noConstant(c *parser.Const, why string) *diag.Diagnostic {
	return l.report.Notice(diag.NoNativeConstant, c.Span, "constant `%s` is not in the header: %s", c.Name, why).
		Helpf("make it pub(crate) if it is not for C")
}

// valueOf computes the value of a constant and how C writes it. It reports
// whether C can hold it.
func (l *lowerer) valueOf(k *Constant, c *parser.Const, s scope) bool {
	typ := l.shape(s, c.Type)
	if typ.fault != nil || !l.holds(typ) {
		l.noConstant(c, "C has no constant of type `"+textOf(c.Type)+"`")
		return false
	}
	value, err := l.crate.EvalIn(s.module, c.Value, c.Type, l.environment(s))
	if err != nil {
		d := l.noConstant(c, err.Error())
		if eval, ok := err.(*parser.EvalError); ok && eval.Span.IsValid() {
			d.At(eval.Span, "this")
		}
		return false
	}
	if !l.holdsValue(value) || !l.need(typ) {
		l.noConstant(c, "C has no words for its value")
		return false
	}
	k.Type, k.Computed = typ, &value
	k.Value = l.written(s, c.Value, typ, value)
	if k.Value == nil {
		l.noConstant(c, "C has no words for its value")
		return false
	}
	if !l.onEveryTarget(k, c, s) {
		l.noConstant(c, "its value depends on the size of a pointer")
		return false
	}
	l.name(k.Name, k.Value)
	return true
}

// onEveryTarget makes the value of k one that is right where pointers have 32
// bits, too. It reports whether C has words for it.
func (l *lowerer) onEveryTarget(k *Constant, c *parser.Const, s scope) bool {
	env := l.environment(s)
	env.PointerWidth = 32
	narrow, err := l.crate.EvalIn(s.module, c.Value, c.Type, env)
	if err != nil || same(narrow, *k.Computed) || k.Value.Kind == Literal && pointerLimits[k.Value.Text] {
		return true // an error: the crate is not for such a target
	}
	if narrow.Kind != parser.ValueInt {
		return false
	}
	k.Value = &Expr{Kind: Literal, Text: "(UINTPTR_MAX == 4294967295u ? " + numberText(narrow.Int) + " : " + numberText(k.Computed.Int) + ")"}
	return true
}

// environment is what the generic parameters of s and Self stand for.
func (l *lowerer) environment(s scope) parser.Environment {
	env := parser.Environment{Consts: map[string]parser.Value{}}
	for name, arg := range s.args {
		if arg.value != nil {
			env.Consts[name] = *arg.value
		}
	}
	if s.self != nil && s.self.inst != nil {
		env.Self = s.self.inst.item
	}
	return env
}
