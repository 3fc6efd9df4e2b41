package abi

import (
	"fmt"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// exceptionMembers are attributes of every exception in Python.
var exceptionMembers = words("args", "add_note", "with_traceback")

func (l *lowering) exceptionField(call *parser.MacroCall, f *parser.Field, e *Exception) *ExceptionField {
	what := fmt.Sprintf("field `%s` of exception `%s`", f.Name, call.Exception.Name)
	if !l.checkName(f.Name, "exception field", f.Span) {
		return nil
	}
	if exceptionMembers[f.Name] || isDunder(f.Name) || !isASCII(f.Name) {
		l.report.Error(diag.ReservedWord, f.Span, "%s has a name that it cannot have in Python and C", what).
			Helpf("rename it: names are ASCII, and those of what every exception has are taken")
		return nil
	}
	for _, owner := range append([]*Exception{e}, e.bases()...) {
		if first := owner.field(f.Name); first != nil {
			l.report.Error(diag.NameCollision, f.Span, "exception `%s` has two fields named `%s`", call.Exception.Name, f.Name).
				At(first.Span, "the first one").
				Helpf("rename one of them")
			return nil
		}
	}
	at := spot{what: what, scope: call.Module, field: true, dir: Out}
	t := l.typeOf(f.Type, at)
	if t == nil {
		return nil
	}
	inner := t
	if t.Kind == Option {
		inner = t.Elem()
	}
	if inner.Borrow != Owned || !isFieldKind(inner.Kind) {
		return l.refuseField(f, at)
	}
	return &ExceptionField{Name: f.Name, Type: t, Span: f.Span}
}

func (l *lowering) refuseField(f *parser.Field, at spot) *ExceptionField {
	l.refuseType(f.Type, at, "a field of an exception is a bool, a number, a String, a Vec<u8>, or an Option of these")
	return nil
}

func isFieldKind(k Kind) bool {
	switch k {
	case Bool, I8, I16, I32, I64, Isize, U8, U16, U32, U64, Usize, F32, F64, Str, Bytes:
		return true
	default:
		return false
	}
}

// bases returns the exceptions that e derives from, the nearest first.
func (e *Exception) bases() []*Exception {
	var list []*Exception
	for base := e.Base; base != nil; base = base.Base {
		list = append(list, base)
	}
	return list
}

func (e *Exception) field(name string) *ExceptionField {
	for _, f := range e.Fields {
		if f != nil && f.Name == name {
			return f
		}
	}
	return nil
}
