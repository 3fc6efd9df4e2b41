package parser

import (
	"bytes"
	"unicode/utf8"
)

// prefixed reads a literal that starts with b, c or r, if there is one.
func (l *lexer) prefixed() bool {
	start := l.pos
	kind := tokenStr
	i := 0
	switch l.at(0) {
	case 'b':
		kind = tokenByteStr
		i = 1
		if l.at(1) == '\'' {
			l.pos += 2
			l.char(tokenByte, start)
			return true
		}
	case 'c':
		kind = tokenCStr
		i = 1
	case 'r':
	default:
		return false
	}
	if l.at(i) == 'r' {
		hashes := 0
		for l.at(i+1+hashes) == '#' {
			hashes++
		}
		if l.at(i+1+hashes) != '"' {
			return false
		}
		l.rawStr(kind, start, i+1, hashes)
		return true
	}
	if l.at(i) != '"' || i == 0 {
		return false
	}
	l.pos += i
	l.str(kind, start)
	return true
}

// rawStr reads a raw string whose hashes start at offset i.
func (l *lexer) rawStr(kind tokenKind, start, i, hashes int) {
	opened := l.pos + i + hashes + 1
	closing := append([]byte{'"'}, l.text[l.pos+i:l.pos+i+hashes]...)
	n := bytes.Index(l.text[opened:], closing)
	if n < 0 {
		l.fail(start, opened, "unclosed raw string", "close it with `"+string(closing)+"`")
		return
	}
	l.pos = opened + n + len(closing)
	l.suffix()
	l.add(kind, start)
}

// str reads a string whose opening quote is at the current position.
func (l *lexer) str(kind tokenKind, start int) {
	l.pos++
	for l.pos < len(l.text) {
		switch l.text[l.pos] {
		case '"':
			l.pos++
			l.suffix()
			l.add(kind, start)
			return
		case '\\':
			l.pos++
		}
		l.pos++
	}
	l.pos = len(l.text)
	l.fail(start, start+1, "unclosed string", "close it with `\"`")
}

// quote reads a character or a lifetime.
func (l *lexer) quote() {
	start := l.pos
	_, size := utf8.DecodeRune(l.text[min(l.pos+1, len(l.text)):])
	switch {
	case l.at(1) == '\\', size > 0 && l.at(1) != '\'' && l.at(1+size) == '\'':
		l.pos++
		l.char(tokenChar, start)
	case l.identStart(1):
		l.pos++
		l.ident()
		l.add(tokenLifetime, start)
	default:
		l.fail(start, start+1, "unclosed character literal", "close it with `'`")
	}
}

// char reads a character whose opening quote has been read.
func (l *lexer) char(kind tokenKind, start int) {
	for l.pos < len(l.text) && l.text[l.pos] != '\n' {
		switch l.text[l.pos] {
		case '\'':
			l.pos++
			l.suffix()
			l.add(kind, start)
			return
		case '\\':
			l.pos++
		}
		l.pos++
	}
	l.fail(start, start+1, "unclosed character literal", "close it with `'`")
}

// suffix moves past the suffix that any literal may have as a token.
func (l *lexer) suffix() {
	if l.identStart(0) {
		l.ident()
	}
}

// number reads an integer or a float with its suffix.
func (l *lexer) number() {
	start := l.pos
	kind := tokenInt
	l.digits()
	radix := l.pos > start+1 && l.text[start] == '0' && bytes.IndexByte([]byte("xob"), l.text[start+1]) >= 0
	if !radix {
		// A dot belongs to the number unless it starts a range or a method.
		if l.at(0) == '.' && l.at(1) != '.' && !l.identStart(1) {
			kind = tokenFloat
			l.pos++
			l.digits()
		}
	}
	l.add(l.numberKind(kind, start), start)
}

// digits moves past digits, underscores, letters and the sign of an exponent.
func (l *lexer) digits() {
	start := l.pos
	for l.pos < len(l.text) {
		c := l.text[l.pos]
		switch {
		case c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z':
			l.pos++
		case (c == '+' || c == '-') && l.pos > start && l.text[l.pos-1]|0x20 == 'e' && l.isDecimal(start):
			l.pos++
		default:
			return
		}
	}
}

// isDecimal reports whether what was read from start up to the letter before
// the current position are decimal digits only.
func (l *lexer) isDecimal(start int) bool {
	for _, c := range l.text[start : l.pos-1] {
		if c != '_' && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// numberKind tells floats without a dot (1e3, 1f32) from integers.
func (l *lexer) numberKind(kind tokenKind, start int) tokenKind {
	text := l.text[start:l.pos]
	if len(text) > 1 && text[0] == '0' && (text[1] == 'x' || text[1] == 'o' || text[1] == 'b') {
		return kind
	}
	if bytes.ContainsAny(text, "eE") && !bytes.HasSuffix(text, []byte("size")) || bytes.HasSuffix(text, []byte("f32")) || bytes.HasSuffix(text, []byte("f64")) {
		return tokenFloat
	}
	return kind
}
