package parser

import "slices"

// bound is what a fragment stands for on the right side: trees, or one bound for
// each round of the repetition that it is in.
type bound struct {
	tree   []tokenTree
	rounds []*bound
	many   bool
}

// bindings are the fragments of a rule by name.
type bindings map[string]*bound

// bind turns what a rule has matched into bindings.
func (m *matches) bind(patterns []pattern) bindings {
	out := bindings{}
	names(patterns, out)
	m.fill(out)
	return out
}

// names adds an empty binding for each fragment of patterns: what stands in a
// repetition of no rounds is bound to nothing, not unbound.
func names(patterns []pattern, out bindings) {
	for i := range patterns {
		switch p := &patterns[i]; p.kind {
		case patternFragment:
			out[p.name] = &bound{}
		case patternGroup:
			names(p.inner, out)
		case patternRepeat:
			inner := bindings{}
			names(p.inner, inner)
			for name := range inner {
				out[name] = &bound{many: true}
			}
		}
	}
}

func (m *matches) fill(out bindings) {
	for ; m != nil; m = m.before {
		if m.repeat == nil {
			out[m.name] = &bound{tree: m.tree}
			continue
		}
		rounds := make([]bindings, len(m.rounds))
		for i, round := range m.rounds {
			rounds[i] = round.bind(m.repeat.inner)
		}
		inner := bindings{}
		names(m.repeat.inner, inner)
		for name := range inner {
			all := &bound{many: true}
			for _, round := range rounds {
				all.rounds = append(all.rounds, round[name])
			}
			out[name] = all
		}
	}
}

// transcriber makes the right side of a rule.
type transcriber struct {
	crate *Crate // where `$crate` leads
	left  int    // how many trees may still be made
}

// tooLarge is the fault of an expansion that does not end.
const tooLarge = "the expansion is too large"

// transcribe returns what patterns stand for with the fragments in env.
func (t *transcriber) transcribe(patterns []pattern, env bindings) ([]tokenTree, *macroFault) {
	out := make([]tokenTree, 0, len(patterns))
	for i := range patterns {
		p := &patterns[i]
		if t.left--; t.left < 0 {
			return nil, &macroFault{message: tooLarge}
		}
		switch p.kind {
		case patternToken:
			out = append(out, p.tree)
		case patternCrate:
			tree := p.tree
			tree.crate = t.crate
			out = append(out, tree)
		case patternGroup:
			inner, fault := t.transcribe(p.inner, env)
			if fault != nil {
				return nil, fault
			}
			tree := p.tree
			tree.inner = inner
			out = append(out, tree)
		case patternFragment:
			trees, fault := t.fragment(p, env)
			if fault != nil {
				return nil, fault
			}
			out = append(out, trees...)
		case patternRepeat:
			trees, fault := t.repeat(p, env)
			if fault != nil {
				return nil, fault
			}
			out = append(out, trees...)
		}
	}
	return out, nil
}

// fragment returns what $name stands for; itself where it is no fragment of the
// rule, as in the definition of another macro.
func (t *transcriber) fragment(p *pattern, env bindings) ([]tokenTree, *macroFault) {
	b := env[p.name]
	if b == nil {
		name := p.tree
		dollar := tokenTree{kind: treePunct, text: "$", from: name.from, home: name.home, tight: name.tight}
		name.tight = true
		return []tokenTree{dollar, name}, nil
	}
	if b.many {
		return nil, &macroFault{p.tree.from, "`$" + p.name + "` is still repeating here"}
	}
	if t.left -= weight(b.tree); t.left < 0 {
		return nil, &macroFault{message: tooLarge}
	}
	if len(b.tree) == 0 {
		return nil, nil
	}
	trees := slices.Clone(b.tree)
	trees[0].tight = p.tree.tight
	return trees, nil
}

// weight is how many tokens trees hold, roughly.
func weight(trees []tokenTree) int {
	n := len(trees)
	for i := range trees {
		if u := trees[i].unread; u != nil {
			n += u.size()
		} else {
			n += weight(trees[i].inner)
		}
	}
	return n
}

// repeat returns the rounds of $( .. )*.
func (t *transcriber) repeat(p *pattern, env bindings) ([]tokenTree, *macroFault) {
	used := map[string]bool{}
	uses(p.inner, used)
	rounds := -1
	for name := range used {
		b := env[name]
		switch {
		case b == nil || !b.many:
		case rounds >= 0 && rounds != len(b.rounds):
			return nil, &macroFault{p.tree.from, "what is repeated here was not matched equally often"}
		default:
			rounds = len(b.rounds)
		}
	}
	if rounds < 0 {
		return nil, &macroFault{p.tree.from, "nothing in this repetition repeats"}
	}
	var out []tokenTree
	for i := range rounds {
		inner := make(bindings, len(env))
		for name, b := range env {
			if b.many && used[name] {
				b = b.rounds[i]
			}
			inner[name] = b
		}
		if p.separator != nil && i > 0 {
			out = append(out, *p.separator)
		}
		trees, fault := t.transcribe(p.inner, inner)
		if fault != nil {
			return nil, fault
		}
		out = append(out, trees...)
	}
	return out, nil
}

// uses adds the names of the fragments in patterns.
func uses(patterns []pattern, out map[string]bool) {
	for i := range patterns {
		if p := &patterns[i]; p.kind == patternFragment {
			out[p.name] = true
		} else {
			uses(p.inner, out)
		}
	}
}
