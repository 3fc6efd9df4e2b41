package parser

import (
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
)

// openCfgs says which questions of cfg stay without an answer under CfgKeep. Those
// that bindgen does not know do in any case.
type openCfgs struct {
	defined  map[string]bool // these do, as asked writes them
	features bool            // those about features do
	target   bool            // those about the target do
	// plain answers all of them: for the target and the features that were asked
	// for, both with their defaults.
	plain *cfgEnv
}

// cfgs returns what decides the cfgs of c, under the target t.
func (c *Crate) cfgs(t target, opts Options) *cfgEnv {
	env := newCfgEnv(t, c.Features)
	if opts.Cfg != CfgKeep {
		return env
	}
	env.open = &openCfgs{
		defined:  map[string]bool{},
		features: len(opts.Features) == 0 && !opts.NoDefaultFeatures,
		target:   opts.Target == "",
		plain:    newCfgEnv(t, c.Features),
	}
	for _, question := range opts.Defined {
		env.open.defined[normalQuestion(question)] = true
	}
	c.plain, c.twins, c.instead = env.open.plain, map[Item][]Item{}, map[Item][]Item{}
	return env
}

// normalQuestion returns a question as cfgEnv.asked writes it, from `a = "b"` or
// cbindgen's `a = b`.
func normalQuestion(text string) string {
	name, value, hasValue := strings.Cut(text, "=")
	if !hasValue {
		return strings.TrimSpace(text)
	}
	return strings.TrimSpace(name) + `="` + strings.Trim(strings.TrimSpace(value), `"`) + `"`
}

// open is the answer to what stays a question.
const open = unknown

// reduce answers p as far as it is decided. Where the answer is open, left is what
// remains to be asked.
func (env *cfgEnv) reduce(p *Meta, report *diag.Report) (result answer, left *Meta) {
	name := p.Name()
	if p.IsList && (name == "all" || name == "any" || name == "not") {
		return env.reduceList(name, p, report)
	}
	if env.isOpen(name, p) {
		return open, p
	}
	env.met = nil
	return env.eval(p, report), nil
}

// isOpen reports whether the question p, which is no list of others, stays one.
func (env *cfgEnv) isOpen(name string, p *Meta) bool {
	hasText := p.Value != nil && p.Value.Kind == ExprStr
	_, isTarget := env.values[name]
	switch {
	case name == "" || name == "test" || name == "true" || name == "false":
		return false
	case env.open.defined[questionOf(p)]:
		return true
	case p.Value != nil && !hasText:
		return false // no Rust
	case name == "feature":
		return hasText && env.open.features
	case isTarget:
		return hasText && env.open.target
	case name == "unix" || name == "windows":
		return env.open.target
	}
	return !slices.Contains(neverSet, name)
}

// questionOf returns p as cfgEnv.asked writes it.
func questionOf(p *Meta) string {
	if p.Value == nil {
		return p.Name()
	}
	return p.Name() + `="` + p.Value.Value + `"`
}

func (env *cfgEnv) reduceList(name string, p *Meta, report *diag.Report) (answer, *Meta) {
	if name == "not" {
		if len(p.List) != 1 {
			return env.malformed(p, report), nil
		}
		switch result, left := env.reduce(&p.List[0], report); result {
		case open:
			return open, p.withList(*left)
		case no:
			return yes, nil
		default:
			return no, nil
		}
	}
	decisive := answerOf(name == "any")
	decided := false
	var rest []Meta
	for i := range p.List {
		switch result, left := env.reduce(&p.List[i], report); result {
		case open:
			rest = append(rest, *left)
		case decisive:
			decided = true
		}
	}
	switch {
	case decided:
		return decisive, nil
	case len(rest) == 0:
		return answerOf(name == "all"), nil
	case len(rest) == 1:
		return open, &rest[0]
	}
	return open, p.withList(rest...)
}

// withList returns p, which is all(..), any(..) or not(..), with other arguments.
func (p *Meta) withList(list ...Meta) *Meta {
	out := predicate(p.Name(), list...)
	out.Span = p.Span
	return out
}

// predicate returns name(list..), at the place of the first of list.
func predicate(name string, list ...Meta) *Meta {
	texts := make([]string, len(list))
	for i := range list {
		texts[i] = list[i].Text
	}
	return &Meta{
		Path: []string{name}, List: list, IsList: true, Span: list[0].Span, Text: name + "(" + strings.Join(texts, ", ") + ")",
	}
}

// cfgAttr returns #[cfg(p)], which stands for what is left of from.
func cfgAttr(p *Meta, from Attr) Attr {
	return Attr{Path: []string{"cfg"}, Args: []Meta{*p}, Text: p.Text, Span: from.Span}
}

// expandOpen is expandOne for a cfg or cfg_attr, some of whose questions are open.
func (env *cfgEnv) expandOpen(attr Attr, e *expansion, report *diag.Report) {
	if attr.Path[0] == "cfg" && len(attr.Args) != 1 || len(attr.Args) == 0 {
		closed := *env
		closed.open = nil
		closed.expandOne(attr, e, report) // which says what is wrong
		return
	}
	result, left := env.reduce(&attr.Args[0], report)
	switch {
	case result == no && attr.Path[0] == "cfg":
		e.keep = false
	case result == no:
	case attr.Path[0] == "cfg":
		if result == open {
			e.attrs = append(e.attrs, cfgAttr(left, attr))
		}
	default:
		for i := range attr.Args[1:] {
			inner := attr.Args[1+i].attr()
			if result == open {
				env.expandUnder(left, inner, e, report)
			} else {
				env.expandOne(inner, e, report)
			}
		}
	}
}

// expandUnder expands attr, which is there where the open predicate p holds.
func (env *cfgEnv) expandUnder(p *Meta, attr Attr, e *expansion, report *diag.Report) {
	switch {
	case attr.Is("cfg") && len(attr.Args) == 1:
		// p implies it.
		env.expandOpen(cfgAttr(predicate("any", *predicate("not", *p), attr.Args[0]), attr), e, report)
		return
	case attr.Is("cfg_attr") && len(attr.Args) > 0:
		nested := attr
		nested.Args = append([]Meta{*predicate("all", *p, attr.Args[0])}, attr.Args[1:]...)
		env.expandOpen(nested, e, report)
		return
	case attr.Is("no_mangle") || attr.Is("export_name"):
		// For C there is no such item where the attribute is not.
		e.attrs = append(e.attrs, attr, cfgAttr(p, attr))
		return
	}
	holds, _ := env.open.plain.holds(p, report)
	if holds {
		e.attrs = append(e.attrs, attr)
	}
	if attr.Is("repr") {
		word := "taken as not there"
		if holds {
			word = "taken as there"
		}
		report.Notice(diag.CfgKept, attr.Span, "`%s` depends on cfg `%s`, and is %s", strings.Join(attr.Path, "::"), p.Text, word).
			Note("C has one layout for all targets and features here: that of %s", env.triple).
			Helpf("name what the header is for by `--target` or `--features`")
	}
}
