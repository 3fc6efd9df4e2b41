// Package parser reads the Rust source of a crate into a Crate: its module
// tree, the items in it with their attributes, types and spans, and the name
// resolution between them. It runs no cargo, no rustc, no build script and no
// procedural macro; macro_rules! it expands by itself. It is the only package
// that touches tree-sitter.
package parser

import (
	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// Options say what of the crate is compiled. The result never depends on the
// machine that bindgen runs on.
type Options struct {
	Features          []string // --features
	NoDefaultFeatures bool     // --no-default-features
	Target            string   // a target triple; "" is x86_64-unknown-linux-gnu
	// CargoHome is where cargo keeps the sources of dependencies; "" is ~/.cargo.
	// They are read only where one of their items is exported.
	CargoHome string
	// Cfg says what becomes of items whose cfg holds a condition.
	Cfg CfgMode
	// Defined are the questions of cfg that the preprocessor answers, for CfgKeep:
	// unix, target_os = "linux". They are kept whatever Features and Target say.
	Defined []string
}

// CfgMode is what becomes of #[cfg(..)].
type CfgMode int

// The modes. CfgKeep is that of a header that serves every target: a cfg is
// evaluated only where Features or Target were given and decide it, and what is
// set in other kinds of builds, such as `test`, is off; any other item stays, and
// what is left of its cfg stays in its Attrs, also those of fields, variants, parameters
// and modules. Of several items of one name, of which a build has one, all stay
// where Defined holds all that their cfgs ask for; see Twins. Else the one stays
// that is there for Target and the Features, both with their defaults; see Instead.
const (
	CfgEvaluate CfgMode = iota
	CfgKeep
)

// Crate is a crate as read from its sources, after cfg.
type Crate struct {
	Name     string // library name: [lib] name, else the package's with "-" as "_"
	Package  string // [package] name
	Version  string // [package] version, workspace inheritance resolved
	Edition  string // "2015", "2018", "2021", "2024"
	Dir      string // directory of Cargo.toml, as given to Parse
	Manifest *source.File
	Features []string // the active features, sorted
	Target   string

	// CfgSet are the cfg questions that the sources ask and whose answer is
	// yes, sorted: feature="x", target_os="linux", unix.
	CfgSet []string
	// CrateTypes is [lib] crate-type as written; nil where it is not.
	CrateTypes []string

	// Build is what the manifest says to cargo alone.
	Build Build

	// Runtime is the name under which the crate's code reaches bindgen-rt: that
	// of `extern crate` in the edition of 2015, else
	// the key of the dependency whose package is bindgen-rt ("pyo3",
	// "bindgen_rt"); "" where there is no such dependency.
	Runtime string
	// RuntimeKey is the key of that dependency in Cargo.toml, and RuntimeFeatures
	// what it asks for, sorted.
	RuntimeKey      string
	RuntimeFeatures []string

	Root  *Module
	Files []*source.File // every file read, Cargo.toml first, then in module order; see Sources

	// LeftOut is what would be exported under other features or for another
	// target, in source order.
	LeftOut []LeftOut

	externs map[string]string // the crates that paths can start with, and their canonical names
	env     map[string]string // what cargo sets for env!
	lookup  *lookup           // the resolver's results so far

	macroTable *macroTable // nil until there is a macro

	plain *cfgEnv // for Elsewhere
	// computed are the values of constants that were asked for.
	computed map[Item]Value
	// discriminants are those of the enums that were asked for.
	discriminants map[*Enum]discriminants
	width         int             // of a pointer for Target, in bits; 0 until something asks for it
	twins         map[Item][]Item // those of one name that all stay, by each of them
	instead       map[Item][]Item // what was dropped in favour of an item

	manifest *manifest
	sources  *sources            // of the dependencies, the same for each of them
	locked   *locked             // what Cargo.lock says of this crate, once it is read
	passed   map[string][]string // the features that it turns on in a dependency, by its key

	// What follows is of a dependency: what its cfgs decided, and what is wrong
	// with its sources, which matters only where something is not found.
	verdicts []verdict
	faults   *diag.Report
}

// Visibility is how far an item can be named, before any widening.
type Visibility struct {
	// Kind is "", "pub", "crate", "super", "self" or "in".
	Kind string
	Path []string // for "in"
}

// Module is a module of the crate: the root, a file or an inline block.
type Module struct {
	Name   string // "" for the root; without r#
	Raw    string // as written: with r# where the source has it
	Parent *Module
	// File is where the module's items stand. parseSource leaves it nil for
	// `mod x;`, and the loader fills it in.
	File  *source.File
	Span  source.Span // of the name (of the file's first byte for the root)
	Full  source.Span // of the whole mod item with its attributes
	Vis   Visibility
	Attrs []Attr
	Doc   string
	Items []Item // in source order, cfg'd-out ones left out; a child module is an Item too

	names map[string][]declared // what Items declare and import by name, by name; filled by the resolver
	globs []*Use                // the glob imports among Items; filled by the resolver

	crate   *Crate // of the root of a dependency
	pending func() // reads the file, of a module of a dependency

	// What cfg says of `mod x;`, until the loader has looked into its file.
	doubts  []doubt
	removed bool
	absent  *absence // where it is removed without a doubt
}

// Head returns what a module has in common with other items, which is a copy:
// changing it does not change the module. Its Module is the parent.
func (m *Module) Head() *ItemHead {
	return &ItemHead{
		Name: m.Name, Raw: m.Raw, Module: m.Parent, Vis: m.Vis, Attrs: m.Attrs, Doc: m.Doc, Span: m.Span, Full: m.Full,
	}
}

// Path returns the module's path from the crate root, without the crate: nil for the root.
func (m *Module) Path() []string {
	if m.Parent == nil {
		return nil
	}
	return append(m.Parent.Path(), m.Name)
}

// Item is one item of a module: *Module, *Function, *Struct, *Enum, *Union,
// *Impl, *Const, *Static, *TypeAlias, *Use, *MacroCall, *ForeignBlock or *Trait.
type Item interface{ Head() *ItemHead }

// ItemHead is what all items have.
type ItemHead struct {
	Name   string // without r#; "" for impl, use and extern blocks
	Raw    string // as written: with r# where the source has it
	Module *Module
	Vis    Visibility
	Attrs  []Attr      // cfg_attr expanded, unsafe(..) unwrapped, doc comments removed
	Doc    string      // doc comments and #[doc = ".."] joined, one leading space stripped, no trailing newline
	Span   source.Span // of the name, or of the first token where there is none
	Full   source.Span // of the whole item with its attributes
}

// Head returns h itself, so that embedding it makes an Item.
func (h *ItemHead) Head() *ItemHead { return h }

// Attr is one attribute.
type Attr struct {
	Path []string    // "pyo3", or ["pyo3", "new"] for #[pyo3::new]
	Args []Meta      // parsed arguments of #[a(..)]
	Text string      // the raw text between the parentheses, or after "="
	Span source.Span // of the attribute's contents: a(..) without #[ ]
}

// Is reports whether the last segment of the attribute's path is name:
// #[new], #[pyo3::new] and #[bindgen_rt::new] are the same attribute.
func (a *Attr) Is(name string) bool {
	return len(a.Path) > 0 && a.Path[len(a.Path)-1] == name
}

// Find returns the first of the item's attributes named name, or nil.
func (h *ItemHead) Find(name string) *Attr { return findAttr(h.Attrs, name) }

func findAttr(attrs []Attr, name string) *Attr {
	for i := range attrs {
		if attrs[i].Is(name) {
			return &attrs[i]
		}
	}
	return nil
}

// Meta is one comma-separated argument of an attribute: a word (frozen), a
// value (name = "x", get = 3), or a list (signature = (..), not(unix)).
type Meta struct {
	Path   []string // the word before "=" or "("; nil for a bare literal or a punctuation argument such as "*" or "/"
	Value  *Expr    // after "=", or the bare literal
	List   []Meta   // inside ( ) directly after Path, or after "=": signature = (a, b = 1, *, c)
	IsList bool     // List is meant, though it may be empty
	Text   string   // as written
	Span   source.Span
}

// Name returns the single-segment path of m, or "".
func (m *Meta) Name() string {
	if len(m.Path) == 1 {
		return m.Path[0]
	}
	return ""
}

// Function is a free function, a method in an Impl, or a foreign function.
type Function struct {
	ItemHead
	Receiver *Receiver // nil for a function without self
	Params   []Param
	Return   Type // nil for ()
	Generics Generics
	Async    bool
	Unsafe   bool
	Const    bool
	Extern   bool   // has an extern qualifier
	ABI      string // "C" for extern "C" and bare extern
	Variadic bool
	// Body is the span of the block with its braces; zero for a declaration.
	Body source.Span
	// Stmts is the body, read only for functions marked #[pymodule] or
	// #[pymodule_init]; nil otherwise. The use declarations in it are Uses.
	Stmts []Stmt
	Uses  []*Use
}

// Receiver is a method's self.
type Receiver struct {
	Ref  bool // &self or &mut self
	Mut  bool // &mut self (with Ref), mut self (without)
	Type Type // self: T; nil for the short forms
	Span source.Span
}

// Param is one parameter of a function.
type Param struct {
	Name  string // the identifier of the pattern, without r#; "_" for _; "" for other patterns
	Type  Type
	Attrs []Attr
	Span  source.Span // of the pattern
}

// Generics are the parameters in < >. Lifetimes do not make an item generic.
type Generics struct {
	Lifetimes []string
	// Static are those of Lifetimes that are as long as 'static, by their bounds.
	Static []string
	Types  []string
	Consts []string
	// Defaults are the defaults of Types, nil where there is none.
	Defaults []Type
	// Params are the type and const parameters in order.
	Params []GenericParam
	Span   source.Span
}

// GenericParam is a type or const parameter.
type GenericParam struct {
	Name        string
	Const       bool
	Type        Type  // of a const parameter
	Default     Type  // of a type parameter; nil without
	DefaultExpr *Expr // of a const parameter; nil without
	Span        source.Span
}

// IsGeneric reports whether there are type or const parameters.
func (g Generics) IsGeneric() bool { return len(g.Types)+len(g.Consts) > 0 }

// Field is a field of a struct, union or enum variant.
type Field struct {
	Name  string // "0", "1".. for tuple fields
	Raw   string
	Type  Type
	Vis   Visibility
	Attrs []Attr
	Doc   string
	Span  source.Span // of the name (of the type for tuple fields)
}

// Struct is a struct item.
type Struct struct {
	ItemHead
	Fields   []Field
	Tuple    bool // struct S(..)
	Unit     bool // struct S;
	Extern   bool // type S; in an extern block: nothing but the name is known
	Generics Generics
}

// Union is a union item.
type Union struct {
	ItemHead
	Fields   []Field
	Generics Generics
}

// Enum is an enum item.
type Enum struct {
	ItemHead
	Variants []Variant
	Generics Generics
}

// Variant is one variant of an enum.
type Variant struct {
	Name         string
	Raw          string
	Attrs        []Attr
	Doc          string
	Fields       []Field
	Tuple        bool  // V(..)
	Unit         bool  // V
	Discriminant *Expr // V = expr; nil where implied
	Span         source.Span
}

// Impl is an impl block.
type Impl struct {
	ItemHead
	Self     Type
	Trait    *PathType // nil for an inherent impl
	Negative bool      // impl !Trait
	Generics Generics
	Items    []Item // *Function, *Const, *TypeAlias, *MacroCall
}

// Const is a const item, also in an impl.
type Const struct {
	ItemHead
	Type  Type
	Value *Expr // nil in a trait
}

// Static is a static item.
type Static struct {
	ItemHead
	Type  Type
	Mut   bool
	Value *Expr
}

// TypeAlias is a type item.
type TypeAlias struct {
	ItemHead
	Generics Generics
	Type     Type
}

// Trait is a trait item; only its name matters.
type Trait struct{ ItemHead }

// Use is one leaf of a use declaration: use a::{b, c as d}; gives two.
type Use struct {
	ItemHead          // Name is the name it introduces; "" for a glob; "_" for `as _`
	Path     []string // as written, without the leading "::"; the last segment of `self` in braces is dropped
	Global   bool     // began with ::
	Glob     bool
}

// MacroCall is a macro invocation in item position, or in an impl.
type MacroCall struct {
	ItemHead
	Path []string
	// Args is the text between the delimiters.
	Args source.Span
	// Exception is set for create_exception! and import_exception!.
	Exception *Exception

	modules []*Module // what reads as `mod x;` in Args
	tokens  *tokens   // nil where the call cannot be read
	group   int       // the delimiters around Args
	marks   *expansionMarks
	lost    []func(*diag.Report) // say what the arguments would export, were the call not expanded
}

// ForeignBlock is an extern block.
type ForeignBlock struct {
	ItemHead
	ABI   string
	Items []Item // *Function, *Static, *Struct
}

// Stmt is one statement of a #[pymodule] function.
type Stmt struct {
	Let  string // the name bound by `let name = expr;`, else ""
	Expr *Expr
	Span source.Span
}

// ExprKind says which fields of an Expr are set.
type ExprKind int

// The kinds of expressions that are read: those of constants, discriminants,
// defaults and #[pymodule] bodies. Everything else is ExprOther.
const (
	ExprOther     ExprKind = iota
	ExprInt                // Text: as written, with suffix and underscores
	ExprFloat              // Text
	ExprBool               // Text: true or false
	ExprStr                // Value: decoded
	ExprByteStr            // Value: decoded
	ExprChar               // Value: decoded, one character
	ExprByte               // Value: decoded, one byte
	ExprPath               // Path
	ExprUnary              // Op: "-", "!", "&", "*"; Args[0]
	ExprBinary             // Op; Args[0], Args[1]
	ExprCast               // Args[0]; Type
	ExprCall               // Args[0] is the callee, then the arguments
	ExprMethod             // Path[0] is the method; Args[0] the receiver; Types the turbofish
	ExprMacro              // Path is the macro; Args its comma-separated arguments where they read as expressions
	ExprTuple              // Args
	ExprArray              // Args
	ExprTry                // Args[0] followed by ?
	ExprParen              // never: parentheses are dropped
	ExprStruct             // Path; Names[i]: Args[i]; Self { .. } too; the name ".." is that of a base
	ExprField              // Args[0]; Path[0] is the field
	ExprRepeat             // [Args[0]; Args[1]]
	ExprIndex              // Args[0] [ Args[1] ]
	ExprQualified          // <Type>::Path, <Type as Types[0]>::Path
)

// Expr is an expression.
type Expr struct {
	Kind  ExprKind
	Text  string // as written
	Value string
	Op    string
	Path  []string
	Types []Type // turbofish of the last path segment or method
	Type  Type
	Args  []*Expr
	Names []string // of ExprStruct: the fields
	Span  source.Span
	// Scope is the module to look paths up in; nil for the module that the
	// expression stands in. ExpandAlias sets it, as that of a PathType.
	Scope *Module
}
