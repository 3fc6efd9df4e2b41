package cffi

import (
	"example.com/bindgen/abi"
	"example.com/bindgen/emit/pyview"
)

// part is a local variable that holds a piece of a converted argument, and what
// it holds where an optional argument is not given.
type part struct{ name, zero string }

// isNumber reports whether t is converted to the same type.
func isNumber(t *abi.Type) bool { return t.IsScalar() && t.Kind != abi.EnumRef }

// parts names what the conversion of p to t gives.
func (w *wrapper) parts(p *abi.Param, t *abi.Type) []part {
	value := part{w.names.Fresh(p.Name + "_c"), w.zero(t)}
	if t.Kind == abi.StrOrBytes {
		return []part{value, {w.names.Fresh(p.Name + "_is_str"), "False"}}
	}
	return []part{value}
}

func (w *wrapper) zero(t *abi.Type) string {
	switch t.Kind {
	case abi.Str, abi.Bytes, abi.StrOrBytes:
		return `b""`
	case abi.Bool:
		return "False"
	case abi.F32, abi.F64:
		return "0.0"
	case abi.Option, abi.Vec, abi.Tuple, abi.RecordRef, abi.ClassRef:
		return w.runtime("NULL")
	default:
		return "0"
	}
}

// pass adds the parts of a t to the call.
func (w *wrapper) pass(t *abi.Type, parts []part) {
	value := parts[0].name
	w.args = append(w.args, value)
	switch t.Kind {
	case abi.Str, abi.Bytes, abi.StrOrBytes, abi.Vec:
		w.args = append(w.args, w.scope.Builtin("len")+"("+value+")")
	}
	for _, extra := range parts[1:] {
		w.args = append(w.args, extra.name)
	}
}

// conversion spells the conversion of p as a parameter of type t.
func (w *wrapper) conversion(p *abi.Param, t *abi.Type) string {
	name := pyview.StrLiteral(p.Name)
	switch t.Kind {
	case abi.Vec:
		w.keeps = true
		return w.types(w.compound.array(t.Elem())) + "(" + p.Name + ", " + name + ", keep)"
	case abi.Option, abi.Tuple, abi.RecordRef:
		w.keeps = true
		return w.types(w.compound.pointer(t)) + "(" + p.Name + ", " + name + ", keep)"
	default:
		return w.simple(t, p.Name, name)
	}
}

// simple spells the conversion of a value that needs nothing to be kept.
func (m *module) simple(t *abi.Type, value, name string) string {
	switch t.Kind {
	case abi.Str:
		return m.convert("to_text") + "(" + value + ", " + name + ")"
	case abi.Bytes:
		return m.convert("to_bytes") + "(" + value + ", " + name + ")"
	case abi.StrOrBytes:
		return m.convert("to_text_or_bytes") + "(" + value + ", " + name + ")"
	case abi.EnumRef:
		return m.convert("to_enum") + "(" + value + ", " + m.enum(t.Enum) + ", " + name + ")"
	case abi.ClassRef:
		return m.convert("to_handle") + "(" + value + ", " + m.class(t.Class) + ", " + name + ")"
	default:
		return m.convert("to_"+string(t.Kind)) + "(" + value + ", " + name + ")"
	}
}
