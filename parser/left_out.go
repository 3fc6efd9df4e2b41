package parser

import (
	"slices"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// LeftOut is something with an exporting attribute, or a member or a parameter
// of it, that cfg leaves out of the crate, or of the bindings (cfg_attr),
// although another choice of features or target would bring it in. What has an
// alternative that stays is none.
type LeftOut struct {
	What      string      // "function `f`", "module `py`"
	Predicate string      // as written: feature = "python"
	Span      source.Span // of the predicate
	// Exports counts the exporting attributes on it and inside of it.
	Exports int
	// Way is what would bring it in.
	Way Way
}

// absence is a LeftOut that the reader met, before anyone knows what would
// bring it in.
type absence struct {
	what, name string
	attrs      []Attr // the cfg and cfg_attr among those of the item
	exports    int
	module     *Module
	// unmarked says that the item is there, but without its attribute.
	unmarked bool
}

// leaveOut notes that a cfg among attrs removes the item n of module m.
func (r *reader) leaveOut(n node, attrs []Attr, start int, m *Module) {
	count := r.countExports(start, n.end())
	if r.exported {
		count = max(count, 1) // a method
	}
	if count > 0 {
		r.env.absent = append(r.env.absent, r.absence(n, attrs, count, m))
	}
}

// leaveOutAround notes that an inner cfg among attrs removes what n holds: a
// file, or the braces of a module or an impl.
func (r *reader) leaveOutAround(n node, attrs []Attr) {
	count := r.countExports(n.start(), n.end())
	if count == 0 {
		return
	}
	a := &absence{what: "block", attrs: conditions(attrs), exports: count}
	if n.kind() == kindSourceFile {
		a.what = "file `" + r.file.Path + "`"
	}
	r.env.absent = append(r.env.absent, a)
}

// leaveUnmarked notes that cfg_attr takes the exporting attribute away from the
// item n, which keeps only the attributes kept.
func (r *reader) leaveUnmarked(n node, attrs, kept []Attr, m *Module) {
	conditional := func(a Attr) bool { return isConditional(a) && exports(&a) != "" }
	if !slices.ContainsFunc(attrs, conditional) || marks(kept) {
		return
	}
	a := r.absence(n, attrs, 1, m)
	a.unmarked = true
	r.env.absent = append(r.env.absent, a)
}

func marks(attrs []Attr) bool {
	return slices.ContainsFunc(attrs, func(a Attr) bool { return exports(&a) != "" })
}

func (r *reader) absence(n node, attrs []Attr, exports int, m *Module) *absence {
	word, name := "item", ""
	if c := n.child(fieldName); c.ok() {
		name = r.text(c)
	}
	switch n.kind() {
	case kindFunction, kindSignature:
		word = "function"
		if r.exported {
			word = "method"
		}
	case kindStruct:
		word = "struct"
	case kindUnion:
		word = "union"
	case kindEnum:
		word = "enum"
	case kindConst:
		word = "constant"
	case kindStatic:
		word = "static"
	case kindTypeAlias:
		word = "type"
	case kindMod:
		word = "module"
	case kindForeignMod:
		word = "extern block"
	case kindUse:
		word = "re-export"
	case kindImpl:
		word = "impl"
		if c := n.child(fieldType); c.ok() {
			word = "impl of `" + r.text(c) + "`"
		}
	}
	what := word
	if name != "" {
		what += " `" + name + "`"
	}
	return &absence{what: what, name: name, attrs: conditions(attrs), exports: exports, module: m}
}

// conditions returns the cfg and cfg_attr among attrs.
func conditions(attrs []Attr) []Attr {
	return slices.DeleteFunc(slices.Clone(attrs), func(a Attr) bool { return !isConditional(a) })
}

// countExports counts the exporting attributes in [start, end).
func (r *reader) countExports(start, end int) int {
	return r.tokens.countExports(r.tokens.index(start), r.tokens.index(end))
}

func (t *tokens) countExports(from, to int) int {
	count := 0
	for i := from; i < to; i++ {
		if !t.isHash(i) {
			continue
		}
		if attr, _, ok := t.attrAt(i); ok && exports(&attr) != "" {
			count++
		}
	}
	return count
}

// countAbsent counts the exporting attributes in the file of `mod x;`, which
// cfg removes, and in those of the modules below it.
func (l *loader) countAbsent(m *Module, here place) {
	crate, read := *l.crate, *m
	crate.Files = nil
	read.absent, read.removed = nil, false
	other := &loader{crate: &crate, env: l.env.fresh(), report: &diag.Report{}, open: slices.Clone(l.open)}
	other.loadModule(&read, here)
	a := m.absent
	for _, f := range crate.Files {
		t := lex(f)
		a.exports += t.countExports(0, len(t.list))
	}
	if a.exports > 0 {
		l.env.absent = append(l.env.absent, a)
	}
}

// leftOut returns what of the absences is worth a word: what features or a
// target would bring in, and nothing stands in for.
func (l *loader) leftOut(m *manifest, opts Options) []LeftOut {
	var out []LeftOut
	for _, a := range l.env.absent {
		if a.hasAlternative() {
			continue
		}
		p := l.env.culprit(a)
		if way, ok := m.wayTo(a, opts); ok {
			out = append(out, LeftOut{What: a.what, Predicate: p.Text(), Span: p, Exports: a.exports, Way: way})
		}
	}
	return out
}

// hasAlternative reports whether an exported item of the same name stays where
// a would be.
func (a *absence) hasAlternative() bool {
	if a.module == nil || a.name == "" {
		return false
	}
	for _, item := range a.module.Items {
		if item.Head().Name == a.name && exportsItem(item) {
			return true
		}
		impl, ok := item.(*Impl)
		if !ok || !exportsItem(impl) {
			continue
		}
		for _, method := range impl.Items {
			if head := method.Head(); head.Name == a.name && impl.Full.File == a.attrs[0].Span.File &&
				impl.Full.Start <= a.attrs[0].Span.Start && a.attrs[0].Span.End <= impl.Full.End {
				return true
			}
		}
	}
	return false
}

// culprit returns the first predicate that makes a absent.
func (env *cfgEnv) culprit(a *absence) source.Span {
	for _, attr := range a.attrs {
		if len(attr.Args) == 0 {
			continue
		}
		e := env.fresh().expand([]Attr{attr}, &diag.Report{})
		if a.unmarked {
			if exports(&attr) == "" || marks(e.attrs) {
				continue
			}
		} else if e.keep {
			continue
		}
		if holds, _ := env.fresh().holds(&attr.Args[0], &diag.Report{}); !holds {
			return attr.Args[0].Span
		}
		return attr.Span
	}
	return a.attrs[0].Span
}
