package metadata

import (
	"net/url"
	"strings"

	"example.com/bindgen/internal/pyproject"
)

func (b *builder) keywords() {
	var values []pyproject.Value
	if b.fromCargo("keywords") {
		if len(b.crate.Keywords) == 0 {
			b.missing("keywords", "keywords")
		}
		for _, k := range b.crate.Keywords {
			values = append(values, pyproject.Value{Text: k.Text, Span: k.Span})
		}
	} else {
		values = b.project.Keywords.Values
	}
	for _, v := range values {
		if strings.Contains(v.Text, ",") {
			b.bad(v.Span, "the keyword `%s` has a comma, which stands between keywords", v.Text).Helpf("make it two keywords")
		}
	}
	b.m.Keywords = b.lines("keywords", values)
}

func (b *builder) classifiers() {
	if b.project == nil {
		return
	}
	b.m.Classifiers = b.lines("classifiers", b.project.Classifiers.Values)
	for _, v := range b.project.Classifiers.Values {
		switch name := strings.TrimSpace(v.Text); {
		case strings.HasPrefix(name, "License ::") && b.m.License != "":
			b.bad(v.Span, "a classifier of the licence beside a licence expression").
				Note("PEP 639: the expression says it, and the index refuses both").
				Helpf("remove the classifier")
		case name != "" && !strings.Contains(name, " :: "):
			b.bad(v.Span, "`%s` is no classifier", name).
				Helpf("https://pypi.org/classifiers lists them: \"Programming Language :: Rust\"")
		}
	}
}

// longestLabel is how long the label of a URL may be.
const longestLabel = 32

// urls sets the lines Project-URL.
func (b *builder) urls() {
	if !b.fromCargo("urls") {
		for _, pair := range b.project.URLs {
			b.url(strings.TrimSpace(pair.Key.Text), pair)
		}
		return
	}
	c := b.crate
	for _, from := range []struct {
		label string
		url   pyproject.Value
	}{
		{"Homepage", pyproject.Value{Text: c.Homepage.Text, Span: c.Homepage.Span}},
		{"Repository", pyproject.Value{Text: c.Repository.Text, Span: c.Repository.Span}},
		{"Documentation", pyproject.Value{Text: c.Documentation.Text, Span: c.Documentation.Span}},
	} {
		if from.url.Given() {
			b.url(from.label, pyproject.Pair{Value: from.url})
		}
	}
	if len(b.m.URLs) == 0 {
		b.missing("urls", "homepage, repository or documentation")
	}
}

func (b *builder) url(label string, pair pyproject.Pair) {
	switch {
	case label == "" || strings.Contains(label, ","):
		b.bad(pair.Key.Span, "the label `%s` of a URL is empty or has a comma", label).Helpf("write for instance: Homepage = \"https://example.org\"")
		return
	case len([]rune(label)) > longestLabel:
		b.bad(pair.Key.Span, "the label of a URL has more than %d characters", longestLabel).Helpf("shorten it: Homepage, Changelog, Issues")
		return
	case !b.line("urls", text{label, pair.Key.Span}) || !b.line("urls", text{pair.Value.Text, pair.Value.Span}):
		return
	}
	link := strings.TrimSpace(pair.Value.Text)
	if u, err := url.Parse(link); err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		b.bad(pair.Value.Span, "`%s` is no URL of the web", link).Helpf("write it whole: https://example.org")
		return
	}
	b.m.URLs = append(b.m.URLs, URL{label, link})
}
