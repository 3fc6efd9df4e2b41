package parser

import (
	"slices"
	"sort"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// cfgEnv decides what #[cfg] and #[cfg_attr] keep. Its answers come from the
// requested features and the target only, never from the machine bindgen runs
// on. What depends on the kind of build is fixed as for a release build of the
// library: debug_assertions, overflow_checks, test, doc and miri are off.
// target_feature and panic are those of a build without further flags.
type cfgEnv struct {
	triple   string              // of the target
	words    map[string]bool     // unix, windows
	values   map[string][]string // target_os: linux
	features map[string]bool     // the active ones
	// asked holds the answers given, by the text of the question:
	// feature="x", target_os="linux".
	asked map[string]bool
	// unknown holds the first place of each name that nothing here sets and
	// that decided something.
	unknown map[string]source.Span
	// met are the doubtful names of the predicate that is being evaluated.
	met []doubt
	// absent is what it has removed of what is exported.
	absent []*absence
	// verdicts are those about the items of a dependency; nil for the crate
	// that is bound.
	verdicts *[]verdict
	// open are the questions that stay without an answer; nil where each has one.
	open *openCfgs
}

// newCfgEnv returns the environment of a build for target t with the features.
func newCfgEnv(t target, features []string) *cfgEnv {
	env := &cfgEnv{
		triple:   t.triple,
		words:    map[string]bool{},
		values:   t.values,
		features: map[string]bool{},
		asked:    map[string]bool{},
		unknown:  map[string]source.Span{},
	}
	env.words["unix"] = slices.Contains(t.families, "unix")
	env.words["windows"] = slices.Contains(t.families, "windows")
	for _, feature := range features {
		env.features[feature] = true
	}
	return env
}

// fresh returns an environment with the same answers that has not been asked.
func (env *cfgEnv) fresh() *cfgEnv {
	out := *env
	out.asked, out.unknown, out.met, out.absent = map[string]bool{}, map[string]source.Span{}, nil, nil
	return &out
}

// set returns the questions that were asked and are true, sorted.
func (env *cfgEnv) set() []string {
	var out []string
	for question, answer := range env.asked {
		if answer {
			out = append(out, question)
		}
	}
	sort.Strings(out)
	return out
}

// expand replaces each cfg_attr by the attributes it stands for and drops the
// cfgs.
func (env *cfgEnv) expand(raw []Attr, report *diag.Report) expansion {
	// Most items have neither: they keep their attributes as they are.
	if !slices.ContainsFunc(raw, isConditional) {
		return expansion{attrs: raw, keep: true}
	}
	e := expansion{keep: true}
	for _, attr := range raw {
		env.expandOne(attr, &e, report)
	}
	return e
}

// expansion is what cfg and cfg_attr leave of the attributes of something.
type expansion struct {
	attrs  []Attr
	keep   bool    // false where a cfg removes what the attributes stand on
	doubts []doubt // the names that decided this although bindgen does not know them
}

func isConditional(attr Attr) bool {
	return len(attr.Path) == 1 && (attr.Path[0] == "cfg" || attr.Path[0] == "cfg_attr")
}

func (env *cfgEnv) expandOne(attr Attr, e *expansion, report *diag.Report) {
	if !e.keep {
		// The compiler stops here. The rest is evaluated all the same, so that
		// the set of questions asked does not depend on the order of the
		// attributes, but its faults do not count.
		report = &diag.Report{}
	}
	switch {
	case !isConditional(attr):
		e.attrs = append(e.attrs, attr)
		return
	case env.open != nil:
		env.expandOpen(attr, e, report)
		return
	case attr.Path[0] == "cfg":
		if len(attr.Args) != 1 {
			report.Error(diag.UnsupportedCfg, attr.Span, "`cfg` takes one predicate, not %d", len(attr.Args)).
				Helpf("join several with `all(..)` or `any(..)`")
			return
		}
		holds, doubts := env.holds(&attr.Args[0], report)
		if e.keep {
			e.doubts = append(e.doubts, doubts...)
		}
		e.keep = e.keep && holds
		return
	case len(attr.Args) == 0:
		report.Error(diag.UnsupportedCfg, attr.Span, "`cfg_attr` without a predicate").
			Helpf("write `cfg_attr(predicate, attribute)`")
		return
	}
	holds, doubts := env.holds(&attr.Args[0], report)
	if e.keep {
		e.doubts = append(e.doubts, about(doubts, attr.Args[1:])...)
	}
	if !holds {
		return
	}
	for i := range attr.Args[1:] {
		env.expandOne(attr.Args[1+i].attr(), e, report)
	}
}

// attr reads m, an argument of cfg_attr, as the attribute that it stands for.
func (m *Meta) attr() Attr {
	if m.Name() == "unsafe" && m.IsList && len(m.List) == 1 {
		return m.List[0].attr()
	}
	attr := Attr{Path: m.Path, Args: m.List, Span: m.Span}
	switch {
	case m.IsList:
		attr.Text = inDelimiters(m.Text)
	case m.Value != nil:
		attr.Text = m.Value.Span.Text()
		if attr.Text == "" {
			attr.Text = m.Value.Text
		}
	}
	return attr
}

// inDelimiters returns what stands between the first opening delimiter of text
// and its end.
func inDelimiters(text string) string {
	for i, c := range text {
		if c == '(' || c == '[' || c == '{' {
			return text[i+1 : max(i+1, len(text)-1)]
		}
	}
	return ""
}

// neverSet are names that are set in other kinds of builds than the one that
// bindgen describes, and so are silently off.
var neverSet = []string{
	"bench", "clippy", "coverage", "coverage_nightly", "doc", "docsrs", "doctest", "false", "fuzzing", "kani", "loom",
	"miri", "proc_macro", "rust_analyzer", "rustfmt", "sanitize", "tarpaulin", "test",
}

// answer is what a predicate evaluates to.
type answer int

const (
	no answer = iota
	yes
	// unknown is the answer to what bindgen cannot know, such as the version of
	// the compiler; it does no harm where the other parts decide.
	unknown
	// doubtfulNo and doubtfulYes are the answers where a name that bindgen
	// takes as not set decides.
	doubtfulNo
	doubtfulYes
	answers
)

func answerOf(holds bool) answer {
	if holds {
		return yes
	}
	return no
}

// holds evaluates a predicate, and returns the names in it that leave the
// result in doubt. One that cannot be evaluated is reported and holds, so that
// the item stays and is looked at as well.
func (env *cfgEnv) holds(p *Meta, report *diag.Report) (bool, []doubt) {
	env.met = nil
	switch env.eval(p, report) {
	case no:
		return false, nil
	case doubtfulNo:
		return false, env.met
	case doubtfulYes:
		return true, env.met
	case unknown:
		report.Error(diag.UnsupportedCfg, p.Span, "the cfg predicate `%s` cannot be evaluated without the compiler", p.Text).
			Helpf("use a feature of the crate for what the bindings depend on")
	}
	return true, nil
}

// eval answers one predicate. Every part of all(..) and any(..) is evaluated.
func (env *cfgEnv) eval(p *Meta, report *diag.Report) answer {
	name := p.Name()
	switch {
	case p.Path == nil && p.Value != nil && p.Value.Kind == ExprBool:
		return answerOf(p.Value.Text == "true")
	case name == "":
		return env.malformed(p, report)
	case p.IsList && (name == "all" || name == "any" || name == "not"):
		return env.evalList(name, p, report)
	case p.IsList:
		return unknown
	case p.Value == nil:
		return env.word(name, p)
	case p.Value.Kind != ExprStr:
		return env.malformed(p, report)
	}
	return env.value(name, p)
}

func (env *cfgEnv) evalList(name string, p *Meta, report *diag.Report) answer {
	if name == "not" && len(p.List) != 1 {
		return env.malformed(p, report)
	}
	var met [answers]bool
	for i := range p.List {
		met[env.eval(&p.List[i], report)] = true
	}
	// What decides comes first: one no for all(..), one yes for any(..).
	order := []answer{no, unknown, doubtfulNo, doubtfulYes, yes}
	if name == "any" {
		order = []answer{yes, unknown, doubtfulYes, doubtfulNo, no}
	}
	result := answerOf(name == "all")
	if at := slices.IndexFunc(order, func(a answer) bool { return met[a] }); at >= 0 {
		result = order[at]
	}
	if name == "not" {
		result = map[answer]answer{no: yes, yes: no, unknown: unknown, doubtfulNo: doubtfulYes, doubtfulYes: doubtfulNo}[result]
	}
	return result
}

// malformed reports a predicate that is not Rust. It holds, as in holds.
func (env *cfgEnv) malformed(p *Meta, report *diag.Report) answer {
	report.Error(diag.UnsupportedCfg, p.Span, "cannot evaluate the cfg predicate `%s`", p.Text).
		Helpf("use `all(..)`, `any(..)`, `not(..)`, `name` or `name = \"value\"`")
	return yes
}

func (env *cfgEnv) word(name string, p *Meta) answer {
	_, hasValue := env.values[name]
	switch {
	case name == "true":
		return yes
	case name == "unix" || name == "windows":
		env.asked[name] = env.words[name]
		return answerOf(env.words[name])
	case slices.Contains(neverSet, name), hasValue, name == "feature":
		// cfg(target_os) without a value is never set.
		return no
	}
	return env.doubt(name, p)
}

func (env *cfgEnv) value(name string, p *Meta) answer {
	want := p.Value.Value
	question := name + `="` + want + `"`
	values, known := env.values[name]
	switch {
	case name == "feature":
		env.asked[question] = env.features[want]
	case known:
		env.asked[question] = slices.Contains(values, want)
	case slices.Contains(neverSet, name):
		return no
	default:
		return env.doubt(name, p)
	}
	return answerOf(env.asked[question])
}
