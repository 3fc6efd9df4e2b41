package parser

import (
	"slices"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// doubt is a name of cfg that bindgen takes as not set, where that decided
// something.
type doubt struct {
	name string
	span source.Span
	// slight says that only attributes without a meaning for bindgen depend on
	// it: cfg_attr(x, inline).
	slight bool
}

// byProfile are the names that cargo's profiles set: bindgen takes them as in a
// release build.
var byProfile = []string{"debug_assertions", "overflow_checks", "ub_checks"}

// meant are the attributes that change what bindgen makes of an item, apart
// from the exporting ones.
var meant = []string{
	"pyo3", "new", "__new__", "getter", "setter", "deleter", "staticmethod", "classmethod", "classattr", "repr", "cfg", "path",
}

// doubt notes that name is taken as not set without knowledge of it.
func (env *cfgEnv) doubt(name string, p *Meta) answer {
	env.met = append(env.met, doubt{name: name, span: p.Span})
	return doubtfulNo
}

// about returns the doubts of a cfg_attr with the attributes args.
func about(doubts []doubt, args []Meta) []doubt {
	weighs := func(m Meta) bool {
		attr := m.attr()
		return exports(&attr) != "" || len(attr.Path) > 0 && slices.Contains(meant, attr.Path[len(attr.Path)-1])
	}
	if slices.ContainsFunc(args, weighs) {
		return doubts
	}
	for i := range doubts {
		doubts[i].slight = true
	}
	return doubts
}

// note remembers the doubts of something that is not exported: they make a
// warning.
func (env *cfgEnv) note(doubts []doubt) {
	for _, d := range doubts {
		if _, seen := env.unknown[d.name]; !seen && !slices.Contains(byProfile, d.name) {
			env.unknown[d.name] = d.span
		}
	}
}

// refuse reports the first weighty one of the doubts of something that is
// exported. It notes the others.
func (env *cfgEnv) refuse(doubts []doubt, report *diag.Report) {
	for i, d := range doubts {
		if d.slight {
			continue
		}
		env.note(doubts[:i])
		fault := report.Error(diag.UnsupportedCfg, d.span, "cfg `%s` decides about an export, and bindgen does not know it", d.name)
		if slices.Contains(byProfile, d.name) {
			fault.Note("debug and release builds differ in it, and have the same bindings")
		} else {
			fault.Note("a build script or RUSTFLAGS may set it, and bindgen runs neither")
		}
		fault.Helpf("export under a feature of the crate, #[cfg(feature = \"..\")], and leave the other cfg inside the function")
		return
	}
	env.note(doubts)
}

// expand resolves cfg and cfg_attr among the attributes of what stands in
// [start, end).
func (r *reader) expand(raw []Attr, start, end int) (attrs []Attr, keep bool) {
	e := r.env.expand(raw, r.report)
	r.judge(raw, e, start, end)
	switch {
	case len(e.doubts) == 0:
	case r.exported || r.exportsIn(start, end) || findAttr(e.attrs, "pyo3") != nil:
		r.env.refuse(e.doubts, r.report)
	default:
		r.env.note(e.doubts)
	}
	return e.attrs, e.keep
}

// exportsIn reports whether an exporting attribute stands in [start, end).
func (r *reader) exportsIn(start, end int) bool {
	for i, stop := r.tokens.index(start), r.tokens.index(end); i < stop; i++ {
		if !r.tokens.isHash(i) {
			continue
		}
		if attr, _, ok := r.tokens.attrAt(i); ok && exports(&attr) != "" {
			return true
		}
	}
	return false
}
