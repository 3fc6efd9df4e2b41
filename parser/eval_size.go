package parser

// layoutOf computes size_of::<T>() and align_of::<T>().
func (v *evaluator) layoutOf(e *Expr, name string) (Value, error) {
	types := e.Args[0].Types
	if len(types) != 1 {
		return Value{}, notConstant(e)
	}
	size, align, ok := v.layout(types[0])
	if !ok {
		return Value{}, fail(e.Span, "the layout of `%s` is not known", shorten(types[0].TypeSpan().Text()))
	}
	if name == "align_of" {
		size = align
	}
	return intValue("usize", size), nil
}

// layout returns the size and the alignment of a type in bytes, on the targets
// where a number is aligned to its size.
func (v *evaluator) layout(t Type) (size, align int64, ok bool) {
	if primitive := v.primitive(t); primitive != "" {
		width, _, isInt := v.bits(primitive)
		switch {
		case isInt:
			size = int64(width / 8)
		case primitive == "f32", primitive == "char":
			size = 4
		case primitive == "f64":
			size = 8
		case primitive == "bool":
			size = 1
		}
		// How i128 is aligned depends on the version of Rust.
		if size > 0 && size <= 8 {
			return size, size, true
		}
		return 0, 0, false
	}
	if v.env.Layout != nil {
		if size, align, ok := v.env.Layout(v.module, t); ok {
			return size, align, true
		}
	}
	t, module := v.crate.ExpandAlias(v.module, t)
	pointer := int64(v.width / 8)
	switch t := t.(type) {
	case *PtrType:
		if v.isSized(module, t.Elem) {
			return pointer, pointer, true
		}
	case *RefType:
		if v.isSized(module, t.Elem) {
			return pointer, pointer, true
		}
	case *FnPtrType:
		return pointer, pointer, true
	case *TupleType:
		return 0, 1, len(t.Elems) == 0
	case *ArrayType:
		return v.arrayLayout(module, t)
	}
	return 0, 0, false
}

// isSized reports whether a pointer to t is one address: t is none of a slice,
// str and a trait object.
func (v *evaluator) isSized(module *Module, t Type) bool {
	t, module = v.crate.ExpandAlias(module, t)
	switch t := t.(type) {
	case *PtrType, *RefType, *ArrayType, *TupleType, *FnPtrType, *NeverType:
		return true
	case *PathType:
		def, err := v.crate.ResolvePathType(module, t)
		if err != nil {
			return false
		}
		switch item := def.Item.(type) {
		case *Struct:
			// Only the last field may have no size.
			n := len(item.Fields)
			return n == 0 || !item.Generics.IsGeneric() && v.isSized(item.Module, item.Fields[n-1].Type)
		case *Enum, *Union:
			return true
		}
		return len(def.External) == 1 && def.External[0] != "str"
	}
	return false
}

func (v *evaluator) arrayLayout(module *Module, t *ArrayType) (size, align int64, ok bool) {
	in := v.at(module)
	size, align, ok = in.layout(t.Elem)
	count, err := in.evalPrimitive(t.Len, "usize")
	if !ok || err != nil || count.Int.BitLen() > 40 || size > 1<<20 {
		return 0, 0, false
	}
	return size * count.Int.Int64(), align, true
}
