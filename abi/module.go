// Package abi is the ONE description of a crate's boundary. Lower makes it from
// a parser.Crate; every backend reads it; nothing in it belongs to one target
// language. docs/abi.md is the contract it follows.
package abi

import (
	"example.com/bindgen/abi/native"
	"example.com/bindgen/internal/cbindgen"
	"example.com/bindgen/internal/source"
	"example.com/bindgen/parser"
)

// FormatVersion is the version of docs/abi.md and of abi.json.
const FormatVersion = 4

// Module is the ABI of one crate.
type Module struct {
	Crate   string // library name; also the prefix of every C symbol
	Version string // the package's version: documentation, not part of the hash

	// Namespaces and all items are in order of namespace, the root first, and
	// in the order of the source within one.
	Namespaces []*Namespace
	Functions  []*Function // free functions
	Classes    []*Class
	Records    []*Record
	Unions     []*Union
	// Wrappers are structs that cross as what they hold; only the glue knows them.
	Wrappers   []*Wrapper
	Enums      []*Enum
	Exceptions []*Exception // those that create_exception! and import_exception! declare, bases first
	Constants  []*Constant

	// Structs are the C structs that the signatures need, each after those it
	// contains. Computed by Lower from the items.
	Structs []*Struct

	// Native are the items that the crate's author wrote for C; nil without any.
	Native *native.Module
	// NativeConfig is how the header shows them; nil where Native is.
	NativeConfig *cbindgen.Config

	// Glue says how the Rust glue attaches; only emit/rustglue reads it.
	Glue []*Attach

	Cfg []string // active features and the target where a cfg was asked, for the hash

	Source *parser.Crate

	set  *structSet
	hash uint64
}

// Namespace is a module as the target languages see it.
type Namespace struct {
	Path []string // without the root package: nil for the root, ["glob"], ["a","b"]
	Doc  string
}

// Attach is one place where a glue file is included.
type Attach struct {
	// Name names the file: src/bindings/NAME.rs. It is the name of the
	// #[pymodule], or the crate's library name for bindings!().
	Name string
	// Root is set for the one file that holds the error type's functions, the
	// ABI hash and PyInit_*.
	Root bool
	// At is the Rust module that the glue is a child of.
	At *parser.Module
}

// Home says where an item is exported.
type Home struct {
	Namespace []string // as Namespace.Path
	Attach    *Attach
	// Rust is the path by which the glue names the item, as seen from inside
	// the glue module: "super::glob::is_glob_match", "crate::ketama::KetamaPool".
	Rust string
}

// FunctionKind says what a Function is in its class.
type FunctionKind string

// The kinds. A free function is a Plain one without a Class.
const (
	Plain       FunctionKind = "function"
	Method      FunctionKind = "method"
	Static      FunctionKind = "static"
	Constructor FunctionKind = "constructor"
	Getter      FunctionKind = "getter"
	Setter      FunctionKind = "setter"
	Deleter     FunctionKind = "deleter"
	ClassMethod FunctionKind = "class_method"
	// ClassAttr is an attribute of the class: a function without parameters,
	// called once at import.
	ClassAttr FunctionKind = "class_attribute"
	// Special is a method that Python reaches through a slot of the type:
	// Name is the one Python knows, "__len__". Special methods without a slot,
	// as __enter__ and __copy__, are of kind Method.
	Special FunctionKind = "special"
	// VariantPart is the function that tells the variant of a data enum: see
	// Class.Tag.
	VariantPart FunctionKind = "variant_part"
)

// ReceiverKind is how a method takes self.
type ReceiverKind string

// The receivers.
const (
	NoReceiver ReceiverKind = ""
	ByRef      ReceiverKind = "ref"
	ByMut      ReceiverKind = "mut"
	// ByValue is how the members of an enum cross, which are integers: SelfForm
	// says whether Rust takes one by value or by reference.
	ByValue ReceiverKind = "value"
)

// SelfForm is how a method of Rust spells its receiver.
type SelfForm string

// The forms. In all but the first two the method gets the object and not only
// its value, so that it can return the object itself.
const (
	SelfReference SelfForm = ""           // &self, &mut self
	SelfValue     SelfForm = "value"      // self: enums without data only
	SelfPyRef     SelfForm = "PyRef"      // slf: PyRef<'_, Self>
	SelfPyRefMut  SelfForm = "PyRefMut"   // slf: PyRefMut<'_, Self>
	SelfBound     SelfForm = "Bound"      // slf: &Bound<'_, Self>
	SelfBoundMove SelfForm = "BoundOwned" // slf: Bound<'_, Self>
	SelfPy        SelfForm = "Py"         // slf: Py<Self>
)

// DerivedFrom is the trait that a special method stands for, where an option
// of #[pyclass] asks for it and no method is written.
type DerivedFrom string

