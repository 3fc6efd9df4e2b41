package config

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"example.com/bindgen/internal/diag"
	"example.com/bindgen/internal/source"
)

// settings are the keys of a configuration as written; zero where absent.
type settings struct {
	crate, abi, header, target string
	pythonPackage, pythonDir   string
	features                   []string
	noDefaultFeatures          bool
	backends                   []string // nil: all

	file *source.File
	at   map[string]source.Span // of each value, by key
}

// key is one setting: its name, what its value must be, and where it goes.
type key struct {
	name  string
	wants string // for messages: "a string"
	kind  unstable.Kind
	set   func(*settings, *entry)
	check func(*entry) string // what is wrong with the value; "" for nothing
}

// keys lists every setting; docs/configuration.md explains them in this order.
var keys = []key{
	{"crate", "a string", unstable.String, func(s *settings, e *entry) { s.crate = e.text }, localPath},
	{"backends", "an array of strings", unstable.Array, func(s *settings, e *entry) { s.backends = append([]string{}, e.list...) }, nil},
	{"features", "an array of strings", unstable.Array, func(s *settings, e *entry) { s.features = e.list }, nil},
	{"no-default-features", "true or false", unstable.Bool, func(s *settings, e *entry) { s.noDefaultFeatures = e.text == "true" }, nil},
	{"target", "a string", unstable.String, func(s *settings, e *entry) { s.target = e.text }, nil},
	{"header", "a string", unstable.String, func(s *settings, e *entry) { s.header = e.text }, localPath},
	{"abi", "a string", unstable.String, func(s *settings, e *entry) { s.abi = e.text }, jsonPath},
	{"python.package", "a string", unstable.String, func(s *settings, e *entry) { s.pythonPackage = e.text }, identifier},
	{"python.dir", "a string", unstable.String, func(s *settings, e *entry) { s.pythonDir = e.text }, localPath},
}

func decode(file *source.File, entries []entry, backends []string, report *diag.Report) *settings {
	s := &settings{file: file, at: map[string]source.Span{}}
	for i := range entries {
		e := &entries[i]
		k := slices.IndexFunc(keys, func(k key) bool { return k.name == e.name() })
		switch {
		case k >= 0:
			s.apply(&keys[k], e, report)
		case e.kind == unstable.Table && isTable(e.name()):
		default:
			unknown(e, report)
		}
	}
	s.checkBackends(backends, report)
	return s
}

func (s *settings) apply(k *key, e *entry, report *diag.Report) {
	if e.kind != k.kind || e.bad {
		report.Error(diag.BadConfig, e.span, "`%s` has to be %s", k.name, k.wants)
		return
	}
	if k.check != nil {
		if fault := k.check(e); fault != "" {
			report.Error(diag.BadConfig, e.span, "`%s` %s", k.name, fault)
			return
		}
	}
	s.at[k.name] = e.span
	k.set(s, e)
}

func (s *settings) checkBackends(known []string, report *diag.Report) {
	for _, name := range s.backends {
		if slices.Contains(known, name) {
			continue
		}
		d := report.Error(diag.BadConfig, s.at["backends"], "there is no backend `%s`", name)
		if near := diag.Nearest(name, known); near != "" {
			d.Helpf("did you mean `%s`?", near)
		} else {
			d.Helpf("the backends are %s", strings.Join(known, ", "))
		}
	}
}

func isTable(name string) bool {
	return slices.ContainsFunc(keys, func(k key) bool { return strings.HasPrefix(k.name, name+".") })
}

func unknown(e *entry, report *diag.Report) {
	var names []string
	for _, k := range keys {
		names = append(names, k.name)
	}
	d := report.Error(diag.BadConfig, e.key, "there is no setting `%s`", e.name())
	if near := diag.Nearest(e.name(), names); near != "" {
		d.Helpf("did you mean `%s`?", near)
	} else {
		d.Helpf("the settings are %s", strings.Join(names, ", "))
	}
}

func localPath(e *entry) string {
	switch {
	case e.text == "":
		return "is empty"
	case strings.Contains(e.text, `\`):
		return "has to be written with / between its parts"
	case !filepath.IsLocal(filepath.FromSlash(e.text)):
		return "has to stay below the directory of this file"
	case path.Clean(e.text) != strings.TrimSuffix(e.text, "/"):
		return fmt.Sprintf("is not in its shortest form, which is `%s`", path.Clean(e.text))
	default:
		return ""
	}
}

func jsonPath(e *entry) string {
	if fault := localPath(e); fault != "" {
		return fault
	}
	if path.Ext(e.text) != ".json" {
		return "has to end in .json"
	}
	return ""
}

func identifier(e *entry) string {
	for i, c := range e.text {
		if c != '_' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (i == 0 || c < '0' || c > '9') {
			return "has to be one identifier of letters, digits and _"
		}
	}
	if e.text == "" {
		return "is empty"
	}
	return ""
}
