package parser

import "math/big"

// variant computes the number of a variant.
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
	in := v.in(enum.Module, enum)
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
