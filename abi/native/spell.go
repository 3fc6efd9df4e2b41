package native

import (
	"strconv"
	"strings"
)

// String spells t as C does, by the plain names of types: what abi.json and
// comments say. A header may write struct before them.
func (t *Type) String() string { return strings.TrimSpace(t.declare("")) }

// declare spells a declaration of inner, which is a name or the beginning of
// one: C reads declarations from the inside out.
func (t *Type) declare(inner string) string {
	switch t.Kind {
	case Pointer:
		return t.Elem.pointee(t.Const, "*"+inner)
	case Array:
		return t.Elem.declare(inner + "[" + strconv.FormatInt(t.Len.Value, 10) + "]")
	case FnPointer:
		return t.Fn.declare("(*" + inner + ")")
	case Void:
		return "void " + inner
	case VaList:
		return "va_list " + inner
	case Primitive:
		return string(t.Prim) + " " + inner
	case Named:
		if t.Decl != nil {
			return t.Decl.Base().Name + " " + inner
		}
		return t.Name + " " + inner
	default:
		return inner
	}
}

// pointee spells what a pointer points at, const or not.
func (t *Type) pointee(isConst bool, inner string) string {
	switch {
	case t.Kind == Array:
		text := t.declare("(" + inner + ")")
		if isConst {
			return "const " + text
		}
		return text
	case isConst && (t.Kind == Pointer || t.Kind == FnPointer):
		return t.declare("const " + inner)
	case isConst:
		return "const " + t.declare(inner)
	default:
		return t.declare(inner)
	}
}

// String spells the signature as that of a function without a name.
func (s *Signature) String() string { return s.Declare("") }

// Declare spells the signature as that of the function name.
func (s *Signature) Declare(name string) string { return strings.TrimSpace(s.declare(name)) }

func (s *Signature) declare(inner string) string {
	var list []string
	for _, p := range s.Params {
		list = append(list, strings.TrimSpace(p.Type.declare(p.Name)))
	}
	if s.Variadic {
		list = append(list, "...")
	}
	if len(list) == 0 {
		list = []string{"void"}
	}
	inner += "(" + strings.Join(list, ", ") + ")"
	if s.Result == nil {
		return "void " + inner
	}
	return s.Result.declare(inner)
}
