// Package table writes declarations in cffi's out-of-line format: the tables
// that the C backend of cffi, and PyPy, load without parsing any C. It knows
// what bindgen declares, functions over numbers, pointers and structs, and
// writes for it the same bytes as cffi itself.
package table

import "strings"

// Module is the declarations of one library.
type Module struct {
	Name      string // for error messages only
	Functions []Function
	Structs   []*Struct
}

// Function is a function that the library exports.
type Function struct {
	Name string
	Type *Type // a function type
}

// Struct is a struct; without fields it is opaque and only behind pointers.
type Struct struct {
	Name   string // the tag
	Fields []Field
}

// Field is a field of a Struct.
type Field struct {
	Name string
	Type *Type
}

// kind is the kind of a Type.
type kind int

const (
	primitive kind = iota
	pointer
	record
	function
)

// Type is a C type: made by Primitive, Pointer, StructType or FunctionType.
type Type struct {
	kind   kind
	name   string // of a primitive
	record *Struct
	elem   *Type // pointee, or a function's result
	params []*Type
}

// Void is the result of a function that gives nothing.
var Void = &Type{kind: primitive, name: "void"}

// Primitive returns the type that C calls name: "size_t", "_Bool".
func Primitive(name string) *Type { return &Type{kind: primitive, name: name} }

// Pointer returns the type of a pointer to elem. There is no const: cffi drops
// it when the tables are loaded.
func Pointer(elem *Type) *Type { return &Type{kind: pointer, elem: elem} }

// StructType returns the type of s.
func StructType(s *Struct) *Type { return &Type{kind: record, record: s} }

// FunctionType returns the type of functions from params to result.
func FunctionType(result *Type, params ...*Type) *Type {
	return &Type{kind: function, elem: result, params: params}
}

// String spells t as cffi does; equal spellings are equal types.
func (t *Type) String() string {
	switch t.kind {
	case pointer:
		return t.elem.String() + " *"
	case record:
		return "struct " + t.record.Name
	case function:
		return t.elem.String() + "()(" + t.paramList() + ")"
	default:
		return t.name
	}
}

func (t *Type) paramList() string {
	if len(t.params) == 0 {
		return "void"
	}
	var list []string
	for _, p := range t.params {
		list = append(list, p.String())
	}
	return strings.Join(list, ", ")
}
