package parser

import (
	"slices"
	"sync"

	"example.com/bindgen/internal/source"
)

// macroRules is a `macro_rules!` definition. It is an item only until the
// loader has come by: then it is in scope.
type macroRules struct {
	ItemHead
	tokens *tokens
	body   int // the group with the rules
	marks  *expansionMarks
	crate  *Crate // where `$crate` leads

	rules func() ([]macroRule, *macroFault)
}

// macroRule is one arm: what it matches, and what it makes of that.
type macroRule struct {
	pattern  []pattern
	template []pattern
	span     source.Span
}

// macroFault is why a macro cannot be expanded.
type macroFault struct {
	span    source.Span // may be nowhere
	message string
}

// patternKind is what a part of a rule is.
type patternKind uint8

const (
	patternToken patternKind = iota
	patternGroup             // delimiters around inner
	patternFragment
	patternRepeat
	patternCrate // $crate
)

// pattern is a part of the matcher of a rule, or of its right side.
type pattern struct {
	kind patternKind
	tree tokenTree // the token, the group or the $ that it is written as

	name      string // of a fragment: without the $
	specifier string // in a matcher
	inner     []pattern
	separator *tokenTree
	operator  byte // * + ?
}

// newMacroRules makes the definition whose rules are the group at body.
func newMacroRules(head ItemHead, t *tokens, body int, m *expansionMarks) *macroRules {
	d := &macroRules{ItemHead: head, tokens: t, body: body, marks: m}
	d.rules = sync.OnceValues(d.read)
	return d
}

// exports reports whether the definition holds an exporting attribute.
func (d *macroRules) exports() bool {
	return d.tokens.countExports(d.body, int(d.tokens.list[d.body].pair)) > 0
}

// read reads the rules: (matcher) => {right side}; ..
func (d *macroRules) read() ([]macroRule, *macroFault) {
	reader := &treeReader{tokens: d.tokens, home: d.tokens.list[d.body].start, marks: d.marks}
	trees := reader.group(d.body)
	var rules []macroRule
	for i := 0; i < len(trees); {
		if i+2 >= len(trees) || trees[i].kind != treeGroup || !trees[i+1].isPunct("=>") || trees[i+2].kind != treeGroup {
			return nil, &macroFault{trees[i].from, "a rule is written `(..) => {..}`"}
		}
		rule := macroRule{span: trees[i].from}
		var fault *macroFault
		if rule.pattern, fault = readPattern(trees[i].inside(), true); fault != nil {
			return nil, fault
		}
		if rule.template, fault = readPattern(trees[i+2].inside(), false); fault != nil {
			return nil, fault
		}
		rules = append(rules, rule)
		if i += 3; i < len(trees) {
			if !trees[i].isPunct(";") {
				return nil, &macroFault{trees[i].from, "a semicolon is missing between two rules"}
			}
			i++
		}
	}
	return rules, nil
}

// readPattern reads what stands on one side of a rule.
func readPattern(trees []tokenTree, matcher bool) ([]pattern, *macroFault) {
	out := make([]pattern, 0, len(trees))
	for i := 0; i < len(trees); {
		t := trees[i]
		switch {
		case t.kind == treeGroup:
			inner, fault := readPattern(t.inside(), matcher)
			if fault != nil {
				return nil, fault
			}
			t.inner = nil
			out = append(out, pattern{kind: patternGroup, tree: t, inner: inner})
			i++
		case t.isPunct("$") && i+1 < len(trees):
			p, next, fault := readVariable(trees, i, matcher)
			if fault != nil {
				return nil, fault
			}
			out = append(out, p)
			i = next
		default:
			out = append(out, pattern{tree: t})
			i++
		}
	}
	return out, nil
}

// readVariable reads what the $ at i begins.
func readVariable(trees []tokenTree, i int, matcher bool) (p pattern, next int, fault *macroFault) {
	dollar, t := trees[i], trees[i+1]
	switch {
	case t.isIdent("crate"):
		t.tight = dollar.tight
		return pattern{kind: patternCrate, tree: t}, i + 2, nil
	case t.kind == treeIdent && !matcher:
		t.tight = dollar.tight
		return pattern{kind: patternFragment, tree: t, name: t.text}, i + 2, nil
	case t.kind == treeIdent:
		if i+3 >= len(trees) || !trees[i+2].isPunct(":") || !slices.Contains(specifiers, trees[i+3].text) {
			return p, 0, &macroFault{t.from, "`$" + t.text + "` needs a fragment specifier"}
		}
		return pattern{kind: patternFragment, tree: t, name: t.text, specifier: trees[i+3].text}, i + 4, nil
	case t.isGroup('('):
		return readRepeat(trees, i, matcher)
	}
	return pattern{tree: dollar}, i + 1, nil
}

// readRepeat reads $( .. ) separator operator.
func readRepeat(trees []tokenTree, i int, matcher bool) (p pattern, next int, fault *macroFault) {
	group := trees[i+1]
	p = pattern{kind: patternRepeat, tree: group}
	if p.inner, fault = readPattern(group.inside(), matcher); fault != nil {
		return p, 0, fault
	}
	next = i + 2
	for ; next < len(trees) && next < i+4; next++ {
		t := trees[next]
		if t.isPunct("*") || t.isPunct("+") || t.isPunct("?") {
			p.operator = t.text[0]
			return p, next + 1, nil
		}
		if p.separator != nil || t.kind == treeGroup {
			break
		}
		p.separator = &t
	}
	return p, 0, &macroFault{group.from, "`$(..)` needs one of `*`, `+` and `?` behind it"}
}
