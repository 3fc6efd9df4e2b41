package abi

import "example.com/bindgen/internal/source"

// Union is an enum with data that crosses by value, as one of its variants: a
// parameter is of the first one that fits, and a result is what the variant holds.
// (An enum with data that is a class has objects instead: see DataVariant.)
type Union struct {
	Name     string
	CName    string // of the owned form; the borrowed one adds _ref where they differ
	Doc      string
	Home     Home
	Variants []*UnionVariant
	From     bool // derives FromPyObject: may be a parameter
	Into     bool // derives IntoPyObject: may be a result
	// Lifetimes is how many lifetime parameters the Rust type has.
	Lifetimes int
	Span      source.Span
}

// Member returns the name of the member of the C struct that holds for v.
func (v *UnionVariant) Member() string {
	if v.Name == "tag" {
		return "tag_"
	}
	return CName(v.Name)
}

// UnionVariant is a variant of a Union. Its tag is its place.
type UnionVariant struct {
	Name  string
	Rust  string
	CName string // of the constant of its tag
	Doc   string
	// Label is what errors call it: its name, or #[pyo3(annotation = "..")].
	Label string
	// Type is what it holds: the type of its one field, a Tuple, or a RecordRef to
	// a record that is made for it.
	Type *Type
	// Fields are the names of its fields in Rust; those of a tuple are numbers.
	Fields []string
	Span   source.Span
}
