package parser

import (
	"errors"
	"math"
	"math/big"
	"strings"
)

// path computes a path: a constant, an immutable static, a variant, an
// associated constant, a constant of the standard library.
func (v *evaluator) path(e *Expr) (Value, error) {
	path := e.Path
	if len(path) > 1 && path[0] == "Self" {
		impl := v.module.implAround(e)
		if impl == nil {
			return Value{}, fail(e.Span, "`Self` stands for nothing here")
		}
		return v.associated(e, v.selfType(impl), path[1:])
	}
	def, err := v.crate.ResolveValue(v.module, path, strings.HasPrefix(e.Text, "::"))
	var unresolved *ResolveError
	if errors.As(err, &unresolved) && unresolved.Kind == AssociatedSegment && unresolved.Segment == len(path)-1 {
		owner, typeErr := v.crate.ResolveType(v.module, path[:len(path)-1], strings.HasPrefix(e.Text, "::"))
		if typeErr == nil {
			return v.associated(e, v.behindAlias(owner), path[len(path)-1:])
		}
	}
	if err != nil {
		return Value{}, resolveFail(e.Span, err)
	}
	if def.Variant != nil {
		return v.variant(def)
	}
	if v.crate.IsDependency(def.External) {
		def = v.crate.sources.beyond(v.crate, def, valueNS)
		if def.Variant != nil {
			return v.variant(def)
		}
	}
	switch item := def.Item.(type) {
	case *Const:
		return v.named(item, item.Module, item.Type, item.Value, e.Span)
	case *Static:
		if !item.Mut {
			return v.named(item, item.Module, item.Type, item.Value, e.Span)
		}
	case nil:
		if value, ok := v.standard(def.External); ok {
			return value, nil
		}
	}
	return Value{}, fail(e.Span, "`%s` is not a constant that bindgen can compute", strings.Join(path, "::"))
}

// implAround returns the impl block of m that e stands in.
func (m *Module) implAround(e *Expr) *Impl {
	for _, item := range m.Items {
		impl, ok := item.(*Impl)
		if ok && impl.Full.File == e.Span.File && impl.Full.Start <= e.Span.Start && e.Span.End <= impl.Full.End {
			return impl
		}
	}
	return nil
}

// selfType returns what an impl block is for.
func (v *evaluator) selfType(impl *Impl) Def {
	t, module := v.crate.ExpandAlias(impl.Module, impl.Self)
	if named, ok := t.(*PathType); ok {
		if def, err := v.crate.ResolvePathType(module, named); err == nil {
			return def
		}
	}
	return Def{}
}

// behindAlias returns what a type alias stands for.
func (v *evaluator) behindAlias(def Def) Def {
	alias, ok := def.Item.(*TypeAlias)
	if !ok {
		return def
	}
	t, module := v.crate.ExpandAlias(alias.Module, alias.Type)
	if named, isPath := t.(*PathType); isPath {
		if target, err := v.crate.ResolvePathType(module, named); err == nil {
			return target
		}
	}
	return def
}

// associated computes the constant or variant that a type has under a name.
func (v *evaluator) associated(e *Expr, owner Def, rest []string) (Value, error) {
	if len(rest) == 1 {
		if enum, ok := owner.Item.(*Enum); ok {
			if variant := enum.variant(rest[0]); variant != nil {
				return v.variant(Def{Item: enum, Variant: variant})
			}
		}
		if item := v.associatedConst(owner, rest[0]); item != nil {
			return v.named(item, item.Module, item.Type, item.Value, e.Span)
		}
		if value, ok := v.standard(append(owner.External[:len(owner.External):len(owner.External)], rest...)); ok {
			return value, nil
		}
	}
	return Value{}, fail(e.Span, "`%s` is not a constant that bindgen can compute", strings.Join(e.Path, "::"))
}

// associatedConst returns the constant of that name in an impl block of owner:
// in its own blocks before those of traits.
func (v *evaluator) associatedConst(owner Def, name string) *Const {
	if owner.Item == nil {
		return nil
	}
	var ofTrait *Const
	for _, impl := range v.crate.lookup.allImpls() {
		for _, item := range impl.Items {
			found, ok := item.(*Const)
			if !ok || found.Name != name || v.selfType(impl).Item != owner.Item {
				continue
			}
			if impl.Trait == nil {
				return found
			}
			if ofTrait == nil {
				ofTrait = found
			}
		}
	}
	return ofTrait
}

// allImpls returns the impl blocks of the crate.
func (l *lookup) allImpls() []*Impl {
	if !l.implsRead || l.crate.isLazy() {
		l.impls = nil
		l.implsRead = true
		l.readImpls(l.crate.Root)
	}
	return l.impls
}

