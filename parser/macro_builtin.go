package parser

import "example.com/bindgen/internal/source"

// builtinMacros are macros of other crates that are expanded by what they are
// known to do: their definitions are long, and not always on the machine.
var builtinMacros = map[string]func(*quoter, []tokenTree) ([]tokenTree, *macroFault){
	"bitflags": (*quoter).bitflags,
	"cfg_if":   (*quoter).cfgIf,
}

// quoter makes the tokens that a macro adds of its own. They stand where the
// call does.
type quoter struct {
	call source.Span
}

// quote returns the tokens of text.
func (q *quoter) quote(text string) []tokenTree {
	t := lex(&source.File{Text: []byte(text)})
	r := &treeReader{tokens: t}
	trees := r.between(0, len(t.list), 0, int32(len(text)))
	q.place(trees)
	return trees
}

func (q *quoter) place(trees []tokenTree) {
	for i := range trees {
		trees[i].from, trees[i].close = q.call, q.call
		q.place(trees[i].inside())
	}
}

// wrapped returns trees in delimiters.
func (q *quoter) wrapped(open byte, trees ...[]tokenTree) []tokenTree {
	group := tokenTree{kind: treeGroup, open: open, from: q.call, close: q.call, tight: open != '{', closeTight: true}
	for _, part := range trees {
		group.inner = append(group.inner, part...)
	}
	return []tokenTree{group}
}
