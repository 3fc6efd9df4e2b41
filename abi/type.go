package abi

import "strings"

// Kind is the kind of a Type.
type Kind string

// The kinds. Isize and Usize are as wide as a pointer of the target.
const (
	Unit  Kind = "unit"
	Bool  Kind = "bool"
	I8    Kind = "i8"
	I16   Kind = "i16"
	I32   Kind = "i32"
	I64   Kind = "i64"
	Isize Kind = "isize"
	U8    Kind = "u8"
	U16   Kind = "u16"
	U32   Kind = "u32"
	U64   Kind = "u64"
	Usize Kind = "usize"
	F32   Kind = "f32"
	F64   Kind = "f64"

	Str        Kind = "str"          // String, &str
	Bytes      Kind = "bytes"        // Vec<u8>, &[u8]
	StrOrBytes Kind = "str_or_bytes" // parameters only
	Vec        Kind = "vec"          // Elems[0]; Vec<T>, &[T]
	Option     Kind = "option"       // Elems[0]
	Tuple      Kind = "tuple"        // Elems, 1 to 12
	EnumRef    Kind = "enum"
	RecordRef  Kind = "record"
	UnionRef   Kind = "union" // Elems: what each variant holds
	ClassRef   Kind = "class"

	// I128 and U128 cross as two halves, Char as its code point.
	I128 Kind = "i128"
	U128 Kind = "u128"
	Char Kind = "char"

	Array   Kind = "array"   // Elems[0], Len times; [u8; N] too
	Map     Kind = "map"     // Elems[0] to Elems[1]
	Set     Kind = "set"     // Elems[0]
	Path    Kind = "path"    // PathBuf, &Path
	OsStr   Kind = "os_str"  // OsString, &OsStr
	Decimal Kind = "decimal" // its text
	JSON    Kind = "json"    // its text

	UUID      Kind = "uuid"
	Date      Kind = "date"
	Time      Kind = "time"
	DateTime  Kind = "datetime" // without an offset: chrono's NaiveDateTime
	TimeDelta Kind = "timedelta"
	// These cross as a DateTime with an offset, which is 0 in the first. Timestamp
	// takes any zone and gives UTC: SystemTime.
	DateTimeUTC    Kind = "datetime_utc"
	DateTimeOffset Kind = "datetime_offset"
	Timestamp      Kind = "timestamp"
	// Duration crosses as a TimeDelta that is not negative: std's.
	Duration Kind = "duration"

	// Either is Elems[0] or Elems[1], the first that fits: Either<L, R>.
	Either Kind = "either"
	// SliceIndex is a slice object's start, stop and step: Bound<'_, PySlice>;
	// parameters of __getitem__, __setitem__ and __delitem__ only.
	SliceIndex Kind = "slice_index"
	// CompareOp is the operator of __richcmp__: an int32_t, 0 to 5 for < <= == != > >=.
	CompareOp Kind = "compare_op"
	// Object is a Python object that the function does not look at: a parameter
	// whose name begins with an underscore. It does not cross the C ABI at all.
	Object Kind = "object"
	// CallbackKind is a function that the caller passes: parameters only.
	CallbackKind Kind = "callback"
)

// Borrow is how the Rust signature takes or gives a value.
type Borrow string

// The borrows.
const (
	Owned Borrow = ""    // String, Vec<T>, T
	Ref   Borrow = "ref" // &str, &[T], &T
	Mut   Borrow = "mut" // &mut T, classes only
	// RefOwned is a reference to an owned value: &String, &Vec<T>, a shared
	// reference to a record or an enum. Glue makes the value and passes &value.
	RefOwned Borrow = "ref_owned"
	// AsCow is Cow<'_, str>, Cow<'_, [T]>: borrowed in, copied out.
	AsCow Borrow = "Cow"

	// The forms in which a ClassRef is an object and not only its value: as a
	// parameter borrowed with it, as a result that very object again.
	AsPyRef      Borrow = "PyRef"
	AsPyRefMut   Borrow = "PyRefMut"
	AsBound      Borrow = "Bound"      // &Bound<'_, T>
	AsBoundOwned Borrow = "BoundOwned" // Bound<'_, T>
	AsPy         Borrow = "Py"         // Py<T>
)

// Type is a type of a parameter, result or field. The same Kind crosses the
// same way whether Rust borrows or owns: Borrow concerns the glue only and is
// not part of abi.json.
type Type struct {
	Kind   Kind
	Elems  []*Type
	Enum   *Enum
	Record *Record
	Union  *Union
	Class  *Class
	Len    uint64 // of an Array
	Borrow Borrow
	// Wrapper is the struct that Rust has in place of this type; nil for most.
	Wrapper *Wrapper

	Callback *Callback // of a CallbackKind
}

// identity is what t is in C, by the names of the items in it: two types with
// the same identity cross alike.
func (t *Type) identity() string {
	switch t.Kind {
	case EnumRef:
		return "enum " + t.Enum.CName
	case RecordRef:
		return "record " + t.Record.CName
	case UnionRef:
		return "union " + t.Union.CName
	case ClassRef:
		return "class " + t.Class.CName
	case CallbackKind:
		return t.Callback.identity()
	}
	if c := t.Carrier(); c != t {
		return c.identity()
	}
	if len(t.Elems) == 0 {
		return string(t.Kind)
	}
	elems := make([]string, len(t.Elems))
	for i, e := range t.Elems {
		elems[i] = e.identity()
	}
	return string(t.Kind) + "<" + strings.Join(elems, ", ") + ">"
}

// Elem returns the element of a Vec or Option.
func (t *Type) Elem() *Type { return t.Elems[0] }

// IsScalar reports whether t crosses in a register as it is: bool, numbers of
// up to 64 bits, characters, enums, operators.
func (t *Type) IsScalar() bool {
	switch t.Kind {
	case Bool, I8, I16, I32, I64, Isize, U8, U16, U32, U64, Usize, F32, F64, Char, EnumRef, CompareOp:
		return true
	default:
		return false
	}
}

// IsExclusive reports whether t takes a class so that nobody else can have it
// meanwhile.
func (t *Type) IsExclusive() bool { return t.Borrow == Mut || t.Borrow == AsPyRefMut }

// IsWide reports whether t is an integer of 128 bits.
func (t *Type) IsWide() bool { return t.Kind == I128 || t.Kind == U128 }

// IsInteger reports whether t is an integer of at most 64 bits.
func (t *Type) IsInteger() bool {
	switch t.Kind {
	case I8, I16, I32, I64, Isize, U8, U16, U32, U64, Usize:
		return true
	default:
		return false
	}
}

// IsPlain reports whether t owns and borrows nothing, so that one C type
// serves both directions.
func (t *Type) IsPlain() bool {
	if c := t.Carrier(); c != t {
		return c.IsPlain()
	}
	switch t.Kind {
	case Str, Bytes, StrOrBytes, Vec, ClassRef, CallbackKind:
		return false
	case Option, Tuple, Either, UnionRef:
		for _, e := range t.Elems {
			if !e.IsPlain() {
				return false
			}
		}
		return true
	case RecordRef:
		for _, f := range t.Record.Fields {
			if !f.Type.IsPlain() {
				return false
			}
		}
		return true
	default:
		return true
	}
}
