package rustglue

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"example.com/bindgen/abi"
)

// value returns the Rust expression of a default of a parameter of type t.
func (w *writer) value(t *abi.Type, v *abi.Value) string {
	if v.Kind == abi.ValueNone {
		return "None"
	}
	if t.Kind == abi.Option {
		return "Some(" + w.value(t.Elem(), v) + ")"
	}
	borrowed := t.Borrow == abi.Ref
	switch v.Kind {
	case abi.ValueStr:
		switch {
		case t.Kind == abi.StrOrBytes:
			return "::" + w.runtime() + "::StrOrBytes::Str(" + quote(v.Str) + ")"
		case lent[t.Kind] != "" && borrowed:
			return lent[t.Kind] + "(" + quote(v.Str) + ")"
		case lent[t.Kind] != "":
			return lent[t.Kind] + "(" + quote(v.Str) + ").into()"
		case borrowed:
			return quote(v.Str)
		}
		return quote(v.Str) + ".into()"
	case abi.ValueBytes:
		switch {
		case t.Kind == abi.Array:
			return "*" + quoteBytes(v.Str)
		case t.Kind == abi.StrOrBytes:
			return "::" + w.runtime() + "::StrOrBytes::Bytes(" + quoteBytes(v.Str) + ")"
		case borrowed:
			return quoteBytes(v.Str) + ".as_slice()"
		case t.Borrow == abi.AsCow:
			return quoteBytes(v.Str) + ".as_slice().into()"
		}
		return quoteBytes(v.Str) + ".to_vec()"
	case abi.ValueEmptyList:
		switch {
		case borrowed:
			return "&[]"
		case t.Borrow == abi.AsCow:
			return "::std::borrow::Cow::Borrowed(&[])"
		}
		return "Vec::new()"
	case abi.ValueEmptyMap, abi.ValueEmptySet:
		return "::std::default::Default::default()"
	case abi.ValueEnum:
		return w.enumPath(v.Enum) + "::" + v.Variant.Rust
	case abi.ValueInt:
		if t.Kind == abi.F32 || t.Kind == abi.F64 {
			return v.Int + ".0"
		}
		return v.Int
	default:
		return literal(v)
	}
}

// lent make what the borrowed form of a kind is of a text.
var lent = map[abi.Kind]string{abi.Path: "::std::path::Path::new", abi.OsStr: "::std::ffi::OsStr::new"}

// constant returns the value of a constant as the runtime's Value.
func (w *writer) constant(v *abi.Value) string {
	switch v.Kind {
	case abi.ValueNone:
		return "None"
	case abi.ValueBool:
		return "Bool(" + literal(v) + ")"
	case abi.ValueInt:
		return "Int(" + v.Int + ")"
	case abi.ValueFloat:
		return "Float(" + literal(v) + ")"
	case abi.ValueBytes:
		return "Bytes(" + quoteBytes(v.Str) + ")"
	case abi.ValueChar:
		return "Str(" + quote(v.Str) + ")"
	case abi.ValueEnum:
		id := w.glueOf(v.Enum.Home.Attach) + w.pyID(v.Enum.CName)
		return fmt.Sprintf("Member(&%s, %d)", id, v.Variant.Value)
	default:
		return "Str(" + quote(v.Str) + ")"
	}
}

// constantChecks makes rustc compare the constants with what was read.
func (w *writer) constantChecks() {
	first := true
	for _, c := range w.m.Constants {
		if c.Home.Attach != w.attach || c.Home.Rust == "" {
			continue
		}
		switch c.Value.Kind {
		case abi.ValueBool, abi.ValueInt, abi.ValueFloat, abi.ValueChar:
			if first {
				w.out.WriteString("\n")
			}
			first = false
			w.out.WriteString("glue::constant_is!(" + w.path(c.Home) + ", " + literal(c.Value) + ");\n")
		}
	}
}

// literal returns a bool, a number or a character as a literal of Rust.
func literal(v *abi.Value) string {
	switch v.Kind {
	case abi.ValueBool:
		return strconv.FormatBool(v.Bool)
	case abi.ValueInt:
		return v.Int
	case abi.ValueChar:
		return quoteChar(v.Str)
	default:
		text := strconv.FormatFloat(v.Float, 'g', -1, 64)
		if strings.ContainsAny(text, ".e") {
			return strings.Replace(text, "e+", "e", 1)
		}
		return text + ".0"
	}
}

// quote returns text as a string literal of Rust.
func quote(text string) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			out.WriteByte('\\')
			out.WriteRune(r)
		case r == '\n':
			out.WriteString(`\n`)
		case unicode.IsPrint(r):
			out.WriteRune(r)
		default:
			fmt.Fprintf(&out, `\u{%x}`, r)
		}
	}
	out.WriteByte('"')
	return out.String()
}

// quoteChar returns a character as a literal of Rust.
func quoteChar(text string) string {
	switch text {
	case "'":
		return `'\''`
	case `"`:
		return `'"'`
	}
	text = quote(text)
	return "'" + text[1:len(text)-1] + "'"
}

// quoteBytes returns bytes as a byte string literal of Rust.
func quoteBytes(bytes string) string {
	var out strings.Builder
	out.WriteString(`b"`)
	for i := range len(bytes) {
		switch b := bytes[i]; {
		case b == '"' || b == '\\':
			out.WriteByte('\\')
			out.WriteByte(b)
		case b >= 0x20 && b < 0x7f:
			out.WriteByte(b)
		default:
			fmt.Fprintf(&out, `\x%02x`, b)
		}
	}
	out.WriteByte('"')
	return out.String()
}
