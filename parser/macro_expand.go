package parser

import (
	"slices"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// maxExpansionDepth is how deep the expansions of macros may nest, as for rustc.
const maxExpansionDepth = 128

// expand replaces a call by the items that it makes. done is false where its
// macro is not known yet.
func (l *loader) expand(m *Module, call *MacroCall, here place) (items []Item, done bool) {
	if call.tokens == nil || call.Exception != nil {
		return nil, false
	}
	if d := l.macroOf(m, call.Path, l.scope); d != nil {
		if others := l.scope.alternatives(d); len(others) > 1 {
			return l.expandByAll(others, m, call, here), true
		}
		return l.expandBy(d, m, call, here), true
	}
	if known := builtinMacros[call.Name]; known != nil {
		q := &quoter{call: call.place()}
		trees, fault := known(q, call.arguments())
		if fault != nil {
			l.refuseExpansion(nil, call, fault)
			return []Item{call}, true
		}
		return l.readExpansion(m, nil, call, trees, here), true
	}
	return nil, false
}

// arguments returns what is between the delimiters of a call.
func (m *MacroCall) arguments() []tokenTree {
	reader := &treeReader{tokens: m.tokens, home: m.tokens.list[m.group].start, marks: m.marks}
	return reader.group(m.group)
}

// wait remembers a call whose macro is not in scope.
func (l *loader) wait(m *Module, call *MacroCall, here place) {
	if call.tokens == nil || call.Exception != nil {
		return
	}
	table := l.crate.macros()
	table.waiting = append(table.waiting, &waitingCall{
		call: call, at: m, here: here, open: slices.Clone(l.open), scope: l.scope, depth: l.depth,
	})
}

// expandBy returns what a call of d makes; the call itself where that is nothing
// that can be read.
func (l *loader) expandBy(d *macroRules, m *Module, call *MacroCall, here place) []Item {
	trees, fault := l.transcribed(d, call)
	if fault != nil {
		l.refuseExpansion(d, call, fault)
		return []Item{call}
	}
	return l.readExpansion(m, d.crate, call, trees, here)
}

// expandByAll returns what a call makes by each of several definitions that
// stand under different cfgs: items that stand under these.
func (l *loader) expandByAll(defs []*macroRules, m *Module, call *MacroCall, here place) []Item {
	var all []Item
	for _, d := range defs {
		trees, fault := l.transcribed(d, call)
		if fault != nil {
			l.refuseExpansion(d, call, fault)
			continue
		}
		items, ok := l.parsedExpansion(m, d.crate, call, trees)
		if !ok {
			continue
		}
		for _, item := range items {
			addAttrs(item, conditions(d.Attrs))
		}
		all = append(all, items...)
	}
	if all == nil {
		return []Item{call}
	}
	return l.walkExpansion(m, all, here)
}

// transcribed returns the tokens that a call of d makes.
func (l *loader) transcribed(d *macroRules, call *MacroCall) ([]tokenTree, *macroFault) {
	if l.depth >= maxExpansionDepth {
		return nil, &macroFault{message: "its expansions nest too deep"}
	}
	rules, fault := d.rules()
	if fault != nil {
		return nil, fault
	}
	in := call.arguments()
	table := l.crate.macros()
	if table.budget -= callCost; table.budget < 0 {
		return nil, &macroFault{message: tooLarge}
	}
	steps := min(table.steps, maxSteps)
	m := &matcher{steps: steps}
	defer func() { table.steps -= steps - max(m.steps, 0) }()
	for i := range rules {
		found, ok := m.match(rules[i].pattern, in)
		if !ok {
			continue
		}
		size := min(table.budget, maxCallExpansion)
		t := &transcriber{crate: d.crate, left: size}
		out, fault := t.transcribe(rules[i].template, found.bind(rules[i].pattern))
		table.budget -= size - t.left
		return out, fault
	}
	if m.steps < 0 {
		return nil, &macroFault{message: "matching its arguments takes too long"}
	}
	return nil, &macroFault{span: m.furthest, message: "no rule of it matches these arguments"}
}

// refuseExpansion reports a macro that cannot be expanded, if it may make an
// exported item. d is its definition; nil for one that is known without.
func (l *loader) refuseExpansion(d *macroRules, call *MacroCall, fault *macroFault) {
	if len(call.lost) == 0 && (d == nil || !d.exports()) {
		return
	}
	e := l.report.Error(diag.MacroExpansion, call.Span, "macro `%s!` cannot be expanded: %s", call.Name, fault.message).
		Helpf("write the items out, or correct the call: `cargo check` says whether rustc accepts it")
	if fault.span.IsValid() {
		e.At(fault.span, "here")
	}
}

// readExpansion reads the tokens that a call makes as items of m; home is the
// crate that the macro is of.
func (l *loader) readExpansion(m *Module, home *Crate, call *MacroCall, trees []tokenTree, here place) []Item {
	items, ok := l.parsedExpansion(m, home, call, trees)
	if !ok {
		return []Item{call}
	}
	return l.walkExpansion(m, items, here)
}

// walkExpansion loads what the items that a call makes refer to.
func (l *loader) walkExpansion(m *Module, items []Item, here place) []Item {
	l.depth++
	defer func() { l.depth-- }()
	return l.walk(m, items, here)
}

// parsedExpansion reads the tokens that a call makes, and no more; ok is false
// where they are no items, and nothing exported is lost by that.
func (l *loader) parsedExpansion(m *Module, home *Crate, call *MacroCall, trees []tokenTree) (items []Item, ok bool) {
	p := &treePrinter{spell: l.spellCrate}
	p.marks.home = home
	p.print(trees)
	origin := &source.Origin{Macro: call.Name, Call: call.place()}
	if outer := call.tokens.file.Origin; outer != nil {
		origin.Macro, origin.Call = outer.Macro, outer.Call
	}
	f := p.file(call.tokens.file.Path, origin)
	own := &diag.Report{}
	before := m.Items
	m.Items = nil
	l.working(call.tokens.file)
	parseExpansion(f, &p.marks, m, l.env, own)
	items = m.Items
	m.Items = before
	if own.Failed() {
		if t := lex(f); t.fault == nil && t.countExports(0, len(t.list)) == 0 {
			return nil, false // of no interest
		}
	}
	l.report.Add(own)
	for _, item := range items {
		addAttrs(item, conditions(call.Attrs))
	}
	return items, true
}

// addAttrs puts attrs before those of an item.
func addAttrs(item Item, attrs []Attr) {
	if len(attrs) == 0 {
		return
	}
	if m, ok := item.(*Module); ok {
		m.Attrs = slices.Concat(attrs, m.Attrs)
		return
	}
	head := item.Head()
	head.Attrs = slices.Concat(attrs, head.Attrs)
}

// place is where a call stands: its path and its delimiters, of a long one only
// the path.
func (m *MacroCall) place() source.Span { return m.Span.Real() }

// expandWaiting expands the calls that waited until all macros are known.
func (l *loader) expandWaiting() {
	table := l.crate.macros()
	for progress := true; progress; {
		progress = false
		waiting := table.waiting
		table.waiting = nil
		for _, w := range waiting {
			d := l.macroOf(w.at, w.call.Path, w.scope)
			if d == nil {
				d = l.macroByPath(w)
			}
			if d == nil {
				table.waiting = append(table.waiting, w)
				continue
			}
			progress = true
			l.expandLate(d, w)
		}
	}
	for _, w := range table.waiting {
		l.lostIn(w)
	}
	table.waiting = nil
}

// inertMacros are well-known ones that make no exported item.
var inertMacros = set(`thread_local lazy_static println print eprintln eprint assert assert_eq const_assert const_assert_eq
	static_assertions assert_impl_all assert_not_impl_any compile_error`)

// macroByPath returns the macro that a call names by imports and paths.
func (l *loader) macroByPath(w *waitingCall) *macroRules {
	call := w.call
	if inertMacros[call.Name] && len(call.lost) == 0 && l.crate.macros().exported[call.Name] == nil {
		return nil
	}
	if d := newMacroPath(l.crate).find(w.at, call.Path); d != nil {
		return d
	}
	if call.marks != nil && call.marks.home != nil && call.marks.home != l.crate && len(call.Path) == 1 {
		return call.marks.home.macros().exported[call.Name] // #[macro_export(local_inner_macros)]
	}
	if root := l.crate.Root; w.at != root && len(call.Path) == 1 { // #[macro_use] extern crate
		return newMacroPath(l.crate).throughCrates(root, call.Name)
	}
	return nil
}

// expandLate puts what a call that waited makes into its place.
func (l *loader) expandLate(d *macroRules, w *waitingCall) {
	later := &loader{crate: l.crate, env: l.env, report: l.report, open: w.open, scope: w.scope, depth: w.depth}
	items := later.expandBy(d, w.at, w.call, w.here)
	for s := later.scope; s != w.scope; s = s.before {
		table := l.crate.macros()
		table.late[w.at] = &macroScope{table.late[w.at], s.def}
	}
	replaceCall(&w.at.Items, w.call, items)
}

// replaceCall puts items where call stands in list, or in an impl or an extern
// block of it.
func replaceCall(list *[]Item, call *MacroCall, items []Item) bool {
	for i, item := range *list {
		switch item := item.(type) {
		case *MacroCall:
			if item == call {
				*list = slices.Replace(*list, i, i+1, items...)
				return true
			}
		case *Impl:
			if replaceCall(&item.Items, call, items) {
				return true
			}
		case *ForeignBlock:
			if replaceCall(&item.Items, call, items) {
				return true
			}
		}
	}
	return false
}

// lostIn reports what a call that nothing expands would export.
func (l *loader) lostIn(w *waitingCall) {
	for _, lost := range w.call.lost {
		lost(l.report)
	}
	if l.env.verdicts == nil {
		later := &loader{crate: l.crate, env: l.env, report: l.report, open: w.open}
		later.searchHidden(w.call, w.here)
	}
}