// The traits.
const (
	NotDerived     DerivedFrom = ""
	FromPartialEq  DerivedFrom = "PartialEq"  // eq: __eq__
	FromPartialOrd DerivedFrom = "PartialOrd" // ord: __lt__, __le__, __gt__, __ge__
	FromHash       DerivedFrom = "Hash"       // hash: __hash__, a u64
	FromDisplay    DerivedFrom = "Display"    // str: __str__
)

// Function is a function, method, constructor, getter or setter.
type Function struct {
	Name          string // as exported: after #[pyo3(name = "..")]; the property's name for getters and setters
	Symbol        string // the C symbol
	Kind          FunctionKind
	Receiver      ReceiverKind
	Class         *Class // nil for a free function and for a member of an enum
	Enum          *Enum  // nil for all but members of an enum
	Doc           string
	Params        []*Param // without self and without the Python token
	TakesPython   bool     // the Rust function's first parameter is py: Python<'_>, which glue passes
	Result        *Type    // Unit where there is none
	Fallible      bool     // the Rust function returns a Result
	Failure       *Failure // of a fallible function of a dependency; nil where its error is a PyErr or turns into one
	Home          Home     // of the class or enum for members
	Rust          string   // free: = Home.Rust; in a class: the method's Rust name; a field's name for field accessors
	Field         bool     // a getter or setter of #[pyo3(get, set)] on a field
	Const         bool     // a ClassAttr that is an associated const
	TakesClass    bool     // a ClassMethod's first parameter is cls: &Bound<'_, PyType>, which glue passes
	SelfForm      SelfForm
	Derived       DerivedFrom
	DerivedFormat string       // the format string of #[pyclass(str = "..")]
	Variant       *DataVariant // of a VariantPart or of a variant's constructor or getter
	TextSignature string       // #[pyo3(text_signature = "..")], if given
	Span          source.Span

	cparams []CParam
}

// Failure says what exception an error of a dependency becomes: one with its
// text, caused by its sources.
type Failure struct {
	Exception string // the path of the exception's type in the glue; "" for RuntimeError
	Shared    bool   // the error is a Box<dyn Error + Send + Sync>
}

// ParamKind is how a parameter may be passed in Python.
type ParamKind string

// The kinds, as inspect.Parameter names them.
const (
	PositionalOnly      ParamKind = "positional_only"
	PositionalOrKeyword ParamKind = "positional_or_keyword"
	KeywordOnly         ParamKind = "keyword_only"
	// VarPositional is *args: a Vec of any type, or an Object.
	VarPositional ParamKind = "var_positional"
	// VarKeyword is **kwargs: a Vec of (Str, T), which glue turns into the map
	// that the Rust function takes; an Option of it; or an Object.
	VarKeyword ParamKind = "var_keyword"
)

// Param is a parameter.
type Param struct {
	Name    string
	Type    *Type
	Kind    ParamKind
	Default *Value // nil where required
	Span    source.Span
}

// Class is an opaque, reference-counted handle.
type Class struct {
	Name       string
	CName      string // ophio_ketama_KetamaPool
	Doc        string
	Home       Home
	Frozen     bool      // no method takes &mut self and no field is settable: no borrow flag
	Clone      bool      // derives or implements Clone, so that it may be taken by value
	New        *Function // nil: cannot be constructed from outside
	FreeSymbol string
	Span       source.Span
	Members

	// Mirrors is the path of the type of a dependency that the class stands for: the
	// glue has a type of its own around it, which Home.Rust names; "" for a type of
	// this crate.
	Mirrors string

	// Base is the class it extends: an object of this class is one of Base,
	// and holds a value of each. UpcastSymbol names the C function that gives
	// the handle of the base, borrowed for as long as the object lives.
	Base         *Class
	UpcastSymbol string
	Subclass     bool // Python classes may derive from it
	Weakref      bool
	Dict         bool
	Generic      bool // K[int] is allowed in annotations: __class_getitem__
	// Protocol restricts what __getitem__ and __len__ make of the class.
	Protocol Protocol

	// Variants are those of a data enum, which is a class whose objects each
	// are of one variant; nil for a struct. Tag is the C function that tells
	// which: its result is an I32, the variant's place in Variants. Python does
	// not see Tag.
	Variants []*DataVariant
	Tag      *Function
}

// Members are what #[pymethods] gives to a class or to an enum.
type Members struct {
	Methods  []*Function // methods, static methods and class methods
	Props    []*Property
	Attrs    []*Function // class attributes
	Specials []*Function // special methods with a slot, in the order of the source, derived ones last
}

// Protocol is what a class with items is to Python.
type Protocol string

// The protocols, as PyO3's options of these names.
const (
	Both     Protocol = ""
	Mapping  Protocol = "mapping"
	Sequence Protocol = "sequence"
)

// DataVariant is a variant of a data enum: in Python a class that derives from
// the enum's and is its attribute, Shape.Circle.
type DataVariant struct {
	Name  string // as exported
	Rust  string
	CName string // ophio_geo_Shape_Circle: the prefix of its functions
	Doc   string
	// Tuple says that the fields have no names: they are _0, _1, ..
	Tuple bool
	// New makes an object of the variant from its fields: Kind Constructor,
	// Variant set.
	New *Function
	// Fields are read only properties; the getters are of kind Getter with
	// Variant set. They are also __match_args__.
	Fields []*Property
	Span   source.Span
}

