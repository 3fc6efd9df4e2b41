package nativeheader

import (
	"fmt"
	"strings"

	"example.com/bindgen/abi/native"
	"example.com/bindgen/internal/cbindgen"
)

// attributes returns the macros for #[must_use] and #[deprecated], "" where
// there is none.
func attributes(i *native.Item, macros cbindgen.Attributes) []string {
	mustUse := ""
	if i.MustUse != nil {
		mustUse = macros.MustUse
	}
	return []string{mustUse, deprecated(i.Deprecated, macros.Deprecated, macros.DeprecatedWithNote)}
}

// deprecated returns the macro for a note of #[deprecated]; withNote has {} in
// the place of the note.
func deprecated(note *string, plain, withNote string) string {
	switch {
	case note == nil:
		return ""
	case *note == "" || withNote == "":
		return plain
	}
	return strings.ReplaceAll(withNote, "{}", quoted(*note))
}

// quoted spells s as a string of C.
func quoted(s string) string {
	var out strings.Builder
	out.WriteByte('"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			out.WriteByte('\\')
			out.WriteByte(c)
		case c == '\n':
			out.WriteString(`\n`)
		case c == '\t':
			out.WriteString(`\t`)
		case c == '\r':
			out.WriteString(`\r`)
		case c == '?' && i > 0 && s[i-1] == '?':
			out.WriteString(`\?`) // no trigraph
		case c < ' ' || c == 0x7f:
			fmt.Fprintf(&out, `\%03o`, c)
		default:
			out.WriteByte(c)
		}
	}
	out.WriteByte('"')
	return out.String()
}
