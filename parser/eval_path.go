package parser

import (
	"errors"
	"strings"
)

// Named is what a path names as a value.
type Named struct {
	Def // a constant, static, function, variant or constructor
	// Owner is the type that an associated constant or function belongs to.
	Owner Def
}

// ValueNamed finds what the path e, which stands in module from, names. The
// error is an *EvalError.
func (c *Crate) ValueNamed(from *Module, e *Expr, env Environment) (Named, error) {
	v := c.evaluator(from)
	v.env, v.self = env, env.Self
	if e.Scope != nil {
		v = v.at(e.Scope)
	}
	return v.find(e)
}

// path computes a path: a variable, a constant, an immutable static, a variant,
// an associated constant, a constant of the standard library.
func (v *evaluator) path(e *Expr) (Value, error) {
	if e.Kind == ExprPath && len(e.Path) == 1 {
		if value, ok := v.variable(e.Path[0]); ok {
			return value, nil
		}
	}
	found, err := v.find(e)
	if err != nil {
		return Value{}, err
	}
	if found.Variant != nil {
		return v.variant(found.Def)
	}
	switch item := found.Item.(type) {
	case *Const:
		return v.named(item, found.Owner.Item, item.Type, item.Value, e.Span)
	case *Static:
		if !item.Mut {
			return v.named(item, nil, item.Type, item.Value, e.Span)
		}
	case *Struct:
		if item.Unit {
			return Value{Kind: ValueStruct, Struct: item}, nil
		}
	case nil:
		if found.Is("std", "option", "Option", "None") {
			return Value{Kind: ValueOption}, nil
		}
		if found.Is("std", "marker", "PhantomData") || found.Is("std", "marker", "PhantomPinned") {
			return unit(), nil
		}
		if value, ok := v.standard(found.External); ok {
			return value, nil
		}
	}
	return Value{}, notConstant(e)
}

// notConstant says that e is nothing that can be computed.
func notConstant(e *Expr) error {
	return fail(e.Span, "`%s` is not a constant that bindgen can compute", shorten(e.Text))
}

// variable returns the variable or const parameter of that name.
func (v *evaluator) variable(name string) (Value, bool) {
	if value := v.frame.find(name); value != nil {
		return *value, true
	}
	value, ok := v.env.Consts[name]
	return value, ok
}

// find finds what a path names.
func (v *evaluator) find(e *Expr) (Named, error) {
	path := e.Path
	if e.Kind == ExprQualified {
		return v.associated(e, v.typeNamed(e.Type), path)
	}
	if path[0] == "Self" {
		self := v.selfHere(e)
		if self.Item == nil && self.External == nil {
			return Named{}, fail(e.Span, "`Self` stands for nothing here")
		}
		if len(path) == 1 {
			return Named{Def: self}, nil
		}
		return v.associated(e, self, path[1:])
	}
	global := strings.HasPrefix(e.Text, "::")
	def, err := v.crate.ResolveValue(v.module, path, global)
	var unresolved *ResolveError
	if errors.As(err, &unresolved) && unresolved.Kind == AssociatedSegment && unresolved.Segment == len(path)-1 {
		owner, typeErr := v.crate.ResolveType(v.module, path[:len(path)-1], global)
		if typeErr == nil {
			return v.associated(e, v.behindAlias(owner), path[len(path)-1:])
		}
	}
	if err != nil {
		return Named{}, resolveFail(e.Span, err)
	}
	if !v.crate.IsDependency(def.External) {
		return Named{Def: def}, nil
	}
	if found := v.crate.sources.beyond(v.crate, def, valueNS); found.External == nil || len(def.External) < 3 {
		return Named{Def: found}, nil
	}
	// A constant of a type of the dependency.
	n := len(def.External) - 1
	owner := v.crate.sources.beyond(v.crate, Def{External: def.External[:n]}, typeNS)
	return v.associated(e, v.behindAlias(owner), def.External[n:])
}

