package native

import "example.com/bindgen/parser"

// Type is a type as it stands in a C declaration.
type Type struct {
	Kind TypeKind
	Prim Prim // of Primitive

	Elem *Type // of Pointer, Array; of Atomic-like wrappers there is none: they are their content
	// Const says that the pointee is const.
	Const bool
	// NonNull says that Rust's type is never null: a reference, NonNull, Box, a
	// function pointer without Option, a Named that is one of them.
	NonNull bool
	// Nullable says that null is a value that Rust knows: an Option of a NonNull.
	// A raw pointer says neither.
	Nullable bool
	// Owned says that the pointer owns what it points at: Box.
	Owned bool

	Len *ArrayLen // of Array

	Fn *Signature // of FnPointer

	// Decl and Name are of Named: what the name stands for in the Module, or nil
	// for a name that the configured text of the header declares. Decl is set
	// once Lower is through: until then a type may be in the making.
	Decl Decl
	Name string

	// Rust is the name of a Primitive or Void in Rust: char and u32 are both a
	// uint32_t. Void is also the type of what takes no room: it is "()" then.
	Rust string

	// niche says that Option of the type is the type itself, with a value more:
	// it is NonNull, or an integer that is never 0.
	niche bool
	inst  *instance // of Named
	fault *fault    // of a type that C cannot hold
	// notForC is how a FnPointer is written that points to a function of Rust's own
	// ABI; nil for others.
	notForC *parser.FnPtrType
	// opaque is what a pointer to a type with a fault points at, where that is a
	// type with a size.
	opaque *Type
}

// TypeKind says what a Type is.
type TypeKind string

// The kinds of types.
const (
	Void      TypeKind = "void" // only behind a pointer
	Primitive TypeKind = "primitive"
	Pointer   TypeKind = "pointer"
	Array     TypeKind = "array"
	FnPointer TypeKind = "fn"
	Named     TypeKind = "named"
	VaList    TypeKind = "va_list"
)

// ArrayLen is the length of an array.
type ArrayLen struct {
	Value int64
	// Name is the exported constant that the source names; "" for a number.
	Name string
}

// Prim is a primitive type, by the name that C gives it.
type Prim string

// The primitive types. Size and align are in PrimLayout.
const (
	Bool       Prim = "bool"
	Char       Prim = "char" // c_char
	SignedChar Prim = "signed char"
	UChar      Prim = "unsigned char"
	Short      Prim = "short"
	UShort     Prim = "unsigned short"
	Int        Prim = "int"
	UInt       Prim = "unsigned int"
	Long       Prim = "long"
	ULong      Prim = "unsigned long"
	LongLong   Prim = "long long"
	ULongLong  Prim = "unsigned long long"
	Float      Prim = "float"
	Double     Prim = "double"
	I8         Prim = "int8_t"
	I16        Prim = "int16_t"
	I32        Prim = "int32_t"
	I64        Prim = "int64_t"
	U8         Prim = "uint8_t"
	U16        Prim = "uint16_t"
	U32        Prim = "uint32_t" // also Rust's char
	U64        Prim = "uint64_t"
	IPtr       Prim = "intptr_t"
	UPtr       Prim = "uintptr_t"
	Size       Prim = "size_t"
	SSize      Prim = "ssize_t"
	PtrDiff    Prim = "ptrdiff_t"
)