// Exception is an exception class that create_exception! or import_exception!
// declares.
type Exception struct {
	Name      string
	CName     string
	Doc       string
	Home      Home
	Exported  bool   // registered in a module; the others are made all the same, for the hierarchy
	Builtin   string // the nearest base that Python itself has: "ValueError"
	Base      *Exception
	Fields    []*ExceptionField
	Qualified string // the name errors carry in class_name: "ophio.release.InvalidRelease"
	// Panic is set for the one that panics become. No macro declares it, and its
	// errors carry no class_name: they have a kind of their own.
	Panic bool
	// Imported is set for one of another Python module, which Qualified names. It
	// is never exported, and imported when it is first raised or derived from.
	Imported bool
	Span     source.Span
}

// ExceptionField is an attribute of an exception.
type ExceptionField struct {
	Name string
	Type *Type
	Span source.Span
}

// Property is an attribute of a class.
type Property struct {
	Name string
	Doc  string
	Get  *Function // may be nil
	Set  *Function // may be nil
	Del  *Function // may be nil
}

// RecordShape is what a record is in Python.
type RecordShape string

// The shapes PyO3's derives give: FromPyObject reads attributes, or items with
// #[pyo3(from_item_all)]; IntoPyObject makes a dict.
const (
	ShapeAttributes RecordShape = "attributes"
	ShapeItems      RecordShape = "items"
)

// RecordClass is the class that a record has in Python.
type RecordClass string

// The classes. A record without one is a dict when it is given, and described by
// one type for each direction.
const (
	NoRecordClass RecordClass = ""
	Dataclass     RecordClass = "dataclass"  // #[pyo3(dataclass)]: what is given is an object of it
	TypedDict     RecordClass = "typed_dict" // #[pyo3(typed_dict)]: a dict, described once for both ways
)

// Record is a struct that crosses by value, field by field.
type Record struct {
	Name   string
	CName  string // of the owned form; the borrowed one adds _ref where they differ
	Doc    string
	Home   Home
	Fields []*RecordField
	From   bool        // derives FromPyObject: may be a parameter
	Into   bool        // derives IntoPyObject: may be a result
	Shape  RecordShape // how FromPyObject reads it
	Class  RecordClass
	Tuple  bool // a tuple struct
	// OfVariant says that it stands for the fields of a variant of a Union, and is no
	// struct of the crate's: the glue of the union reads and makes it.
	OfVariant bool
	// Lifetimes is how many lifetime parameters the Rust type has; glue gives
	// each that of the call.
	Lifetimes int
	Span      source.Span
}

// RecordField is a field of a record.
type RecordField struct {
	Name string // as exported; #[pyo3(item("key"))], #[pyo3(attribute("key"))]
	Rust string
	Doc  string
	Type *Type
	// Default is what the field holds where Python gives nothing for it: nil where
	// it has to be there.
	Default *Value
	Span    source.Span
}

// Enum is a C-like enum.
type Enum struct {
	Name  string
	CName string
	Doc   string
	Home  Home
	Repr  Kind // the integer it crosses as: I32 unless #[repr] or a value says otherwise
	Int   bool // #[pyclass(eq_int)]: an IntEnum in Python, otherwise an Enum
	// Mirrored says that the type is of a dependency: the glue has one of its own
	// with the same variants, and turns one into the other where a function is
	// called. Open is a mirrored one that may get more variants.
	Mirrored bool
	Open     bool
	Variants []*Variant
	Span     source.Span
	Members
}

// Variant is a value of an Enum.
type Variant struct {
	Name  string // as exported
	Rust  string
	CName string // ophio_geo_Color_Red
	Doc   string
	Value int64
	Span  source.Span
}

// Constant is a named value.
type Constant struct {
	Name  string
	CName string
	Doc   string
	Home  Home
	Value *Value
	Span  source.Span
}

// ValueKind is what a Value is.
type ValueKind string

// The kinds of values.
const (
	ValueNone      ValueKind = "none"
	ValueBool      ValueKind = "bool"
	ValueInt       ValueKind = "int"
	ValueFloat     ValueKind = "float"
	ValueStr       ValueKind = "str"
	ValueChar      ValueKind = "char" // Str: one character
	ValueBytes     ValueKind = "bytes"
	ValueEnum      ValueKind = "enum" // a variant of Enum
	ValueEmptyList ValueKind = "list" // [] only: vec![], Vec::new()
	ValueEmptyMap  ValueKind = "map"  // {} only: HashMap::new()
	ValueEmptySet  ValueKind = "set"  // HashSet::new()
)

// Value is a default or a constant, known when bindgen runs.
type Value struct {
	Kind    ValueKind
	Bool    bool
	Int     string // decimal, any width
	Float   float64
	Str     string // also bytes and a character
	Enum    *Enum
	Variant *Variant
}
