package native

import (
	"fmt"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// genericParams returns the type and const parameters of an item.
func genericParams(item parser.Item) []parser.GenericParam {
	switch item := item.(type) {
	case *parser.Struct:
		return item.Generics.Params
	case *parser.Union:
		return item.Generics.Params
	case *parser.Enum:
		return item.Generics.Params
	case *parser.TypeAlias:
		return item.Generics.Params
	}
	return nil
}

// isGeneric reports whether item has no type without arguments.
func isGeneric(item parser.Item) bool {
	for _, p := range genericParams(item) {
		if p.Default == nil && p.DefaultExpr == nil {
			return true
		}
	}
	return false
}

// genericArgs returns the arguments of t.
func genericArgs(t *parser.PathType) []parser.GenericArg { return t.Generic }

// arguments lowers the arguments of t, which names item: as many as are
// written. The second result is a fault where they do not fit.
func (l *lowerer) arguments(s scope, t *parser.PathType, item parser.Item) ([]argument, *Type) {
	params, given := genericParams(item), genericArgs(t)
	if len(given) > len(params) {
		return nil, l.refuse(s, t, diag.GenericItem,
			fmt.Sprintf("`%s` has %d generic parameters, not %d", item.Head().Name, len(params), len(given)), "write as many arguments as it has parameters")
	}
	var args []argument
	for i, p := range params {
		switch {
		case i < len(given):
			arg, fault := l.argument(s, t, p, given[i])
			if fault != nil {
				return nil, fault
			}
			args = append(args, arg)
		case p.Default == nil && p.DefaultExpr == nil:
			return nil, l.refuse(s, t, diag.GenericItem,
				fmt.Sprintf("`%s` needs an argument for its parameter `%s`", item.Head().Name, p.Name), "write it: C has no generic types")
		}
	}
	return args, nil
}

// argument lowers one argument for the parameter p. A plain name for a
// constant reads as a type.
func (l *lowerer) argument(s scope, t *parser.PathType, p parser.GenericParam, given parser.GenericArg) (argument, *Type) {
	if !p.Const {
		if given.Type == nil {
			return argument{}, l.refuse(s, t, diag.GenericItem, "`"+p.Name+"` stands for a type, not for a constant", "name a type")
		}
		typ := l.shape(s, given.Type)
		if typ.unsized() {
			return argument{}, typ
		}
		return argument{typ: typ}, nil
	}
	expr := given.Expr
	if named, ok := given.Type.(*parser.PathType); ok {
		expr = &parser.Expr{Kind: parser.ExprPath, Path: named.Path, Text: textOf(named), Span: named.Span}
	}
	if expr == nil {
		return argument{}, l.refuse(s, t, diag.GenericItem, "`"+p.Name+"` stands for a constant, not for a type", "name a constant")
	}
	arg, err := l.constArgument(s, p, expr)
	if err != nil {
		return argument{}, faulty(t, func(r *diag.Report) { reportEval(r, err, expr) })
	}
	return arg, nil
}

// constArgument computes the value that stands for a const parameter.
func (l *lowerer) constArgument(s scope, p parser.GenericParam, e *parser.Expr) (argument, error) {
	if e.Kind == parser.ExprPath && len(e.Path) == 1 {
		if arg, ok := s.args[e.Path[0]]; ok && arg.value != nil {
			return arg, nil
		}
	}
	value, err := l.crate.EvalIn(s.module, e, p.Type, l.environment(s))
	if err != nil {
		return argument{}, err
	}
	arg := argument{value: &value}
	if e.Kind == parser.ExprPath {
		if def, err := l.crate.ResolveValue(s.module, e.Path, false); err == nil {
			arg.item, _ = def.Item.(*parser.Const)
		}
	}
	return arg, nil
}

// reportEval reports why an expression is no constant.
func reportEval(r *diag.Report, err error, e *parser.Expr) {
	if eval, ok := err.(*parser.EvalError); ok {
		eval.Report(r)
		return
	}
	r.Error(diag.NotConstant, e.Span, "%s", err.Error()).Helpf("write a literal")
}

// bind gives each parameter of item its argument, or its default, which may
// name the parameters before it.
func (l *lowerer) bind(item parser.Item, args []argument, home *parser.Module) map[string]argument {
	params := genericParams(item)
	if len(params) == 0 {
		return nil
	}
	bound := map[string]argument{}
	s := scope{module: home, args: bound, item: item}
	for i, p := range params {
		switch {
		case i < len(args):
			bound[p.Name] = args[i]
		case p.Default != nil:
			bound[p.Name] = argument{typ: l.shape(s, p.Default)}
		case p.DefaultExpr != nil:
			if arg, err := l.constArgument(s, p, p.DefaultExpr); err == nil {
				bound[p.Name] = arg
			}
		}
	}
	return bound
}

// argumentsKey tells arguments apart that give different types.
func argumentsKey(args []argument) string {
	var b strings.Builder
	for _, arg := range args {
		if arg.typ != nil {
			arg.typ.key(&b)
		} else {
			fmt.Fprintf(&b, "=%s%p", valueText(arg.value), arg.item)
		}
		b.WriteByte(',')
	}
	return b.String()
}

// key writes what tells t apart from other types. An alias is not what it
// stands for: the names that generics make of them differ.
func (t *Type) key(b *strings.Builder) {
	fmt.Fprintf(b, "%s %t %t ", t.Kind, t.Const, t.niche)
	switch {
	case t.inst != nil:
		fmt.Fprintf(b, "#%d", t.inst.id)
	case t.Elem != nil:
		t.Elem.key(b)
		if t.Len != nil {
			fmt.Fprintf(b, ";%d %s", t.Len.Value, t.Len.Name)
		}
	case t.Fn != nil:
		t.Fn.key(b)
	default:
		b.WriteString(t.Rust)
	}
}

func (fn *Signature) key(b *strings.Builder) {
	fmt.Fprintf(b, "fn%t%t%s(", fn.Variadic, fn.NoReturn, fn.ABI)
	for _, p := range fn.Params {
		p.Type.key(b)
		b.WriteByte(',')
	}
	b.WriteByte(')')
	if fn.Result != nil {
		fn.Result.key(b)
	}
}

// valueText returns a constant as it stands in a name.
func valueText(v *parser.Value) string {
	switch v.Kind {
	case parser.ValueInt, parser.ValueVariant:
		return v.Int.String()
	case parser.ValueBool:
		return fmt.Sprint(v.Bool)
	case parser.ValueChar:
		for _, c := range v.Text {
			return fmt.Sprint(int(c))
		}
	}
	return v.Text
}

// deep returns how deep arguments nest.
func deep(args []argument) int {
	most := 0
	for _, arg := range args {
		if arg.typ != nil {
			most = max(most, arg.typ.deep())
		}
	}
	return most
}

func (t *Type) deep() int {
	switch {
	case t.inst != nil:
		return t.inst.deep
	case t.Elem != nil:
		return 1 + t.Elem.deep()
	case t.Fn != nil:
		most := 0
		for _, p := range t.Fn.Params {
			most = max(most, p.Type.deep())
		}
		if t.Fn.Result != nil {
			most = max(most, t.Fn.Result.deep())
		}
		return 1 + most
	}
	return 1
}
