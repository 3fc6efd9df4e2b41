package abi

import (
	"strconv"
	"strings"
)

// Spell returns the C declaration of name with type t: "const char *value".
// An empty name gives the type alone.
func (t *CType) Spell(name string) string {
	if t.Kind == CFunction {
		return t.spellFunction(name)
	}
	stars, qualifier, constBase := "", "", ""
	for t.Kind == CPointer {
		stars = "*" + qualifier + stars
		qualifier = ""
		switch {
		case t.Const && t.Elem.Kind == CPointer:
			qualifier = "const "
		case t.Const:
			constBase = "const "
		}
		t = t.Elem
	}
	return join(constBase+t.base(), stars, name)
}

// spellFunction declares name as a pointer to a function of t's signature.
func (t *CType) spellFunction(name string) string {
	var params []string
	for _, p := range t.Params {
		params = append(params, p.Type.Spell(p.Name))
	}
	declared := "(*" + name + ")(" + strings.Join(params, ", ") + ")"
	if t.Elem == nil {
		return "void " + declared
	}
	return t.Elem.Spell(declared)
}

func join(base, stars, name string) string {
	if stars == "" && name == "" {
		return base
	}
	return base + " " + stars + name
}

func (t *CType) base() string {
	switch t.Kind {
	case CScalar:
		return ScalarName(t.Scalar)
	case CChar:
		return "char"
	case CByte:
		return "uint8_t"
	case CEnum:
		return t.Enum.CName
	case CStruct:
		return t.Struct.Name
	case CHandle:
		return t.Class.CName
	case CError, CGate:
		return t.Name
	default:
		return "void"
	}
}

// ScalarName returns the C name of a scalar kind.
func ScalarName(k Kind) string {
	switch k {
	case Bool:
		return "bool"
	case Isize:
		return "intptr_t"
	case Usize:
		return "size_t"
	case F32:
		return "float"
	case F64:
		return "double"
	default:
		s := string(k)
		if rest, ok := strings.CutPrefix(s, "i"); ok {
			return "int" + rest + "_t"
		}
		return "uint" + s[1:] + "_t"
	}
}

// String returns the type in the notation of abi.json: "vec<option<str>>".
func (t *Type) String() string {
	switch t.Kind {
	case EnumRef:
		return t.Enum.CName
	case RecordRef:
		return t.Record.CName
	case UnionRef:
		return t.Union.CName
	case ClassRef:
		if t.IsExclusive() {
			return "mut " + t.Class.CName
		}
		return t.Class.CName
	case CallbackKind:
		return t.Callback.String()
	}
	if len(t.Elems) == 0 {
		return string(t.Kind)
	}
	var elems []string
	for _, e := range t.Elems {
		elems = append(elems, e.String())
	}
	if t.Kind == Array {
		elems = append(elems, strconv.FormatUint(t.Len, 10))
	}
	return string(t.Kind) + "<" + strings.Join(elems, ", ") + ">"
}