func (l *lookup) readImpls(m *Module) {
	for _, item := range m.Items {
		switch item := item.(type) {
		case *Impl:
			l.impls = append(l.impls, item)
		case *Module:
			l.readImpls(item)
		}
	}
}

func (v *evaluator) variant(def Def) (Value, error) {
	enum := def.Item.(*Enum)
	value, err := v.discriminant(enum, def.Variant)
	return Value{Kind: ValueVariant, Int: value.Int, Enum: enum, Variant: def.Variant}, err
}

// discriminant computes the number of a variant: the one it names, or one more
// than that of the variant before it.
func (v *evaluator) discriminant(enum *Enum, variant *Variant) (Value, error) {
	repr := "isize"
	for i := range enum.Attrs {
		attr := &enum.Attrs[i]
		for j := range attr.Args {
			if name := attr.Args[j].Name(); attr.Is("repr") && v.isInt(name) {
				repr = name
			}
		}
	}
	if v.busy[enum] {
		return Value{}, fail(enum.Span, "a discriminant of `%s` depends on itself", enum.Name)
	}
	v.busy[enum] = true
	defer delete(v.busy, enum)
	in := v.in(enum.Module)
	next := intValue(repr, 0)
	for i := range enum.Variants {
		at := &enum.Variants[i]
		if at.Discriminant != nil {
			value, err := in.eval(at.Discriminant, repr)
			if err == nil {
				next, err = in.coerce(value, repr, at.Discriminant.Span)
			}
			if err != nil {
				return Value{}, err
			}
		} else if _, err := in.checked(next, at.Span); err != nil {
			return Value{}, err
		}
		if at == variant || at.Name == variant.Name {
			return next, nil
		}
		next = Value{Kind: ValueInt, Type: repr, Int: new(big.Int).Add(next.Int, big.NewInt(1))}
	}
	return Value{}, fail(variant.Span, "`%s` is no variant of `%s`", variant.Name, enum.Name)
}

// standard returns a constant of the primitive types and of std::f64::consts.
func (v *evaluator) standard(path []string) (Value, bool) {
	if len(path) > 1 && path[0] == "std" {
		path = path[1:]
	}
	if len(path) == 3 && isFloat(path[0]) && path[1] == "consts" {
		f, ok := floatConsts[path[2]]
		return Value{Kind: ValueFloat, Type: path[0], Float: rounded(f, path[0])}, ok
	}
	if len(path) != 2 {
		return Value{}, false
	}
	typ, name := path[0], path[1]
	if width, _, ok := v.bits(typ); ok {
		low, high := v.limits(typ)
		switch name {
		case "MIN":
			return Value{Kind: ValueInt, Type: typ, Int: low}, true
		case "MAX":
			return Value{Kind: ValueInt, Type: typ, Int: high}, true
		case "BITS":
			return intValue("u32", int64(width)), true
		}
	}
	if typ == "char" && name == "MAX" {
		return Value{Kind: ValueChar, Type: "char", Text: "\U0010FFFF"}, true
	}
	f, ok := floatLimits[path[0]][name]
	return Value{Kind: ValueFloat, Type: typ, Float: f}, ok
}

// floatLimits are the associated constants of the float types.
var floatLimits = map[string]map[string]float64{
	"f64": {
		"MAX": math.MaxFloat64, "MIN": -math.MaxFloat64, "EPSILON": 0x1p-52, "MIN_POSITIVE": 0x1p-1022,
		"INFINITY": math.Inf(1), "NEG_INFINITY": math.Inf(-1), "NAN": math.NaN(),
	},
	"f32": {
		"MAX": math.MaxFloat32, "MIN": -math.MaxFloat32, "EPSILON": 0x1p-23, "MIN_POSITIVE": 0x1p-126,
		"INFINITY": math.Inf(1), "NEG_INFINITY": math.Inf(-1), "NAN": math.NaN(),
	},
}

// floatConsts are the constants of std::f64::consts.
var floatConsts = map[string]float64{
	"PI": math.Pi, "TAU": 2 * math.Pi, "E": math.E, "SQRT_2": math.Sqrt2, "LN_2": math.Ln2, "LN_10": math.Ln10,
	"LOG2_E": math.Log2E, "LOG10_E": math.Log10E, "FRAC_PI_2": math.Pi / 2, "FRAC_PI_3": math.Pi / 3, "FRAC_PI_4": math.Pi / 4,
	"FRAC_PI_6": math.Pi / 6, "FRAC_PI_8": math.Pi / 8, "FRAC_1_PI": 1 / math.Pi, "FRAC_2_PI": 2 / math.Pi,
	"FRAC_1_SQRT_2": 1 / math.Sqrt2, "FRAC_2_SQRT_PI": 2 / math.SqrtPi, "LOG2_10": math.Ln10 / math.Ln2, "LOG10_2": math.Ln2 / math.Ln10,
}
