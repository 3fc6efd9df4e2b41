package native

import "example.com/bindgen/parser"

// underneath returns what t is where aliases and transparent structs are looked
// through, which C declares as typedefs.
func (t *Type) underneath() *Type {
	for range maxAliases {
		if t.inst == nil || t.inst.target == nil {
			break
		}
		t = t.inst.target
	}
	return t
}

// isArray reports whether C sees t as an array, under whatever name. Rust passes
// such values as it passes structs, C a pointer to the first element.
func (t *Type) isArray() bool { return t.underneath().Kind == Array }

// isNamedArray reports whether t is an alias of an array, which cbindgen takes for
// a parameter. A transparent struct is not: it is the way to write a value.
func (t *Type) isNamedArray() bool {
	for range maxAliases {
		if t.inst == nil || t.inst.target == nil {
			return t.Kind == Array
		}
		if _, alias := t.inst.item.(*parser.TypeAlias); !alias {
			return false
		}
		t = t.inst.target
	}
	return false
}

// notPassed says why C cannot pass a value of type t, and what to do; "" where
// it can.
func (t *Type) notPassed() (why, help string) {
	switch u := t.underneath(); {
	case u.Kind == Array:
		return "an array: C passes arrays by pointer only", "take a pointer, or a `#[repr(C)]` struct around the array"
	case u.Kind == Void && !u.isUnit():
		return "a value of type c_void, which C does not have", "take a pointer to it"
	}
	return "", ""
}

// hasNoSize reports whether item is a struct that ends in a slice, a str or a
// trait, of whatever layout: a pointer to it is two words. args are what its
// parameters stand for.
func (l *lowerer) hasNoSize(item parser.Item, args map[string]argument) bool {
	for range maxAliases {
		structure, ok := item.(*parser.Struct)
		if !ok || len(structure.Fields) == 0 {
			return false
		}
		switch last := structure.Fields[len(structure.Fields)-1].Type.(type) {
		case *parser.SliceType, *parser.FnTraitType:
			return true
		case *parser.OtherType:
			return last.Kind == "dyn Trait"
		case *parser.PathType:
			if len(last.Path) == 1 && args[last.Path[0]].typ != nil {
				return args[last.Path[0]].typ.unsized()
			}
			def, err := l.crate.ResolvePathType(structure.Module, last)
			if err != nil {
				return false
			}
			if def.External != nil {
				name := def.External[len(def.External)-1]
				return name == "str" && len(def.External) == 1 || unsized[name] && def.External[0] == "std"
			}
			item, args = def.Item, nil
		default:
			return false
		}
	}
	return false
}
