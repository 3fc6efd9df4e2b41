package parser

// substitution copies types and expressions with changes.
type substitution struct {
	args  map[string]GenericArg // what replaces a single-segment path
	scope *Module               // where paths are looked up, for those that do not say
	size  *int                  // how many parts were copied
}

// of copies a type.
func (s substitution) of(t Type) Type {
	if *s.size++; *s.size > maxTypeSize {
		return t
	}
	switch t := t.(type) {
	case *PathType:
		if arg := s.args[t.single()]; arg.Type != nil {
			return arg.Type
		}
		out := *t
		out.Args, out.Generic = s.all(t.Args), s.arguments(t.Generic)
		if out.Scope == nil {
			out.Scope = s.scope
		}
		return &out
	case *RefType:
		out := *t
		out.Elem = s.of(t.Elem)
		return &out
	case *PtrType:
		out := *t
		out.Elem = s.of(t.Elem)
		return &out
	case *SliceType:
		out := *t
		out.Elem = s.of(t.Elem)
		return &out
	case *ArrayType:
		out := *t
		out.Elem, out.Len = s.of(t.Elem), s.expr(t.Len)
		return &out
	case *TupleType:
		out := *t
		out.Elems = s.all(t.Elems)
		return &out
	case *FnPtrType:
		out := *t
		out.Params = nil
		for _, p := range t.Params {
			out.Params = append(out.Params, FnPtrParam{Name: p.Name, Type: s.of(p.Type)})
		}
		if t.Return != nil {
			out.Return = s.of(t.Return)
		}
		return &out
	}
	return t
}

func (s substitution) all(types []Type) []Type {
	if types == nil {
		return nil
	}
	out := make([]Type, len(types))
	for i, t := range types {
		out[i] = s.of(t)
	}
	return out
}

func (s substitution) arguments(args []GenericArg) []GenericArg {
	if args == nil {
		return nil
	}
	out := make([]GenericArg, len(args))
	for i, arg := range args {
		out[i] = s.arg(arg)
	}
	return out
}

// arg copies an argument. A plain name that reads as a type may be replaced by a constant.
func (s substitution) arg(arg GenericArg) GenericArg {
	if arg.Expr != nil {
		return GenericArg{Expr: s.expr(arg.Expr)}
	}
	if t, ok := arg.Type.(*PathType); ok {
		if replaced := s.args[t.single()]; replaced.Expr != nil {
			return replaced
		}
	}
	return GenericArg{Type: s.of(arg.Type)}
}

// expr copies an expression.
func (s substitution) expr(e *Expr) *Expr {
	if *s.size++; e == nil || *s.size > maxTypeSize {
		return e
	}
	if e.Kind == ExprPath && len(e.Path) == 1 && e.Scope == nil {
		if replaced := s.args[e.Path[0]].constant(); replaced != nil {
			return replaced
		}
	}
	out := *e
	if out.Scope == nil {
		out.Scope = s.scope
	}
	out.Types = s.all(e.Types)
	if e.Type != nil {
		out.Type = s.of(e.Type)
	}
	out.Args = nil
	for _, arg := range e.Args {
		out.Args = append(out.Args, s.expr(arg))
	}
	return &out
}

// constant is AsExpr for an argument that may be missing.
func (g GenericArg) constant() *Expr {
	if g.Expr == nil && g.Type == nil {
		return nil
	}
	return g.AsExpr()
}
