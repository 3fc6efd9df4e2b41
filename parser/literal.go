package parser

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"example.com/bindgen/internal/source"
)

// literal reads a literal.
func (c *cursor) literal() *Expr {
	start := c.pos
	c.pos++
	e := c.expr(ExprOther, start)
	text := e.Text
	switch c.list[start].kind {
	case tokenInt:
		e.Kind = ExprInt
	case tokenFloat:
		e.Kind = ExprFloat
	case tokenStr:
		e.set(ExprStr, text, '"')
	case tokenByteStr:
		e.set(ExprByteStr, text, '"')
	case tokenChar:
		e.set(ExprChar, text, '\'')
		if utf8.RuneCountInString(e.Value) != 1 {
			e.Kind = ExprOther
		}
	case tokenByte:
		e.set(ExprByte, text, '\'')
		if len(e.Value) != 1 {
			e.Kind = ExprOther
		}
	}
	return e
}

// set makes e a literal of kind k if its text can be decoded.
func (e *Expr) set(k ExprKind, text string, quote byte) {
	if value, ok := decode(text, quote); ok {
		e.Kind, e.Value = k, value
	}
}

// StringValue returns the string that a says after "=": #[path = "a.rs"].
func (a *Attr) StringValue() (string, bool) {
	e := parseExpr(a.Text)
	return e.Value, e.Kind == ExprStr
}

// parseExpr reads text that stands in no file.
func parseExpr(text string) *Expr {
	file := &source.File{Text: []byte(text)}
	return lex(file).between(0, len(text)).wholeExpr()
}

// decode returns what a string, raw string or character literal means.
func decode(text string, quote byte) (string, bool) {
	first := strings.IndexByte(text, quote)
	last := strings.LastIndexByte(text, quote)
	if first < 0 || last <= first {
		return "", false
	}
	body := strings.ReplaceAll(text[first+1:last], "\r\n", "\n")
	prefix := text[:first]
	if strings.Contains(prefix, "r") {
		return body, strings.Trim(prefix, "bcr#") == ""
	}
	if strings.Trim(prefix, "bc") != "" || strings.TrimSpace(text[last+1:]) != "" {
		return "", false
	}
	if !strings.Contains(body, `\`) {
		return body, true
	}
	var out strings.Builder
	for body != "" {
		i := strings.IndexByte(body, '\\')
		if i < 0 {
			out.WriteString(body)
			break
		}
		out.WriteString(body[:i])
		rest, ok := unescape(&out, body[i+1:], strings.Contains(prefix, "b"))
		if !ok {
			return "", false
		}
		body = rest
	}
	return out.String(), true
}

// escapes are the escape sequences of one character.
var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', '\\': '\\', '0': 0, '\'': '\'', '"': '"'}

// unescape writes what the escape sequence at the start of s, without its
// backslash, means, and returns what follows it.
func unescape(out *strings.Builder, s string, bytes bool) (rest string, ok bool) {
	if s == "" {
		return "", false
	}
	if c, ok := escapes[s[0]]; ok {
		out.WriteByte(c)
		return s[1:], true
	}
	switch s[0] {
	case '\n':
		return strings.TrimLeft(s, " \t\n\r"), true
	case 'x':
		if len(s) < 3 {
			return "", false
		}
		n, err := strconv.ParseUint(s[1:3], 16, 8)
		if err != nil || !bytes && n > 0x7F {
			return "", false
		}
		out.WriteByte(byte(n))
		return s[3:], true
	case 'u':
		end := strings.IndexByte(s, '}')
		if bytes || end < 0 || !strings.HasPrefix(s, "u{") {
			return "", false
		}
		n, err := strconv.ParseUint(strings.ReplaceAll(s[2:end], "_", ""), 16, 32)
		if err != nil || !utf8.ValidRune(rune(n)) {
			return "", false
		}
		out.WriteRune(rune(n))
		return s[end+1:], true
	}
	return "", false
}
