package parser

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/bindgen/internal/source"
)

// treePrinter writes token trees as the text of a file.
type treePrinter struct {
	out    []byte
	pieces []source.Piece
	marks  expansionMarks
	// spell returns how the code that the text becomes part of names a crate.
	spell func(*Crate) string
	last  source.Span // of the token before
}

// print writes trees.
func (p *treePrinter) print(trees []tokenTree) {
	for i := 0; i < len(trees); i++ {
		t := &trees[i]
		switch {
		case t.kind == treeFragment:
			p.fragment(trees, i)
		case t.isPunct("#") && docAttribute(trees[i:]) > 0:
			i += p.docComment(trees[i:]) - 1
		case t.kind == treeGroup:
			p.token(t, string(t.open), t.from, t.tight)
			p.inside(t)
			p.token(t, string(closing[t.open]), t.close, t.closeTight)
		case t.crate != nil:
			text := p.spell(t.crate)
			p.blank(text, t.from, t.tight)
			p.marks.crates = append(p.marks.crates, crateMark{int32(len(p.out)), t.crate})
			p.token(t, text, t.from, true)
		default:
			p.token(t, t.text, t.from, t.tight)
		}
	}
}

// inside writes what is in a group.
func (p *treePrinter) inside(t *tokenTree) {
	if t.unread == nil {
		p.print(t.inner)
		return
	}
	if text, from := t.unread.text(); text != "" {
		p.token(t, text, from, true)
	}
}

// token writes one token.
func (p *treePrinter) token(t *tokenTree, text string, from source.Span, tight bool) {
	p.blank(text, from, tight)
	start := int32(len(p.out))
	p.out = append(p.out, text...)
	p.pieces = append(p.pieces, source.Piece{Start: start, End: int32(len(p.out)), From: from, Home: t.home})
	p.last = from
}

// blank parts the next token from the one before, unless they stood together
// and cannot be taken for one.
func (p *treePrinter) blank(text string, from source.Span, tight bool) {
	n := len(p.out)
	if n == 0 || p.out[n-1] == '\n' || p.out[n-1] == ' ' {
		return
	}
	together := p.last.File == from.File && p.last.End == from.Start
	if !tight || !together && sticks(p.out[n-1]) && sticks(text[0]) {
		p.out = append(p.out, ' ')
	}
}

// sticks reports whether a token that ends or starts with c may grow by its
// neighbour.
func sticks(c byte) bool {
	return c >= utf8.RuneSelf || !strings.ContainsRune("()[]{},;", rune(c))
}

// docAttribute returns how many trees make up the doc comment that trees start
// with; 0 where there is none.
func docAttribute(trees []tokenTree) int {
	next := 1
	inner := len(trees) > 1 && trees[1].isPunct("!")
	if inner {
		next++
	}
	if next >= len(trees) || !trees[next].isGroup('[') {
		return 0
	}
	literal := docLiteral(trees[next].inside())
	if literal == nil {
		return 0
	}
	if _, isInner, ok := docText(literal.comment); !ok || isInner != inner {
		return 0
	}
	return next + 1
}

// docLiteral returns the literal of what macros see of a doc comment, if that
// is what trees hold.
func docLiteral(trees []tokenTree) *tokenTree {
	for len(trees) == 1 && trees[0].kind == treeFragment {
		trees = trees[0].inner
	}
	if len(trees) != 3 || !trees[0].isIdent("doc") || !trees[1].isPunct("=") {
		return nil
	}
	literal := &trees[2]
	for literal.kind == treeFragment && len(literal.inner) == 1 {
		literal = &literal.inner[0]
	}
	if literal.comment == "" {
		return nil
	}
	return literal
}

// docComment writes the attribute that trees start with as the comment that it
// was, and returns how many trees that were.
func (p *treePrinter) docComment(trees []tokenTree) int {
	n := docAttribute(trees)
	literal := docLiteral(trees[n-1].inside())
	p.token(literal, literal.comment, literal.from, false)
	p.out = append(p.out, '\n')
	return n
}

// fragment writes the fragment trees[i]. An expression that an operator stands
// beside gets parentheses.
func (p *treePrinter) fragment(trees []tokenTree, i int) {
	t := &trees[i]
	if len(t.inner) == 0 {
		return
	}
	inner := t.inner
	guarded := t.text == "expr" && isOperation(inner) && (i > 0 && isOperand(&trees[i-1]) || i+1 < len(trees) && isOperand(&trees[i+1]))
	if guarded {
		p.token(t, "(", t.from, t.tight)
	} else if !t.tight {
		p.blank(" ", t.from, false)
	}
	start := int32(len(p.out))
	first := slices.Clone(inner[:1])
	first[0].tight = true
	p.print(first)
	p.print(inner[1:])
	p.marks.fragments = append(p.marks.fragments, fragmentMark{start, int32(len(p.out)), t.text})
	if guarded {
		p.token(t, ")", t.from, true)
	}
}

// isOperation reports whether trees hold an operator that another one could take
// an operand from.
func isOperation(trees []tokenTree) bool {
	for i := range trees {
		t := &trees[i]
		switch {
		case t.isIdent("as"):
			return true
		case t.kind == treePunct && (i == 0 || !slices.Contains([]string{"::", ".", "!", "?", "<", ">"}, t.text)):
			return true
		}
	}
	return false
}

// isOperand reports whether t is an operator that takes what stands beside it.
func isOperand(t *tokenTree) bool {
	if t.isIdent("as") {
		return true
	}
	if t.kind != treePunct {
		return false
	}
	_, binary := precedences[t.text]
	return binary || t.text == "!" || t.text == "." || t.text == "?" || t.text == "-"
}

// file returns what was written as a file.
func (p *treePrinter) file(path string, origin *source.Origin) *source.File {
	slices.SortStableFunc(p.marks.fragments, func(a, b fragmentMark) int {
		if a.start != b.start {
			return int(a.start - b.start)
		}
		return int(b.end - a.end)
	})
	origin.Pieces = p.pieces
	return &source.File{Path: path, Text: p.out, Origin: origin}
}
