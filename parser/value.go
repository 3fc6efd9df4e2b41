package parser

import (
	"math/big"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// ValueKind says what a Value is.
type ValueKind int

// The kinds of constants.
const (
	ValueInt     ValueKind = iota // Int
	ValueFloat                    // Float
	ValueBool                     // Bool
	ValueChar                     // Text: one character
	ValueStr                      // Text
	ValueBytes                    // Text: any bytes
	ValueVariant                  // Int: the discriminant; Enum and Variant
	ValueStruct                   // Struct; Elems are its fields in the order of their declaration
	ValueTuple                    // Elems
	ValueArray                    // Elems
	ValueOption                   // Elems: one for Some, none for None
	ValuePointer                  // Int: the address
)

// valueNames name the kinds in messages.
var valueNames = [...]string{
	"an integer", "a float", "a bool", "a char", "a string", "a byte string", "an enum", "a struct", "a tuple", "an array", "an Option", "a pointer",
}

// Value is the value of a constant expression.
type Value struct {
	Kind  ValueKind
	Type  string // of an integer or a float: "u8", "f64"; "" where nothing fixes it
	Int   *big.Int
	Float float64 // a value of f32 is rounded already
	Bool  bool
	Text  string

	Enum    *Enum
	Variant *Variant

	Struct *Struct
	Elems  []Value
}

// describe names the type of v in a message.
func (v Value) describe() string {
	if v.Type != "" {
		return "`" + v.Type + "`"
	}
	return valueNames[v.Kind]
}

// Describe names the type of v in a message.
func (v Value) Describe() string { return v.describe() }

// EvalError says why an expression is no constant that bindgen can compute.
type EvalError struct {
	Span    source.Span
	Message string
	Help    string
}

// Error returns the message.
func (e *EvalError) Error() string { return e.Message }

// Report adds e to report.
func (e *EvalError) Report(report *diag.Report) *diag.Diagnostic {
	return report.Error(diag.NotConstant, e.Span, "%s", e.Message).Helpf("%s", e.Help)
}
