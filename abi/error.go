package abi

import "strings"

// ErrorMember is a member of CRATE_error or of CRATE_error_field.
type ErrorMember struct {
	Name   string
	C      string // the type in C; $ is CRATE_error
	Offset int    // on 64-bit targets
	Doc    string
}

// The members of the two structs, as docs/abi.md has them. The runtime crate
// asserts the same sizes.
var (
	ErrorMembers = []ErrorMember{
		{"kind", "int32_t", 0, "$_kind"},
		{"message", "const char *", 8, ""},
		{"message_len", "size_t", 16, ""},
		{"class_name", "const char *", 24, "of an exception declared in Rust; else NULL"},
		{"class_name_len", "size_t", 32, ""},
		{"fields", "const $_field *", 40, "what else is known of it; NULL where that is nothing"},
		{"fields_len", "size_t", 48, ""},
		{"cause", "const struct $ *", 56, "what it was raised from; NULL without one"},
		{"origin", "void *", 64, "what the callback that made it keeps for it; NULL where that is nothing"},
		{"origin_free", "void (*)(void *)", 72, "of an error that a callback makes"},
	}
	ErrorFieldMembers = []ErrorMember{
		{"name", "const char *", 0, "NULL for an argument"},
		{"name_len", "size_t", 8, ""},
		{"type", "int32_t", 16, "0 none, 1 bool, 2 int, 3 float, 4 text, 5 bytes, 6 int above INT64_MAX"},
		{"integer", "int64_t", 24, "of types 1, 2 and 6; of type 6 the bits of a uint64_t"},
		{"real", "double", 32, "of type 3"},
		{"text", "const char *", 40, "of types 4, which is UTF-8, and 5"},
		{"text_len", "size_t", 48, ""},
	}
)

// The sizes of the two structs on 64-bit targets.
const (
	ErrorSize      = 80
	ErrorFieldSize = 56
)

// Spell declares the member in C.
func (e ErrorMember) Spell(m *Module) string {
	c := strings.ReplaceAll(e.C, "$", m.ErrorType())
	if before, after, isFunction := strings.Cut(c, "(*)"); isFunction {
		return before + "(*" + e.Name + ")" + after
	}
	if strings.HasSuffix(c, "*") {
		return c + e.Name
	}
	return c + " " + e.Name
}

// ErrorFieldType returns the name of the C type of an error's fields.
func (m *Module) ErrorFieldType() string { return m.ErrorType() + "_field" }
