package native

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.com/bindgen/parser"
)

// literal returns how C writes a value of type t; nil where it cannot.
func (l *lowerer) literal(v parser.Value, t *Type) *Expr {
	v = l.inner(v, t)
	t = t.behind()
	switch v.Kind {
	case parser.ValueInt:
		return integer(v.Int)
	case parser.ValueFloat:
		return floating(v.Float, v.Type)
	case parser.ValueBool:
		return &Expr{Kind: Literal, Text: strconv.FormatBool(v.Bool)}
	case parser.ValueChar:
		return character(v.Text)
	case parser.ValuePointer:
		return &Expr{Kind: Cast, Type: t, Args: []*Expr{integer(v.Int)}}
	case parser.ValueVariant:
		if name := l.variantNamed(v.Enum, v.Variant, v.Int); name != nil {
			return name
		}
		return integer(v.Int)
	case parser.ValueArray:
		if t.Kind != Array {
			return nil
		}
		out := &Expr{Kind: ArrayLit}
		for _, elem := range v.Elems {
			expr := l.literal(elem, t.Elem)
			if expr == nil {
				return nil
			}
			out.Args = append(out.Args, expr)
		}
		return out
	case parser.ValueStruct:
		return l.structLiteral(v, t)
	}
	return nil
}

func (l *lowerer) structLiteral(v parser.Value, t *Type) *Expr {
	record := recordOf(t)
	if record == nil || record.Union {
		return nil
	}
	out := &Expr{Kind: StructLit, Type: t}
	for i := range v.Struct.Fields {
		field := fieldOf(record, &v.Struct.Fields[i])
		if field == nil {
			continue
		}
		expr := l.literal(v.Elems[i], field.Type)
		if expr == nil || field.Condition != nil {
			return nil
		}
		out.Names, out.Args = append(out.Names, field.Name), append(out.Args, expr)
	}
	return out
}

// integer returns how C writes a number.
func integer(n *big.Int) *Expr {
	digits := &Expr{Kind: Literal, Text: new(big.Int).Abs(n).String()}
	switch {
	case n.Sign() >= 0 && !n.IsInt64():
		digits.Text += "ull"
	case n.IsInt64() && n.Int64() == math.MinInt64:
		// The minus is no part of a number, and the number without it has no type.
		most := &Expr{Kind: Unary, Op: "-", Args: []*Expr{{Kind: Literal, Text: strconv.FormatInt(math.MaxInt64, 10) + "ll"}}}
		return &Expr{Kind: Binary, Op: "-", Args: []*Expr{most, {Kind: Literal, Text: "1"}}}
	}
	if n.Sign() < 0 {
		return &Expr{Kind: Unary, Op: "-", Args: []*Expr{digits}}
	}
	return digits
}

// numberText is integer as text.
func numberText(n *big.Int) string {
	e := integer(n)
	switch e.Kind {
	case Unary:
		return "-" + e.Args[0].Text
	case Binary:
		return "(-" + e.Args[0].Args[0].Text + " - 1)"
	}
	return e.Text
}

// floating returns how C writes a float: the shortest text that gives the value.
func floating(f float64, typ string) *Expr {
	bits := 64
	if typ == "f32" {
		bits = 32
	}
	digits := &Expr{Kind: Literal, Text: asFloat(strconv.FormatFloat(math.Abs(f), 'g', -1, bits))}
	if math.Signbit(f) {
		return &Expr{Kind: Unary, Op: "-", Args: []*Expr{digits}}
	}
	return digits
}

// asFloat gives digits a point, without which C reads an integer.
func asFloat(digits string) string {
	if strings.ContainsAny(digits, ".eE") {
		return digits
	}
	return digits + ".0"
}

// escaped are the characters that C writes with a backslash.
var escaped = map[rune]string{'\t': `\t`, '\n': `\n`, '\r': `\r`, '\'': `\'`, '"': `\"`, '\\': `\\`, 0: `\0`}

