package cbindgen

import (
	"iter"
	"strings"
)

// token is a piece of C: a word, a mark of one character, or a whole directive
// of the preprocessor without its #. Comments and literals are none.
type token struct {
	kind tokenKind
	text string
}

type tokenKind int

const (
	markToken tokenKind = iota
	wordToken
	directive
)

// tokens cuts text into tokens. It never fails: what is not closed ends with
// the text.
func tokens(text string) iter.Seq[token] {
	return func(yield func(token) bool) {
		lineStart := true
		for text != "" {
			t, rest := next(text, lineStart)
			lineStart = strings.HasPrefix(text, "\n") || lineStart && (t.kind == markToken && strings.TrimSpace(t.text) == "")
			text = rest
			if strings.TrimSpace(t.text) != "" && !yield(t) {
				return
			}
		}
	}
}

// next returns the token that text starts with, empty for a blank, a comment or
// a literal, and what is behind it.
func next(text string, lineStart bool) (token, string) {
	switch c := text[0]; {
	case strings.HasPrefix(text, "//"):
		end := endOfLine(text)
		return token{}, text[end:]
	case strings.HasPrefix(text, "/*"):
		_, rest, _ := strings.Cut(text[2:], "*/")
		return token{}, rest
	case c == '"' || c == '\'':
		return token{}, text[endOfLiteral(text):]
	case c == '#' && lineStart:
		end := endOfLine(text)
		return token{directive, text[1:end]}, text[end:]
	case isWordPart(rune(c)):
		end := strings.IndexFunc(text, func(c rune) bool { return !isWordPart(c) })
		if end < 0 {
			end = len(text)
		}
		return token{wordToken, text[:end]}, text[end:]
	default:
		return token{markToken, text[:1]}, text[1:]
	}
}

// endOfLine returns where the line ends that text starts with, and those that a
// backslash continues it on.
func endOfLine(text string) int {
	for i := range len(text) {
		if text[i] == '\n' && !strings.HasSuffix(strings.TrimSuffix(text[:i], "\r"), `\`) {
			return i
		}
	}
	return len(text)
}

// endOfLiteral returns where the string or character ends that text starts
// with: at its quote, or with the line.
func endOfLiteral(text string) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case text[0]:
			return i + 1
		case '\n':
			return i
		}
	}
	return len(text)
}

func isWordPart(c rune) bool {
	return c == '_' || c == '$' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}
