package parser

import (
	"unicode"
	"unicode/utf8"
	"unsafe"

	"example.com/bindgen/internal/source"
)

// tokenKind is what a token is.
type tokenKind uint8

// The kinds of tokens. Whitespace and comments, doc comments included, are none.
const (
	tokenIdent tokenKind = iota // also keywords, _ and r#raw
	tokenLifetime
	tokenInt
	tokenFloat
	tokenStr
	tokenByteStr
	tokenCStr
	tokenChar
	tokenByte
	tokenPunct // one character
	tokenOpen  // ( [ {
	tokenClose
)

// token is one token of a file.
type token struct {
	start, end int32
	pair       int32 // of an opening or closing delimiter: the index of the other one
	kind       tokenKind
}

// tokens is a file cut into tokens by our own lexer. Expressions, types,
// attributes and bodies are read from these: tree-sitter leaves some of them
// apart and gets some of them wrong.
type tokens struct {
	file  *source.File
	src   string // its text
	list  []token
	fault *fault // the first thing that is not Rust, if any; list ends before it
}

// fault is a lexical error.
type fault struct {
	span    source.Span
	message string
	help    string
	other   source.Span // a second place to show, or none
	label   string      // said there
}

// maxNesting is how deep delimiters may nest. rustc itself gives up a little
// later, and what reads the tokens recurses.
const maxNesting = 500

// lexer is a position in a text.
type lexer struct {
	text []byte
	pos  int
	out  tokens
	open []int32 // the indices of the delimiters that are open
}

// lex cuts f into tokens and pairs its delimiters.
func lex(f *source.File) *tokens {
	// Nobody changes the text of a file, so the string need not be a copy.
	l := &lexer{text: f.Text, out: tokens{file: f, src: unsafe.String(unsafe.SliceData(f.Text), len(f.Text))}}
	l.out.list = make([]token, 0, len(f.Text)/5+8)
	l.skipPreamble()
	for l.out.fault == nil && l.skipBlanks() {
		l.next()
	}
	if len(l.open) > 0 {
		l.unclosed()
		// Whoever reads the tokens relies on every delimiter having its pair.
		l.out.list = l.out.list[:l.open[0]]
	}
	return &l.out
}

// skipPreamble skips a byte order mark and a #! line, which is one only if no
// attribute starts there.
func (l *lexer) skipPreamble() {
	if l.has("\uFEFF") {
		l.pos += len("\uFEFF")
	}
	if !l.has("#!") {
		return
	}
	start := l.pos
	l.pos += 2
	if l.skipBlanks() && l.text[l.pos] == '[' {
		l.pos = start
		return
	}
	l.out.fault = nil
	l.pos = start
	l.skipLine()
}

func (l *lexer) has(prefix string) bool {
	return len(l.text)-l.pos >= len(prefix) && string(l.text[l.pos:l.pos+len(prefix)]) == prefix
}

// at returns the byte i places further, or 0 past the end.
func (l *lexer) at(i int) byte {
	if l.pos+i < len(l.text) {
		return l.text[l.pos+i]
	}
	return 0
}

// skipBlanks skips whitespace and comments and reports whether a token follows.
func (l *lexer) skipBlanks() bool {
	for l.pos < len(l.text) {
		switch c := l.text[l.pos]; {
		case c == ' ' || c >= '\t' && c <= '\r':
			l.pos++
		case c == '/' && l.at(1) == '/':
			l.skipLine()
		case c == '/' && l.at(1) == '*':
			if !l.skipBlockComment() {
				return false
			}
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRune(l.text[l.pos:])
			if !unicode.IsSpace(r) && r != '\u200E' && r != '\u200F' {
				return true
			}
			l.pos += size
		default:
			return true
		}
	}
	return false
}

func (l *lexer) skipLine() {
	for l.pos < len(l.text) && l.text[l.pos] != '\n' {
		l.pos++
	}
}

// skipBlockComment skips a block comment with those nested in it.
func (l *lexer) skipBlockComment() bool {
	start := l.pos
	for depth := 0; l.pos < len(l.text); {
		switch {
		case l.has("/*"):
			depth++
			l.pos += 2
		case l.has("*/"):
			depth--
			l.pos += 2
			if depth == 0 {
				return true
			}
		default:
			l.pos++
		}
	}
	l.fail(start, start+2, "unclosed block comment", "close it with `*/`")
	return false
}

func (l *lexer) fail(start, end int, message, help string) {
	if l.out.fault == nil {
		l.out.fault = &fault{span: l.out.file.Span(start, end), message: message, help: help}
	}
}

// add makes a token of the text from start to the current position.
func (l *lexer) add(k tokenKind, start int) {
	l.out.list = append(l.out.list, token{kind: k, start: int32(start), end: int32(l.pos)})
}

// next reads one token.
func (l *lexer) next() {
	start := l.pos
	switch c := l.text[l.pos]; {
	case c == '(' || c == '[' || c == '{':
		l.openDelimiter()
	case c == ')' || c == ']' || c == '}':
		l.closeDelimiter()
	case c == '"':
		l.str(tokenStr, start)
	case c == '\'':
		l.quote()
	case c >= '0' && c <= '9':
		l.number()
	case l.prefixed():
	case l.ident():
		l.add(tokenIdent, start)
	default:
		_, size := utf8.DecodeRune(l.text[l.pos:])
		l.pos += size
		l.add(tokenPunct, start)
	}
}

// ident moves past an identifier, raw or not, if there is one.
func (l *lexer) ident() bool {
	if l.has("r#") && l.identStart(2) {
		l.pos += 2
	}
	if !l.identStart(0) {
		return false
	}
	for l.pos < len(l.text) {
		c := l.text[l.pos]
		if c < utf8.RuneSelf {
			if c != '_' && (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9') {
				break
			}
			l.pos++
			continue
		}
		r, size := utf8.DecodeRune(l.text[l.pos:])
		if !unicode.IsOneOf(identContinue, r) {
			break
		}
		l.pos += size
	}
	return true
}

var (
	identFirst    = []*unicode.RangeTable{unicode.L, unicode.Nl, unicode.Other_ID_Start}
	identContinue = append([]*unicode.RangeTable{unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue}, identFirst...)
)

// identStart reports whether an identifier may start i bytes further.
func (l *lexer) identStart(i int) bool {
	c := l.at(i)
	if c < utf8.RuneSelf {
		return c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z'
	}
	r, _ := utf8.DecodeRune(l.text[l.pos+i:])
	return unicode.IsOneOf(identFirst, r)
}
