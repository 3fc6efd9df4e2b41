package abi

// CKind is the kind of a CType.
type CKind string

// The kinds of C types.
const (
	CScalar  CKind = "scalar"  // Scalar
	CChar    CKind = "char"    // char: only behind a pointer
	CByte    CKind = "byte"    // uint8_t behind a pointer of bytes
	CEnum    CKind = "enum"    // Enum: a typedef of its Repr
	CStruct  CKind = "struct"  // Struct
	CHandle  CKind = "handle"  // Class: an incomplete struct, only behind a pointer
	CError   CKind = "error"   // CRATE_error, only behind a pointer
	CPointer CKind = "pointer" // Elem, Const

	CVoid     CKind = "void"     // only behind a pointer
	CGate     CKind = "gate"     // CRATE_gate, only behind a pointer
	CFunction CKind = "function" // a pointer to a function of Params that gives Elem, or nothing
)

// CType is a type as it stands in a C declaration.
type CType struct {
	Kind   CKind
	Scalar Kind // for CScalar
	Enum   *Enum
	Struct *Struct
	Class  *Class
	Elem   *CType
	Const  bool     // for CPointer: the pointee is const
	Name   string   // for CError and CGate
	Params []CParam // for CFunction
}

// Direction is the way a value crosses.
type Direction string

// The directions. In values are borrowed for the call; Out values are owned by
// whoever receives them.
const (
	In  Direction = "in"
	Out Direction = "out"
)

// Struct is a C struct that a compound type crosses as.
type Struct struct {
	Name       string // with the crate's prefix: ophio_vec_option_string
	Shape      StructShape
	Type       *Type     // what it stands for
	Direction  Direction // Out also for plain ones, which serve both
	Plain      bool
	Fields     []CField
	FreeSymbol string // for what owns memory; "" otherwise
	Size       Layout // of the whole, on 64-bit targets
}

// StructShape is the runtime type the struct is in Rust.
type StructShape string

// The shapes: View{data,len}, Buffer{data,len,cap}, TaggedText{data,len,is_str},
// Option{is_some,value}, Tuple{_0,_1..}, Either{is_right,left,right},
// Parts{the fields of a kind of its own, see parts}, Record{fields..}, Union{tag, a member for each variant}.
const (
	ShapeView       StructShape = "view"
	ShapeBuffer     StructShape = "buffer"
	ShapeTaggedText StructShape = "str_or_bytes"
	ShapeOption     StructShape = "option"
	ShapeTuple      StructShape = "tuple"
	ShapeEither     StructShape = "either"
	ShapeParts      StructShape = "parts"
	ShapeRecord     StructShape = "record"
	ShapeUnion      StructShape = "union"
	ShapeCallback   StructShape = "callback" // call, context, release, gate
)

// CField is a field of a Struct.
type CField struct {
	Name   string
	Type   *CType
	Offset int // on 64-bit targets
	Doc    string
}

// Layout is a size and an alignment in bytes on 64-bit targets.
type Layout struct{ Size, Align int }

// Role says what a C parameter carries.
type Role string

// The roles.
const (
	RoleSelf   Role = "self"    // the handle, or the integer of an enum
	RoleValue  Role = "value"   // a scalar, a handle, or a pointer to a struct
	RoleData   Role = "data"    // the pointer of text, bytes or a slice
	RoleLen    Role = "len"     // its length
	RoleIsStr  Role = "is_str"  // the tag of a StrOrBytes
	RoleIsSome Role = "is_some" // the tag of an Option
	RoleOut    Role = "out"     // where the result goes
)

// CParam is one parameter of a C function.
type CParam struct {
	Name  string
	Type  *CType
	Role  Role
	Param *Param // nil for self and out
}
