package parser

import (
	"slices"
	"sort"
	"strings"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// featureSet finds out which features are on.
type featureSet struct {
	table    *tomlValue // [features]
	deps     []dependency
	explicit map[string]bool // optional dependencies that some feature names as dep:x
	active   map[string]bool
	passed   map[string][]string // what the active ones ask of a dependency, by its key
	report   *diag.Report
}

// activeFeatures returns the features that opts turn on in m.
func (m *manifest) activeFeatures(opts Options, report *diag.Report) *featureSet {
	set := &featureSet{
		table: m.root.get("features"), deps: m.featureDependencies(),
		explicit: map[string]bool{}, active: map[string]bool{}, passed: map[string][]string{}, report: report,
	}
	set.check()
	if !opts.NoDefaultFeatures && set.table.get("default") != nil {
		set.enable("default")
	}
	at := m.root.get("package").span
	if set.table != nil {
		at = set.table.span
	}
	for _, requested := range opts.Features {
		for _, name := range splitFeatures(requested) {
			set.request(name, at)
		}
	}
	return set
}

// splitFeatures returns the names in a value of --features.
func splitFeatures(value string) []string {
	return strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' })
}

// sorted returns the names of the active features.
func (s *featureSet) sorted() []string {
	out := make([]string, 0, len(s.active))
	for name := range s.active {
		out = append(out, name)
	}
	sort.Strings(out)
	return out
}

// check reports entries of [features] that name nothing.
func (s *featureSet) check() {
	for _, name := range s.table.names() {
		for _, entry := range s.table.get(name).list() {
			if dep, ok := strings.CutPrefix(entry.text, "dep:"); ok {
				s.explicit[dep] = true
			}
		}
	}
	for _, name := range s.table.names() {
		for _, entry := range s.table.get(name).list() {
			s.checkEntry(name, entry)
		}
	}
}

func (s *featureSet) checkEntry(name string, entry *tomlValue) {
	text := entry.text
	dep, isDep := strings.CutPrefix(text, "dep:")
	crate, _, ofDep := strings.Cut(text, "/")
	switch {
	case isDep && !optional(s.deps, dep):
		s.report.Error(diag.BadManifest, entry.span, "feature `%s` names `%s`, which is not an optional dependency", name, text).
			Helpf("add `optional = true` to the dependency `%s`", dep)
	case ofDep && !s.isDependency(strings.TrimSuffix(crate, "?")):
		s.report.Error(diag.BadManifest, entry.span, "feature `%s` names `%s`, but there is no such dependency", name, text).
			Helpf("add it to [dependencies]")
	case !isDep && !ofDep && !s.exists(text):
		s.report.Error(diag.BadManifest, entry.span, "feature `%s` names `%s`, which is neither a feature nor an optional dependency", name, text).
			Helpf("define it in [features]")
	}
}

func (s *featureSet) isDependency(name string) bool {
	return slices.ContainsFunc(s.deps, func(d dependency) bool { return d.key == name })
}

// exists reports whether name is a feature: of the table, or the one that an
// optional dependency gives unless some feature names it as dep:name.
func (s *featureSet) exists(name string) bool {
	return s.table.get(name) != nil || (optional(s.deps, name) && !s.explicit[name])
}

// request turns on what the command line asks for.
func (s *featureSet) request(name string, at source.Span) {
	crate, _, ofDep := strings.Cut(name, "/")
	if s.exists(name) || (ofDep && s.isDependency(strings.TrimSuffix(crate, "?"))) {
		s.enable(name)
		return
	}
	d := s.report.Error(diag.UnknownFeature, at, "the crate has no feature `%s`", name)
	var known []string
	known = append(known, s.table.names()...)
	for _, dep := range s.deps {
		if dep.optional && !s.explicit[dep.key] && !slices.Contains(known, dep.key) {
			known = append(known, dep.key)
		}
	}
	if len(known) == 0 {
		d.Helpf("it has no features: take the name out of `--features`, or out of `features` in bindgen.toml")
		return
	}
	sort.Strings(known)
	d.Helpf("its features are %s", strings.Join(known, ", "))
}

// enable turns on one entry of a feature list and all that follows from it.
func (s *featureSet) enable(entry string) {
	if strings.HasPrefix(entry, "dep:") {
		return // turns on a dependency, which is no feature of this crate
	}
	if crate, feature, ofDep := strings.Cut(entry, "/"); ofDep {
		key := strings.TrimSuffix(crate, "?")
		s.passed[key] = append(s.passed[key], feature)
		// `x?/y` leaves x as it is; `x/y` also turns on an optional x.
		if optional(s.deps, crate) && s.exists(crate) {
			s.enable(crate)
		}
		return
	}
	if s.active[entry] {
		return
	}
	s.active[entry] = true
	for _, implied := range s.table.get(entry).list() {
		s.enable(implied.text)
	}
}
