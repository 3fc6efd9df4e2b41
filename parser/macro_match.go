package parser

import "example.com/bindgen/internal/source"

// specifiers are the kinds of fragments.
var specifiers = []string{
	"block", "expr", "expr_2021", "ident", "item", "lifetime", "literal", "meta", "pat", "pat_param", "path", "stmt", "tt", "ty", "vis",
}

// matches are what the fragments of a rule have matched so far, the last first.
// A list is never changed, so that going back costs nothing.
type matches struct {
	before *matches
	name   string
	tree   []tokenTree // of a fragment
	rounds []*matches  // of a repetition; name is "" then
	repeat *pattern
}

// matcher tries the rules of one macro on one input.
type matcher struct {
	steps int // what is left to do before it takes too long
	// furthest is the token that no rule went beyond.
	furthest source.Span
}

// maxSteps is how much matching one call may take.
const maxSteps = 4_000_000

// match matches all of in.
func (m *matcher) match(pattern []pattern, in []tokenTree) (*matches, bool) {
	for rest := range m.sequence(pattern, in, nil) {
		if len(rest.in) == 0 {
			return rest.found, true
		}
		m.note(rest.in)
	}
	return nil, false
}

// rest is a state of matching: what is still to be matched, and what was found.
type rest struct {
	in    []tokenTree
	found *matches
}

// note remembers how far matching has come.
func (m *matcher) note(in []tokenTree) {
	if len(in) == 0 {
		return
	}
	at := in[0].from
	if !m.furthest.IsValid() || at.File == m.furthest.File && at.Start > m.furthest.Start {
		m.furthest = at
	}
}

// sequence ranges over the ways in which the patterns match what in starts with,
// the longest repetitions first.
func (m *matcher) sequence(patterns []pattern, in []tokenTree, found *matches) func(yield func(rest) bool) {
	return func(yield func(rest) bool) {
		for i := range patterns {
			if m.steps--; m.steps < 0 {
				return
			}
			p := &patterns[i]
			if p.kind == patternRepeat {
				for _, after := range m.repeat(p, in, found) {
					for r := range m.sequence(patterns[i+1:], after.in, after.found) {
						if !yield(r) {
							return
						}
					}
					if m.steps < 0 {
						return
					}
				}
				return
			}
			r, ok := m.one(p, in, found)
			if !ok {
				m.note(in)
				return
			}
			in, found = r.in, r.found
		}
		yield(rest{in, found})
	}
}

// one matches a pattern that is no repetition.
func (m *matcher) one(p *pattern, in []tokenTree, found *matches) (rest, bool) {
	switch p.kind {
	case patternFragment:
		taken, after, ok := m.fragment(p.specifier, in)
		if !ok {
			return rest{}, false
		}
		return rest{after, &matches{before: found, name: p.name, tree: wrap(p.specifier, taken)}}, true
	case patternGroup:
		if len(in) == 0 || !in[0].isGroup(p.tree.open) {
			return rest{}, false
		}
		for r := range m.sequence(p.inner, in[0].inside(), found) {
			if len(r.in) == 0 {
				return rest{in[1:], r.found}, true
			}
			m.note(r.in)
		}
		return rest{}, false
	case patternCrate:
		if len(in) == 0 || in[0].crate == nil {
			return rest{}, false
		}
		return rest{in[1:], found}, true
	}
	if len(in) == 0 || !in[0].spells(&p.tree) {
		return rest{}, false
	}
	return rest{in[1:], found}, true
}

// spells reports whether t is the same token as u.
func (t *tokenTree) spells(u *tokenTree) bool {
	return t.kind == u.kind && t.kind != treeGroup && t.kind != treeFragment && t.text == u.text
}

// repeat returns the states after each number of rounds that p allows, the
// highest first.
func (m *matcher) repeat(p *pattern, in []tokenTree, found *matches) []rest {
	var rounds []*matches
	after := []rest{}
	add := func(in []tokenTree) {
		n := len(rounds)
		after = append(after, rest{in, &matches{before: found, rounds: rounds[:n:n], repeat: p}})
	}
	if p.operator != '+' {
		add(in)
	}
	for len(in) > 0 && (p.operator != '?' || len(rounds) == 0) {
		if m.steps--; m.steps < 0 {
			return nil
		}
		next := in
		if p.separator != nil && len(rounds) > 0 {
			if !next[0].spells(p.separator) {
				m.note(next)
				break
			}
			next = next[1:]
		}
		r, ok := m.round(p, next)
		if !ok || len(r.in) == len(in) {
			break
		}
		rounds = append(rounds, r.found)
		in = r.in
		add(in)
	}
	for i, j := 0, len(after)-1; i < j; i, j = i+1, j-1 {
		after[i], after[j] = after[j], after[i]
	}
	return after
}

// round matches the inside of a repetition once.
func (m *matcher) round(p *pattern, in []tokenTree) (rest, bool) {
	for r := range m.sequence(p.inner, in, nil) {
		return r, true
	}
	return rest{}, false
}

// wrap makes one thing of what a fragment has matched. Single tokens stay what
// they are, for those that look into them.
func wrap(specifier string, trees []tokenTree) []tokenTree {
	switch specifier {
	case "ident", "tt", "lifetime", "vis":
		return trees
	}
	if len(trees) == 1 && trees[0].kind == treeFragment || len(trees) == 0 {
		return trees
	}
	return []tokenTree{{
		kind: treeFragment, text: specifier, inner: trees, from: trees[0].from, home: trees[0].home, tight: trees[0].tight,
	}}
}
