package native

import (
	"slices"
	"strings"
	"sync"
)

// headerNames are the names that the headers which every header includes give
// to macros and types. isValue are macros without parameters.
var headerNames = []struct {
	what, names string
	isValue     bool
}{
	{"a macro of <stddef.h>", "NULL", true},
	{"a macro of <stddef.h>", "offsetof", false},
	{"a type of <stddef.h>", "size_t ptrdiff_t max_align_t", false},
	{"a macro of <stdbool.h>", "true false", false},
	{"a macro of <stdarg.h>", "va_start va_arg va_copy va_end", false},
	{"a type of <stdarg.h>", "va_list", false},
	{"a macro of <stdlib.h>", "EXIT_SUCCESS EXIT_FAILURE RAND_MAX MB_CUR_MAX", true},
	{"a type of <stdlib.h>", "div_t ldiv_t lldiv_t", false},
	{"a macro of <errno.h>", "errno", false},
	{"a type of <stdint.h>", `int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t intptr_t uintptr_t intmax_t uintmax_t
		int_least8_t int_least16_t int_least32_t int_least64_t uint_least8_t uint_least16_t uint_least32_t uint_least64_t
		int_fast8_t int_fast16_t int_fast32_t int_fast64_t uint_fast8_t uint_fast16_t uint_fast32_t uint_fast64_t`, false},
	{"a macro of <stdint.h>", `INT8_MIN INT16_MIN INT32_MIN INT64_MIN INT8_MAX INT16_MAX INT32_MAX INT64_MAX UINT8_MAX UINT16_MAX
		UINT32_MAX UINT64_MAX INTPTR_MIN INTPTR_MAX UINTPTR_MAX INTMAX_MIN INTMAX_MAX UINTMAX_MAX PTRDIFF_MIN PTRDIFF_MAX SIZE_MAX
		SIG_ATOMIC_MIN SIG_ATOMIC_MAX WCHAR_MIN WCHAR_MAX WINT_MIN WINT_MAX`, true},
}

// reserved says what has name already, wherever a header is read; "" for
// nothing.
func (l *lowerer) reserved(name string) string {
	if l.isKeyword(name) || slices.Contains(sharedKeywords, name) {
		return "a keyword of C"
	}
	return headerNamed()[name]
}

// sharedKeywords are the words that are reserved in C and in Rust.
var sharedKeywords = []string{
	"const", "else", "enum", "extern", "for", "if", "return", "static", "struct", "union", "while", "break", "continue", "do",
}

// headerNamed is what headerNames says, by name. Every name of a header is looked
// up: cutting the lists up for each took a fortieth of the time of relay-cabi.
var headerNamed = sync.OnceValue(func() map[string]string {
	out := make(map[string]string, 128)
	for _, list := range headerNames {
		for _, name := range strings.Fields(list.names) {
			if out[name] == "" {
				out[name] = list.what
			}
		}
	}
	return out
})

// again reports whether d only repeats a typedef of the headers: C allows that.
func again(d Decl) bool {
	alias, ok := d.(*Alias)
	if !ok || alias.Type == nil || alias.Type.Kind != Primitive {
		return false
	}
	prim := alias.Type.Prim
	return alias.Name == string(prim) || alias.Name == "size_t" && prim == UPtr || alias.Name == "ptrdiff_t" && prim == IPtr
}
