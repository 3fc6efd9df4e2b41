package abi

import (
	"slices"

	"example.com/bindgen/parser"
)

// primitives are the scalar types of Rust.
var primitives = map[string]Kind{
	"bool": Bool, "i8": I8, "i16": I16, "i32": I32, "i64": I64, "isize": Isize,
	"u8": U8, "u16": U16, "u32": U32, "u64": U64, "usize": Usize, "f32": F32, "f64": F64,
	"i128": I128, "u128": U128, "char": Char,
}

// externalType lowers a type that the crate did not make itself.
func (l *lowering) externalType(t *parser.PathType, path []string, at spot) *Type {
	if len(path) == 1 {
		if kind, ok := primitives[path[0]]; ok {
			return &Type{Kind: kind}
		}
	}
	if system := systemType(path); system != nil {
		return system
	}
	if named, ok := crateTypeOf(path); ok {
		return l.typeOfCrate(t, named, at)
	}
	name := last(path)
	c, isCollection := collectionOf(path)
	switch {
	case isRuntime(path):
		return l.runtimeType(t, name, at)
	case isCollection:
		return l.collectionType(t, path[0], c, at)
	case path[0] != "std":
	case isCallbackBox(t, name):
		return l.boxedCallback(t, name, at)
	case name == "String" && len(t.Args) == 0:
		return &Type{Kind: Str}
	case name == "Vec" && len(t.Args) == 1:
		return l.vecType(t, at)
	case name == "Cow":
		return l.cowType(t, at)
	case name == "Option" && len(t.Args) == 1:
		inner := l.typeOf(t.Args[0], at.in(Option))
		if inner == nil {
			return nil
		}
		return &Type{Kind: Option, Elems: []*Type{inner}}
	}
	if h, ok := hints[name]; ok && (path[0] == "std" || len(path) == 1) {
		return l.refuseType(t, at, h.of(at.dir))
	}
	return l.refuseType(t, at, supported)
}

// runtimeType lowers a type of bindgen-rt.
func (l *lowering) runtimeType(t *parser.PathType, name string, at spot) *Type {
	switch name {
	case "StrOrBytes":
		return l.strOrBytes(t, at)
	case "Either":
		return l.eitherType(t, at)
	case "CompareOp":
		return l.compareOp(t, at)
	}
	if o := l.object(t, at); o.of != nil || o.name == "PySlice" || o.name == "PyBytes" {
		return l.objectType(t, o, at)
	}
	if !l.holdsKnown(t, at) {
		return nil
	}
	return l.refuseType(t, at, l.objectHelp(t, name, at))
}

// holdsKnown reports a handle of PyO3 to an object of a type that there is not.
func (l *lowering) holdsKnown(t *parser.PathType, at spot) bool {
	if len(t.Args) != 1 || !slices.Contains(handles, last(t.Path)) {
		return true
	}
	named, ok := t.Args[0].(*parser.PathType)
	if !ok || len(named.Path) == 1 && named.Path[0] == "Self" {
		return true
	}
	_, _, _, known := l.resolveType(named, at)
	return known
}

func (l *lowering) strOrBytes(t *parser.PathType, at spot) *Type {
	if at.dir == Out {
		return l.refuseHere(t, at, "as a result", "return a String or a Vec<u8>: StrOrBytes is for parameters")
	}
	if at.keeps(t.Lifetimes...) {
		return l.refuseType(t, at, "a parameter is borrowed for the call only: write StrOrBytes<'_>")
	}
	return &Type{Kind: StrOrBytes}
}

func (l *lowering) vecType(t *parser.PathType, at spot) *Type {
	elem := l.typeOf(t.Args[0], at.in(Vec))
	switch {
	case elem == nil:
		return nil
	case elem.Kind == U8 && elem.Wrapper == nil:
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
		if at.self != nil && at.self.enum != nil {
			return nil
		}
		return at.self
	}
	def := l.definition(at.scope, t)
	if item := l.mirrored(def); item != nil {
		return l.classes[item]
	}
	return l.classes[def.Item]
}
