package parser

import (
	"strconv"
	"strings"

	"example.com/bindgen/internal/source"
)

// treeKind is what a token tree is.
type treeKind uint8

const (
	treeIdent treeKind = iota // also keywords and _
	treeLifetime
	treeLiteral
	treePunct // an operator, as long as rustc reads it
	treeGroup
	// treeFragment is what a fragment of a macro has matched: one thing for
	// the macros that it is given to, without delimiters when it is written.
	treeFragment
)

// tree is a token tree, as macros see source: a token, or a group in delimiters.
type tokenTree struct {
	kind treeKind
	// text is that of a token; the specifier of a treeFragment.
	text  string
	from  source.Span // where it is written; of a group: its opening delimiter
	home  int32       // see source.Piece
	tight bool        // nothing stands between it and the token before

	// Of a group and a fragment.
	inner      []tokenTree // see inside
	unread     *unreadGroup
	open       byte // ( [ {; 0 of a fragment
	close      source.Span
	closeTight bool

	// comment is the doc comment that the tree is made of: the literal in
	// #[doc = ".."] that macros see instead of it.
	comment string
	// crate is where `$crate` leads, of the identifier that stands for it.
	crate *Crate
}

func (t *tokenTree) isPunct(text string) bool { return t.kind == treePunct && t.text == text }
func (t *tokenTree) isIdent(text string) bool { return t.kind == treeIdent && t.text == text }
func (t *tokenTree) isGroup(open byte) bool   { return t.kind == treeGroup && t.open == open }

// treeReader turns tokens into trees.
type treeReader struct {
	*tokens
	home int32
	// marks are the fragments and the `$crate`s of the file, where it is an
	// expansion itself.
	marks *expansionMarks
}

// trees returns the tokens in the group at i as trees.
func (r *treeReader) group(i int) []tokenTree {
	return r.between(i+1, int(r.list[i].pair), r.list[i].end, r.list[r.list[i].pair].start)
}

// between returns the tokens [from, to) as trees; the doc comments among them
// lie in the bytes [start, end).
func (r *treeReader) between(from, to int, start, end int32) []tokenTree {
	out := make([]tokenTree, 0, r.countTrees(from, to))
	last := start
	for i := from; i < to; {
		t := r.list[i]
		out = r.docs(out, last, t.start)
		if f, inside, ok := r.marks.fragmentAt(t.start); ok && f.end > t.start {
			next := r.index(int(f.end))
			if next > i && next <= to {
				inner := &treeReader{tokens: r.tokens, home: r.home, marks: inside}
				out = append(out, tokenTree{
					kind: treeFragment, text: f.text, from: r.real(t.start, f.end), home: r.homeAt(t.start), tight: last == t.start,
					inner: inner.between(i, next, f.start, f.end),
				})
				last, i = f.end, next
				continue
			}
		}
		tree := tokenTree{from: r.real(t.start, t.end), home: r.homeAt(t.start), tight: last == t.start, text: r.src[t.start:t.end]}
		last = t.end
		next := i + 1
		switch t.kind {
		case tokenIdent:
			tree.kind = treeIdent
			tree.crate = r.marks.crateAt(t.start)
		case tokenLifetime:
			tree.kind = treeLifetime
		case tokenPunct:
			tree.kind = treePunct
			c := &cursor{tokens: r.tokens, pos: i, end: to}
			if op := c.operator(); len(op) > 1 {
				tree.text, next = op, i+len(op)
				last = r.list[next-1].end
				tree.from = r.real(t.start, last)
			}
		case tokenOpen:
			pair := r.list[t.pair]
			tree.kind, tree.open, tree.close = treeGroup, r.src[t.start], r.real(pair.start, pair.end)
			if r.marks == nil && tree.open == '{' {
				tree.unread = &unreadGroup{reader: r, open: i}
			} else {
				tree.inner = r.group(i)
			}
			tree.closeTight = r.list[t.pair-1].end == pair.start
			next, last = int(t.pair)+1, pair.end
		default:
			tree.kind = treeLiteral
		}
		out = append(out, tree)
		i = next
	}
	return r.docs(out, last, end)
}

// countTrees returns how many trees the tokens [from, to) are at most. Room for
// all tokens would be room for what is in the groups as well: a third of all memory.
func (t *tokens) countTrees(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if t.list[i].kind == tokenOpen {
			i = int(t.list[i].pair)
		}
		n++
	}
	return n
}

func (r *treeReader) real(start, end int32) source.Span {
	return source.Span{File: r.file, Start: start, End: end}.Real()
}

func (r *treeReader) homeAt(start int32) int32 {
	if r.file.Origin == nil {
		return r.home
	}
	if p := r.file.Origin.PieceAt(start); p != nil {
		return p.Home
	}
	return r.home
}

// docs adds the doc comments in the bytes [start, end), where no token is, as
// the attributes that macros see.
func (r *treeReader) docs(out []tokenTree, start, end int32) []tokenTree {
	for start < end {
		rest := r.src[start:end]
		i := strings.IndexByte(rest, '/')
		if i < 0 || i+1 >= len(rest) {
			break
		}
		start += int32(i)
		rest = rest[i:]
		length := strings.IndexByte(rest, '\n')
		if length < 0 {
			length = len(rest)
		}
		if rest[1] == '*' {
			length = blockCommentLength(rest)
		}
		comment := strings.TrimRight(rest[:length], "\r")
		if text, inner, ok := docText(comment); ok {
			out = r.doc(out, comment, text, inner, start)
		}
		start += int32(length)
	}
	return out
}

func (r *treeReader) doc(out []tokenTree, comment, text string, inner bool, start int32) []tokenTree {
	at, home := r.real(start, start+int32(len(comment))), r.homeAt(start)
	out = append(out, tokenTree{kind: treePunct, text: "#", from: at, home: home})
	if inner {
		out = append(out, tokenTree{kind: treePunct, text: "!", from: at, home: home, tight: true})
	}
	return append(out, tokenTree{kind: treeGroup, open: '[', from: at, close: at, home: home, tight: true, closeTight: true, inner: []tokenTree{
		{kind: treeIdent, text: "doc", from: at, home: home, tight: true},
		{kind: treePunct, text: "=", from: at, home: home},
		{kind: treeLiteral, text: rustString(text), comment: comment, from: at, home: home},
	}})
}

// blockCommentLength returns the length of the block comment that text starts
// with, those nested in it included.
func blockCommentLength(text string) int {
	depth := 0
	for i := 0; i+1 < len(text); i++ {
		switch text[i : i+2] {
		case "/*":
			depth++
			i++
		case "*/":
			depth--
			i++
			if depth == 0 {
				return i + 1
			}
		}
	}
	return len(text)
}

// rustString returns text as a string literal.
func rustString(text string) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, c := range text {
		switch {
		case c == '"' || c == '\\':
			out.WriteByte('\\')
			out.WriteRune(c)
		case c == '\n':
			out.WriteString(`\n`)
		case c == '\r':
			out.WriteString(`\r`)
		case c < ' ' || c == 0x7F:
			out.WriteString(`\u{` + strconv.FormatInt(int64(c), 16) + `}`)
		default:
			out.WriteRune(c)
		}
	}
	out.WriteByte('"')
	return out.String()
}
