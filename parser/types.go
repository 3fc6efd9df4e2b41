package parser

import "example.com/bindgen/internal/source"

// Type is a type as written: *PathType, *RefType, *PtrType, *SliceType,
// *ArrayType, *TupleType, *NeverType, *FnPtrType, *FnTraitType or *OtherType.
type Type interface {
	// TypeSpan is where the type stands.
	TypeSpan() source.Span
}

// TypeNode is what all types have.
type TypeNode struct{ Span source.Span }

// TypeSpan returns the span of the type.
func (n *TypeNode) TypeSpan() source.Span { return n.Span }

// PathType is a named type: i32, Vec<String>, crate::a::B, Self.
type PathType struct {
	TypeNode
	Path   []string // without r#
	Global bool     // began with ::
	// Args are the generic arguments of the last segment; lifetimes left out.
	Args []Type
	// Generic are all generic arguments of the last segment in order, lifetimes
	// left out. A plain name may be a type or a constant and is a Type.
	Generic []GenericArg
	// ConstArgs reports that an argument is an expression, which Args leaves out.
	ConstArgs bool
	// Lifetimes are the lifetime arguments, with their quote.
	Lifetimes []string
	// Scope is the module to look the path up in; nil for the module that the
	// type stands in. ExpandAlias sets it where a type is put together from
	// parts of several modules.
	Scope *Module
}

// GenericArg is a generic argument: a type, or an expression.
type GenericArg struct {
	Type Type
	Expr *Expr
}

// RefType is &T or &mut T.
type RefType struct {
	TypeNode
	Mut      bool
	Lifetime string // "'a", or ""
	Elem     Type
}

// PtrType is *const T or *mut T.
type PtrType struct {
	TypeNode
	Mut  bool
	Elem Type
}

// SliceType is [T].
type SliceType struct {
	TypeNode
	Elem Type
}

// ArrayType is [T; N].
type ArrayType struct {
	TypeNode
	Elem Type
	Len  *Expr
}

// TupleType is (A, B); () has no elements.
type TupleType struct {
	TypeNode
	Elems []Type
}

// NeverType is !.
type NeverType struct{ TypeNode }

// FnPtrType is a function pointer.
type FnPtrType struct {
	TypeNode
	Params   []FnPtrParam
	Return   Type   // nil for ()
	Extern   bool   // has an extern qualifier
	ABI      string // "C" for extern "C" and bare extern
	Unsafe   bool
	Variadic bool
}

// FnPtrParam is a parameter of a function pointer.
type FnPtrParam struct {
	Name string // without r#; "" where it has none
	Type Type
}

// FnTraitType is `dyn` or `impl` with Fn, FnMut or FnOnce and what it takes and gives:
// dyn Fn(&str) -> PyResult<bool> + Send.
type FnTraitType struct {
	TypeNode
	Dyn    bool // else impl
	Trait  string
	Params []Type
	Result Type     // nil without ->
	Bounds []string // the other bounds as written: Send, 'static
}

// OtherType is a type bindgen does not take apart: impl Trait, dyn Trait, _,
// a macro, a qualified path.
type OtherType struct {
	TypeNode
	Kind string // "impl Trait", "dyn Trait", "_", "macro", "qualified path"
}
