// Package pyview is how an ABI looks from Python: names, signatures,
// annotations, docstrings and literals, made once for every backend that
// writes Python and for the text signatures of the extension.
package pyview

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.com/bindgen/abi"
)

// Unspelled stands for a default that a text signature or a stub cannot say: an
// enum's variant. Python tools read it as "there is a default".
const Unspelled = "..."

// Literal returns v as a Python literal, or Unspelled for what has none.
func Literal(v *abi.Value) string {
	switch v.Kind {
	case abi.ValueNone:
		return "None"
	case abi.ValueBool:
		if v.Bool {
			return "True"
		}
		return "False"
	case abi.ValueInt:
		return v.Int
	case abi.ValueFloat:
		return floatLiteral(v.Float)
	case abi.ValueStr, abi.ValueChar:
		return StrLiteral(v.Str)
	case abi.ValueBytes:
		return BytesLiteral(v.Str)
	case abi.ValueEmptyList:
		return "[]"
	case abi.ValueEmptyMap:
		return "{}"
	default:
		return Unspelled
	}
}

// floatLiteral spells a finite float; lowering refuses others.
func floatLiteral(f float64) string {
	s := strings.Replace(strconv.FormatFloat(f, 'g', -1, 64), "e+", "e", 1)
	if !strings.ContainsAny(s, ".e") {
		s += ".0"
	}
	return s
}

// StrLiteral returns s as a str literal, quoted as Python formatters quote it.
func StrLiteral(s string) string {
	quote := quoteFor(s)
	var out strings.Builder
	out.WriteByte(quote)
	for _, r := range s {
		writeRune(&out, r, rune(quote))
	}
	out.WriteByte(quote)
	return out.String()
}

// BytesLiteral returns s as a bytes literal.
func BytesLiteral(s string) string {
	quote := quoteFor(s)
	var out strings.Builder
	out.WriteByte('b')
	out.WriteByte(quote)
	for i := range len(s) {
		if b := s[i]; b < utf8.RuneSelf {
			writeRune(&out, rune(b), rune(quote))
		} else {
			fmt.Fprintf(&out, `\x%02x`, b)
		}
	}
	out.WriteByte(quote)
	return out.String()
}

// quoteFor returns the quote that needs fewer escapes, the double one if equal.
func quoteFor(s string) byte {
	if strings.Count(s, `"`) > strings.Count(s, `'`) {
		return '\''
	}
	return '"'
}

func writeRune(out *strings.Builder, r, quote rune) {
	switch {
	case r == quote || r == '\\':
		out.WriteByte('\\')
		out.WriteRune(r)
	case r == '\n':
		out.WriteString(`\n`)
	case r == '\r':
		out.WriteString(`\r`)
	case r == '\t':
		out.WriteString(`\t`)
	default:
		writePlain(out, r)
	}
}

// writePlain writes r as it is if it can be seen, else as an escape.
func writePlain(out *strings.Builder, r rune) {
	switch {
	case strconv.IsPrint(r):
		out.WriteRune(r)
	case r < 0x100:
		fmt.Fprintf(out, `\x%02x`, r)
	case r < 0x10000:
		fmt.Fprintf(out, `\u%04x`, r)
	default:
		fmt.Fprintf(out, `\U%08x`, r)
	}
}
