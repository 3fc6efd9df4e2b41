// Package native describes the items that a crate's author wrote for C
// himself: extern "C" functions, statics, repr(C) types and constants. They
// keep their names and signatures; bindgen writes no Rust for them.
//
// Lower turns a parsed crate into a Module. Everything in a Module is final:
// names are those of C after every rename, generics are instantiated, types
// stand in an order in which C can read them. A printer decides about text
// only.
package native

import (
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// Module is all that C sees of a crate's native items.
type Module struct {
	Crate   string
	Version string // of the package
	// Types is in the order of declaration: a type comes after those whose size
	// it needs. A cycle through pointers is opened by a Forward.
	Types     []Decl
	Constants []*Constant // those of no type; a type's own are its Constants
	Statics   []*Static
	Functions []*Function
}

// Decl is a declaration of a type: *Record, *Enum, *Tagged, *Alias, *Opaque or *Forward.
type Decl interface{ Base() *Item }

// Item is what all items have.
type Item struct {
	Name string // in C
	// Tag is the name behind struct, union or enum, where the configured style
	// has tags; it is Name unless an annotation says otherwise.
	Tag  string
	Rust string // the path in Rust without the crate, with generic arguments: a::Pair<u8, u16>
	// Module is the path of the module in Rust that holds the item, "" for the root.
	Module string
	// Foreign says that the item is of a dependency; Module is a path in that one.
	Foreign bool
	Doc     string // without the lines of annotations
	// Condition is the #if around the item; nil for none.
	Condition *Condition
	// Deprecated is nil, or the note of #[deprecated], which may be empty.
	Deprecated *string
	MustUse    *string // nil, or the reason of #[must_use], which may be empty
	// Annotations are the lines `cbindgen:name=value` of the doc comment.
	Annotations Annotations
	Span        source.Span // of the name in the source
}

// Base returns i itself, so that embedding it makes a Decl.
func (i *Item) Base() *Item { return i }

// Annotations are the values of `cbindgen:name=value`, in the order of the
// source; a name without a value has "".
type Annotations []Annotation

// Annotation is one of them.
type Annotation struct {
	Name, Value string
	Span        source.Span
}

// Condition is a condition of the preprocessor, made from a cfg.
type Condition struct {
	Op     ConditionOp
	List   []*Condition // of Any, All; one of Not
	Define string       // of Defined
}

// ConditionOp says what a Condition is.
type ConditionOp string

// The kinds of conditions.
const (
	Defined ConditionOp = "defined"
	Any     ConditionOp = "any"
	All     ConditionOp = "all"
	Not     ConditionOp = "not"
)

// Layout is a size and an alignment in bytes on 64-bit targets. Known is false
// for what has none that bindgen knows.
type Layout struct {
	Size, Align int
	Known       bool
}

// Record is a struct or a union with its fields.
type Record struct {
	Item
	Union     bool
	Fields    []*Field
	Packed    bool        // repr(packed), to 1
	Align     int         // repr(align(N)) or repr(packed(N)) with Packed; 0 for none
	Constants []*Constant // associated ones
	Layout    Layout
}

// Field is a field of a Record.
type Field struct {
	Name      string
	Type      *Type
	Doc       string
	Condition *Condition
	Bits      string // the annotation bitfield: `int x: Bits`; "" for none
	Offset    int    // where the record's Layout is known
	Span      source.Span
}

// Enum is an enum without fields.
type Enum struct {
	Item
	// Repr is the integer that values are passed as; nil for repr(C), which is
	// an enum of C.
	Repr     *Type
	Variants []*Variant
	Sentinel string // the name of a last variant that only counts; "" for none
	// TagOf is the enum with fields whose tag this is; nil for one of its own.
	TagOf     *Tagged
	Constants []*Constant
	Layout    Layout
}

// Variant is one value of an Enum.
type Variant struct {
	Name       string
	Value      *Expr         // as the source gives it; nil where implied
	Number     *parser.Value // computed, also where implied
	Doc        string
	Condition  *Condition
	Deprecated *string
	Span       source.Span
}

// Tagged is an enum with fields: a tag, and a union of the variants' fields.
// With repr(C) it is a struct {tag; union {..}}; with an integer repr alone a
// union in which each body begins with the tag (Rust reference, "Primitive
// representation of enums with fields").
type Tagged struct {
	Item
	Enum      *Enum // the tag's type, declared before it
	TagField  string
	TagInBody bool // an integer repr without C
	Align     int  // repr(align(N)); 0 for none
	Variants  []*TaggedVariant
	Constants []*Constant
	Layout    Layout
}

// TaggedVariant is a variant's body.
type TaggedVariant struct {
	Field string // the member of the union: foo_bar
	// Body are the fields; nil for a variant without. TagInBody puts the tag
	// before them. Its Name is FooBar_Body.
	Body *Record
	Tag  string // the name of the tag in the body, with TagInBody
	// Inline says that the body stands in the union itself as one anonymous
	// struct, as cbindgen writes a variant of one unnamed field.
	Inline    bool
	Condition *Condition
	Variant   *Variant // of Enum
}

// Alias is a typedef.
type Alias struct {
	Item
	Type      *Type
	Constants []*Constant // of a transparent struct that is declared so
}

// Opaque is a struct of which C knows the name only.
type Opaque struct {
	Item
	Constants []*Constant // associated ones
}

// Forward declares a Record, Tagged or Opaque before it is complete, for a cycle.
type Forward struct {
	Item
	Of Decl
}

// Static is a #[no_mangle] static.
type Static struct {
	Item
	Symbol string // as the linker sees it
	Type   *Type
	Mut    bool
}

// Function is an exported function.
type Function struct {
	Item
	Symbol string // as the linker sees it; Name unless a rename separates them
	Signature
	// Import says that it stands in an extern block: the crate calls it.
	Import bool
	Owner  string // the Rust type whose impl it stands in; "" for a free function
	// SwiftName is the name for [fn] swift_name_macro, "" without.
	SwiftName string
}

// Signature is what a function takes and returns.
type Signature struct {
	Params   []*Param
	Result   *Type // nil for none
	Variadic bool
	NoReturn bool   // returns !
	ABI      string // "C", "C-unwind", "system"...
}

// Param is a parameter of a function or a function pointer.
type Param struct {
	Name string // "" for a parameter without a name
	Type *Type
	// ArrayLen is set by the annotation ptrs-as-arrays: `int32_t name[LEN]`, and
	// "" inside the brackets where *ArrayLen is empty.
	ArrayLen *string
}

// Constant is a constant of the header.
type Constant struct {
	Item
	Type  *Type
	Value *Expr
	// Computed is the value where bindgen can compute it; nil elsewhere.
	Computed *parser.Value
}

// Expr is a constant expression as C writes it. Only what the source says with
// other exported constants is kept as an expression; what C would compute
// differently is replaced by its value.
type Expr struct {
	Kind  ExprKind
	Text  string // of Literal: C's spelling; of Name: the constant's name; of Member: the field
	Op    string // of Unary, Binary
	Type  *Type  // of Cast, StructLit
	Args  []*Expr
	Names []string // of StructLit: the field of each of Args
}

// ExprKind says what an Expr is.
type ExprKind string

// The kinds of expressions.
const (
	Literal   ExprKind = "literal" // Text
	Name      ExprKind = "name"    // Text: the constant or variant as C has it
	Unary     ExprKind = "unary"   // Op Args[0]
	Binary    ExprKind = "binary"  // Args[0] Op Args[1]
	Cast      ExprKind = "cast"    // (Type)Args[0]
	StructLit ExprKind = "struct"  // (Type){ .Names[i] = Args[i] }
	Member    ExprKind = "member"  // (Args[0]).Text
	ArrayLit  ExprKind = "array"   // { Args }
)
