package parser

import (
	"path/filepath"
	"strings"

	"example.com/bindgen/internal/diag"
)

// attrAt reads the attribute whose # is token i: #[..] or #![..]. next is the
// index of the token after it; ok is false where there is no attribute.
func (t *tokens) attrAt(i int) (attr Attr, next int, ok bool) {
	if !t.isHash(i) {
		return Attr{}, i, false
	}
	c := &cursor{tokens: t, pos: i, end: len(t.list)}
	c.pos++
	c.take("!")
	if !c.is("[") {
		return Attr{}, i, false
	}
	next = int(t.list[c.pos].pair) + 1
	return c.inside(c.pos).attr(), next, true
}

// isHash reports whether token i may start an attribute. Loops over all tokens ask
// this first, so that none of them makes an Attr for a token that starts none.
func (t *tokens) isHash(i int) bool { return i < len(t.list) && t.src[t.list[i].start] == '#' }

// attr reads what stands between the brackets of an attribute.
func (c *cursor) attr() Attr {
	start := c.pos
	if c.is("unsafe") && c.isAt(1, "(") {
		return c.inside(c.pos + 1).attr()
	}
	attr := Attr{Path: c.simplePath()}
	switch {
	case c.kind() == tokenOpen:
		inner := c.inside(c.pos)
		attr.Text = c.groupText(c.pos)
		attr.Args = inner.metas()
		c.skip()
	case c.take("="):
		attr.Text = c.source(c.span(c.pos, c.end))
	}
	attr.Span = c.span(start, c.end)
	return attr
}

// groupText returns what stands between the delimiter at i and its pair.
func (c *cursor) groupText(i int) string {
	return c.src[c.list[i].end:c.list[c.list[i].pair].start]
}

// leading is what stands before an item, a field, a variant or a parameter: its
// attributes and doc comments, in source order.
type leading struct {
	attrs []Attr
	start int // of the first of them; -1 without
	hash  []int32
}

func newLeading() leading { return leading{start: -1} }

// from returns where the thing at offset starts, with what leads it.
func (l *leading) from(offset int) int {
	if l.start >= 0 {
		return l.start
	}
	return offset
}

func (l *leading) begin(offset int) {
	if l.start < 0 {
		l.start = offset
	}
}

// docComment is the path under which doc comments stand among raw attributes,
// so that their order is kept. It cannot be written in Rust.
const docComment = "///"

// addAttr adds the attribute that starts at offset.
func (l *leading) addAttr(t *tokens, offset int) {
	i := t.index(offset)
	attr, _, ok := t.attrAt(i)
	if !ok {
		return
	}
	l.begin(offset)
	l.attrs = append(l.attrs, attr)
	l.hash = append(l.hash, t.list[i].start)
}

// addDoc adds a doc comment.
func (l *leading) addDoc(offset int, text string) {
	l.begin(offset)
	l.attrs = append(l.attrs, Attr{Path: []string{docComment}, Text: text})
}

// splitDoc takes the documentation out of attrs.
func splitDoc(attrs []Attr) (rest []Attr, doc string) {
	var parts []string
	for i := range attrs {
		attr := &attrs[i]
		switch {
		case len(attr.Path) == 1 && attr.Path[0] == docComment:
			parts = append(parts, attr.Text)
		case len(attr.Path) == 1 && attr.Path[0] == "doc" && attr.Args == nil && attr.Text != "":
			if text, ok := attr.docValue(); ok {
				parts = append(parts, unindent(text))
			}
		default:
			rest = append(rest, *attr)
		}
	}
	return rest, strings.TrimRight(strings.Join(parts, "\n"), "\n")
}

// Str returns the text of #[name = ".."]; false where it is something else.
func (a *Attr) Str() (string, bool) {
	if a.Args != nil || a.Text == "" {
		return "", false
	}
	return a.docValue()
}

// docValue returns the text of #[doc = ".."], #[doc = concat!(..)] or
// #[doc = include_str!("..")]. A file that only the build knows is left out.
func (a *Attr) docValue() (string, bool) {
	e := parseExpr(a.Text)
	switch {
	case e.Kind == ExprStr:
		return e.Value, true
	case e.Kind == ExprMacro && e.Path[len(e.Path)-1] == "include_str":
		return a.included(e)
	case e.Kind == ExprMacro && e.Path[len(e.Path)-1] == "concat":
		var text strings.Builder
		for _, arg := range e.Args {
			switch arg.Kind {
			case ExprStr, ExprChar:
				text.WriteString(arg.Value)
			case ExprBool, ExprInt, ExprFloat:
				text.WriteString(arg.Text)
			default:
				return "", false
			}
		}
		return text.String(), true
	}
	return "", false
}

// included returns the text of the file that include_str! in a names.
func (a *Attr) included(e *Expr) (string, bool) {
	if len(e.Args) != 1 || e.Args[0].Kind != ExprStr || a.Span.File == nil {
		return "", false
	}
	path := filepath.FromSlash(e.Args[0].Value)
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(filepath.FromSlash(a.Span.File.Path)), path)
	}
	f, ok := readFile(path, a.Span, &diag.Report{}) // rustc reports what is not there
	if !ok {
		return "", false
	}
	return strings.TrimRight(string(f.Text), "\n"), true
}