// selfHere returns what Self stands for in e.
func (v *evaluator) selfHere(e *Expr) Def {
	if v.self != nil {
		return Def{Item: v.self}
	}
	for _, item := range v.module.Items {
		if full := item.Head().Full; full.File != e.Span.File || full.Start > e.Span.Start || e.Span.End > full.End {
			continue
		}
		switch item := item.(type) {
		case *Impl:
			return v.selfType(item)
		case *Struct, *Enum, *Union:
			return Def{Item: item}
		}
	}
	return Def{}
}

// selfType returns what an impl block is for.
func (v *evaluator) selfType(impl *Impl) Def { return v.at(impl.Module).typeNamed(impl.Self) }

// typeNamed returns what a type names behind its aliases.
func (v *evaluator) typeNamed(t Type) Def {
	t, module := v.crate.ExpandAlias(v.module, t)
	named, ok := t.(*PathType)
	if !ok {
		return Def{}
	}
	if len(named.Path) == 1 && named.Path[0] == "Self" && v.self != nil {
		return Def{Item: v.self}
	}
	def, err := v.crate.ResolvePathType(module, named)
	if err != nil {
		return Def{}
	}
	if v.crate.IsDependency(def.External) {
		return v.crate.sources.beyond(v.crate, def, typeNS)
	}
	return def
}

// behindAlias returns what a type alias stands for.
func (v *evaluator) behindAlias(def Def) Def {
	alias, ok := def.Item.(*TypeAlias)
	if !ok {
		return def
	}
	if target := v.at(alias.Module).typeNamed(alias.Type); target.Item != nil || target.External != nil {
		return target
	}
	return def
}

// associated finds the constant, function or variant that a type has under a name.
func (v *evaluator) associated(e *Expr, owner Def, rest []string) (Named, error) {
	if len(rest) != 1 {
		return Named{}, notConstant(e)
	}
	if enum, ok := owner.Item.(*Enum); ok {
		if variant := enum.variant(rest[0]); variant != nil {
			return Named{Def: Def{Item: enum, Variant: variant}}, nil
		}
	}
	if owner.Item == nil {
		return Named{Def: Def{External: append(owner.External[:len(owner.External):len(owner.External)], rest...)}}, nil
	}
	if item := v.member(owner.Item, rest[0], isTraitNamed(e)); item != nil {
		return Named{Def: Def{Item: item}, Owner: owner}, nil
	}
	return Named{}, notConstant(e)
}

// isTraitNamed reports whether e is <T as Trait>::A.
func isTraitNamed(e *Expr) bool { return e.Kind == ExprQualified && len(e.Types) > 0 }

// member returns the constant or function of that name in an impl block of a
// type: in its own blocks before those of traits. ofTrait leaves its own out.
func (v *evaluator) member(owner Item, name string, ofTrait bool) Item {
	in := v.at(owner.Head().Module)
	var fromTrait Item
	for _, impl := range in.crate.lookup.implsOf(in, owner) {
		for _, item := range impl.Items {
			switch item.(type) {
			case *Const, *Function:
			default:
				continue
			}
			switch {
			case item.Head().Name != name:
			case impl.Trait == nil && !ofTrait:
				return item
			case impl.Trait != nil && fromTrait == nil:
				fromTrait = item
			}
		}
	}
	return fromTrait
}

// implsOf returns the impl blocks of a type, in the crate that declares it.
func (l *lookup) implsOf(v *evaluator, owner Item) []*Impl {
	if l.ofType == nil || l.crate.isLazy() {
		l.ofType = map[Item][]*Impl{}
		var list []*Impl
		readImpls(l.crate.Root, &list)
		for _, impl := range list {
			if item := v.selfType(impl).Item; item != nil {
				l.ofType[item] = append(l.ofType[item], impl)
			}
		}
	}
	return l.ofType[owner]
}

func readImpls(m *Module, list *[]*Impl) {
	for _, item := range m.Items {
		switch item := item.(type) {
		case *Impl:
			*list = append(*list, item)
		case *Module:
			readImpls(item, list)
		}
	}
}
