package native

import (
	"slices"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/parser"
)

// condition returns the #if around an item: its own cfgs and those of the
// modules that it stands in. nil is for no condition at all.
func (l *lowerer) condition(h *parser.ItemHead) *Condition {
	return both(l.moduleCondition(h.Module), l.conditionOf(h.Attrs))
}

// moduleCondition is that of m and the modules around it.
func (l *lowerer) moduleCondition(m *parser.Module) *Condition {
	var list []*Condition
	for ; m != nil; m = m.Parent {
		if c := l.conditionOf(m.Attrs); c != nil {
			list = append(list, c)
		}
	}
	slices.Reverse(list)
	return joined(All, list)
}

// conditionOf is that of attrs alone. A cfg of which [defines] does not name
// every part gives no condition: half of one would be wrong somewhere. What
// stands under it is there on every target, and a notice tells so.
func (l *lowerer) conditionOf(attrs []parser.Attr) *Condition {
	var list []*Condition
	for i := range attrs {
		attr := &attrs[i]
		if len(attr.Path) != 1 || attr.Path[0] != "cfg" || len(attr.Args) != 1 {
			continue
		}
		condition, unknown := l.predicate(&attr.Args[0])
		if condition == nil {
			l.tellKept(attr, unknown)
			continue
		}
		list = append(list, condition)
	}
	return joined(All, list)
}

// tellKept says once for each predicate that it becomes no #if.
func (l *lowerer) tellKept(attr *parser.Attr, unknown string) {
	text := attr.Args[0].Text
	if l.kept[text] {
		return
	}
	if l.kept == nil {
		l.kept = map[string]bool{}
	}
	l.kept[text] = true
	l.report.Notice(diag.CfgKept, attr.Span, "`cfg(%s)` becomes no `#if`: what depends on it is in the header unconditionally", text).
		Helpf("give its parts macros in [defines] of cbindgen.toml: `%s = \"MACRO\"`", unknown)
}

// predicate returns the condition that m becomes; nil where [defines] does not
// name all of it, and what it lacks. The parser leaves no part whose answer is
// fixed, such as `test`.
func (l *lowerer) predicate(m *parser.Meta) (c *Condition, unknown string) {
	name := m.Name()
	if m.IsList {
		op, ok := map[string]ConditionOp{"all": All, "any": Any, "not": Not}[name]
		if !ok || op == Not && len(m.List) != 1 {
			return nil, m.Text
		}
		return l.predicates(m, op)
	}
	value, key := "", name
	if m.Value != nil {
		value = m.Value.Value
		key = `"` + name + " = " + value + `"`
	}
	for _, d := range l.config.Defines {
		if d.Key == name && d.Text == value {
			return &Condition{Op: Defined, Define: d.Name}, ""
		}
	}
	return nil, key
}

// predicates joins those of m's list by op.
func (l *lowerer) predicates(m *parser.Meta, op ConditionOp) (*Condition, string) {
	var list []*Condition
	for i := range m.List {
		c, unknown := l.predicate(&m.List[i])
		if c == nil {
			return nil, unknown
		}
		list = append(list, c)
	}
	if op == Not {
		return &Condition{Op: Not, List: list}, ""
	}
	return joined(op, list), ""
}

// joined is the conditions under op: nil for none, the only one itself.
func joined(op ConditionOp, list []*Condition) *Condition {
	switch len(list) {
	case 0:
		return nil
	case 1:
		return list[0]
	}
	return &Condition{Op: op, List: list}
}

// both holds where a and b do; either may be nil.
func both(a, b *Condition) *Condition {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return &Condition{Op: All, List: []*Condition{a, b}}
}
