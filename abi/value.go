package abi

import (
	"fmt"
	"math"
	"math/big"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// eval returns the value of an expression that is known without running
// anything, and reports one that is not.
func (l *lowering) eval(scope *parser.Module, e *parser.Expr, what string) (*Value, bool) {
	if v := l.value(scope, e); v != nil {
		return v, true
	}
	_, err := l.known(scope, e)
	d := l.report.Error(diag.NotConstant, e.Span, "%s is not known without running the crate", what).
		Helpf("write a literal, arithmetic on literals, a constant of this crate, or a variant of an exported enum")
	if err != nil {
		d.Note("%s", err)
	}
	return nil, false
}

// value returns the value of e, or nil.
func (l *lowering) value(scope *parser.Module, e *parser.Expr) *Value {
	e = bare(e)
	switch e.Kind {
	case parser.ExprPath:
		if v := l.pathValue(scope, e); v != nil {
			return v
		}
	case parser.ExprCall:
		if isConstructor(e, "String", "new") {
			return &Value{Kind: ValueStr}
		}
		if isConstructor(e, "Vec", "new") {
			return &Value{Kind: ValueEmptyList}
		}
		if len(e.Args) == 2 && wrapsOne(e.Args[0].Path) {
			return l.value(scope, e.Args[1])
		}
	case parser.ExprMacro:
		if last(e.Path) == "vec" && len(e.Args) == 0 && e.Text[len(e.Text)-2] == '[' {
			return &Value{Kind: ValueEmptyList}
		}
	case parser.ExprArray:
		if len(e.Args) == 0 {
			return &Value{Kind: ValueEmptyList}
		}
	}
	known, err := l.known(scope, e)
	if err != nil {
		return nil
	}
	return known
}

// bare returns e without references and conversions that keep the value.
func bare(e *parser.Expr) *parser.Expr {
	for {
		e = plain(e)
		if e.Kind != parser.ExprMethod || len(e.Args) != 1 {
			return e
		}
		switch e.Path[0] {
		case "to_string", "to_owned", "into", "to_vec", "clone", "as_str", "as_bytes":
			e = e.Args[0]
		default:
			return e
		}
	}
}

// isConstructor reports whether e is Type::name().
func isConstructor(e *parser.Expr, typ, name string) bool {
	path := e.Args[0].Path
	n := len(path)
	return len(e.Args) == 1 && n >= 2 && path[n-2] == typ && path[n-1] == name
}

// wrapsOne reports whether a call of path only wraps its argument.
func wrapsOne(path []string) bool {
	if len(path) == 1 {
		return path[0] == "Some"
	}
	if len(path) < 2 {
		return false
	}
	switch typ := path[len(path)-2]; last(path) {
	case "from":
		return typ == "String" || typ == "Vec"
	case "Some":
		return typ == "Option"
	case "Str", "Bytes":
		return typ == "StrOrBytes"
	default:
		return false
	}
}

// pathValue returns None, or the variant of an exported enum that e names.
func (l *lowering) pathValue(scope *parser.Module, e *parser.Expr) *Value {
	def, err := l.crate.ResolveValue(scope, e.Path, false)
	if err != nil {
		return nil
	}
	if def.Is("std", "option", "Option", "None") {
		return &Value{Kind: ValueNone}
	}
	item, ok := def.Item.(*parser.Enum)
	if !ok || def.Variant == nil || l.enums[item] == nil {
		return nil
	}
	out := l.enums[item]
	for i := range item.Variants {
		if &item.Variants[i] == def.Variant {
			return &Value{Kind: ValueEnum, Enum: out, Variant: out.Variants[i]}
		}
	}
	return nil
}

// defaultOf returns the default of a parameter, checked against its type, or
// reports it and returns nil.
func (l *lowering) defaultOf(e *parser.Expr, p *Param, c *callable) *Value {
	if !canDefault(p.Type) {
		l.report.Error(diag.BadDefault, e.Span, "parameter `%s` of %s has a default, but its type can have none", p.Name, c.what).
			Helpf("make the parameter an Option with the default None")
		return nil
	}
	v, ok := l.eval(c.scope, e, fmt.Sprintf("the default of `%s`", p.Name))
	if !ok {
		return nil
	}
	fit, wanted := fitValue(v, p.Type)
	if fit != nil {
		return fit
	}
	l.report.Error(diag.BadDefault, e.Span, "the default of `%s` of %s is not %s", p.Name, c.what, wanted).
		At(p.Span, "the parameter").
		Helpf("write %s, or change the type of the parameter", wanted)
	return nil
}

// canDefault reports whether t has values that can be written as a default.
func canDefault(t *Type) bool {
	switch t.Kind {
	case Tuple, RecordRef, ClassRef, Unit:
		return false
	default:
		return t.Borrow != Mut
	}
}

// fitValue returns v as a value of t; nil where it is none, with what would be.
func fitValue(v *Value, t *Type) (fit *Value, wanted string) {
	switch {
	case t.Kind == Option:
		if v.Kind == ValueNone {
			return v, ""
		}
		if !canDefault(t.Elem()) {
			return nil, "None"
		}
		fit, wanted = fitValue(v, t.Elem())
		return fit, "None or " + wanted
	case t.IsInteger():
		return fitInt(v, t.Kind)
	case t.Kind == Bool:
		return only(v, ValueBool), "true or false"
	case t.Kind == F64:
		return only(v, ValueFloat), "a float such as 1.0"
	case t.Kind == F32:
		if v.Kind == ValueFloat && math.Abs(v.Float) <= math.MaxFloat32 {
			return v, ""
		}
		return nil, "a float such as 1.0 in the range of f32"
	case t.Kind == Str:
		return only(v, ValueStr), "a string"
	case t.Kind == Bytes:
		if v.Kind == ValueEmptyList {
			return &Value{Kind: ValueBytes}, ""
		}
		return only(v, ValueBytes), "bytes such as b\"x\""
	case t.Kind == StrOrBytes:
		return only(v, ValueStr, ValueBytes), "a string or bytes"
	case t.Kind == Vec:
		return only(v, ValueEmptyList), "an empty list"
	case t.Kind == EnumRef:
		if v.Kind == ValueEnum && v.Enum == t.Enum {
			return v, ""
		}
		return nil, "a variant of `" + t.Enum.Name + "`"
	default:
		return nil, "a value of the type"
	}
}

func only(v *Value, kinds ...ValueKind) *Value {
	for _, k := range kinds {
		if v.Kind == k {
			return v
		}
	}
	return nil
}

func fitInt(v *Value, kind Kind) (fit *Value, wanted string) {
	wanted = fmt.Sprintf("an integer in the range of %s", kind)
	if v.Kind != ValueInt {
		return nil, wanted
	}
	n, ok := new(big.Int).SetString(v.Int, 10)
	if !ok || !fitsInteger(n, kind) {
		return nil, wanted
	}
	return v, ""
}
