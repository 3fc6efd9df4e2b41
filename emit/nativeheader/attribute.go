package nativeheader

import (
	"fmt"
	"strings"
	"unicode"

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
	last := ' '
	for _, r := range s {
		switch {
		case r == '"' || r == '\\' || r == '?' && last == '?': // no trigraph
			out.WriteByte('\\')
			out.WriteRune(r)
		case r == '\n':
			out.WriteString(`\n`)
		case r == '\t':
			out.WriteString(`\t`)
		case r == '\r':
			out.WriteString(`\r`)
		case unicode.IsControl(r) || turnsText(r):
			for _, b := range []byte(string(r)) {
				fmt.Fprintf(&out, `\%03o`, b)
			}
		default:
			out.WriteRune(r)
		}
		last = r
	}
	out.WriteByte('"')
	return out.String()
}
