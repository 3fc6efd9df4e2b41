package parser

import (
	"fmt"
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// ForeignError says why an item of a dependency cannot be found.
type ForeignError struct {
	// Missing says that sources are not there, or cannot be told which.
	Missing bool

	code    diag.Code
	message string
	labels  []diag.Label
	notes   []string
	help    string
}

// Error says what is wrong, in the form of a diagnostic's message.
func (e *ForeignError) Error() string { return e.message }

// Report adds e to report, at the place of the path.
func (e *ForeignError) Report(report *diag.Report, at source.Span) *diag.Diagnostic {
	d := report.Error(e.code, at, "%s", e.message)
	for _, label := range e.labels {
		d.At(label.Span, "%s", label.Text)
	}
	for _, note := range e.notes {
		d.Note("%s", note)
	}
	return d.Helpf("%s", e.help)
}

// missing says that sources are not there; the help is to fetch them.
func (s *sources) missing(format string, args ...any) *ForeignError {
	return &ForeignError{
		Missing: true, code: diag.MissingSources, message: fmt.Sprintf(format, args...),
		help: s.advice("run `"+s.fetch()+"`: bindgen reads what is exported of a dependency, and fetches nothing itself",
			"run `"+s.fetch()+"`: bindgen reads the types of dependencies that exported items need, and fetches nothing itself"),
	}
}

// undeclared says that c names no dependency so; there is nothing to fetch.
func (s *sources) undeclared(name string, c *Crate) *ForeignError {
	e := s.missing("`%s` is no dependency in `%s`", name, c.manifest.file.Path)
	e.help = "add it to [dependencies] there, or correct the name"
	return e
}

// noItem says that a path names something that is no item of a crate.
func (s *sources) noItem(path []string, def Def) *ForeignError {
	e := &ForeignError{code: diag.UnsupportedItem, message: fmt.Sprintf("`%s` is no item of a dependency", strings.Join(path, "::"))}
	if def.Variant != nil {
		e.message = fmt.Sprintf("`%s` is a variant of an enum", strings.Join(path, "::"))
	} else if def.External != nil {
		e.notes = []string{"it is `" + strings.Join(def.External, "::") + "`"}
	}
	e.help = s.advice("write a #[pyfunction] of your own that uses it", declareHere)
	return e
}

// declareHere is the way out where a header needs what bindgen cannot read.
const declareHere = "declare a type of your own for C, and turn the one into the other"

// advice returns the text for bindings, or the one for a header.
func (s *sources) advice(bindings, header string) string {
	if s.opts.Cfg == CfgKeep {
		return header
	}
	return bindings
}

// endless says that a path leads from crate to crate and back.
func (s *sources) endless(path []string) *ForeignError {
	return &ForeignError{
		code: diag.UnresolvedPath, message: fmt.Sprintf("`%s` leads back to itself through other crates", strings.Join(path, "::")),
		help: "do crates depend on each other in a circle? `cargo check` says where",
	}
}

// lacks says that the dependency c has nothing of the name that a path leads
// to, and why as far as that can be told.
func (c *Crate) lacks(path []string, err *ResolveError) *ForeignError {
	name := err.Name()
	e := &ForeignError{code: diag.UnresolvedPath}
	if at := c.Root; err.parent != nil {
		at = err.parent
		e.message = fmt.Sprintf("there is no `%s` in %s", name, c.describe(at))
	} else {
		e.message = fmt.Sprintf("there is no `%s` in %s", strings.Join(path, "::"), c.describe(at))
	}
	for _, v := range c.verdicts {
		if v.keep || !v.mentions(name) {
			continue
		}
		if len(v.doubts) > 0 {
			return c.doubtful(name, v)
		}
		e.labels = []diag.Label{{Span: v.condition(), Text: "left out by this"}}
		if features, _ := questions(v.attrs); len(features) > 0 {
			e.help = fmt.Sprintf("turn the feature `%s` of `%s` on in Cargo.toml, where it is among the dependencies", features[0], c.Package)
			return e
		}
	}
	e.notes = firstFault(c.faults)
	e.help = c.sources.advice(
		"name a function or constant that its source declares; what a macro or a build script makes needs a #[pyfunction] of your own that calls it",
		"name what its source declares; what a build script makes bindgen cannot see")
	return e
}

func (c *Crate) describe(m *Module) string {
	if m.Parent == nil {
		return "crate `" + c.String() + "`"
	}
	return "module `" + strings.Join(m.Path(), "::") + "` of crate `" + c.String() + "`"
}

// doubtful says that a cfg that bindgen does not know decides about name.
func (c *Crate) doubtful(name string, v verdict) *ForeignError {
	return &ForeignError{
		code:    diag.UnsupportedCfg,
		message: fmt.Sprintf("cfg `%s` of crate `%s` decides about `%s`, and bindgen does not know it", v.doubts[0].name, c, name),
		labels:  []diag.Label{{Span: v.doubts[0].span, Text: "decided here"}},
		notes:   []string{"a build script or RUSTFLAGS may set it, and bindgen runs neither"},
		help:    c.sources.advice("write a #[pyfunction] of your own that calls it", declareHere),
	}
}

// verdict is what a cfg of a dependency decided about an item.
type verdict struct {
	span   tokensSpan
	keep   bool
	attrs  []Attr
	doubts []doubt // those that weigh
}

// tokensSpan is where the item stands, in the tokens of its file.
type tokensSpan struct {
	source.Span
	tokens *tokens
}

func (t tokensSpan) encloses(span source.Span) bool {
	return t.File == span.File && t.Start <= span.Start && span.End <= t.End
}

// mentions reports whether name is among the words of the item.
func (v verdict) mentions(name string) bool {
	t := v.span.tokens
	for i, end := t.index(int(v.span.Start)), t.index(int(v.span.End)); i < end; i++ {
		if t.isName(i) && strings.TrimPrefix(t.text(i), "r#") == name {
			return true
		}
	}
	return false
}

// condition is the place of the first cfg.
func (v verdict) condition() source.Span {
	list := conditions(v.attrs)
	if len(list) == 0 {
		return v.span.Span
	}
	return list[0].Span
}

// judge remembers what the cfgs among raw decided about what stands in
// [start, end) of a dependency.
func (r *reader) judge(raw []Attr, e expansion, start, end int) {
	if r.env.verdicts == nil || !slices.ContainsFunc(raw, isConditional) {
		return
	}
	weighty := slices.DeleteFunc(slices.Clone(e.doubts), func(d doubt) bool { return d.slight })
	if e.keep && len(weighty) == 0 {
		return
	}
	*r.env.verdicts = append(*r.env.verdicts, verdict{
		span: tokensSpan{r.file.Span(start, end), r.tokens}, keep: e.keep, attrs: raw, doubts: weighty,
	})
}