// character returns how C writes a char.
func character(text string) *Expr {
	r, _ := utf8.DecodeRuneInString(text)
	out := &Expr{Kind: Literal}
	switch {
	case escaped[r] != "":
		out.Text = "'" + escaped[r] + "'"
	case r < 0x20 || r == 0x7F:
		out.Text = fmt.Sprintf(`'\x%02x'`, r)
	case r < 0x7F:
		out.Text = "'" + string(r) + "'"
	case r < 0xA0: // C has no names for these
		out.Text = fmt.Sprintf(`U'\x%02x'`, r)
	default:
		out.Text = fmt.Sprintf(`U'\U%08X'`, r)
	}
	return out
}

// readLiteral reads the text of a literal of C as integer, floating and character
// write it.
func readLiteral(text string) (cValue, bool) {
	switch {
	case text == "true", text == "false":
		return cInt(big.NewInt(int64(len("false")-len(text))), 32, true), true
	case strings.HasPrefix(text, "'"), strings.HasPrefix(text, "U'"):
		return readCharacter(text)
	case strings.HasPrefix(text, "UINT"), strings.HasPrefix(text, "INT"):
		return readLimit(text)
	}
	digits := strings.TrimRight(text, "ul")
	if n, ok := new(big.Int).SetString(digits, 10); ok {
		return typedInteger(n, text[len(digits):])
	}
	f, err := strconv.ParseFloat(text, 64)
	return cValue{float: &f, bits: 64}, err == nil
}

// typedInteger gives a literal the type that C gives it.
func typedInteger(n *big.Int, suffix string) (cValue, bool) {
	switch {
	case suffix == "ull":
		return cInt(n, 64, false), n.BitLen() <= 64
	case suffix == "u" && n.BitLen() <= 32:
		return cInt(n, 32, false), true
	case suffix == "u":
		return cInt(n, 64, false), n.BitLen() <= 64
	case suffix == "" && n.BitLen() <= 31:
		return cInt(n, 32, true), true
	}
	return cInt(n, 64, true), n.BitLen() <= 63
}

func readCharacter(text string) (cValue, bool) {
	inner := text[strings.IndexByte(text, '\'')+1 : len(text)-1]
	bits, signed := 32, text[0] == '\''
	for r, name := range escaped {
		if name == inner {
			return cInt(big.NewInt(int64(r)), bits, signed), true
		}
	}
	if hex, ok := strings.CutPrefix(strings.ToLower(inner), `\x`); ok {
		n, err := strconv.ParseInt(hex, 16, 64)
		return cInt(big.NewInt(n), bits, signed), err == nil
	}
	if hex, ok := strings.CutPrefix(inner, `\U`); ok {
		n, err := strconv.ParseInt(hex, 16, 64)
		return cInt(big.NewInt(n), bits, signed), err == nil
	}
	r, _ := utf8.DecodeRuneInString(inner)
	return cInt(big.NewInt(int64(r)), bits, signed), inner != ""
}

// readLimit reads UINT64_MAX and its siblings.
func readLimit(text string) (cValue, bool) {
	name, limit, _ := strings.Cut(text, "_")
	signed := name[0] == 'I'
	bits, err := strconv.Atoi(strings.TrimLeft(name, "UINT"))
	if strings.HasSuffix(name, "PTR") {
		bits, err = 64, nil
	}
	if err != nil {
		return cValue{}, false
	}
	n := new(big.Int).Lsh(big.NewInt(1), uint(bits))
	if signed {
		n.Rsh(n, 1)
	}
	switch {
	case limit == "MIN" && signed:
		n.Neg(n)
	case limit == "MAX":
		n.Sub(n, big.NewInt(1))
	default:
		return cValue{}, false
	}
	if bits < 32 {
		bits, signed = 32, true // they have the types of promoted values
	}
	return cInt(n, bits, signed), true
}
