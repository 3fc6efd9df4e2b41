package cffi

import (
	"strconv"
	"strings"

	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// call is the call of a converter.
type call struct {
	function string
	args     []string
}

func (c call) String() string { return c.function + "(" + strings.Join(c.args, ", ") + ")" }

// isNumber reports whether t is converted to the same type.
func isNumber(t *abi.Type) bool {
	return t.IsScalar() && t.Kind != abi.EnumRef && t.Kind != abi.Char
}

// parts names the variables for what the conversion of p to t gives.
func (w *wrapper) parts(p *abi.Param, t *abi.Type) []string {
	value := w.names.Fresh(p.Name + "_c")
	if t.Kind == abi.StrOrBytes {
		return []string{value, w.names.Fresh(p.Name + "_is_str")}
	}
	return []string{value}
}

// zero spells what the first part of a t holds where nothing is passed.
func (w *wrapper) zero(t *abi.Type) string {
	switch t.Carrier().Kind {
	case abi.Str, abi.Bytes, abi.StrOrBytes:
		return `b""`
	case abi.Bool:
		return "False"
	case abi.F32, abi.F64:
		return "0.0"
	case abi.Option, abi.Vec, abi.Tuple, abi.RecordRef, abi.ClassRef, abi.Either, abi.UnionRef, abi.CallbackKind:
		return w.runtime("NULL")
	}
	if t.HasParts() {
		return w.runtime("NULL")
	}
	return "0"
}

// pass adds the parts of a t to the call.
func (w *wrapper) pass(t *abi.Type, parts []string) {
	value := parts[0]
	w.args = append(w.args, value)
	switch t.Carrier().Kind {
	case abi.Str, abi.Bytes, abi.StrOrBytes, abi.Vec:
		w.args = append(w.args, w.scope.Builtin("len")+"("+value+")")
	}
	w.args = append(w.args, parts[1:]...)
}

// conversion returns the conversion of p as a parameter of type t.
func (w *wrapper) conversion(p *abi.Param, t *abi.Type) call {
	name := pyview.StrLiteral(p.Name)
	value := p.Name
	if p.Kind == abi.VarKeyword {
		value = w.scope.Builtin("tuple") + "(" + p.Name + ".items())"
	}
	if t.Kind == abi.CallbackKind {
		return w.callbackConversion(p, t)
	}
	if t.Carrier().Kind == abi.Vec {
		w.keeps = true
		return call{w.types(w.compound.array(t)), []string{value, name, w.keep}}
	}
	switch t.Kind {
	case abi.Option, abi.Tuple, abi.RecordRef, abi.UnionRef, abi.Either:
		w.keeps = true
		return call{w.types(w.compound.pointer(t)), []string{p.Name, name, w.keep}}
	}
	if t.HasParts() {
		w.keeps = true
		return call{w.types(w.compound.pointer(t)), []string{p.Name, name, w.keep}}
	}
	return w.simple(t, p.Name, name)
}

// simple returns the conversion of a value that needs nothing to be kept.
func (m *module) simple(t *abi.Type, value, name string) call {
	if e, ok := externals[t.Kind]; ok {
		return m.externalTo(e, value, name)
	}
	switch t.Kind {
	case abi.Str:
		return call{m.convert("to_text"), []string{value, name}}
	case abi.Bytes:
		return call{m.convert("to_bytes"), []string{value, name}}
	case abi.Array:
		return call{m.collect("to_byte_array"), []string{value, strconv.FormatUint(t.Len, 10), name}}
	case abi.StrOrBytes:
		return call{m.convert("to_text_or_bytes"), []string{value, name}}
	case abi.EnumRef:
		return call{m.convert("to_enum"), []string{value, m.enum(t.Enum), name}}
	case abi.ClassRef:
		return call{m.convert("to_handle"), []string{value, m.class(t.Class), name}}
	case abi.SliceIndex:
		return call{m.convert("to_slice"), []string{value, name}}
	default:
		return call{m.convert("to_" + string(t.Kind)), []string{value, name}}
	}
}
