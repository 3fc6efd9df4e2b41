package abi

import (
	"unicode"
)

// PythonReserved reports whether Python keeps name to itself: it cannot be the
// name of a function, parameter, class or module there.
func PythonReserved(name string) bool { return pythonWords[name] }

// CReserved reports whether name means something of its own in a C or C++
// header with the standard headers that bindgen includes: a keyword of either
// language in any edition, an alternative token, a macro or a type of theirs.
func CReserved(name string) bool { return cWords[name] || cReservedForm().MatchString(name) }

// cReservedForm are the names that belong to the implementation of C, among
// them further keywords (_Bool), and the macros of <stdint.h>.
var cReservedForm = expression(`^(__|_[A-Z]|U?INT([0-9]|MAX|PTR|_LEAST|_FAST)\w*(_MAX|_MIN|_C)$|` +
	`(SIZE|PTRDIFF|WCHAR|WINT|SIG_ATOMIC)_(MAX|MIN)$)`)

// RustReserved reports whether name needs the form r#name in a Rust path of
// any edition.
func RustReserved(name string) bool { return rustWords[name] }

var pythonWords = words(
	"False", "None", "True", "__debug__", "and", "as", "assert", "async", "await", "break", "class", "continue",
	"def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
	"lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
)

var cWords = words(
	// C, up to C23.
	"alignas", "alignof", "auto", "bool", "break", "case", "char", "const", "constexpr", "continue", "default",
	"do", "double", "else", "enum", "extern", "false", "float", "for", "goto", "if", "inline", "int", "long",
	"nullptr", "register", "restrict", "return", "short", "signed", "sizeof", "static", "static_assert",
	"struct", "switch", "thread_local", "true", "typedef", "typeof", "typeof_unqual", "union", "unsigned",
	"void", "volatile", "while", "asm", "fortran",
	// C++, up to C++26.
	"and", "and_eq", "bitand", "bitor", "catch", "char16_t", "char32_t", "char8_t", "class", "co_await",
	"co_return", "co_yield", "compl", "concept", "const_cast", "consteval", "constinit", "contract_assert",
	"decltype", "delete", "dynamic_cast", "explicit", "export", "friend", "mutable", "namespace", "new",
	"noexcept", "not", "not_eq", "operator", "or", "or_eq", "private", "protected", "public",
	"reinterpret_cast", "requires", "static_cast", "template", "this", "throw", "try", "typeid", "typename",
	"using", "virtual", "wchar_t", "xor", "xor_eq",
	// What the standard headers define; a parameter of that name would hide
	// the type from the parameters after it.
	"NULL", "EOF", "assert", "errno", "offsetof", "int8_t", "int16_t", "int32_t", "int64_t", "uint8_t",
	"uint16_t", "uint32_t", "uint64_t", "intptr_t", "uintptr_t", "ptrdiff_t", "size_t", "max_align_t",
	// Macros that compilers define outside the strict modes.
	"linux", "unix", "i386", "near", "far",
)

var rustWords = words(
	"abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else",
	"enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
	"match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait",
	"true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
)

func words(list ...string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, word := range list {
		set[word] = true
	}
	return set
}

// isIdentifier reports whether name is an identifier in Python and Rust. C
// takes only the ASCII ones; the check of the symbols sees to that.
func isIdentifier(name string) bool {
	for i, r := range name {
		start := r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r)
		if !start && (i == 0 || !unicode.In(r, unicode.Nd, unicode.Mn, unicode.Mc, unicode.Pc)) {
			return false
		}
	}
	return name != ""
}
