package parser

import "slices"

// cfgIf expands cfg_if!: the items of each branch get the cfg under which they
// are there.
//
//	cfg_if! { if #[cfg(unix)] { .. } else { .. } }
func (q *quoter) cfgIf(in []tokenTree) ([]tokenTree, *macroFault) {
	var out []tokenTree
	var before [][]tokenTree // the predicates of the branches so far
	s := &scanner{in: in}
	for !s.done() {
		var condition []tokenTree
		if s.take("if") {
			if !s.take("#") || s.done() || !in[s.pos].isGroup('[') || len(in[s.pos].inside()) != 2 || !in[s.pos].inside()[0].isIdent("cfg") {
				return nil, s.unexpected("#[cfg(..)]")
			}
			condition = in[s.pos].inside()[1].inside()
			s.pos++
		}
		if s.done() || !in[s.pos].isGroup('{') {
			return nil, s.unexpected("a block")
		}
		out = append(out, q.guarded(in[s.pos].inside(), q.branch(condition, before))...)
		s.pos++
		before = append(before, condition)
		if !s.take("else") && !s.done() {
			return nil, s.unexpected("`else`")
		}
	}
	return out, nil
}

// branch returns the attribute for what is there under condition, which is nil
// for a last else, and under none of those before.
func (q *quoter) branch(condition []tokenTree, before [][]tokenTree) []tokenTree {
	predicate := condition
	if len(before) > 0 {
		var none []tokenTree
		for i, p := range before {
			if i > 0 {
				none = append(none, q.quote(",")...)
			}
			none = append(none, spaced(p, i > 0)...)
		}
		if len(before) > 1 {
			none = slices.Concat(q.quote("any"), q.wrapped('(', none))
		}
		none = slices.Concat(q.quote("not"), q.wrapped('(', none))
		if condition == nil {
			predicate = none
		} else {
			predicate = slices.Concat(q.quote("all"), q.wrapped('(', condition, q.quote(","), spaced(none, true)))
		}
	}
	return slices.Concat(q.quote("#"), q.wrapped('[', q.quote("cfg"), q.wrapped('(', predicate)))
}

// spaced returns trees with a blank before them, if apart.
func spaced(trees []tokenTree, apart bool) []tokenTree {
	out := slices.Clone(trees)
	if len(out) > 0 {
		out[0].tight = !apart
	}
	return out
}

// guarded puts an attribute before each item of in.
func (q *quoter) guarded(in, attribute []tokenTree) []tokenTree {
	var out []tokenTree
	for len(in) > 0 {
		s := &scanner{in: in}
		if !s.item() {
			s.pos = len(in)
		}
		out = slices.Concat(out, attribute, s.in[:s.pos])
		in = s.in[s.pos:]
	}
	return out
}
