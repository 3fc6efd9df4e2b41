package parser

import (
	"sort"
	"strings"

	"example.com/bindgen/internal/source"
)

// cursor reads a range of a file's tokens.
type cursor struct {
	*tokens
	pos, end int // indices into list
	depth    int // of recursion
	// noStruct says that a brace after a path starts a block, as in `if a {}`.
	noStruct bool
}

// maxRecursion is how deep types and expressions may nest without delimiters.
const maxRecursion = 200

// between returns a cursor over the tokens that lie in the bytes [start, end).
func (t *tokens) between(start, end int) *cursor {
	return &cursor{tokens: t, pos: t.index(start), end: t.index(end)}
}

// index returns the index of the first token that starts at offset or after.
func (t *tokens) index(offset int) int {
	return sort.Search(len(t.list), func(i int) bool { return int(t.list[i].start) >= offset })
}

// inside returns a cursor over what stands between the delimiter at i and its pair.
func (c *cursor) inside(i int) *cursor {
	return &cursor{tokens: c.tokens, pos: i + 1, end: min(int(c.list[i].pair), c.end), depth: c.depth + 1}
}

// done reports whether all tokens are read.
func (c *cursor) done() bool { return c.pos >= c.end }

// text returns the text of token i.
func (t *tokens) text(i int) string {
	return t.src[t.list[i].start:t.list[i].end]
}

// source returns the text of span, which shares the memory of the file.
func (t *tokens) source(span source.Span) string { return t.src[span.Start:span.End] }

// span returns the span of the tokens [from, to).
func (t *tokens) span(from, to int) source.Span {
	if from >= to {
		if from < len(t.list) {
			at := t.list[from].start
			return source.Span{File: t.file, Start: at, End: at}
		}
		return t.file.Span(len(t.src), len(t.src))
	}
	return source.Span{File: t.file, Start: t.list[from].start, End: t.list[to-1].end}
}

// kind returns the kind of the next token, or an impossible one at the end.
func (c *cursor) kind() tokenKind { return c.kindAt(0) }

func (c *cursor) kindAt(i int) tokenKind {
	if c.pos+i >= c.end {
		return ^tokenKind(0)
	}
	return c.list[c.pos+i].kind
}

// is reports whether the next tokens spell s: an identifier, a delimiter, or
// punctuation without anything in between. "<" also matches the first half of
// "<<".
func (c *cursor) is(s string) bool { return c.isAt(0, s) }

func (c *cursor) isAt(i int, s string) bool {
	if c.pos+i >= c.end {
		return false
	}
	first := c.list[c.pos+i]
	if first.kind != tokenPunct {
		return c.src[first.start:first.end] == s
	}
	for j := range len(s) {
		k := c.pos + i + j
		if k >= c.end || c.list[k].kind != tokenPunct || c.list[k].start != first.start+int32(j) || c.src[c.list[k].start] != s[j] {
			return false
		}
	}
	return true
}

// take moves past s, if the next tokens spell it.
func (c *cursor) take(s string) bool {
	if !c.is(s) {
		return false
	}
	if c.list[c.pos].kind == tokenPunct {
		c.pos += len(s)
	} else {
		c.pos++
	}
	return true
}

// skip moves past one token, or past a whole group in delimiters; not past the end.
func (c *cursor) skip() {
	if c.kind() == tokenOpen {
		c.pos = int(c.list[c.pos].pair)
	}
	c.pos = min(c.pos+1, c.end)
}

// ident moves past an identifier and returns it without r#; "" if there is none.
func (c *cursor) ident() string {
	if c.kind() != tokenIdent {
		return ""
	}
	c.pos++
	return strings.TrimPrefix(c.text(c.pos-1), "r#")
}

// operators are those of more than one character, longest first.
var operators = []string{
	"<<=", ">>=", "...", "..=",
	"::", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", "<<", ">>", "..",
	"+=", "-=", "*=", "/=", "%=", "^=", "&=", "|=",
}

// operator returns the longest operator that the next tokens spell, or "".
func (c *cursor) operator() string {
	if c.kind() != tokenPunct {
		return ""
	}
	for _, op := range operators {
		if c.is(op) {
			return op
		}
	}
	return c.text(c.pos)
}
