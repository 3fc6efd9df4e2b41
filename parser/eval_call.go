package parser

import "slices"

// call computes a call: of a constructor, of a function of the standard library
// that makes constants, or of a const fn of the crate.
func (v *evaluator) call(e *Expr) (Value, error) {
	callee := e.Args[0]
	if callee.Kind != ExprPath && callee.Kind != ExprQualified {
		return Value{}, notConstant(e)
	}
	if callee.Scope != nil {
		v = v.at(callee.Scope)
	}
	found, err := v.find(callee)
	if err != nil {
		// Types of the standard library that no path leads to in this file are
		// known by their names.
		return v.standardCall(e, callee.Path, err)
	}
	switch item := found.Item.(type) {
	case *Struct:
		return v.construct(e, item)
	case *Function:
		args, err := v.arguments(e.Args[1:], item)
		if err != nil {
			return Value{}, err
		}
		return v.run(e, item, found.Owner.Item, args)
	case nil:
		if !v.crate.IsDependency(found.External) {
			return v.standardCall(e, found.External, notConstant(e))
		}
	}
	return Value{}, notConstant(e)
}

// construct computes S(a, b).
func (v *evaluator) construct(e *Expr, s *Struct) (Value, error) {
	if !s.Tuple || len(e.Args)-1 != len(s.Fields) {
		return Value{}, notConstant(e)
	}
	out := Value{Kind: ValueStruct, Struct: s, Elems: make([]Value, len(s.Fields))}
	for i := range s.Fields {
		var err error
		if out.Elems[i], err = v.fieldValue(s, i, e.Args[i+1]); err != nil {
			return Value{}, err
		}
	}
	return out, nil
}

// arguments computes what f is called with.
func (v *evaluator) arguments(args []*Expr, f *Function) ([]Value, error) {
	out := make([]Value, len(args))
	params := f.Params
	if f.Receiver != nil {
		params = append([]Param{{}}, params...)
	}
	for i, arg := range args {
		var t Type
		if i < len(params) && params[i].Type != nil && f.Module != nil {
			t = scoped(params[i].Type, f.Module)
		}
		var err error
		if out[i], err = v.evalAs(arg, t); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// wrappers are the types of the standard library whose new gives back what it
// is given, and the names that make an Option of it.
var wrappers = []string{
	"Cell", "UnsafeCell", "SyncUnsafeCell", "ManuallyDrop", "MaybeUninit", "Wrapping", "Saturating", "Pin",
	"AtomicBool", "AtomicI8", "AtomicU8", "AtomicI16", "AtomicU16", "AtomicI32", "AtomicU32", "AtomicI64", "AtomicU64", "AtomicIsize", "AtomicUsize",
}

// standardCall computes a call of a function of the standard library. otherwise
// is the error for one that is not known.
func (v *evaluator) standardCall(e *Expr, path []string, otherwise error) (Value, error) {
	name := path[len(path)-1]
	owner := ""
	if len(path) > 1 {
		owner = path[len(path)-2]
	}
	args := e.Args[1:]
	_, nonZero := nonZeroOf(owner)
	switch {
	case len(args) == 0 && (name == "size_of" || name == "align_of"):
		return v.layoutOf(e, name)
	case len(args) == 0 && (name == "min_value" || name == "max_value"):
		if value, ok := v.standard([]string{owner, map[string]string{"min_value": "MIN", "max_value": "MAX"}[name]}); ok {
			return value, nil
		}
	case len(args) == 0 && owner == "ptr" && (name == "null" || name == "null_mut"):
		return Value{Kind: ValuePointer, Int: intValue("usize", 0).Int}, nil
	case len(args) == 1 && name == "Some":
		value, err := v.eval(args[0], "")
		return Value{Kind: ValueOption, Elems: []Value{value}}, err
	case len(args) == 1 && nonZero:
		return v.nonZero(e, owner, name)
	case len(args) == 1 && name == "new" && slices.Contains(wrappers, owner):
		return v.eval(args[0], "")
	case owner == "char" && name == "from_u32" && len(args) == 1:
		value, err := v.eval(args[0], "u32")
		if err != nil || value.Kind != ValueInt {
			return Value{}, otherwise
		}
		return charOption(value), nil
	case primitives[owner]:
		return v.associatedCall(e, owner, name, otherwise)
	}
	return Value{}, otherwise
}

// associatedCall computes u8::name(..): a method that is called by its path, or
// a function that makes a number of something else.
func (v *evaluator) associatedCall(e *Expr, owner, name string, otherwise error) (Value, error) {
	args := e.Args[1:]
	if v.isInt(owner) && len(args) == 1 {
		if bytes, ok := byteOrders[name]; ok {
			value, err := v.eval(args[0], "")
			if err != nil {
				return Value{}, err
			}
			return v.fromBytes(e, owner, value, bytes)
		}
		switch name {
		case "from_be", "from_le":
			value, err := v.evalPrimitive(args[0], owner)
			if err != nil || name == "from_le" {
				return value, err
			}
			return v.wrapped(v.reversed(value), owner), nil
		}
	}
	if len(args) == 0 {
		return Value{}, otherwise
	}
	receiver, err := v.evalPrimitive(args[0], owner)
	if err != nil {
		return Value{}, err
	}
	return v.methodOf(e, receiver, name, args[1:])
}

// evalPrimitive computes e as a value of a primitive type.
func (v *evaluator) evalPrimitive(e *Expr, typ string) (Value, error) {
	value, err := v.eval(e, typ)
	if err != nil {
		return Value{}, err
	}
	return v.coerce(value, typ, e.Span)
}
