package abi

import (
	"fmt"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// constant is a constant that a #[pymodule] registers.
type constant struct {
	module *pymodule
	space  []string // the submodule it goes to, below the module's own namespace
	name   string
	scope  *parser.Module
	item   *parser.Const // with #[pymodule_export]
	value  *parser.Expr  // with add("NAME", value)
	rust   string
	span   source.Span
}

func (l *lowering) lowerConstant(c constant) {
	if d := l.dependencies[c.item]; d != nil {
		l.within(d, func() { l.makeConstant(c) })
		return
	}
	l.makeConstant(c)
}

func (l *lowering) makeConstant(c constant) {
	home := Home{Namespace: subpath(c.module.path, c.space...), Attach: c.module.attach, Rust: c.rust}
	what := fmt.Sprintf("constant `%s`", c.name)
	value, doc := c.value, ""
	if c.item != nil {
		value, doc = c.item.Value, c.item.Doc
		for _, o := range options(c.item.Attrs, "pymodule_export") {
			if o.Name() != "name" {
				l.refuseOption(&o, what, "name")
				return
			}
			if name, ok := l.stringOption(&o); ok {
				c.name = name
			}
		}
	} else if named, ok := l.constOf(c.scope, plain(value)); ok {
		doc = named.Doc
	}
	if value == nil {
		return
	}
	made, ok := l.constantValue(c, value, what)
	if !ok {
		return
	}
	if kind := made.Kind; kind == ValueEmptyList || kind == ValueEmptyMap || kind == ValueEmptySet {
		l.report.Error(diag.NotConstant, value.Span, "%s is a %s, which no other language could hold unchanged", what, kind).
			Helpf("export a function that returns it")
		return
	}
	if made.Kind == ValueInt && !isShort(made) {
		l.report.Error(diag.NotConstant, value.Span, "%s has more than 64 bits, which no literal of C holds", what).
			Helpf("export a function that returns it")
		return
	}
	if c.name == "__doc__" && made.Kind == ValueStr {
		l.spaces.ensure(home.Namespace).doc = made.Str
		return
	}
	if !l.checkName(c.name, "constant", c.span) {
		return
	}
	out := &Constant{Name: c.name, Doc: doc, Home: home, Value: made, Span: c.span}
	l.orders[out] = len(l.orders)
	l.module.Constants = append(l.module.Constants, out)
}

// constantValue computes a constant: an item by its type, too.
func (l *lowering) constantValue(c constant, value *parser.Expr, what string) (*Value, bool) {
	if c.item != nil {
		if known, err := l.crate.EvalConst(c.item); err == nil {
			if made, err := l.fromParser(known); err == nil {
				return made, true
			}
		}
	}
	return l.eval(c.scope, value, diag.NotConstant, what)
}

// constOf returns the constant that an expression names.
func (l *lowering) constOf(scope *parser.Module, e *parser.Expr) (*parser.Const, bool) {
	if e == nil || e.Kind != parser.ExprPath {
		return nil, false
	}
	def, err := l.crate.ResolveValue(scope, e.Path, false)
	if err != nil {
		return nil, false
	}
	c, ok := def.Item.(*parser.Const)
	return c, ok
}

// isShort reports whether v, an integer, fits int64_t or uint64_t.
func isShort(v *Value) bool {
	signed, _ := fitInt(v, I64)
	unsigned, _ := fitInt(v, U64)
	return signed != nil || unsigned != nil
}
