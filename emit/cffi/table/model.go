// Package table writes declarations in cffi's out-of-line format: the tables
// that the C backend of cffi, and PyPy, load without parsing any C. It writes
// the same bytes as cffi itself for what it knows: functions, variables,
// integer constants, typedefs, structs and unions over numbers, pointers,
// arrays and function pointers.
package table

import (
	"strconv"
	"strings"
)

// Module is the declarations of one library.
type Module struct {
	Name      string // for error messages only
	Functions []Function
	Variables []Variable
	Constants []Constant
	Structs   []*Struct
	Typedefs  []Typedef
}

// Function is a function that the library exports.
type Function struct {
	Name string
	Type *Type // a function type
}

// Variable is a variable that the library exports.
type Variable struct {
	Name string
	Type *Type
}

// Constant is an integer that C knows at compile time. It shares its name space
// with functions and variables.
type Constant struct {
	Name  string
	Value string // decimal, from -2^63 to 2^64-1
}

// Typedef is another name of a type.
type Typedef struct {
	Name string
	Type *Type
}

// Struct is a struct or a union; without fields it is opaque and only behind
// pointers.
type Struct struct {
	Name string // the tag; "$1", "$2".. in the order of reading for one without
	// Typedef says that a Typedef of the same name names it directly: C spells
	// the type so, without struct.
	Typedef bool
	Union   bool
	Packed  bool // without padding
	Fields  []Field
}

// Field is a field of a Struct. One without a name holds a struct or union
// whose fields are those of the outer one, too.
type Field struct {
	Name string
	Type *Type
	Bits int // of a bit-field; 0 elsewhere
}

// kind is the kind of a Type.
type kind int

const (
	primitive kind = iota
	pointer
	record
	function
	array
)

// Type is a C type: made by Primitive, Pointer, Array, StructType, FunctionType
// or VariadicType.
type Type struct {
	kind     kind
	name     string // of a primitive
	record   *Struct
	elem     *Type // pointee, item, or a function's result
	params   []*Type
	variadic bool
	length   int
}

// Void is the result of a function that gives nothing.
var Void = &Type{kind: primitive, name: "void"}

// Primitive returns the type that C calls name: "size_t", "_Bool".
func Primitive(name string) *Type { return &Type{kind: primitive, name: name} }

// Pointer returns the type of a pointer to elem, which may be a function. There
// is no const: cffi drops it when the tables are loaded.
func Pointer(elem *Type) *Type { return &Type{kind: pointer, elem: elem} }

// Array returns the type of length items. As a parameter C takes a pointer in
// its place.
func Array(item *Type, length int) *Type { return &Type{kind: array, elem: item, length: length} }

// StructType returns the type of s.
func StructType(s *Struct) *Type { return &Type{kind: record, record: s} }

// FunctionType returns the type of functions from params to result.
func FunctionType(result *Type, params ...*Type) *Type {
	return &Type{kind: function, elem: result, params: params}
}

// VariadicType is FunctionType for a function that takes more after params.
func VariadicType(result *Type, params ...*Type) *Type {
	return &Type{kind: function, elem: result, params: params, variadic: true}
}

// String spells t as cffi does; equal spellings are equal types.
func (t *Type) String() string { return t.declare("") }

// declare spells the declaration of inner, which is a name or the beginning of
// one: C reads declarations from the inside out.
func (t *Type) declare(inner string) string {
	switch t.kind {
	case pointer:
		switch t.elem.kind {
		case function, array:
			return t.elem.declare("(*" + inner + ")")
		default:
			return t.elem.declare(" *" + inner)
		}
	case array:
		return t.elem.declare(inner + "[" + strconv.Itoa(t.length) + "]")
	case function:
		if inner == "" {
			inner = "()" // as cffi spells a function that is no pointer
		}
		return t.elem.declare(inner + "(" + t.paramList() + ")")
	case record:
		return t.record.String() + inner
	default:
		return t.name + inner
	}
}

// String spells the type of s.
func (s *Struct) String() string {
	switch {
	case s.Typedef:
		return s.Name
	case s.Union:
		return "union " + s.Name
	default:
		return "struct " + s.Name
	}
}

func (t *Type) paramList() string {
	var list []string
	for _, p := range t.params {
		list = append(list, p.String())
	}
	if t.variadic {
		list = append(list, "...")
	}
	if len(list) == 0 {
		return "void"
	}
	return strings.Join(list, ", ")
}
