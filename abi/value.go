package abi

import (
	"errors"
	"fmt"
	"math"
	"math/big"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// eval returns the value of an expression that is known without running
// anything, and reports one that is not, with the given code.
func (l *lowering) eval(scope *parser.Module, e *parser.Expr, code diag.Code, what string) (*Value, bool) {
	v, err := l.value(scope, e)
	if err == nil {
		return v, true
	}
	l.report.Error(code, e.Span, "%s is not known without running the crate", what).
		Note("%s", err).
		Helpf("write a literal, arithmetic on literals, a constant of this crate, or a variant of an exported enum")
	return nil, false
}

// value returns the value of e. Beside what the parser computes it knows what a
// default is often written with: None, Some(x), "x".into(), Vec::new().
func (l *lowering) value(scope *parser.Module, e *parser.Expr) (*Value, error) {
	e = bare(e)
	switch e.Kind {
	case parser.ExprPath:
		if def, err := l.crate.ResolveValue(scope, e.Path, false); err == nil && def.Is("std", "option", "Option", "None") {
			return &Value{Kind: ValueNone}, nil
		}
	case parser.ExprCall:
		if isConstructor(e, "String", "new") {
			return &Value{Kind: ValueStr}, nil
		}
		if kind := emptyCollection(e); kind != "" {
			return &Value{Kind: kind}, nil
		}
		if len(e.Args) == 2 && wrapsOne(e.Args[0].Path) {
			return l.value(scope, e.Args[1])
		}
	case parser.ExprMacro:
		if last(e.Path) == "vec" && len(e.Args) == 0 && e.Text[len(e.Text)-2] == '[' {
			return &Value{Kind: ValueEmptyList}, nil
		}
	case parser.ExprArray:
		if len(e.Args) == 0 {
			return &Value{Kind: ValueEmptyList}, nil
		}
	}
	known, err := l.crate.Eval(scope, e)
	if err != nil {
		return nil, err
	}
	return l.fromParser(known)
}

// fromParser turns a constant of the source into a value of the ABI.
func (l *lowering) fromParser(v parser.Value) (*Value, error) {
	switch v.Kind {
	case parser.ValueInt:
		return &Value{Kind: ValueInt, Int: v.Int.String()}, nil
	case parser.ValueFloat:
		if math.IsInf(v.Float, 0) || math.IsNaN(v.Float) {
			return nil, errors.New("a float that is infinite or not a number cannot be written in every language")
		}
		return &Value{Kind: ValueFloat, Float: v.Float}, nil
	case parser.ValueBool:
		return &Value{Kind: ValueBool, Bool: v.Bool}, nil
	case parser.ValueChar:
		return &Value{Kind: ValueChar, Str: v.Text}, nil
	case parser.ValueStr:
		return &Value{Kind: ValueStr, Str: v.Text}, nil
	case parser.ValueBytes:
		return &Value{Kind: ValueBytes, Str: v.Text}, nil
	case parser.ValueVariant:
		return l.variantValue(v)
	default:
		return nil, errors.New("a value of this type is not carried")
	}
}

func (l *lowering) variantValue(v parser.Value) (*Value, error) {
	out := l.enums[v.Enum]
	if l.classes[v.Enum] != nil {
		return nil, fmt.Errorf("the variants of the enum `%s` are objects", v.Enum.Name)
	}
	if out == nil {
		return nil, fmt.Errorf("the enum `%s` is not exported", v.Enum.Name)
	}
	for i := range v.Enum.Variants {
		if &v.Enum.Variants[i] == v.Variant {
			return &Value{Kind: ValueEnum, Enum: out, Variant: out.Variants[i]}, nil
		}
	}
	return nil, fmt.Errorf("the enum `%s` has no such variant", v.Enum.Name)
}

// bare returns e without references and conversions that keep the value.
func bare(e *parser.Expr) *parser.Expr {
	for {
		e = plain(e)
		if e.Kind != parser.ExprMethod || len(e.Args) != 1 {
			return e
		}
		switch e.Path[0] {
		case "to_string", "to_owned", "into", "to_vec", "clone", "as_str", "as_bytes", "as_slice":
			e = e.Args[0]
		default:
			return e
		}
	}
}

// emptyCollection returns the kind of the value that e is where it makes a
// collection with nothing in it.
func emptyCollection(e *parser.Expr) ValueKind {
	for name, kind := range empties {
		if isConstructor(e, name, "new") || isConstructor(e, name, "default") {
			return kind
		}
	}
	return ""
}

// empties are the collections that defaults are written with.
var empties = map[string]ValueKind{
	"Vec": ValueEmptyList, "HashMap": ValueEmptyMap, "BTreeMap": ValueEmptyMap, "IndexMap": ValueEmptyMap,
	"HashSet": ValueEmptySet, "BTreeSet": ValueEmptySet, "IndexSet": ValueEmptySet,
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
		return typ == "String" || typ == "Vec" || typ == "PathBuf" || typ == "OsString"
	case "new":
		return typ == "Path" || typ == "OsStr"
	case "Some":
		return typ == "Option"
	case "Str", "Bytes":
		return typ == "StrOrBytes"
	default:
		return false
	}
}

// defaultOf returns the default of a parameter, checked against its type, or
// reports it and returns nil.
func (l *lowering) defaultOf(e *parser.Expr, p *Param, c *callable) *Value {
	if !canDefault(p.Type) {
		l.report.Error(diag.BadDefault, e.Span, "parameter `%s` of %s has a default, but its type can have none", p.Name, c.what).
			Helpf("make the parameter an Option with the default None")
		return nil
	}
	v, ok := l.eval(c.written(), e, diag.BadDefault, fmt.Sprintf("the default of `%s`", p.Name))
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
	if t.Wrapper != nil {
		return false
	}
	switch t.Kind {
	case Array:
		return t.Elem().Kind == U8
	case Tuple, RecordRef, ClassRef, Either, UnionRef, SliceIndex, CompareOp, Unit, UUID, Decimal, JSON,
		Date, Time, DateTime, DateTimeUTC, DateTimeOffset, Timestamp, TimeDelta, Duration:
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
	case t.IsInteger(), t.IsWide():
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
	case t.Kind == Char:
		return only(v, ValueChar), "a character such as 'x'"
	case t.Kind == Str || t.Kind == Path || t.Kind == OsStr:
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
	case t.Kind == Map:
		return only(v, ValueEmptyMap), "an empty map"
	case t.Kind == Set:
		return only(v, ValueEmptySet), "an empty set"
	case t.Kind == Array:
		if v.Kind == ValueBytes && uint64(len(v.Str)) == t.Len {
			return v, ""
		}
		return nil, fmt.Sprintf("bytes of length %d such as *b\"x\"", t.Len)
	case t.Kind == Object:
		return only(v, ValueNone), "None"
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
