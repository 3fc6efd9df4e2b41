package parser

import (
	"slices"
	"strings"

	"example.com/bindgen/internal/diag"
)

// Way is a choice of features and target under which cfg would keep something,
// as a difference from the choice that was made.
type Way struct {
	Features          []string // to add
	NoDefaultFeatures bool     // to ask for
	Target            string   // to choose; "" for the same one
	// Undeclared are features that [features] of Cargo.toml would have to
	// declare first.
	Undeclared []string
}

// commonTargets are tried before all others.
var commonTargets = []string{DefaultTarget, "x86_64-pc-windows-msvc", "aarch64-apple-darwin"}

// wayTo finds the smallest step that makes a present; false where there is
// none, as for what only tests have. It never takes back a feature that was
// asked for: what that removes is removed on purpose.
func (m *manifest) wayTo(a *absence, opts Options) (Way, bool) {
	features, targets := questions(a.attrs)
	var steps []Way
	for _, f := range features {
		steps = append(steps, Way{Features: []string{f}})
	}
	if len(features) > 1 {
		steps = append(steps, Way{Features: features})
	}
	if len(features) > 0 {
		steps = append(steps, Way{NoDefaultFeatures: true})
	}
	if targets {
		for _, t := range slices.Concat(commonTargets, targetTriples()) {
			steps = append(steps, Way{Target: t})
		}
		if len(features) > 0 {
			for _, t := range slices.Concat(commonTargets, targetTriples()) {
				steps = append(steps, Way{Features: features, Target: t})
			}
		}
	}
	for _, step := range steps {
		if m.leadsTo(a, step, opts) {
			step.Undeclared = m.undeclared(step.Features)
			return step, true
		}
	}
	return Way{}, false
}

// leadsTo reports whether a is present after the step.
func (m *manifest) leadsTo(a *absence, step Way, opts Options) bool {
	if step.Target != "" {
		opts.Target = step.Target
	}
	t, ok := lookupTarget(opts.Target)
	if !ok {
		return false
	}
	opts.Features = slices.Concat(opts.Features, step.Features)
	opts.NoDefaultFeatures = opts.NoDefaultFeatures || step.NoDefaultFeatures
	active := m.activeFeatures(opts, &diag.Report{}).sorted()
	e := newCfgEnv(t, append(active, m.undeclared(step.Features)...)).expand(a.attrs, &diag.Report{})
	return e.keep && (!a.unmarked || marks(e.attrs))
}

// undeclared returns those of names that are no features of the crate.
func (m *manifest) undeclared(names []string) []string {
	var out []string
	for _, name := range names {
		var report diag.Report
		m.activeFeatures(Options{NoDefaultFeatures: true, Features: []string{name}}, &report)
		if slices.ContainsFunc(report.Sorted(), func(d *diag.Diagnostic) bool { return d.Code == diag.UnknownFeature }) {
			out = append(out, name)
		}
	}
	return out
}

// questions returns the features that the conditions in attrs ask for, and
// whether they ask about the target.
func questions(attrs []Attr) (features []string, aboutTarget bool) {
	attrs = conditions(attrs)
	if len(attrs) == 0 {
		return nil, false
	}
	known, _ := lookupTarget("")
	var ask func(m *Meta)
	ask = func(m *Meta) {
		name := m.Name()
		switch {
		case name == "feature" && m.Value != nil:
			if !slices.Contains(features, m.Value.Value) {
				features = append(features, m.Value.Value)
			}
		case name == "unix" || name == "windows" || known.values[name] != nil:
			aboutTarget = true
		}
		for i := range m.List {
			ask(&m.List[i])
		}
	}
	for _, attr := range attrs {
		for i := range attr.Args {
			ask(&attr.Args[i])
		}
	}
	return features, aboutTarget
}

// canAppear reports whether another choice of features or target may make the
// conditions in attrs hold.
func canAppear(attrs []Attr) bool {
	features, aboutTarget := questions(attrs)
	return len(features) > 0 || aboutTarget
}

// targetTriples returns the targets of the table in its order.
func targetTriples() []string {
	var out []string
	for line := range strings.Lines(targetTable) {
		if fields := strings.Fields(line); len(fields) == 12 && fields[0] != "#" {
			out = append(out, fields[0])
		}
	}
	return out
}
