package parser

import "example.com/bindgen/internal/source"

// Environment is what an expression may name beside the items of its crate.
type Environment struct {
	// Consts are the values of the const parameters around the expression.
	Consts map[string]Value
	// Self is the type that Self stands for; nil where the place of the
	// expression tells.
	Self Item
	// Layout returns the size and the alignment of a type that stands in module;
	// nil knows those of the primitive types.
	Layout func(module *Module, t Type) (size, align int64, ok bool)
	// PointerWidth is the width of usize in bits; 0 for that of the target.
	PointerWidth int
}

// EvalIn computes e as a value of type t, which may be nil where nothing says
// it. Both stand in module from.
func (c *Crate) EvalIn(from *Module, e *Expr, t Type, env Environment) (Value, error) {
	v := c.evaluator(from)
	v.env, v.self = env, env.Self
	if env.PointerWidth != 0 {
		v.width = env.PointerWidth
	}
	return v.evalAs(e, t)
}

const (
	// maxEvalDepth is how deep expressions, constants and calls may nest.
	maxEvalDepth = 1000
	// maxEvalSteps is how many expressions may be computed for one value.
	maxEvalSteps = 1_000_000
	// maxElements is how many elements the arrays of one value may have.
	maxElements = 1 << 16
)

// evaluator computes expressions of one module.
type evaluator struct {
	crate  *Crate
	module *Module
	env    Environment
	self   Item          // what Self stands for; nil where the place tells
	frame  *frame        // the variables of the function that runs; nil outside
	width  int           // of a pointer, in bits
	busy   map[Item]bool // the constants that are being computed
	depth  *int
	steps  *int
}

func (c *Crate) evaluator(from *Module) *evaluator {
	if c.width == 0 {
		c.width = 64
		if t, ok := lookupTarget(c.Target); ok && t.width == "32" {
			c.width = 32
		}
	}
	return &evaluator{crate: c.of(from), module: from, width: c.width, busy: map[Item]bool{}, depth: new(int), steps: new(int)}
}

// at returns an evaluator that looks paths up in another module.
func (v *evaluator) at(m *Module) *evaluator {
	out := *v
	out.module, out.crate = m, v.crate.of(m)
	return &out
}

// in returns an evaluator for an item of another module: it knows nothing of
// the parameters and variables here. self is what Self stands for in it; nil
// where its place tells.
func (v *evaluator) in(m *Module, self Item) *evaluator {
	out := v.at(m)
	out.env.Consts, out.self, out.frame = nil, self, nil
	return out
}

// step counts what is computed.
func (v *evaluator) step(at source.Span) error {
	if *v.steps++; *v.steps > maxEvalSteps {
		return fail(at, "the value takes too many steps to compute")
	}
	return nil
}

// evalAs computes e as a value of type t, which stands in the same module; nil
// where nothing says it.
func (v *evaluator) evalAs(e *Expr, t Type) (Value, error) {
	if t == nil {
		return v.eval(e, "")
	}
	if want := v.primitive(t); want != "" {
		value, err := v.eval(e, want)
		if err != nil {
			return value, err
		}
		return v.coerce(value, want, e.Span)
	}
	t, module := v.crate.ExpandAlias(v.module, t)
	switch t := t.(type) {
	case *RefType:
		if e.Kind == ExprUnary && e.Op == "&" {
			return v.evalAs(e.Args[0], scoped(t.Elem, module))
		}
	case *ArrayType:
		return v.arrayAs(e, scoped(t.Elem, module))
	case *SliceType:
		return v.arrayAs(e, scoped(t.Elem, module))
	case *TupleType:
		if e.Kind == ExprTuple && len(e.Args) == len(t.Elems) {
			return v.elements(e, func(i int) Type { return scoped(t.Elems[i], module) }, ValueTuple)
		}
	}
	return v.eval(e, "")
}

// scoped returns t, which stands in module, for use in any other.
func scoped(t Type, module *Module) Type {
	size := 0
	return substitution{scope: module, size: &size}.of(t)
}

// named computes a const or static. self is what Self stands for in it; nil
// where its place tells.
func (v *evaluator) named(item Item, self Item, t Type, e *Expr, at source.Span) (Value, error) {
	switch {
	case v.busy[item]:
		return Value{}, fail(at, "the value of `%s` depends on itself", item.Head().Name)
	case e == nil:
		return Value{}, fail(at, "`%s` has no value", item.Head().Name)
	}
	if value, ok := v.crate.computed[item]; ok && self == nil {
		return value, nil
	}
	v.busy[item] = true
	defer delete(v.busy, item)
	value, err := v.in(item.Head().Module, self).evalAs(e, t)
	if err == nil && self == nil && value.isScalar() {
		v.crate.remember(item, value)
	}
	return value, err
}

// isScalar reports whether nothing can be assigned to a part of v.
func (v Value) isScalar() bool {
	return v.Kind == ValueInt || v.Kind == ValueFloat || v.Kind == ValueBool || v.Kind == ValueChar
}

// remember keeps the value of a constant that needs no Self: a constant that builds on
// the one before it, and so on, would otherwise be computed anew by each after it.
func (c *Crate) remember(item Item, value Value) {
	if c.computed == nil {
		c.computed = map[Item]Value{}
	}
	c.computed[item] = value
}
