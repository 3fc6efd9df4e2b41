package parser

import (
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// reportFault reports what is wrong with the file as a sequence of tokens.
// Nothing of the file can be read then.
func (r *reader) reportFault() bool {
	fault := r.tokens.fault
	if fault == nil {
		return false
	}
	d := r.report.Error(diag.SyntaxError, fault.span, "%s", fault.message).Helpf("%s", fault.help)
	if fault.other.IsValid() {
		d.At(fault.other, "%s", fault.label)
	}
	return true
}

// syntaxErrors reports the ERROR and MISSING nodes of the tree and returns
// whether there are any that may hide an item. Those in blocks hide none as
// long as the block ends where its braces do.
func (r *reader) syntaxErrors(root node) bool {
	if !root.hasError() {
		return false
	}
	if root.isError() || root.kind() != kindSourceFile {
		r.reportUnexpected(root)
		return true
	}
	return r.errorsIn(root)
}

// maxSyntaxErrors is how many are reported for a file: most of them are
// consequences of the first.
const maxSyntaxErrors = 5

func (r *reader) errorsIn(n node) bool {
	found := 0
	for i := n.i; i < uint32(n.flat().next) && found < maxSyntaxErrors; {
		c := node{n.tree, i}
		switch {
		case !c.hasError():
			i = uint32(c.flat().next)
		case c.isMissing():
			r.reportMissing(c)
			found++
			i++
		case c.isError(), c.kind() == kindBlock && !r.closes(c):
			r.reportUnexpected(c)
			found++
			i = uint32(c.flat().next)
		default:
			i++
		}
	}
	return found > 0
}

// closes reports whether n, a block, ends with the brace that pairs with its first.
func (r *reader) closes(n node) bool {
	i := r.tokens.index(n.start())
	if i >= len(r.tokens.list) || r.tokens.list[i].kind != tokenOpen {
		return false
	}
	return int(r.tokens.list[r.tokens.list[i].pair].end) == n.end()
}

// reportMissing reports a token that the parser had to put in.
func (r *reader) reportMissing(n node) {
	what := "`" + n.name() + "`"
	switch {
	case strings.HasSuffix(n.name(), "identifier"):
		what = "a name"
	case n.isNamed():
		what = strings.ReplaceAll(n.name(), "_", " ")
	}
	i := r.tokens.index(n.start())
	if i > 0 && i < len(r.tokens.list) && !r.newLine(i) {
		r.unexpected(i, "expected "+what+", found")
		return
	}
	// The next token is far away, so it says nothing.
	end := n.start()
	if i > 0 {
		end = int(r.tokens.list[i-1].end)
	}
	r.syntaxError(r.file.Span(end, end), "expected "+what)
}

// newLine reports whether token i starts a line.
func (r *reader) newLine(i int) bool {
	return strings.Contains(r.tokens.src[r.tokens.list[i-1].end:r.tokens.list[i].start], "\n")
}

// reportUnexpected reports an ERROR, which covers the tokens that the parser
// skipped, at the one that it most likely stumbled over.
func (r *reader) reportUnexpected(n node) {
	first, end := r.tokens.index(n.start()), r.tokens.index(n.end())
	for i := first; i+1 < end; i++ {
		if r.tokens.isName(i) && r.tokens.list[i+1].kind == tokenIdent {
			r.unexpected(i+1, "unexpected")
			return
		}
	}
	if r.isOperator(first, end) {
		r.unexpected(end, "expected more after `"+r.tokens.source(r.tokens.span(first, end))+"`, found")
		return
	}
	r.unexpected(first, "unexpected")
}

// isOperator reports whether the tokens [first, end) are one piece of
// punctuation that something must follow.
func (r *reader) isOperator(first, end int) bool {
	c := &cursor{tokens: r.tokens, pos: first, end: end}
	op := c.operator()
	return slices.Contains([]string{"->", "=", ":", "::", ",", "+"}, op) && c.take(op) && c.done()
}

// unexpected reports token i.
func (r *reader) unexpected(i int, what string) {
	at := r.file.Span(len(r.tokens.src), len(r.tokens.src))
	found := "the end of the file"
	if i < len(r.tokens.list) {
		at = r.tokens.span(i, i+1)
		found = "`" + shorten(r.tokens.text(i)) + "`"
	}
	r.syntaxError(at, what+" "+found)
}

func (r *reader) syntaxError(at source.Span, message string) {
	r.report.Error(diag.SyntaxError, at, "%s", message).
		Helpf("`cargo check` says more; if it accepts this on stable Rust, please report it as a bug of bindgen")
}

// keywords are those that something else than an operator may follow.
var keywords = []string{
	"as", "async", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern", "fn", "for", "if", "impl", "in", "let", "loop",
	"match", "mod", "move", "mut", "pub", "ref", "return", "static", "struct", "trait", "type", "unsafe", "use", "where", "while",
}

// isName reports whether token i is an identifier that is no keyword.
func (t *tokens) isName(i int) bool {
	return t.list[i].kind == tokenIdent && !slices.Contains(keywords, t.text(i))
}
