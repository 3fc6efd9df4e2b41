package abi

import (
	"slices"

	"example.com/bindgen/parser"
)

// primitives are the scalar types of Rust.
var primitives = map[string]Kind{
	"bool": Bool, "i8": I8, "i16": I16, "i32": I32, "i64": I64, "isize": Isize,
	"u8": U8, "u16": U16, "u32": U32, "u64": U64, "usize": Usize, "f32": F32, "f64": F64,
}

// hints say what to take instead of types that are often asked for.
var hints = map[string]string{
	"char":       "take a String of one character, or a u32",
	"i128":       "take an i64, or a String; 128-bit integers are planned",
	"u128":       "take a u64, or a String; 128-bit integers are planned",
	"str":        "take `&str` or `String`",
	"HashMap":    "take a Vec of pairs; maps are planned",
	"BTreeMap":   "take a Vec of pairs; maps are planned",
	"HashSet":    "take a Vec; sets are planned",
	"BTreeSet":   "take a Vec; sets are planned",
	"Cow":        "take `&str` or `&[u8]`, return a String or a Vec",
	"PathBuf":    "take a `&str` and make the path from it",
	"Path":       "take a `&str` and make the path from it",
	"Box":        "take what is in the box",
	"Rc":         "take what is in it by value; a class is shared already",
	"Arc":        "take what is in it by value; a class is shared already",
	"Result":     "a Result is carried only as the result of a function itself",
	"PyResult":   "a Result is carried only as the result of a function itself",
	"PyRef":      "take `&self` or `&Class`",
	"PyRefMut":   "take `&mut self` or `&mut Class`",
	"Py":         "take `&Class`, return the class by value",
	"Bound":      "take the Rust type of the value: &str, &[u8], i64, a Vec, a record, a class",
	"PyAny":      "take the Rust type of the value: &str, &[u8], i64, a Vec, a record, a class",
	"PyObject":   "take the Rust type of the value: &str, &[u8], i64, a Vec, a record, a class",
	"PyBytes":    "take `&[u8]`, return a Vec<u8>",
	"PyString":   "take `&str`, return a String",
	"PyDict":     "take a record or a Vec of pairs",
	"PyList":     "take a Vec",
	"PyTuple":    "take a tuple",
	"StrOrBytes": "return a String or a Vec<u8>: StrOrBytes is for parameters",
	"Duration":   "take an f64 of seconds",
}

// externalType lowers a type that the crate did not make itself.
func (l *lowering) externalType(t *parser.PathType, path []string, at spot) *Type {
	if len(path) == 1 {
		if kind, ok := primitives[path[0]]; ok {
			return &Type{Kind: kind}
		}
	}
	name := last(path)
	switch {
	case isRuntime(path) && name == "StrOrBytes":
		return l.strOrBytes(t, at)
	case path[0] != "std":
	case name == "String" && len(t.Args) == 0:
		return &Type{Kind: Str}
	case name == "Vec" && len(t.Args) == 1:
		return l.vecType(t, at)
	case name == "Option" && len(t.Args) == 1:
		inner := l.typeOf(t.Args[0], at.in(Option))
		if inner == nil {
			return nil
		}
		return &Type{Kind: Option, Elems: []*Type{inner}}
	}
	if help, ok := hints[name]; ok {
		return l.refuseType(t, at, help)
	}
	return l.refuseType(t, at, supported)
}

func (l *lowering) strOrBytes(t *parser.PathType, at spot) *Type {
	if at.dir == Out {
		return l.refuseHere(t, at, "as a result", hints["StrOrBytes"])
	}
	if slices.Contains(t.Lifetimes, "'static") {
		return l.refuseType(t, at, "a parameter is borrowed for the call only: write StrOrBytes<'_>")
	}
	return &Type{Kind: StrOrBytes}
}

func (l *lowering) vecType(t *parser.PathType, at spot) *Type {
	elem := l.typeOf(t.Args[0], at.in(Vec))
	switch {
	case elem == nil:
		return nil
	case elem.Kind == U8:
		return &Type{Kind: Bytes}
	default:
		return &Type{Kind: Vec, Elems: []*Type{elem}}
	}
}

// isRuntime reports whether path is one of bindgen-rt.
func isRuntime(path []string) bool { return len(path) > 1 && path[0] == "bindgen_rt" }

// isPython reports whether t is the token Python<'_>.
func (l *lowering) isPython(scope *parser.Module, t parser.Type) bool {
	return l.definition(scope, t).Is("bindgen_rt", "Python")
}

// isStr reports whether t is the primitive str.
func (l *lowering) isStr(t *parser.PathType, at spot) bool {
	return l.definition(at.scope, t).Is("str")
}

// classOf returns the class that t names, or nil.
func (l *lowering) classOf(t *parser.PathType, at spot) *class {
	if len(t.Path) == 1 && t.Path[0] == "Self" {
		return at.self
	}
	item, ok := l.definition(at.scope, t).Item.(*parser.Struct)
	if !ok {
		return nil
	}
	return l.classes[item]
}
