package abi

import (
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// result lowers what a function returns. A Result is taken off: its error side
// crosses as the error of the C function.
func (l *lowering) result(c *callable) (t *Type, fallible, ok bool) {
	at := spot{what: "the result of " + c.what, scope: c.scope, self: c.self, dir: Out, alone: true, anyError: c.dependency != nil}
	if c.rust.Return == nil {
		return &Type{Kind: Unit}, false, true
	}
	value, at, fallible, ok := l.unwrapResult(c.rust.Return, at)
	switch {
	case !ok:
		return nil, false, false
	case value == nil:
		return &Type{Kind: Unit}, fallible, true
	}
	t = l.typeOf(value, at)
	return t, fallible, t != nil
}

// unwrapResult returns T of Result<T, E>, under whatever alias, and the spot
// where T is looked up; nil for ().
func (l *lowering) unwrapResult(t parser.Type, at spot) (value parser.Type, inner spot, fallible, ok bool) {
	if _, isPath := t.(*parser.PathType); !isPath {
		return t, at, false, true
	}
	def := l.definition(at.scope, t)
	if last(def.External) != "Result" && last(def.External) != "PyResult" {
		return t, at, false, true
	}
	expanded, scope := l.crate.ExpandAlias(at.scope, t)
	named, isPath := expanded.(*parser.PathType)
	if !isPath {
		return t, at, false, true
	}
	inner = at
	inner.scope = scope
	if len(named.Args) > 0 {
		value = named.Args[0]
	}
	return value, inner, true, l.checkError(t, named, def, inner)
}

// checkError reports an error type that does not turn into a PyErr, as the glue
// asks of it. named is what the written type t stands for.
func (l *lowering) checkError(t parser.Type, named *parser.PathType, def parser.Def, at spot) bool {
	switch {
	case at.anyError:
		return true
	case def.Is("bindgen_rt", "PyResult"):
		if len(named.Args) < 2 {
			return true
		}
		return l.checkErrorType(t, named.Args[1], at)
	case def.Is("std", "io", "Result"):
		return true
	case def.Is("std", "result", "Result") && len(named.Args) == 2:
		return l.checkErrorType(t, named.Args[1], at)
	default:
		return l.refuseError(t, t, at)
	}
}

func (l *lowering) checkErrorType(t, failure parser.Type, at spot) bool {
	if named, ok := failure.(*parser.PathType); ok {
		if _, _, _, known := l.resolveType(named, at); !known {
			return false
		}
	}
	def := l.definition(at.scope, failure)
	return l.raises(def) || l.refuseError(t, failure, at)
}

func (l *lowering) refuseError(t, failure parser.Type, at spot) bool {
	l.report.Error(diag.UnsupportedType, t.TypeSpan(), "%s fails with `%s`, which does not turn into an exception", at.what, spelling(failure)).
		Helpf("return a PyResult, or an error type of this crate with `impl From<..> for PyErr`")
	return false
}

// convertible are the errors of the standard library that bindgen-rt turns
// into a PyErr, beside io::Error.
var convertible = words(
	"AddrParseError", "CharTryFromError", "DecodeUtf16Error", "FromBytesUntilNulError", "FromBytesWithNulError",
	"FromUtf16Error", "FromUtf8Error", "FromVecWithNulError", "Infallible", "IntoInnerError", "IntoStringError",
	"NulError", "ParseBoolError", "ParseCharError", "ParseFloatError", "ParseIntError", "SystemTimeError",
	"TryFromCharError", "TryFromFloatSecsError", "TryFromIntError", "TryFromSliceError", "TryReserveError", "Utf8Error",
)
