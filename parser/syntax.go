package parser

import (
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// parseSource reads f, which holds the module m or a part of it. It appends to
// m.Items the items that env keeps, and to m.Attrs and m.Doc what the inner
// attributes and //! say. keep is false where a #![cfg] of the file removes it;
// m.Items is left as it is then.
func parseSource(f *source.File, m *Module, env *cfgEnv, report *diag.Report) (keep bool) {
	return parseExpansion(f, nil, m, env, report)
}

// parseExpansion is parseSource for the expansion of a macro.
func parseExpansion(f *source.File, marks *expansionMarks, m *Module, env *cfgEnv, report *diag.Report) (keep bool) {
	r := &reader{file: f, tokens: lex(f), marks: marks, env: env, report: report, taken: map[int32]bool{}}
	if r.reportFault() {
		return true
	}
	t, err := parseTree(squeeze(r.tokens))
	if err != nil {
		report.Error(diag.Internal, f.Span(0, 0), "cannot parse `%s`: %v", f.Path, err)
		return true
	}
	defer t.free()
	if r.syntaxErrors(t.root()) {
		// What is left of the file is read all the same, but not searched for
		// lost items: those would only repeat the errors.
		r.broken = true
	}
	items, keep := r.moduleBody(t.root(), m)
	if !keep {
		return false
	}
	m.Items = append(m.Items, items...)
	if !r.broken {
		r.reportLost()
		r.reportLostExceptions()
	}
	return true
}

// reader reads the items of one file.
type reader struct {
	file   *source.File
	tokens *tokens
	marks  *expansionMarks // nil for a file
	env    *cfgEnv
	report *diag.Report
	broken bool // a syntax error was reported

	taken   map[int32]bool // offsets of the # of attributes that items carry
	covered []source.Span  // what cfg removed or someone else answers for
	unread  []unread
	// calls are those in the place of items, and definitions those of macros.
	calls       []*MacroCall
	definitions []*macroRules
	depth       int // of inline modules
	// exported says that what is read is part of an item that is exported: a
	// field of a class, a parameter, a method.
	exported bool
}

// unread is a place whose items are not read.
type unread struct {
	what string // "the body of function `f`"
	span source.Span
}

// maxModules is how deep inline modules may nest.
const maxModules = 128

// moduleBody reads the items in n, the root of a tree or the list in the braces
// of a module, and what is said about m inside.
func (r *reader) moduleBody(n node, m *Module) (items []Item, keep bool) {
	if r.depth >= maxModules {
		r.report.Error(diag.SyntaxError, r.file.Span(n.start(), n.start()+1), "modules are nested more than %d deep", maxModules).
			Helpf("move inner modules up")
		return nil, true
	}
	attrs, doc, keep := r.inner(n)
	if !keep {
		return nil, false
	}
	m.Attrs = append(m.Attrs, attrs...)
	m.Doc = joinDoc(m.Doc, doc)
	r.depth++
	items = r.items(n, m)
	r.depth--
	return items, true
}

// inner reads the inner attributes and doc comments directly in n.
func (r *reader) inner(n node) (attrs []Attr, doc string, keep bool) {
	lead := newLeading()
	for c := range n.children {
		switch c.kind() {
		case kindInnerAttribute:
			lead.addAttr(r.tokens, c.start())
		case kindLineComment, kindBlockComment:
			if text, inner, ok := docText(r.text(c)); ok && inner {
				lead.addDoc(c.start(), text)
			}
		}
	}
	attrs, keep = r.expand(lead.attrs, n.start(), n.end())
	if !keep {
		r.leaveOutAround(n, lead.attrs)
	}
	attrs, doc = splitDoc(attrs)
	return attrs, doc, keep
}

// outer adds c to lead, if c is an attribute or a doc comment of what follows.
// It reports whether c is none of the things that follow.
func (r *reader) outer(c node, lead *leading) bool {
	switch c.kind() {
	case kindLineComment, kindBlockComment:
		if text, inner, ok := docText(r.text(c)); ok && !inner {
			lead.addDoc(c.start(), text)
		}
	case kindAttribute:
		lead.addAttr(r.tokens, c.start())
	case kindPunct, kindInnerAttribute, kindShebang, kindEmptyStatement:
	default:
		return c.isError()
	}
	return true
}

// items reads the items directly in n.
func (r *reader) items(n node, m *Module) []Item {
	var items []Item
	lead := newLeading()
	for c := range n.children {
		if r.outer(c, &lead) {
			continue
		}
		if head, keep := r.head(c, lead, m); keep {
			items = append(items, r.item(c, head, lead)...)
		}
		lead = newLeading()
	}
	r.rejectDangling(lead)
	return items
}

// rejectDangling reports attributes that no item follows.
func (r *reader) rejectDangling(lead leading) {
	if len(lead.hash) == 0 || r.broken {
		return
	}
	at := lead.hash[len(lead.hash)-1]
	span := r.file.Span(int(at), int(at)+1)
	r.covered = append(r.covered, span)
	r.report.Error(diag.SyntaxError, span, "expected an item after attributes").
		Helpf("remove the attribute, or write the item that it belongs to")
}

// head makes what all items have of the item n; its name is still missing. keep
// is false where a cfg removes it.
func (r *reader) head(n node, lead leading, m *Module) (head ItemHead, keep bool) {
	start := lead.from(n.start())
	var attrs []Attr
	if n.kind() == kindMod && !n.childOf(kindDeclarations).ok() {
		// A module that may be there is kept: the loader looks into its file.
		e := r.env.expand(lead.attrs, r.report)
		r.judge(lead.attrs, e, start, n.end())
		attrs, keep = e.attrs, e.keep || len(e.doubts) > 0 || canAppear(lead.attrs)
	} else {
		attrs, keep = r.expand(lead.attrs, start, n.end())
	}
	if !keep {
		r.leaveOut(n, lead.attrs, start, m)
		r.covered = append(r.covered, r.file.Span(start, n.end()))
		return ItemHead{}, false
	}
	r.leaveUnmarked(n, lead.attrs, attrs, m)
	head = ItemHead{Module: m, Full: r.file.Span(start, n.end()), Vis: r.visibility(n.childOf(kindVisibility))}
	head.Attrs, head.Doc = splitDoc(attrs)
	head.Span = r.firstToken(n)
	return head, true
}

// named sets the name of head to what name says.
func (r *reader) named(head *ItemHead, name node) {
	if !name.ok() {
		return
	}
	head.Raw = r.text(name)
	head.Name = strings.TrimPrefix(head.Raw, "r#")
	head.Span = r.span(name)
}

// take marks the attributes in lead as belonging to an item that was read.
func (r *reader) take(lead leading) {
	for _, hash := range lead.hash {
		r.taken[hash] = true
	}
}

func (r *reader) text(n node) string      { return r.tokens.src[n.start():n.end()] }
func (r *reader) span(n node) source.Span { return r.file.Span(n.start(), n.end()) }

// firstToken returns the span of the first token of n.
func (r *reader) firstToken(n node) source.Span {
	i := r.tokens.index(n.start())
	return r.tokens.span(i, min(i+1, len(r.tokens.list)))
}

func joinDoc(outer, inner string) string {
	if outer == "" || inner == "" {
		return outer + inner
	}
	return outer + "\n" + inner
}

// visibility reads the visibility v, which may be none.
func (r *reader) visibility(v node) Visibility {
	if !v.ok() {
		return Visibility{}
	}
	c := r.tokens.between(v.start(), v.end())
	if c.take("crate") {
		return Visibility{Kind: "crate"}
	}
	c.take("pub")
	if !c.is("(") {
		return Visibility{Kind: "pub"}
	}
	inner := c.inside(c.pos)
	if inner.take("in") {
		return Visibility{Kind: "in", Path: inner.simplePath()}
	}
	return Visibility{Kind: inner.ident()}
}
